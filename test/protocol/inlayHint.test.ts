import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { InlayHint, MarkupContent } from 'vscode-languageserver/node';
import { parseFixture } from '../support/fixture';
import { LAMP_SPEC, LAMP_TASKS, lampWith } from '../support/idForms';
import { everything, LanguageClient, rangeOfPiece, uriOf } from '../support/languageClient';
import { temporaryFolder } from '../support/temporaryFolder';

const REFRESH = 'workspace/inlayHint/refresh';
const ALL = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };

interface Lamp {
  readonly client: LanguageClient;
  readonly spec: string;
  readonly tasks: string;
  readonly texts: ReadonlyMap<string, string>;
  readonly hints: (range?: typeof ALL) => Promise<InlayHint[]>;
  readonly refreshes: () => number;
}

async function lamp(properties = ['tooltip']): Promise<Lamp> {
  const { files: texts } = parseFixture(lampWith('\n- FR-003\n- FR-004\n'));
  const root = temporaryFolder(Object.fromEntries(texts));
  const client = await LanguageClient.start({
    folders: [root],
    capabilities: {
      ...everything,
      workspace: { ...everything.workspace, inlayHint: { refreshSupport: true } },
      textDocument: { ...everything.textDocument, inlayHint: { resolveSupport: { properties } } },
    },
  });
  await client.settled();
  const [spec, tasks] = [uriOf(root, LAMP_SPEC), uriOf(root, LAMP_TASKS)];
  await client.open(spec, texts.get(LAMP_SPEC) ?? '');
  await client.open(tasks, texts.get(LAMP_TASKS) ?? '');
  const hints = (range = ALL): Promise<InlayHint[]> =>
    client.request('textDocument/inlayHint', { textDocument: { uri: tasks }, range });
  const refreshes = (): number => client.asked.filter(({ method }) => method === REFRESH).length;
  return { client, spec, tasks, texts, hints, refreshes };
}

const labelOf = ({ label }: InlayHint): string =>
  typeof label === 'string' ? label : label.map(({ value }) => value).join('');

describe('inlay hints', () => {
  it('stand behind IDs, and lead to what they are about', async () => {
    const { spec, texts, hints } = await lamp();
    const [first, ...others] = await hints();
    assert.equal(others.length, 1);
    assert.deepEqual(first?.position, rangeOfPiece(texts.get(LAMP_TASKS) ?? '', 'FR-003').end);
    assert.equal(first.paddingLeft, true);
    const location = { uri: spec, range: rangeOfPiece(texts.get(LAMP_SPEC) ?? '', 'FR-003') };
    assert.deepEqual(first.label, [{ value: 'The lamp MUST turn', location }]);
    assert.equal(first.tooltip, undefined);
  });

  it('are asked for in a range', async () => {
    const { texts, hints } = await lamp();
    const found = await hints(rangeOfPiece(texts.get(LAMP_TASKS) ?? '', '- FR-004'));
    assert.deepEqual(found.map(labelOf), ['The lamp MUST dim at dawn']);
  });

  it('say more when somebody points at them, in the documents as they are by then', async () => {
    const { client, spec, texts, hints } = await lamp();
    const [first] = await hints();
    const text = texts.get(LAMP_SPEC) ?? '';
    await client.change(spec, 2, text.replace('- **FR-001**', '\n- **FR-001**').replace('MUST turn', 'MUST spin'));
    const { tooltip } = await client.request<InlayHint>('inlayHint/resolve', first);
    assert.match((tooltip as MarkupContent).value, /FR-003.*MUST spin/);
    await client.change(spec, 3, text.replace('FR-003', 'FR-008'));
    const gone = await client.request<InlayHint>('inlayHint/resolve', first);
    assert.deepEqual(gone, first);
  });

  it('have the whole title with them for clients that do not ask again', async () => {
    const { hints } = await lamp([]);
    assert.equal((await hints())[0]?.tooltip, 'The lamp MUST turn');
  });

  it('are asked for again when what they say changes elsewhere, and only then', async () => {
    const { client, spec, texts, hints, refreshes } = await lamp();
    const text = texts.get(LAMP_SPEC) ?? '';
    await hints();
    await client.change(spec, 2, text.replace('all night', 'all day'));
    await client.checked();
    await pause(100);
    assert.equal(refreshes(), 0, 'nothing that is shown has changed');
    await client.change(spec, 3, text.replace('MUST turn', 'MUST spin'));
    await client.until('it is told to ask again', () => refreshes() > 0);
    assert.deepEqual((await hints()).map(labelOf), ['The lamp MUST spin', 'The lamp MUST dim at dawn']);
  });
});
