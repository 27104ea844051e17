import assert from 'node:assert/strict';
import type { ItemKind } from '../../../server/src/core/model/vocabulary';
import type { Snapshot } from '../../../server/src/core/workspace/snapshot';
import { corpusFile, corpusFolder, hasCorpus } from '../../support/corpus';
import { findingsOf } from '../../support/fixture';
import { plansOf } from '../../../server/src/core/views/phases';
import { LineIndex } from '../../../server/src/core/text/lineIndex';

/** Findings as `line code (severity): message`, in order. */
function check(files: ReadonlyMap<string, string>): { snapshot: Snapshot; lines: string[] } {
  const { snapshot, findings } = findingsOf({ files, expected: [] });
  const lines = findings.map(({ file, start, code, severity, message }) => {
    const { line } = new LineIndex(files.get(file) ?? '').positionAt(start);
    return `${line + 1} ${code} (${severity}): ${message}`;
  });
  return { snapshot, lines };
}

function idsOf(snapshot: Snapshot, kind: ItemKind): string[] {
  return snapshot.files.flatMap(({ facts }) => facts.items.filter((item) => item.kind === kind).map(({ id }) => id));
}

describe('task-table-plan.md, alone in a folder', () => {
  before(function () {
    if (!hasCorpus('seeds')) this.skip();
  });

  it('holds 25 tasks, 20 risks and the phases A to E', () => {
    const { snapshot } = check(corpusFile('seeds/task-table-plan.md'));
    assert.equal(idsOf(snapshot, 'task').length, 25);
    assert.equal(idsOf(snapshot, 'risk').length, 20);
    assert.deepEqual(
      idsOf(snapshot, 'phase'),
      ['A', 'B', 'C', 'D', 'E'].map((label) => `Phase ${label}`),
    );
  });

  it('gives the findings that a careful reader has, and no others', () => {
    const { lines } = check(corpusFile('seeds/task-table-plan.md'));
    const absent = (line: number, abbreviation: string, file: string): string =>
      `${line} trace/broken-source (information): ${abbreviation} names ${file}, which is not in this workspace: its citations can't be checked.`;
    const twice = (line: number, task: string, phases: string): string =>
      `${line} plan/rescheduled-work (information): ${task} is scheduled more than once: in ${phases}.`;
    const leftover = (line: number, text: string): string =>
      `${line} document/placeholder (warning): ${text === '' ? 'This bullet is empty:' : `"${text}" is a template's leftover:`} fill it in or remove it.`;
    assert.deepEqual(lines, [
      absent(4, 'AP', 'Action_Plan.md'),
      absent(5, 'SR', 'Summary_Report.md'),
      absent(5, 'VR', 'Validation_Report.md'),
      '22 plan/unscheduled-work (warning): No phase schedules T-007.',
      '24 plan/unscheduled-work (warning): No phase schedules T-009.',
      '25 plan/unscheduled-work (warning): No phase schedules T-010.',
      '32 plan/phase-order (information): T-017 (Phase B) waits for T-007, which no phase schedules.',
      twice(61, 'T-006', 'Phase A and Phase D'),
      twice(66, 'T-004', 'Phase A and Phase E'),
      twice(66, 'T-013', 'Phase A and Phase E'),
      '78 trace/disagreement (warning): The mapping says that T-025 mitigates R-004, but the Source of T-025 does not name it.',
      // The template that was pasted below the plan.
      leftover(106, '<Project/Initiative>'),
      leftover(109, ''),
      leftover(112, ''),
      leftover(126, 'R-###'),
      leftover(126, '[Task-IDs]'),
      leftover(132, ''),
    ]);
  });
});

describe('phased-master-plan.md, alone in a folder', () => {
  before(function () {
    if (!hasCorpus('seeds')) this.skip();
  });

  it('holds 11 phases with their sub-tasks, the milestones, and an example listing', () => {
    const { snapshot } = check(corpusFile('seeds/phased-master-plan.md'));
    const [file] = snapshot.files;
    assert.ok(file);
    const counts = file.facts.items.flatMap((item, i) =>
      item.kind === 'phase' ? [`${item.id}: ${file.facts.rows.filter((row) => row.owner === i).length}`] : [],
    );
    assert.deepEqual(counts, [
      'Phase 0: 12',
      'Phase 1: 22',
      'Phase 2: 19',
      'Phase 3A: 12',
      'Phase 3B: 29',
      'Phase 3C: 19',
      'Phase 4: 12',
      'Phase 5: 13',
      'Phase 6: 9',
      'Phase 7: 24',
      'Phase 8: 11',
    ]);
    assert.deepEqual(
      idsOf(snapshot, 'milestone'),
      [1, 2, 3, 4, 5, 6, 7].map((n) => `M${n}`),
    );
    const listed = file.facts.items.filter(({ kind }) => kind === 'requirement');
    assert.deepEqual(
      listed.map(({ id, strength }) => `${id} ${strength}`),
      Array.from({ length: 10 }, (_, i) => `4.4-${i + 1} example`),
    );
  });

  it('is told once for each prefix that nothing defines, and nothing else', () => {
    const { lines } = check(corpusFile('seeds/phased-master-plan.md'));
    assert.deepEqual(lines, [
      '35 trace/missing-definitions (information): Nothing in this workspace defines REQ-COM-… IDs (10 are cited in this document).',
      '36 trace/missing-definitions (information): Nothing in this workspace defines REQ-HOST-… IDs (12 are cited in this document).',
      '459 trace/missing-definitions (information): Nothing in this workspace defines KDD-runtime-… IDs (one is cited in this document).',
    ]);
  });
});

describe('spec-kit-plan.md, alone in a folder', () => {
  before(function () {
    if (!hasCorpus('seeds')) this.skip();
  });

  it('tells the bracketed branch name and, once, the requirements that nothing defines', () => {
    const { lines } = check(corpusFile('seeds/spec-kit-plan.md'));
    assert.deepEqual(lines, [
      '3 document/placeholder (warning): "[001-create-a-structured]" is a template\'s leftover: fill it in or remove it.',
      '35 trace/missing-definitions (information): Nothing in this workspace defines FR-… IDs (2 are cited in this document).',
    ]);
  });

  it('has phases whose status the progress rows set, and a gate with three of four rows done', () => {
    const { snapshot } = check(corpusFile('seeds/spec-kit-plan.md'));
    const plan = plansOf(snapshot).flatMap(({ phases }) => phases.map(({ id, status }) => `${id}: ${String(status)}`));
    assert.deepEqual(plan, ['Phase 0: done', 'Phase 1: done', 'Phase 2: open']);
    const gates = snapshot.files.flatMap(({ facts }) => facts.rows.filter(({ kind }) => kind === 'gate'));
    assert.deepEqual(
      gates.map(({ status }) => status),
      ['done', 'done', 'done', 'open'],
    );
  });
});

describe('spec-kit-progress-plan.md, alone in a folder', () => {
  before(function () {
    if (!hasCorpus('seeds')) this.skip();
  });

  it('lacks its specification, has four phases and a gate of fourteen rows that passed', () => {
    const { snapshot, lines } = check(corpusFile('seeds/spec-kit-progress-plan.md'));
    assert.deepEqual(lines, ['3 document/broken-link (error): There is no spec.md.']);
    assert.deepEqual(idsOf(snapshot, 'phase'), ['Phase 0', 'Phase 1', 'Phase 2', 'Phase 3']);
    const gates = snapshot.files.flatMap(({ facts }) => facts.rows.filter(({ kind }) => kind === 'gate'));
    assert.deepEqual(
      gates.map(({ status }) => status),
      Array.from({ length: 14 }, () => 'done'),
    );
  });
});

describe('schedule-plan.md, alone in a folder', () => {
  before(function () {
    if (!hasCorpus('seeds')) this.skip();
  });

  it('holds two weeks, and the five blocks of days that markdown leaves it', () => {
    const { snapshot } = check(corpusFile('seeds/schedule-plan.md'));
    const items = snapshot.files.flatMap(({ facts }) => facts.items);
    const parts = items.map(({ id, kind, parent }) => `${kind} ${id}: ${items[parent]?.id ?? 'none'}`);
    assert.deepEqual(parts, [
      'phase Week 1: none',
      'phase Day 1-2: Week 1',
      'phase Day 3-4: Week 1',
      'phase Day 5: Week 1',
      'phase Week 2: none',
      'phase Day 6-7: Week 2',
      'phase Day 10: Week 2',
    ]);
  });

  it('has ten deliverables that are done, five a week, and criteria in three groups', () => {
    const [file] = check(corpusFile('seeds/schedule-plan.md')).snapshot.files;
    const rows = file?.facts.rows ?? [];
    const deliverables = rows.filter(({ kind }) => kind === 'deliverable');
    assert.deepEqual(
      deliverables.map(({ owner, status }) => `${file?.facts.items[owner]?.id ?? 'none'} ${String(status)}`),
      [...Array<string>(5).fill('Week 1 done'), ...Array<string>(5).fill('Week 2 done')],
    );
    const gates = rows.filter(({ kind }) => kind === 'gate');
    assert.equal(gates.length, 12);
    assert.deepEqual([...new Set(gates.map(({ group }) => group))].length, 3);
  });

  it('cites fifteen scenarios, which is what it says', () => {
    const [file] = check(corpusFile('seeds/schedule-plan.md')).snapshot.files;
    assert.equal(file?.facts.expected.length, 15);
    assert.deepEqual(
      file.facts.counts.map(({ stated, listed }) => `${stated} of ${listed?.[0] ?? 'none'}`),
      ['15 of 15', '15 of 15'],
    );
  });

  it('gives the one finding that explains what is missing', () => {
    const { lines } = check(corpusFile('seeds/schedule-plan.md'));
    assert.deepEqual(lines, [
      '170 document/broken-fence (warning): The fence that opens inside this one at line 196 closes it early, and what follows is read as live text: make the outer fence longer.',
    ]);
  });
});

describe('documents that a web page damaged', () => {
  before(function () {
    if (!hasCorpus('seeds/raw')) this.skip();
  });

  it('are read without harm', () => {
    const { snapshot } = check(corpusFile('seeds/raw/phased-master-plan.md'));
    assert.equal(idsOf(snapshot, 'phase').length, 11);
    assert.deepEqual(check(corpusFile('seeds/raw/spec-kit-progress-plan.md')).lines, [
      '12 document/broken-link (error): There is no spec.md.',
    ]);
  });
});

describe('documents that are no plans', () => {
  before(function () {
    if (!hasCorpus('ordinary/eips')) this.skip();
  });

  it('hold no items and give no findings', function () {
    this.timeout(60_000);
    const { snapshot, lines } = check(corpusFolder('ordinary/eips'));
    assert.ok(snapshot.files.length >= 400);
    assert.deepEqual(lines, []);
    assert.deepEqual(
      snapshot.files.filter(({ facts }) => facts.kind !== null || facts.items.length > 0).map(({ path }) => path),
      [],
    );
  });
});
