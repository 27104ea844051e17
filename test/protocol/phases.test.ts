import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PhaseCount, PhaseNode, PlanFigures, PlanGaps } from '../../server/src/protocol';
import { LanguageClient, uriOf } from '../support/languageClient';
import { copyOfExample } from '../support/temporaryFolder';

const PHASE_1 = 'docs/plans/phase-1-ledger-and-patrons.md';

async function desk(...more: string[]) {
  const root = copyOfExample('phased-plan');
  const client = await LanguageClient.start({
    folders: [root, ...more],
    initializationOptions: { diagnostics: { delay: 10 } },
  });
  await client.settled();
  const lineOf = (file: string, words: string): number =>
    readFileSync(path.join(root, file), 'utf8')
      .split('\n')
      .findIndex((line) => line.includes(words));
  return { client, uri: (file: string): string => uriOf(root, file), lineOf };
}

const nodes = (client: LanguageClient, params: object): Promise<PhaseNode[]> =>
  client.request<PhaseNode[]>('plantrace/phaseTree', params);
const labels = (found: readonly PhaseNode[]): string[] => found.map(({ label }) => label);

describe('the phases that are asked for', () => {
  it('are those that are left, on each level, with how many that is', async () => {
    const { client } = await desk();
    const choice = { only: ['ready'] };
    const [phase, ...others] = await nodes(client, choice);
    assert.ok(phase && others.length === 0);
    const below = await nodes(client, { ...choice, node: phase.id });
    assert.deepEqual(labels(below), ['WP-4']);
    assert.equal(below[0]?.readiness, 'ready');
    assert.match(below[0]?.accessibleLabel ?? '', /^work package, WP-4, Loan Commands, open, 0 of 10 done, ready$/);
    const { shown, all } = await client.request<PhaseCount>('plantrace/phaseCount', choice);
    assert.ok(shown > 10 && all > shown);
    assert.deepEqual(labels(await nodes(client, { text: 'RENEWALS', only: ['blocked'] })), ['Phase 1']);
  });

  it('come in the order that is asked for', async () => {
    const { client } = await desk();
    assert.deepEqual(labels(await nodes(client, { sort: 'gaps' })).slice(0, 2), ['Phase 2A', 'Phase 1']);
  });

  it('say what can be done with them, and where their plans are', async () => {
    const { client, uri } = await desk();
    const roots = await nodes(client, {});
    const phase = (label: string): PhaseNode => roots.find((node) => node.label === label) ?? assert.fail(label);
    assert.equal(phase('Phase 1').plan, uri(PHASE_1));
    assert.equal(phase('Phase 2B').plan, null);
    assert.match(phase('Phase 2B').context, / unplanned /);
    assert.match(phase('Phase 2B').description, /^0\/6 · no plan yet · /);
    assert.equal(phase('Phase 1').name, 'Phase 1');
  });

  it('stand below their plans where several folders have plans', async () => {
    const { client } = await desk(copyOfExample('task-table'));
    const roots = await nodes(client, {});
    assert.deepEqual(
      roots.map(({ kind }) => kind),
      ['plan', 'plan'],
    );
    const [first] = await nodes(client, { node: roots[0]?.id });
    assert.equal(first?.label, 'Phase 0');
  });

  it('lead to the node of a cursor, also where a filter leaves only what is around it', async () => {
    const { client, uri, lineOf } = await desk();
    const place = { uri: uri(PHASE_1), position: { line: lineOf(PHASE_1, 'Two renewals succeed'), character: 8 } };
    const path = (choice: object): Promise<PhaseNode[]> =>
      client.request<PhaseNode[]>('plantrace/phasePath', { ...choice, ...place });
    const way = await path({});
    assert.deepEqual(labels(way).slice(0, 2), ['Phase 1', 'WP-5']);
    assert.match(way[2]?.label ?? '', /^Two renewals/);
    assert.deepEqual(
      (await nodes(client, { node: way[1]?.id })).find(({ id }) => id === way[2]?.id),
      way[2],
    );
    assert.deepEqual(labels(await path({ only: ['ready'] })), ['Phase 1']);
    assert.deepEqual(await client.request('plantrace/phasePath', { ...place, uri: 'file:///nowhere.md' }), []);
  });
});

describe('the figures of a plan', () => {
  it('are those of the document at hand, in a workspace of several plans', async () => {
    const table = copyOfExample('task-table');
    const { client, uri } = await desk(table);
    const of = (document: string): Promise<PlanFigures | null> =>
      client.request<PlanFigures | null>('plantrace/planFigures', { uri: document });
    const phased = await of(uri(PHASE_1));
    const rollout = await of(uriOf(table, 'Rollout_Plan.md'));
    assert.ok(phased && rollout && phased.requirements > phased.covered && phased.findings > 0);
    assert.notEqual(phased.title, rollout.title);
    const all = client.views.at(-1);
    assert.equal(phased.findings + rollout.findings, all?.findings);
    assert.equal(phased.requirements + rollout.requirements, all?.requirements);
    assert.equal(await of(uri('README.md')), null);
  });

  it('say which documents have gaps', async () => {
    const { client, uri } = await desk();
    const gaps = await client.request<PlanGaps[]>('plantrace/planGaps', {});
    assert.deepEqual(gaps, [
      { uri: uri('docs/plans/generate_plans.md'), gaps: 6, own: 0 },
      { uri: uri(PHASE_1), gaps: 2, own: 2 },
      { uri: uri('docs/plans/phase-2a-kiosk-lending.md'), gaps: 4, own: 4 },
    ]);
  });
});
