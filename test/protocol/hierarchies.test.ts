import assert from 'node:assert/strict';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  TypeHierarchyItem,
} from 'vscode-languageserver/node';
import { parseFixture } from '../support/fixture';
import { LAMP_SPEC, LAMP_TASKS, lampWith } from '../support/idForms';
import { LanguageClient, rangeOfPiece, uriOf } from '../support/languageClient';
import { temporaryFolder } from '../support/temporaryFolder';

interface Lamp {
  readonly client: LanguageClient;
  readonly spec: string;
  readonly tasks: string;
  readonly texts: ReadonlyMap<string, string>;
  readonly prepare: (kind: 'Call' | 'Type', uri: string, text: string, piece: string) => Promise<CallHierarchyItem[]>;
}

async function lamp(): Promise<Lamp> {
  const { files: texts } = parseFixture(lampWith('- [ ] T003 Turn it (FR-003), depends on T001 and T002\n'));
  const root = temporaryFolder(Object.fromEntries(texts));
  const client = await LanguageClient.start({ folders: [root] });
  await client.settled();
  const [spec, tasks] = [uriOf(root, LAMP_SPEC), uriOf(root, LAMP_TASKS)];
  await client.open(spec, texts.get(LAMP_SPEC) ?? '');
  await client.open(tasks, texts.get(LAMP_TASKS) ?? '');
  const prepare: Lamp['prepare'] = (kind, uri, text, piece) =>
    client.request(`textDocument/prepare${kind}Hierarchy`, {
      textDocument: { uri },
      position: rangeOfPiece(text, piece).start,
    });
  return { client, spec, tasks, texts, prepare };
}

describe('hierarchies', () => {
  it('call what waits for work its caller, in both directions and after an edit', async () => {
    const { client, tasks, texts, prepare } = await lamp();
    const text = texts.get(LAMP_TASKS) ?? '';
    const [first] = await prepare('Call', tasks, text, 'T001');
    assert.equal(first?.name, 'T001');
    assert.deepEqual(first.selectionRange, rangeOfPiece(text, 'T001'));
    const moved = text.replace('- [ ] T002', '- [ ] T010 Rest\n- [ ] T002');
    await client.change(tasks, 2, moved);
    const incoming = await client.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item: first });
    assert.deepEqual(
      incoming.map(({ from, fromRanges }) => ({ name: from.name, fromRanges })),
      [{ name: 'T003', fromRanges: [rangeOfPiece(moved, 'T001', 1)] }],
    );
    const outgoing = await client.request<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', {
      item: incoming[0]?.from,
    });
    assert.deepEqual(
      outgoing.map(({ to, fromRanges }) => ({ name: to.name, at: to.selectionRange, fromRanges })),
      ['T001', 'T002'].map((name) => ({
        name,
        at: rangeOfPiece(moved, name),
        fromRanges: [rangeOfPiece(moved, name, 1)],
      })),
    );
    await client.change(tasks, 3, text.replace('T001 Fill', 'T031 Fill'));
    assert.equal(await client.request('callHierarchy/incomingCalls', { item: first }), null);
  });

  it('call what something comes from its supertype, and what follows from it its subtypes', async () => {
    const { client, spec, tasks, texts, prepare } = await lamp();
    const text = texts.get(LAMP_SPEC) ?? '';
    const [requirement] = await prepare('Type', spec, text, 'FR-003');
    assert.equal(requirement?.detail, 'The lamp MUST turn');
    await client.change(spec, 2, text.replace('## Requirements', 'Some words.\n\n## Requirements'));
    const below = await client.request<TypeHierarchyItem[]>('typeHierarchy/subtypes', { item: requirement });
    assert.deepEqual(
      below.map(({ name, uri }) => ({ name, uri })),
      [{ name: 'T003', uri: tasks }],
    );
    const above = await client.request<TypeHierarchyItem[]>('typeHierarchy/supertypes', { item: below[0] });
    assert.deepEqual(
      above.map(({ name, uri }) => ({ name, uri })),
      [{ name: 'FR-003', uri: spec }],
    );
    await client.change(spec, 3, text.replace('**FR-003**', '**FR-013**'));
    assert.equal(await client.request('typeHierarchy/subtypes', { item: requirement }), null);
  });

  it('have nothing to say of items that are not theirs', async () => {
    const { client, spec, texts, prepare } = await lamp();
    const [item] = await prepare('Type', spec, texts.get(LAMP_SPEC) ?? '', 'FR-003');
    for (const data of [undefined, null, 7, {}, { kind: 'item', path: 'a' }, { kind: 'words' }]) {
      assert.equal(await client.request('typeHierarchy/subtypes', { item: { ...item, data } }), null);
      assert.equal(await client.request('callHierarchy/incomingCalls', { item: { ...item, data } }), null);
    }
  });
});
