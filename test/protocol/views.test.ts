import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  viewNames,
  type AuthoringResult,
  type ViewNode,
  type ViewParams,
  type ViewResult,
} from '../../server/src/protocol';
import { LanguageClient, uriOf } from '../support/languageClient';
import { copyOfExample, temporaryFolder } from '../support/temporaryFolder';

const PHASE_1 = 'docs/plans/phase-1-ledger-and-patrons.md';

async function desk(...more: string[]) {
  const root = copyOfExample('phased-plan');
  const client = await LanguageClient.start({
    folders: [root, ...more],
    initializationOptions: { diagnostics: { delay: 10 } },
  });
  await client.settled();
  const ask = (params: ViewParams): Promise<ViewResult> => client.request<ViewResult>('plantrace/view', params);
  return { client, root, ask, text: (file: string) => readFileSync(path.join(root, file), 'utf8') };
}

type Ask = (params: ViewParams) => Promise<ViewResult>;

async function wholeView(ask: Ask, params: ViewParams): Promise<ViewNode[]> {
  const all: ViewNode[] = [];
  for (const node of (await ask(params)).nodes) {
    all.push(node);
    if (node.expandable) all.push(...(await wholeView(ask, { ...params, node: node.id })));
  }
  return all;
}

/** Where the words stand that a document holds. */
function positionOf(text: string, words: string): { line: number; character: number } {
  const before = text.slice(0, text.indexOf(words) + 1).split('\n');
  return { line: before.length - 1, character: before[before.length - 1]?.length ?? 0 };
}

describe('the views', () => {
  it('have nodes with unique ids, sentences for screen readers, and children where they promise some', async () => {
    const { ask, root, text } = await desk();
    const cursor = { uri: uriOf(root, PHASE_1), position: positionOf(text(PHASE_1), '[2.3-4]') };
    for (const view of viewNames) {
      const nodes = await wholeView(ask, { view, ...(view === 'trace' ? cursor : {}) });
      assert.ok(nodes.length > 5, view);
      assert.equal(new Set(nodes.map(({ id }) => id)).size, nodes.length, view);
      for (const { label, accessibleLabel, icon } of nodes)
        assert.ok(label !== '' && accessibleLabel !== '' && icon !== '', `${view} ${label}`);
    }
  });

  it('limit requirements to what is asked for, and say how many are left out', async () => {
    const { ask } = await desk();
    const all = await ask({ view: 'requirements' });
    assert.deepEqual([all.shown, all.all], [141, 141]);
    const left = await ask({ view: 'requirements', only: ['uncovered'] });
    assert.deepEqual(
      [left.shown, left.all, left.nodes.map(({ label }) => label)],
      [1, 141, ['Shelfway: High-Level Requirements']],
    );
    const cited = (await wholeView(ask, { view: 'requirements', text: ' Silently ' })).flatMap(
      (node) => node.cited ?? [],
    );
    assert.deepEqual(cited, ['[3.4.1-3]']);
  });

  it('keep their ids while text moves', async () => {
    const { client, ask, root, text } = await desk();
    const before = new Map<string, string[]>();
    const ids = async (view: ViewParams['view']): Promise<string[]> =>
      (await wholeView(ask, { view })).map(({ id }) => id);
    for (const view of ['requirements', 'questions', 'gaps'] as const) before.set(view, await ids(view));
    await client.open(uriOf(root, PHASE_1), text(PHASE_1).replace('\n', '\n\nSome words more.\n'));
    await client.settled();
    for (const [view, known] of before) assert.deepEqual(await ids(view as ViewParams['view']), known);
  });

  it('follow an edit, each of them', async () => {
    const { client, ask, root, text } = await desk();
    const counts = async (): Promise<number[]> => [
      (await ask({ view: 'requirements', only: ['uncovered'] })).shown,
      (await ask({ view: 'gaps' })).all,
    ];
    const [uncovered = 0, gaps = 0] = await counts();
    const without = text(PHASE_1)
      .replace(/\[3\.2-1\]/g, '')
      .replace(/^- \[.\] {2}A loan can be renewed twice.*\n/m, '');
    await client.open(uriOf(root, PHASE_1), without);
    await client.settled();
    const [uncoveredNow = 0, gapsNow = 0] = await counts();
    assert.ok(uncoveredNow > uncovered, `${uncoveredNow}`);
    assert.ok(gapsNow > gaps, `${gapsNow}`);
  });

  it('trace what stands at the cursor, and go on with what is pinned', async () => {
    const { ask, root, text } = await desk();
    const uri = uriOf(root, PHASE_1);
    const [traced] = (await ask({ view: 'trace', uri, position: positionOf(text(PHASE_1), '[2.3-4]') })).nodes;
    assert.equal(traced?.label, '[2.3-4]');
    const [pinned] = (await ask({ view: 'trace', uri, position: { line: 0, character: 0 }, pinned: traced.id })).nodes;
    assert.equal(pinned?.id, traced.id);
    const below = (await ask({ view: 'trace', node: traced.id })).nodes.map(({ label }) => label);
    assert.deepEqual(below, ['Comes from', 'Covered by']);
    assert.deepEqual((await ask({ view: 'trace' })).nodes, []);
  });

  it('show the folders of the client together, each with its own places', async () => {
    const other = copyOfExample('kiro');
    const { ask, root } = await desk(other, temporaryFolder({ 'README.md': '# Nothing\n' }));
    const { nodes, all } = await ask({ view: 'requirements' });
    assert.equal(all, 141 + 17);
    const folders = new Set(
      nodes.map(({ location }) => (location?.uri.startsWith(uriOf(root, '')) ? 'first' : 'second')),
    );
    assert.deepEqual([...folders], ['first', 'second']);
    for (const node of nodes)
      assert.ok((await ask({ view: 'requirements', node: node.id })).nodes.length > 0, node.label);
    assert.deepEqual((await ask({ view: 'requirements', node: 'no such node' })).nodes, []);
  });

  it('say of a finding where its rule is explained, and of a question what to replace', async () => {
    const { ask } = await desk(copyOfExample('kiro'));
    const gaps = await wholeView(ask, { view: 'gaps' });
    assert.ok(gaps.every(({ page }) => page?.endsWith('.md')));
    const marker = (await wholeView(ask, { view: 'questions' })).find(({ context }) => context.includes('marker'));
    const range = marker?.location?.range;
    assert.ok(range && range.end.character - range.start.character > 20);
  });

  it('have a command that adds a requirement to work, asked by its place', async () => {
    const { client, ask } = await desk();
    const nodes = await wholeView(ask, { view: 'requirements', only: ['uncovered'] });
    const location = nodes.find(({ cited }) => cited === '[3.2-5]')?.location;
    assert.ok(location);
    const answer = (answers: Record<string, string[]>): Promise<AuthoringResult> =>
      client.request<AuthoringResult>('plantrace/author', {
        command: 'addToWork',
        uri: location.uri,
        position: location.range.start,
        answers,
        today: '2026-05-04',
        seed: 1,
      });
    const asked = await answer({});
    assert.ok(asked.kind === 'ask' && asked.question.kind === 'choice');
    const done = await answer({ work: [`${PHASE_1}#WP-5`] });
    assert.equal(done.kind, 'edit');
  });
});
