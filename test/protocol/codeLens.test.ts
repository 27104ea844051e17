import assert from 'node:assert/strict';
import type { CodeLens } from 'vscode-languageserver/node';
import { showPlacesCommand } from '../../server/src/protocol';
import { parseFixture } from '../support/fixture';
import { LAMP_SPEC, LAMP_TASKS, lampWith } from '../support/idForms';
import { everything, LanguageClient, rangeOfPiece, uriOf } from '../support/languageClient';
import { temporaryFolder } from '../support/temporaryFolder';

const REFRESH = 'workspace/codeLens/refresh';

interface Lamp {
  readonly client: LanguageClient;
  readonly spec: string;
  readonly tasks: string;
  readonly texts: ReadonlyMap<string, string>;
  /** Lenses as an editor that shows them has them. */
  readonly shown: (uri: string) => Promise<CodeLens[]>;
  readonly refreshes: () => number;
}

async function lamp(initializationOptions?: unknown): Promise<Lamp> {
  const { files: texts } = parseFixture(lampWith('- [ ] T003 Turn it (FR-002, FR-003)\n'));
  const root = temporaryFolder(Object.fromEntries(texts));
  const client = await LanguageClient.start({
    folders: [root],
    initializationOptions,
    capabilities: { ...everything, workspace: { ...everything.workspace, codeLens: { refreshSupport: true } } },
  });
  await client.settled();
  const [spec, tasks] = [uriOf(root, LAMP_SPEC), uriOf(root, LAMP_TASKS)];
  await client.open(spec, texts.get(LAMP_SPEC) ?? '');
  await client.open(tasks, texts.get(LAMP_TASKS) ?? '');
  const shown = async (uri: string): Promise<CodeLens[]> => {
    const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    return Promise.all(lenses.map((lens) => client.request<CodeLens>('codeLens/resolve', lens)));
  };
  const refreshes = (): number => client.asked.filter(({ method }) => method === REFRESH).length;
  return { client, spec, tasks, texts, shown, refreshes };
}

describe('code lenses', () => {
  it('run the command that shows places in clients that have it', async () => {
    const { spec, tasks, texts, shown } = await lamp({ showsPlaces: true });
    const text = texts.get(LAMP_SPEC) ?? '';
    const lenses = await shown(spec);
    const place = rangeOfPiece(text, 'FR-001');
    const lens = lenses.find(({ range }) => range.start.line === place.start.line);
    assert.deepEqual(lens?.range, place);
    assert.deepEqual(lens.command, {
      title: 'covered by 1',
      command: showPlacesCommand,
      arguments: [spec, place.start, [{ uri: tasks, range: rangeOfPiece(texts.get(LAMP_TASKS) ?? '', 'FR-001') }]],
    });
    const bare = lenses.find(({ command }) => command?.title === 'not covered');
    assert.equal(bare?.command?.command, '', 'nothing would be shown');
  });

  it('are sentences in clients that do not say that they have it', async () => {
    const { spec, shown } = await lamp();
    const commands = (await shown(spec)).map(({ command }) => command);
    assert.equal(commands[1]?.title, 'covered by 1');
    assert.ok(commands.every((command) => command?.command === '' && command.arguments === undefined));
  });

  it('are resolved in the documents as they are by then', async () => {
    const { client, spec, texts } = await lamp({ showsPlaces: true });
    const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: spec } });
    const text = texts.get(LAMP_SPEC) ?? '';
    const line = rangeOfPiece(text, 'FR-001').start.line;
    const covered = lenses.find(({ range }) => range.start.line === line);
    const moved = text.replace('## Requirements', 'Some words.\n\n## Requirements');
    await client.change(spec, 2, moved);
    const resolved = await client.request<CodeLens>('codeLens/resolve', covered);
    assert.equal(resolved.command?.title, 'covered by 1');
    assert.deepEqual(resolved.command.arguments?.[1], rangeOfPiece(moved, 'FR-001').start);
    await client.change(spec, 3, text.replace('FR-001', 'FR-009'));
    const gone = await client.request<CodeLens>('codeLens/resolve', covered);
    assert.deepEqual(gone.command, { title: 'covered by 1', command: '' });
  });

  it('are asked for again when work elsewhere changes what they say, and only then', async () => {
    const { client, spec, tasks, texts, shown, refreshes } = await lamp();
    const text = texts.get(LAMP_TASKS) ?? '';
    await shown(spec);
    await shown(tasks);
    await client.change(tasks, 2, text.replace('Trim it', 'Trim it well'));
    await client.checked();
    await client.change(tasks, 3, text.replace('Trim it', 'Trim it (FR-004)'));
    await client.until('it is told to ask again', () => refreshes() > 0);
    assert.equal(refreshes(), 1);
    const titles = (await shown(spec)).map(({ command }) => command?.title);
    assert.equal(titles.filter((title) => title === 'covered by 1').length, 4);
  });
});
