import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type {
  CreateChecklistResult,
  PhaseNode,
  PhasePlanEntry,
  WhatWasSeenResult,
  WorkspaceEditData,
} from '../../server/src/protocol';
import { LanguageClient, uriOf } from '../support/languageClient';
import { copyOfExample, temporaryFolder, writeFiles } from '../support/temporaryFolder';

const PHASE_1 = 'docs/plans/phase-1-ledger-and-patrons.md';
const MASTER = 'docs/plans/generate_plans.md';
const CHECKLIST = 'docs/plans/phase-1-checklist.md';

async function desk(...more: string[]) {
  const root = copyOfExample('phased-plan');
  const client = await LanguageClient.start({
    folders: [root, ...more],
    initializationOptions: { diagnostics: { delay: 10 } },
  });
  await client.settled();
  const uri = (file: string): string => uriOf(root, file);
  const text = (file: string): string => readFileSync(path.join(root, file), 'utf8');
  return { client, root, uri, text };
}

const childrenOf = (client: LanguageClient, node?: string): Promise<PhaseNode[]> =>
  client.request<PhaseNode[]>('plantrace/phaseTree', node === undefined ? {} : { node });

/** Every node of the tree, from above. */
async function wholeTree(client: LanguageClient, node?: string): Promise<PhaseNode[]> {
  const all: PhaseNode[] = [];
  for (const child of await childrenOf(client, node)) {
    all.push(child);
    if (child.expandable) all.push(...(await wholeTree(client, child.id)));
  }
  return all;
}

describe('the phase tree', () => {
  it('shows phases with progress and gaps, and where they are', async () => {
    const { client, uri } = await desk();
    const roots = await childrenOf(client);
    assert.deepEqual(
      roots.filter((n) => n.kind === 'phase').map((n) => [n.label, n.done, n.total, n.status, n.gaps]),
      [
        ['Phase 0', 5, 5, 'done', 0],
        ['Phase 1', 2, 8, 'in-progress', 2],
        ['Phase 2A', 0, 9, 'open', 4],
        ['Phase 2B', 0, 6, 'open', 0],
        ['Phase 3', 0, 4, 'open', 0],
      ],
    );
    const phase = roots.find((n) => n.label === 'Phase 1');
    assert.equal(phase?.description, '2/8 · 2 gaps · Ledger and Patrons');
    assert.equal(phase.accessibleLabel, 'phase, Phase 1, Ledger and Patrons, in progress, 2 of 8 done, 2 gaps');
    assert.deepEqual([phase.location?.uri, phase.location?.range.start.line], [uri(MASTER), 50]);
    assert.deepEqual(new Set(roots.filter((n) => n.takesChecklist).map((n) => n.kind)), new Set(['phase']));
    const packages = (await childrenOf(client, phase.id)).filter((n) => n.kind === 'work-package');
    assert.deepEqual(
      packages.map((n) => n.label),
      [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `WP-${n}`),
    );
    assert.equal(packages[7]?.gaps, 1);
    assert.deepEqual(await childrenOf(client, 'no such node'), []);
  });

  it('has ids that are unique, say no positions, and stay while text moves', async () => {
    const { client, uri, text } = await desk(copyOfExample('task-table'));
    const before = await wholeTree(client);
    assert.ok(before.length > 100);
    const ids = before.map((n) => n.id);
    assert.equal(new Set(ids).size, ids.length);
    for (const node of before) {
      assert.ok(node.accessibleLabel.length > 0 && node.label.length > 0, node.id);
      if (!node.expandable) assert.deepEqual(await childrenOf(client, node.id), []);
      else assert.ok((await childrenOf(client, node.id)).length > 0, `${node.id} promises children`);
    }
    await client.open(uri(PHASE_1), `\n\n${text(PHASE_1).replace('- [ ] [2.2-1]', 'Some words.\n\n- [x] [2.2-1]')}`);
    await client.open(uri(MASTER), text(MASTER).replace('## Phase Structure', 'A sentence.\n\n## Phase Structure'));
    await client.checked();
    const after = await wholeTree(client);
    assert.deepEqual(
      after.map((n) => n.id),
      ids,
    );
    const moved = after.find((n) => n.label === 'Phase 1')?.location?.range.start.line;
    assert.equal(moved, 52);
  });

  it('changes when the text does, and the client is told', async () => {
    const { client, uri, text } = await desk();
    const told = client.views.length;
    await client.open(uri(PHASE_1), text(PHASE_1).replace('[1.2-19], ', ''));
    await client.until('it is told', () => client.views.slice(told).some((v) => v.findings === 8));
    const phase = (await childrenOf(client)).find((n) => n.label === 'Phase 1');
    assert.equal(phase?.gaps, 1);
    const { requirements, covered, hasPlans, indexing } = client.views.at(-1) ?? {};
    assert.ok(
      hasPlans === true && indexing === false && (requirements ?? 0) > 89 && (covered ?? 0) < (requirements ?? 0),
    );
  });

  it('is empty where there are no plans', async () => {
    const client = await LanguageClient.start({
      folders: [temporaryFolder({ 'README.md': '# A library\n\nSee FR-001.\n' })],
    });
    await client.settled();
    assert.deepEqual(await childrenOf(client), []);
    assert.equal(client.views.at(-1)?.hasPlans, false);
    assert.deepEqual(client.publishes, []);
  });
});

describe('what was seen', () => {
  it('is told for every document, plan or not', async () => {
    const { client, root, uri, text } = await desk();
    const seen = async (file: string): Promise<string> =>
      (await client.request<WhatWasSeenResult>('plantrace/whatWasSeen', { uri: uri(file) })).markdown;
    const plan = await seen(PHASE_1);
    assert.match(plan, /phased-plan/);
    assert.match(plan, /phase-plan|[Pp]hase plan/);
    writeFiles(root, { 'README.md': '# A [library](x)\n' });
    await client.open(uri('README.md'), '# A [library](x)\n');
    assert.notEqual(await seen('README.md'), plan);
    await client.open(uri(PHASE_1), text(PHASE_1));
    assert.equal(await seen(PHASE_1), plan);
    const nowhere = await client.request<WhatWasSeenResult>('plantrace/whatWasSeen', { uri: 'file:///nowhere.md' });
    assert.match(nowhere.markdown, /in no folder/);
  });
});

describe('creating a checklist', () => {
  const create = (client: LanguageClient, uri: string, line?: number): Promise<CreateChecklistResult> =>
    client.request<CreateChecklistResult>('plantrace/createChecklist', line === undefined ? { uri } : { uri, line });

  it('is offered for the phase plans that are there', async () => {
    const { client, uri } = await desk();
    const plans = await client.request<PhasePlanEntry[]>('plantrace/phasePlans', {});
    assert.deepEqual(plans, [
      { uri: uri('docs/plans/phase-0-ground-works.md'), label: 'Phase 0', title: 'Ground Works', hasChecklist: true },
      { uri: uri(PHASE_1), label: 'Phase 1', title: 'Ledger and Patrons', hasChecklist: false },
      {
        uri: uri('docs/plans/phase-2a-kiosk-lending.md'),
        label: 'Phase 2A',
        title: 'Kiosk Lending',
        hasChecklist: false,
      },
    ]);
  });

  it('is an edit that creates a file and never writes over one', async () => {
    const { client, uri, root } = await desk();
    const result = await create(client, uri(PHASE_1));
    assert.ok(result.kind === 'edit' && result.created);
    assert.equal(result.uri, uri(CHECKLIST));
    const [creation, content] = result.edit.documentChanges;
    assert.deepEqual(creation, {
      kind: 'create',
      uri: uri(CHECKLIST),
      options: { overwrite: false, ignoreIfExists: false },
    });
    assert.ok(content && 'edits' in content);
    assert.deepEqual(content.textDocument, { uri: uri(CHECKLIST), version: null });
    const text = content.edits[0]?.newText ?? '';
    assert.ok(text.includes('1.1-6') && text.includes('WP-8'));
    writeFiles(root, { [CHECKLIST]: text });
    await client.watched({ uri: uri(CHECKLIST), type: 1 });
    assert.deepEqual(await create(client, uri(PHASE_1)), { kind: 'unchanged', uri: uri(CHECKLIST) });
    const [, entry] = await client.request<PhasePlanEntry[]>('plantrace/phasePlans', {});
    assert.equal(entry?.hasChecklist, true);
  });

  it('is guarded by the version of the open checklist, and made for its text', async () => {
    const { client, uri, root } = await desk();
    const first = await create(client, uri(PHASE_1));
    assert.equal(first.kind, 'edit');
    const text = textOf(first.kind === 'edit' ? first.edit : { documentChanges: [] });
    writeFiles(root, { [CHECKLIST]: text });
    await client.watched({ uri: uri(CHECKLIST), type: 1 });
    const shorter = text
      .split('\n')
      .filter((line) => !line.includes('2.1-2'))
      .join('\n');
    await client.open(uri(CHECKLIST), shorter, 41);
    await client.change(uri(CHECKLIST), 42, '\n', { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } });
    const result = await create(client, uri(PHASE_1));
    assert.ok(result.kind === 'edit' && !result.created && result.added >= 1);
    const [change] = result.edit.documentChanges;
    assert.ok(change && 'edits' in change);
    assert.deepEqual(change.textDocument, { uri: uri(CHECKLIST), version: 42 });
    const [edit] = change.edits;
    const at = `\n${shorter}`.split('\n').findIndex((line) => line.includes('2.1-1'));
    assert.ok(
      Math.abs((edit?.range.start.line ?? 0) - at) <= 1,
      'the row goes to its neighbours in the text as it is open',
    );
    assert.deepEqual(edit?.range.start, edit?.range.end);
    await client.close(uri(CHECKLIST));
    assert.equal((await create(client, uri(PHASE_1))).kind, 'unchanged');
  });

  it('goes by the cursor in a master plan, and refuses everything else in a sentence', async () => {
    const { client, uri, text } = await desk();
    const line = text(MASTER).split('\n').indexOf('### Phase 1: Ledger and Patrons');
    for (const within of [line, line + 3]) {
      const result = await create(client, uri(MASTER), within);
      assert.ok(result.kind === 'edit' && result.uri === uri(CHECKLIST), `line ${within}`);
    }
    const refusals = [
      [MASTER, undefined],
      [MASTER, 0],
      [
        MASTER,
        text(MASTER)
          .split('\n')
          .findIndex((l) => l.startsWith('### Phase 3')),
      ],
      ['CLAUDE.md', 3],
      ['docs/nothing.md', 0],
    ] as const;
    for (const [file, at] of refusals) {
      const result = await create(client, uri(file), at);
      assert.ok(result.kind === 'refused', `${file} ${at}`);
      assert.match(result.reason, /^\S.*\.$/);
    }
  });
});

function textOf(edit: WorkspaceEditData): string {
  return edit.documentChanges.flatMap((c) => ('edits' in c ? c.edits.map((e) => e.newText) : [])).join('');
}
