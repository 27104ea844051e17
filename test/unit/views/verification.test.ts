import assert from 'node:assert/strict';
import path from 'node:path';
import { folder, masterPlan, phasePlan, requirements, workPackage } from '../../support/planText';
import type { Verification } from '../../../server/src/core/views/verification';
import { PLAN, reportOn, single } from './reporting';

/** `id: verdict (work) [criteria]` of each item of the forward check, with the codes of its gaps. */
function forward({ forward: { entries } }: Verification): string[] {
  return entries.map(({ id, verdict, work, criteria, gaps }) => {
    const works = work.map(({ label }) => label).join(' ');
    const verifiers = criteria.map(({ label }) => label).join('; ');
    return [
      `${id}: ${verdict} (${works}) [${verifiers}]`,
      ...gaps.map(({ code, severity }) => `${code} ${severity}`),
    ].join(' ');
  });
}

const criteria = (...rows: string[]): string =>
  `**Acceptance criteria**:\n\n${rows.map((row) => `- [ ] ${row}`).join('\n')}`;

describe('the forward check', () => {
  it('tells who covers and who verifies each row, and what is missing', () => {
    const report = reportOn(
      single({
        checklist: [
          '- [ ] [1.1-1] It opens → WP-1',
          '- [ ] [1.1-2] It closes → WP-1',
          '- [ ] [1.1-3] It locks',
          '- [ ] [1.1-4] It never jams (negative) → WP-1',
          '- [ ] [1.1-5] It sings: deferred to the second edition',
          '- [ ] [1.1-6] It glows → Phase 2',
          '- [ ] [1.1-7] It folds → WP-9',
        ].join('\n'),
        packages: workPackage(
          'WP-1',
          '[1.1-1], [1.1-2], [1.1-4]',
          criteria('A push opens it', 'It opens (verifies [1.1-1])'),
        ),
        tests: '- **Unit**: hinges ([1.1-1])',
      }),
    );
    assert.deepEqual(forward(report), [
      '1.1-1: covered and verified (WP-1) [WP-1, criterion 2; Test Strategy]',
      '1.1-2: covered, not verified (WP-1) [] trace/unverified-requirement information',
      '1.1-3: orphan () [] trace/orphan-requirement warning',
      '1.1-4: covered, not verified (WP-1) [] trace/unverified-prohibition warning',
      '1.1-5: deferred () []',
      '1.1-6: elsewhere () []',
      '1.1-7: broken trace () [] trace/dangling-reference error',
    ]);
    assert.equal(report.verdict, 'gaps');
    assert.equal(report.forward.gaps, 4);
    assert.deepEqual(report.forward.totals, [
      { verdict: 'covered and verified', count: 1 },
      { verdict: 'covered, not verified', count: 2 },
      { verdict: 'orphan', count: 1 },
      { verdict: 'broken trace', count: 1 },
      { verdict: 'deferred', count: 1 },
      { verdict: 'elsewhere', count: 1 },
    ]);
  });

  it('names the tests in source files that verify a row, prohibitions included', () => {
    const plan = phasePlan({
      checklist: '- [ ] [1.1-1] It opens → WP-1\n- [ ] [1.1-2] It never jams (negative) → WP-1',
      packages: workPackage('WP-1', '[1.1-1], [1.1-2]', criteria('It opens (verifies [1.1-1])')),
      tests: 'Unit tests.',
    });
    const files = {
      'plantrace.config.json': '{ "code": { "tests": ["test/**"] } }',
      [PLAN]: plan,
      'test/door.test.ts': "it('[1.1-2] does not jam', f);\n",
    };
    assert.deepEqual(forward(reportOn(folder(files))), [
      '1.1-1: covered and verified (WP-1) [WP-1, criterion 1]',
      '1.1-2: covered and verified (WP-1) [door.test.ts]',
    ]);
  });

  it('holds nothing against a plan that has no work yet, nor against rows of a kind that its criteria never name', () => {
    const rows = '- [ ] [1.1-1] It opens';
    assert.deepEqual(forward(reportOn(single({ checklist: rows }))), ['1.1-1: no work yet () []']);
    const untold = single({ checklist: rows, packages: workPackage('WP-1', '[1.1-1]', criteria('A push opens it')) });
    assert.deepEqual(forward(reportOn(untold)), ['1.1-1: covered, verification not traced (WP-1) []']);
    assert.equal(reportOn(untold).verdict, 'pass');
  });

  it('has the bullets that the phase owns and no row has, with the ID that they would get', () => {
    const report = reportOn(
      folder({
        'docs/requirements/HighLevelReqs.md': requirements({
          '1.1': ['The door opens by hand', 'A bell rings at noon', 'No cat may enter'],
        }),
        'docs/plans/generate_plans.md': masterPlan({
          '1': ['**HighLevelReqs Coverage**: 1.1', `**Plan Document**: \`${PLAN}\``],
        }),
        [PLAN]: phasePlan({
          checklist: '### 1.1 Section 1.1\n\n- [ ] [1.1-1] The door opens by hand → WP-1',
          packages: workPackage('WP-1', '[1.1-1]'),
        }),
      }),
    );
    assert.deepEqual(forward(report), [
      '1.1-1: covered, verification not traced (WP-1) []',
      '1.1-2: not extracted () [] trace/orphan-requirement warning',
      '1.1-3: not extracted () [] trace/orphan-requirement warning',
    ]);
    assert.deepEqual(
      report.forward.entries.map(({ label, file }) => `${label} ${path.posix.basename(file)}`),
      ['[1.1-1] phase-1-doors.md', '[1.1-2] HighLevelReqs.md', '[1.1-3] HighLevelReqs.md'],
    );
  });

  it('keeps a silenced orphan as what it is, and counts no gap', () => {
    const report = reportOn(
      single({
        checklist:
          '- [ ] [1.1-1] It opens → WP-1\n- [ ] [1.1-2] It locks <!-- plantrace-ignore trace/orphan-requirement: the lock is bought -->',
        packages: workPackage('WP-1', '[1.1-1]'),
      }),
    );
    assert.deepEqual(forward(report)[1], '1.1-2: orphan () [] trace/orphan-requirement null');
    assert.equal(report.forward.gaps, 0);
    assert.equal(report.verdict, 'pass');
  });

  it('walks all that a feature wants: what tasks name, what they leave out, what is put off', () => {
    const feature = (tasks: string): string =>
      folder({
        'specs/004-bell/spec.md': `# Feature Specification: Bell

## Requirements

### Functional Requirements

- **FR-001**: The bell MUST ring.
- **FR-002**: The bell MUST NOT ring at night.
- **FR-003**: The bell MUST glow — out of scope for now.
`,
        'specs/004-bell/tasks.md': `# Tasks: Bell\n\n## Phase 1: Setup\n\n${tasks}`,
      });
    const spec = 'specs/004-bell/spec.md';
    const traced = reportOn(feature('- [ ] T001 Cast the bell (FR-001)\n- [ ] T002 Hang it\n'), spec);
    assert.deepEqual(forward(traced), [
      'FR-001: covered, verification not traced (T001) []',
      'FR-002: orphan () [] trace/orphan-requirement warning',
      'FR-003: deferred () []',
    ]);
    assert.deepEqual(
      traced.reverse.entries.map(({ id, verdict }) => `${id} ${verdict}`),
      ['T001 traced', 'T002 not traced'],
    );
    const untraced = reportOn(feature('- [ ] T001 Cast the bell\n- [ ] T002 Hang it\n'), 'specs/004-bell/tasks.md');
    assert.equal(untraced.plan, spec);
    assert.deepEqual(forward(untraced), [
      'FR-001: not traced () [] trace/untraced-scope information',
      'FR-002: not traced () []',
      'FR-003: deferred () []',
    ]);
  });
});

describe('the reverse check', () => {
  it('tells what each work package traces, what leads nowhere, and which traces nothing', () => {
    const { reverse } = reportOn(
      single({
        checklist: '- [ ] [1.1-1] It opens → WP-1\n- [ ] [1.1-2] It closes → WP-3',
        packages: [
          workPackage('WP-1', '[1.1-1], [1.1-8]'),
          workPackage('WP-2', 'none'),
          '### WP-3: Some work\n\n**Complexity**: S\n',
          workPackage('WP-4', 'REQ-GATE-1'),
        ].join('\n'),
      }),
    );
    assert.deepEqual(
      reverse.entries.map(({ id, verdict, traces, broken, gaps }) =>
        [id, verdict, ...traces.map((t) => t.label), ...broken.map((b) => `!${b.id}`), ...gaps.map((g) => g.code)].join(
          ' ',
        ),
      ),
      [
        'WP-1 broken trace [1.1-1] !1.1-8 trace/dangling-reference',
        'WP-2 orphan work trace/orphan-work',
        'WP-3 traced [1.1-2]',
        'WP-4 out of reach',
      ],
    );
    assert.equal(reverse.gaps, 2);
  });

  it('holds nothing against a plan that traces none of its work', () => {
    const { reverse } = reportOn(single({ packages: '### WP-1: Some work\n\n**Complexity**: S\n' }));
    assert.deepEqual(
      reverse.entries.map(({ verdict }) => verdict),
      ['not traced'],
    );
    assert.equal(reverse.verdict, 'pass');
  });
});

describe('the split-section check', () => {
  const OTHER = 'docs/plans/phase-2-locks.md';
  const shared = (notes: readonly [string, string], plans: Readonly<Record<string, string>>): string =>
    folder({
      'docs/requirements/HighLevelReqs.md': requirements({
        '1.1': ['The door opens by hand', 'A bell rings at noon', 'No cat may enter'],
      }),
      'docs/plans/generate_plans.md': masterPlan({
        '1': [`**HighLevelReqs Coverage**: 1.1${notes[0]}`, `**Plan Document**: \`${PLAN}\``],
        '2': [`**HighLevelReqs Coverage**: 1.1${notes[1]}`, `**Plan Document**: \`${OTHER}\``],
      }),
      ...plans,
    });
  const plan = (title: string, rows: readonly string[]): string =>
    phasePlan({
      title,
      checklist: `### 1.1 Section 1.1\n\n${rows.map((row) => `- [ ] ${row} → WP-1`).join('\n')}`,
      packages: workPackage('WP-1', rows.map((row) => row.split(' ')[0]).join(', ')),
    });
  const sections = ({ splitSections: { entries } }: Verification): string[] =>
    entries.map(({ section, verdict, phases, missing, overlaps, gaps }) =>
      [
        section,
        verdict,
        ...phases.map((p) => `${p.isOwn ? '*' : ''}${p.phase}=${p.rows.map(({ id }) => id).join(',')}`),
        ...missing.map(({ id }) => `-${id}`),
        ...overlaps.map(({ id }) => `+${id}`),
        ...gaps.map(({ code }) => code),
      ].join(' '),
    );
  const mine = plan('Phase 1: Doors', ['[1.1-1] The door opens by hand']);

  it('waits for a phase that has no plan yet', () => {
    const report = reportOn(shared([' (partial)', ' (partial)'], { [PLAN]: mine }));
    assert.deepEqual(sections(report), ['1.1 open *Phase 1=1.1-1 Phase 2= -1.1-2 -1.1-3']);
    assert.equal(report.verdict, 'pass');
  });

  it('tells the bullets that no phase has, in the reports of all of them and once in each', () => {
    const files = shared([' (partial)', ' (partial)'], {
      [PLAN]: mine,
      [OTHER]: plan('Phase 2: Locks', ['[1.1-2] A bell rings at noon']),
    });
    const report = reportOn(files);
    assert.deepEqual(sections(report), ['1.1 gap *Phase 1=1.1-1 Phase 2=1.1-2 -1.1-3 trace/split-section-gap']);
    assert.deepEqual(sections(reportOn(files, OTHER)), [
      '1.1 gap Phase 1=1.1-1 *Phase 2=1.1-2 -1.1-3 trace/split-section-gap',
    ]);
    assert.equal(report.gaps.length, 1);
    assert.equal(report.forward.gaps, 0);
    assert.deepEqual(
      report.forward.entries.map(({ id, splitSection }) => `${id} ${splitSection}`),
      ['1.1-1 1.1'],
    );
  });

  it('is content where the rows of all phases are the whole section', () => {
    const rest = plan('Phase 2: Locks', ['[1.1-2] A bell rings at noon', '[1.1-3] No cat may enter']);
    const report = reportOn(shared([' (partial)', ' (partial)'], { [PLAN]: mine, [OTHER]: rest }));
    assert.deepEqual(sections(report), ['1.1 complete *Phase 1=1.1-1 Phase 2=1.1-2,1.1-3']);
  });

  it('tells the rows that two plans own without a note that they share the section', () => {
    const both = ['[1.1-1] The door opens by hand', '[1.1-2] A bell rings at noon', '[1.1-3] No cat may enter'];
    const report = reportOn(shared(['', ''], { [PLAN]: mine, [OTHER]: plan('Phase 2: Locks', both) }));
    assert.deepEqual(sections(report), [
      '1.1 overlap *Phase 1=1.1-1 Phase 2=1.1-1,1.1-2,1.1-3 +1.1-1 trace/split-section-overlap',
    ]);
    assert.deepEqual(report.splitSections.entries[0]?.overlaps[0]?.phases, ['Phase 1', 'Phase 2']);
    assert.deepEqual(
      report.forward.entries[0]?.work.map(({ label }) => label),
      ['WP-1', 'Phase 2 WP-1'],
    );
  });
});

describe('the negative check', () => {
  it('walks the prohibitions alone, with the words of the criteria that would catch a violation', () => {
    const { negative } = reportOn(
      single({
        checklist: '- [ ] [1.1-1] It opens → WP-1\n- [ ] [1.1-2] It must not creak (negative) → WP-1',
        packages: workPackage(
          'WP-1',
          '[1.1-1], [1.1-2]',
          criteria('A hundred pushes, and no sound (verifies [1.1-2])'),
        ),
      }),
    );
    assert.deepEqual(
      negative.entries.map(({ id, verdict, criteria: rows }) => `${id} ${verdict}: ${rows[0]?.text ?? ''}`),
      ['1.1-2 covered and verified: A hundred pushes, and no sound (verifies [1.1-2])'],
    );
  });
});
