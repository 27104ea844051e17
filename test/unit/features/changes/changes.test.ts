import assert from 'node:assert/strict';
import { changesBetween, type Change } from '../../../../server/src/core/features/changes/changes';
import type { Told } from '../../../../server/src/core/features/changes/told';
import { workspaceOf } from '../../../support/folderInMemory';
import { masterPlan, phasePlan, requirements, workPackage } from '../../../support/planText';

type Files = Readonly<Record<string, string>>;

const SPEC = 'specs/001-doors/spec.md';
const TASKS = 'specs/001-doors/tasks.md';

const spec = (...lines: string[]): string =>
  `# Feature Specification: Doors\n\n## Requirements\n\n### Functional Requirements\n\n${lines.map((line) => `- ${line}\n`).join('')}`;
const tasks = (...lines: string[]): string =>
  `# Tasks: Doors\n\n## Phase 1: Locks\n\n${lines.map((line) => `- [ ] ${line}\n`).join('')}`;

const OPEN = '**FR-001**: System MUST open a door with a badge';
const RING = '**FR-002**: System MUST ring a bell when nobody answers';
const LOG = '**FR-003**: System MUST keep a log of all openings';
const work = tasks('T001 Fit the reader (FR-001)', 'T002 Hang the bell (FR-002)', 'T003 Write the log (FR-003)');
const doors: Files = { [SPEC]: spec(OPEN, RING, LOG), [TASKS]: work };

const graphOf = (files: Files): Parameters<typeof changesBetween>[0] =>
  workspaceOf(new Map(Object.entries(files))).snapshot().graph;

const nameOf = (told: Told | null): string => told?.label ?? '-';

/** `reworded FR-001`, `renumbered FR-001 → FR-002`: one line for each change, in the order in which they are told. */
function changes(before: Files, now: Files): string[] {
  return changesBetween(graphOf(before), graphOf(now)).changes.map(lineOf);
}

function lineOf({ what, before, now }: Change): string {
  const [was, is] = [nameOf(before), nameOf(now)];
  return `${what} ${before && now ? (was === is ? is : `${was} → ${is}`) : now ? is : was}`;
}

describe('what changed between two moments', () => {
  it('is nothing where all says the same in another dress', () => {
    assert.deepEqual(changes(doors, doors), []);
    assert.deepEqual(changes(doors, { ...doors, [SPEC]: spec(OPEN.replace('badge', '*badge*'), RING, LOG) }), []);
    assert.deepEqual(changes(doors, { ...doors, [SPEC]: doors[SPEC]?.replaceAll('\n', '\r\n') ?? '' }), []);
    assert.deepEqual(changes(doors, { ...doors, 'README.md': '# Doors\n\nHello FR-009.\n' }), []);
  });

  it('is an ID that came or went', () => {
    const now = { ...doors, [SPEC]: spec(OPEN, LOG, '**FR-004**: System MUST close a door after a minute') };
    assert.deepEqual(changes(doors, now), ['added FR-004', 'removed FR-002']);
  });

  it('is other words under the same ID', () => {
    const now = { ...doors, [SPEC]: spec(OPEN.replace('a badge', 'a badge and a code'), RING, LOG) };
    assert.deepEqual(changes(doors, now), ['reworded FR-001']);
  });

  it('is another ID for the same words, and not other words for all IDs behind it', () => {
    const shifted = spec(
      '**FR-001**: System MUST know who may enter',
      OPEN.replace('001', '002'),
      RING.replace('002', '003'),
      LOG.replace('003', '004'),
    );
    const cited = tasks('T001 Fit the reader (FR-002)', 'T002 Hang the bell (FR-003)', 'T003 Write the log (FR-004)');
    assert.deepEqual(changes(doors, { [SPEC]: shifted, [TASKS]: cited }), [
      'added FR-001',
      'renumbered FR-001 → FR-002',
      'renumbered FR-002 → FR-003',
      'renumbered FR-003 → FR-004',
    ]);
  });

  it('is both where two change places', () => {
    const swapped = { ...doors, [SPEC]: spec(OPEN.replace('001', '002'), RING.replace('002', '001'), LOG) };
    assert.deepEqual(changes(doors, swapped), ['renumbered FR-001 → FR-002', 'renumbered FR-002 → FR-001']);
  });

  it('is a document that moved, and no ID of it', () => {
    const moved = { 'specs/002-gates/spec.md': doors[SPEC] ?? '', 'specs/002-gates/tasks.md': work };
    assert.deepEqual(
      changes(doors, moved).filter((line) => !line.startsWith('moved ')),
      [],
    );
    const reworded = { ...moved, 'specs/002-gates/spec.md': spec(OPEN, RING.replace('ring', 'sound'), LOG) };
    assert.deepEqual(
      changes(doors, reworded).filter((line) => !line.startsWith('moved ')),
      ['reworded FR-002'],
    );
  });

  it('keeps IDs of different features apart', () => {
    const other = 'specs/002-bells/spec.md';
    const both = { ...doors, [other]: spec('**FR-001**: System MUST chime at noon on working days') };
    const now = { [SPEC]: spec(RING, LOG), [TASKS]: work, [other]: both[other] };
    assert.deepEqual(changes(both, now), ['removed FR-001']);
    assert.deepEqual(changes(doors, both), ['added FR-001']);
  });

  it('is coverage that was lost or gained, with the work that it was', () => {
    const without = { ...doors, [TASKS]: tasks('T001 Fit the reader (FR-001)', 'T002 Hang the bell (FR-002)') };
    const lost = changesBetween(graphOf(doors), graphOf(without)).changes;
    assert.deepEqual(lost.map(lineOf), ['removed T003', 'coverage-lost FR-003']);
    assert.deepEqual(
      lost[1]?.by.map(({ label, line }) => `${label}:${line}`),
      ['T003:7'],
    );
    assert.deepEqual(changes(without, doors), ['added T003', 'coverage-gained FR-003']);
  });

  it('tells what is held to each, and once what all of it touches', () => {
    const now = {
      [SPEC]: spec(OPEN.replace('a badge', 'a badge and a code'), RING, LOG),
      [TASKS]: tasks(
        'T001 Fit the reader (FR-001)',
        'T002 Hang the bell (FR-002, depends on T001)',
        'T003 Write the log (FR-003)',
      ),
    };
    const { changes: told, touched } = changesBetween(graphOf({ ...now, [SPEC]: doors[SPEC] ?? '' }), graphOf(now));
    assert.deepEqual(
      told.map((change) => [lineOf(change), ...change.touched.map(({ told: { label }, role }) => `${label} ${role}`)]),
      [['reworded FR-001', 'T001 covers', 'Phase 1 null']],
    );
    assert.deepEqual(
      touched.map(({ part, told: { label }, distance }) => `${part} ${label} ${distance}`),
      ['work T001 1', 'work T002 2', 'phases Phase 1 1'],
    );
  });

  it('is a source bullet that no longer says what its row was made of', () => {
    const plan = (source: string): Files => ({
      'plans/master-plan.md': masterPlan({ 1: ['**Plan**: [plan](phase-1-doors.md)', '**Sections**: 1.1'] }),
      'plans/phase-1-doors.md': phasePlan({
        checklist: '### 1.1 Doors\n\n- [ ] [1.1-1] A door opens for whoever carries a badge → WP-1\n',
        packages: workPackage('WP-1', '[1.1-1]'),
      }),
      'docs/HighLevelReqs.md': requirements({ '1.1': [source] }),
    });
    const before = plan('A door opens for whoever carries a badge');
    const { changes: told } = changesBetween(
      graphOf(before),
      graphOf(plan('A door opens for whoever carries a valid badge')),
    );
    assert.deepEqual(
      told.map((change) => [lineOf(change), change.source?.now]),
      [['reworded [1.1-1]', 'A door opens for whoever carries a valid badge']],
    );
  });

  it('is a source bullet that no row says, told by its section, since rows have its number', () => {
    const plan = (...bullets: string[]): Files => ({
      'plans/phase-1-doors.md': phasePlan({
        checklist: '### 1.1 Doors\n\n- [ ] [1.1-1] A door opens for whoever carries a badge → WP-1\n',
        packages: workPackage('WP-1', '[1.1-1]'),
      }),
      'plans/master-plan.md': masterPlan({
        1: ['**HighLevelReqs Coverage**: 1.1', '**Plan Document**: `phase-1-doors.md`'],
      }),
      'docs/HighLevelReqs.md': requirements({ '1.1': bullets }),
    });
    const before = plan('A door opens for whoever carries a badge');
    const now = plan('Windows stay closed over night', 'A door opens for whoever carries a badge');
    assert.deepEqual(changes(before, now), ['added §1.1']);
    assert.deepEqual(changes(now, before), ['removed §1.1']);
  });
});
