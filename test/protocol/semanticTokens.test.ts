import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { SemanticTokens, SemanticTokensDelta, SemanticTokensLegend } from 'vscode-languageserver/node';
import { everything, LanguageClient, rangeOfPiece, uriOf } from '../support/languageClient';
import { temporaryFolder } from '../support/temporaryFolder';
import { LAMP_SPEC, LAMP_TASKS, lampWith } from '../support/idForms';
import { parseFixture } from '../support/fixture';

const REFRESH = 'workspace/semanticTokens/refresh';

interface Lamp {
  readonly client: LanguageClient;
  readonly spec: string;
  readonly tasks: string;
  readonly texts: ReadonlyMap<string, string>;
  readonly full: (uri: string) => Promise<SemanticTokens>;
  readonly refreshes: () => number;
}

async function lamp(tokenTypes: string[] = []): Promise<Lamp> {
  const { files: texts } = parseFixture(lampWith(''));
  const root = temporaryFolder(Object.fromEntries(texts));
  const client = await LanguageClient.start({
    folders: [root],
    capabilities: {
      ...everything,
      workspace: { ...everything.workspace, semanticTokens: { refreshSupport: true } },
      textDocument: {
        ...everything.textDocument,
        semanticTokens: { requests: { full: true }, tokenTypes, tokenModifiers: [], formats: ['relative'] },
      },
    },
  });
  await client.settled();
  const [spec, tasks] = [uriOf(root, LAMP_SPEC), uriOf(root, LAMP_TASKS)];
  await client.open(spec, texts.get(LAMP_SPEC) ?? '');
  await client.open(tasks, texts.get(LAMP_TASKS) ?? '');
  const full = (uri: string): Promise<SemanticTokens> =>
    client.request('textDocument/semanticTokens/full', { textDocument: { uri } });
  const refreshes = (): number => client.asked.filter(({ method }) => method === REFRESH).length;
  return { client, spec, tasks, texts, full, refreshes };
}

const legendOf = (client: LanguageClient): SemanticTokensLegend => {
  const provider = client.initialized.capabilities.semanticTokensProvider;
  assert.ok(provider);
  return provider.legend;
};

/** `FR-001 property definition covered` */
function inWords(client: LanguageClient, text: string, data: readonly number[]): string[] {
  const { tokenTypes, tokenModifiers } = legendOf(client);
  const lines = text.split('\n');
  const words: string[] = [];
  let line = 0;
  let character = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [down = 0, right = 0, length = 0, type = -1, modifiers = 0] = data.slice(at, at + 5);
    line += down;
    character = down > 0 ? right : character + right;
    const said = tokenModifiers.filter((_, i) => (modifiers & (1 << i)) !== 0);
    words.push([lines[line]?.slice(character, character + length), tokenTypes[type], ...said].join(' '));
  }
  return words;
}

describe('the colours of IDs', () => {
  it('are told in words of the protocol, or in those of Plantrace to a client that knows them', async () => {
    const plain = await lamp();
    const text = plain.texts.get(LAMP_SPEC) ?? '';
    const { data } = await plain.full(plain.spec);
    assert.deepEqual(inWords(plain.client, text, data).slice(0, 2), [
      'FR-001 property definition covered',
      'FR-002 property definition negative',
    ]);
    const own = await lamp(['plan-requirement']);
    assert.equal(
      inWords(own.client, text, (await own.full(own.spec)).data)[0],
      'FR-001 plan-requirement definition covered',
    );
  });

  it('come as the difference to what was sent last, and whole where the client has something else', async () => {
    const { client, spec, texts, full } = await lamp();
    const text = texts.get(LAMP_SPEC) ?? '';
    const first = await full(spec);
    const delta = (previousResultId: string | undefined): Promise<SemanticTokensDelta & SemanticTokens> =>
      client.request('textDocument/semanticTokens/full/delta', { textDocument: { uri: spec }, previousResultId });
    const same = await delta(first.resultId);
    assert.deepEqual(same.edits, []);
    const longer = text.replace('- **FR-003**', '- **FR-009**: New (see FR-001)\n- **FR-003**');
    await client.change(spec, 2, longer);
    const changed = await delta(same.resultId);
    assert.equal(changed.edits.length, 1);
    const patched = [...first.data];
    for (const { start, deleteCount, data } of changed.edits) patched.splice(start, deleteCount, ...(data ?? []));
    const whole = await full(spec);
    assert.deepEqual(patched, whole.data);
    assert.ok(changed.edits[0] && changed.edits[0].deleteCount < first.data.length / 2);
    assert.ok(inWords(client, longer, patched).includes('FR-009 property definition'));
    const old = await delta(first.resultId);
    assert.equal(old.edits, undefined);
    assert.deepEqual(old.data, whole.data);
    await client.close(spec);
    await client.open(spec, text);
    assert.deepEqual((await delta(old.resultId)).data, first.data, 'what was closed is forgotten');
  });

  it('can be asked for in a range', async () => {
    const { client, spec, texts } = await lamp();
    const text = texts.get(LAMP_SPEC) ?? '';
    const tokens = await client.request<SemanticTokens>('textDocument/semanticTokens/range', {
      textDocument: { uri: spec },
      range: rangeOfPiece(text, 'FR-003'),
    });
    assert.deepEqual(inWords(client, text, tokens.data), ['FR-003 property definition']);
  });

  it('are asked for again when work elsewhere covers what is shown, and only then', async () => {
    const { client, spec, tasks, texts, full, refreshes } = await lamp();
    const text = texts.get(LAMP_TASKS) ?? '';
    await full(spec);
    await full(tasks);
    const after = async (version: number, changed: string): Promise<void> => {
      await client.change(tasks, version, changed);
      await client.checked();
      await pause(100);
    };
    await after(2, text.replace('Trim it', 'Trim it well'));
    assert.equal(refreshes(), 0, 'nothing that is shown has changed');
    await after(3, text.replace('Trim it', 'Trim it (FR-003)'));
    assert.equal(refreshes(), 1);
    await after(4, text.replace('Trim it', 'Trim it (FR-004)'));
    assert.equal(refreshes(), 1, 'a client that does not ask again is not told twice');
    const { data } = await full(spec);
    assert.ok(inWords(client, texts.get(LAMP_SPEC) ?? '', data).includes('FR-004 property definition covered'));
    await after(5, text);
    assert.equal(refreshes(), 2);
  });

  it('are asked for again when they are switched off', async () => {
    const { client, spec, full, refreshes } = await lamp();
    await full(spec);
    await client.notify('workspace/didChangeConfiguration', {
      settings: { plantrace: { features: { semanticTokens: false } } },
    });
    await client.until('it is told to ask again', () => refreshes() === 1);
    assert.equal(await full(spec), null);
  });
});
