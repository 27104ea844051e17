import assert from 'node:assert/strict';
import { readBaseline } from '../../../../server/src/core/baseline/baseline';
import { writeBaseline } from '../../../../server/src/core/baseline/baselineText';
import { baselineFile } from '../../../../server/src/core/baseline/file';
import { recordBaseline, type Recorded } from '../../../../server/src/core/baseline/record';
import { Checker } from '../../../../server/src/core/rules/check';
import { fixesTogether } from '../../../../server/src/core/rules/fixesTogether';
import { ruleOf } from '../../../../server/src/core/rules/registry';
import { applyEdits } from '../../../../server/src/core/text/edit';
import { workspaceOf } from '../../../support/folderInMemory';
import { mend } from '../../../support/mending';
import { folder, masterPlan, phasePlan, requirements, workPackage } from '../../../support/planText';

const CODE = 'trace/suspect-link';
type Files = Readonly<Record<string, string>>;

const spec = (first: string, rest = ''): string => `# Feature Specification: Doors

## Requirements

### Functional Requirements

- **FR-001**: ${first}
- **FR-002**: System MUST close every door at night.
${rest}`;
const tasks = `# Tasks: Doors

## Phase 1: Locks

- [ ] T001 Fit the reader in src/reader.ts (FR-001)
- [ ] T002 Write the log in src/log.ts (FR-001, FR-002)
`;
const plan = `# Implementation Plan: Doors

## Summary

The reader does what FR-001 asks for.
`;
const before: Files = {
  'specs/001-doors/spec.md': spec('System MUST open a door with a badge.'),
  'specs/001-doors/tasks.md': tasks,
  'specs/001-doors/plan.md': plan,
};
const after: Files = { ...before, 'specs/001-doors/spec.md': spec('System MUST open a door with a badge and a code.') };

function record(files: Files, marksReviewed = false): Recorded {
  const { graph, baseline, text } = workspaceOf(new Map(Object.entries(files))).snapshot();
  const options = { isSelected: () => true, marksReviewed, textOf: text };
  return recordBaseline(graph, baseline?.baseline ?? null, options);
}

const recorded = (files: Files, marksReviewed = false): Files => ({
  ...files,
  [baselineFile]: writeBaseline(record(files, marksReviewed).baseline),
});

/** What is suspect: each item with its message, and the links below it. */
function suspects(files: Files): string[] {
  const snapshot = workspaceOf(new Map(Object.entries(files))).snapshot();
  const found = [...new Checker().check(snapshot).values()].flat().filter(({ code }) => code === CODE);
  return found.flatMap(({ id, file, related = [] }) => [
    `${id ?? ''} ${file}`,
    ...related.map(({ message }) => `  ${message}`),
  ]);
}

/** The files after one of the fixes of the only suspect item. */
function marked(files: Files, title: string): Files {
  const snapshot = workspaceOf(new Map(Object.entries(files))).snapshot();
  const finding = [...new Checker().check(snapshot).values()].flat().find(({ code }) => code === CODE);
  assert.ok(finding);
  const fixes = ruleOf(CODE)?.fixes(snapshot, finding) ?? [];
  const fix = fixes.find((one) => one.title === title);
  assert.ok(fix, fixes.map((one) => one.title).join('\n'));
  const [edit, ...more] = fix.change.edits;
  assert.ok(
    edit?.file === baselineFile && more.length === 0 && fix.change.creations.length === 0,
    'the baseline alone',
  );
  return { ...files, [baselineFile]: applyEdits(edit.expectedText, edit.edits) };
}

const base = recorded(before)[baselineFile] ?? '';
const changed: Files = { ...after, [baselineFile]: base };
const fr1 = [
  'FR-001 specs/001-doors/spec.md',
  '  plan.md covers it.',
  '  T001 in tasks.md covers it.',
  '  T002 in tasks.md covers it.',
];

describe(CODE, () => {
  it('tells of an item that changed, once, with all that is held to it', () =>
    assert.deepEqual(suspects(changed), fr1));

  it('says nothing without a baseline, and nothing while the baseline holds', () => {
    assert.deepEqual(suspects(after), []);
    assert.deepEqual(suspects(recorded(before)), []);
    assert.deepEqual(suspects(recorded(after)), []);
  });

  it('says nothing of what is new, and of what nothing is held to', () => {
    const more = {
      ...changed,
      'specs/001-doors/spec.md': spec('System MUST open a door with a badge.', '- **FR-003**: New.\n'),
    };
    assert.deepEqual(suspects(more), []);
    const untied = {
      ...changed,
      'specs/001-doors/tasks.md': '# Tasks: Doors\n\n## Phase 1: Locks\n\n- [ ] T001 Fit (FR-002)\n',
      'specs/001-doors/plan.md': '# Implementation Plan: Doors\n',
    };
    assert.deepEqual(suspects(untied), []);
  });

  it('says nothing where a formatter was at work, and nothing of a document that moved', () => {
    const laidOut = {
      ...changed,
      'specs/001-doors/spec.md': spec('System __MUST__ open a door\n  with a badge').replaceAll('- **', '* **'),
    };
    assert.deepEqual(suspects(laidOut), []);
    const moved = Object.fromEntries(
      Object.entries(changed).map(([path, text]) => [path.replace('001-doors', '002-gates'), text]),
    );
    assert.deepEqual(suspects(moved), []);
  });

  it('is settled by one line of the baseline, for all links', () => {
    const { diff } = mend(folder(changed), CODE);
    assert.equal(diff.length, 2);
    assert.ok(
      diff.every((line) => /^[-+] {7}"FR-001": "[0-9a-f]{12} System MUST open a door with [^"]+",$/.test(line)),
      diff.join('\n'),
    );
  });

  it('is settled together with its neighbours', () => {
    const both = {
      ...changed,
      'specs/001-doors/spec.md': (after['specs/001-doors/spec.md'] ?? '').replace('night', 'dusk'),
    };
    const snapshot = workspaceOf(new Map(Object.entries(both))).snapshot();
    const found = [...new Checker().check(snapshot).values()].flat().filter(({ code }) => code === CODE);
    const steps = fixesTogether(
      snapshot,
      found,
      (fixes) => fixes[0],
      () => true,
    );
    let step = steps.next();
    while (!step.done) step = steps.next();
    const { taken, edits } = step.value;
    assert.equal(taken.length, 2);
    const [edit] = edits;
    assert.ok(edit);
    assert.deepEqual(suspects({ ...both, [baselineFile]: applyEdits(edit.expectedText, edit.edits) }), []);
  });

  it('is settled document by document, until the text changes again', () => {
    const first = marked(changed, 'Mark the 2 links to FR-001 in tasks.md reviewed');
    assert.deepEqual(suspects(first), fr1.slice(0, 2));
    const second = marked(first, 'Mark the link to FR-001 reviewed');
    assert.deepEqual(suspects(second), []);
    const again = { ...first, 'specs/001-doors/spec.md': spec('System MUST open a door with a key.') };
    assert.deepEqual(suspects(again), fr1);
  });

  it('tells of a row whose bullet changed, unless the row says otherwise than the bullet', () => {
    const files = (bullet: string, row: string): Files => ({
      'HighLevelReqs.md': requirements({ '1.1': [bullet, 'Every door closes at night.'] }),
      'master.md': masterPlan({ 1: ['**HighLevelReqs Coverage**: 1.1', '**Plan Document**: `phase-1.md`'] }),
      'phase-1.md': phasePlan({
        checklist: `- [ ] [1.1-1] ${row} → WP-1\n- [ ] [1.1-2] Every door closes at night → WP-1`,
        packages: workPackage('WP-1', '[1.1-1], [1.1-2]'),
      }),
    });
    const old = 'A door stays open for 3 seconds after a badge was shown.';
    const noted = recorded(files(old, 'After a badge a door stays open for 3 seconds'))[baselineFile] ?? '';
    const now = (bullet: string, row = 'After a badge a door stays open for 3 seconds'): string[] =>
      suspects({ ...files(bullet, row), [baselineFile]: noted });
    assert.deepEqual(now(old), []);
    assert.deepEqual(now('A door stays open for 3 seconds after a valid badge was shown.'), [
      '1.1-1 phase-1.md',
      '  The source bullet says now: "A door stays open for 3 seconds after a valid badge was shown.".',
      '  WP-1 in phase-1.md covers it.',
    ]);
    assert.deepEqual(now('Coffee is free.'), ['1.1-1 phase-1.md', '  WP-1 in phase-1.md covers it.']);
    assert.deepEqual(now('A door stays open for 5 seconds after a badge was shown.'), [], 'that is drift');
    const both = now(
      'A door stays open for 5 seconds after a badge was shown.',
      'After a badge a door stays open for 5 seconds',
    );
    assert.equal(both[0], '1.1-1 phase-1.md');
  });

  it('knows a bullet again that others were put before', () => {
    const files = (bullets: string[]): Files => ({
      'HighLevelReqs.md': requirements({ '1.1': bullets }),
      'phase-1.md': phasePlan({
        checklist: '- [ ] [1.1-1] A door opens with a badge → WP-1',
        packages: workPackage('WP-1', '[1.1-1]'),
      }),
    });
    const noted = recorded(files(['A door opens with a badge.']));
    assert.deepEqual(suspects({ ...noted, ...files(['Coffee is free.', 'A door opens with a badge.']) }), []);
  });

  it('tells of a decision that changed where a plan has a row of it', () => {
    const files = (first: string): Files => ({
      'CLAUDE.md': `# Guide\n\n## Key Design Decisions\n\n### Storage\n\n- ${first}\n- Logs go to disk.\n`,
      'phase-1.md': phasePlan({
        constraints: '- [ ] [KDD-storage-1] One file holds all → WP-1',
        packages: workPackage('WP-1', '[KDD-storage-1]'),
      }),
    });
    const noted = recorded(files('All data is in one file.'));
    assert.deepEqual(suspects(noted), []);
    const now = { ...noted, ...files('All data is in two files.') };
    const told = [
      'KDD-storage-1 phase-1.md',
      '  The source bullet says now: "All data is in two files.".',
      '  WP-1 in phase-1.md covers it.',
    ];
    assert.deepEqual(suspects(now), told);
    assert.deepEqual(suspects(marked(now, 'Mark the link to [KDD-storage-1] reviewed')), []);
    assert.deepEqual(suspects(recorded(now)), told, 'recording does not forget it');
  });

  it('reaches what is decided for several plans', () => {
    const decided = (first: string): Files => ({
      'CLAUDE.md': `# Guide\n\n## Key Design Decisions\n\n### Storage\n\n- ${first}\n- Logs go to disk.\n`,
      'a/master.md': masterPlan({ 1: ['**Plan Document**: `a/phase-1.md`'] }),
      'a/phase-1.md': phasePlan({ packages: workPackage('WP-1', '[KDD-storage-1]') }),
      'b/master.md': masterPlan({ 1: ['**Plan Document**: `b/phase-1.md`'] }),
      'b/phase-1.md': phasePlan({ packages: workPackage('WP-1', '[KDD-storage-1]') }),
    });
    const noted = recorded(decided('All data is in one file.'));
    assert.deepEqual(suspects({ ...noted, ...decided('All data is in two files.') }), [
      'KDD-storage-1 CLAUDE.md',
      '  WP-1 in phase-1.md covers it.',
      '  WP-1 in phase-1.md covers it.',
    ]);
  });
});

describe('recording a baseline', () => {
  it('adds what is new, drops what is gone, and leaves what waits for a review', () => {
    const first = record(before);
    assert.deepEqual([first.texts, first.added, first.updated, first.dropped, first.waiting.length], [2, 2, 0, 0, 0]);
    const text = spec('System MUST open a door with a badge and a code.', '- **FR-003**: System MUST ring.\n');
    const next = { ...changed, 'specs/001-doors/spec.md': text.replace(/- \*\*FR-002.*\n/, '') };
    const second = record(next);
    assert.deepEqual(
      [second.texts, second.added, second.updated, second.dropped, second.waiting.length],
      [2, 1, 0, 1, 1],
    );
    assert.deepEqual(suspects({ ...next, [baselineFile]: writeBaseline(second.baseline) }), fr1);
    assert.deepEqual(suspects(recorded(next, true)), []);
  });

  it('takes over what changed where nothing waits for a review', () => {
    const other = {
      ...changed,
      'specs/001-doors/tasks.md': '# Tasks: Doors\n',
      'specs/001-doors/plan.md': '# Implementation Plan: Doors\n',
    };
    const { updated, waiting } = record(other);
    assert.deepEqual([updated, waiting.length], [1, 0]);
  });

  it('keeps reviews that still hold, and drops those that say nothing any more', () => {
    const one = marked(changed, 'Mark the 2 links to FR-001 in tasks.md reviewed');
    assert.equal(recorded(one)[baselineFile], one[baselineFile]);
    const all = marked(one, 'Mark the link to FR-001 reviewed');
    assert.equal(recorded(all)[baselineFile], recorded(after)[baselineFile]);
  });

  it('leaves documents alone that are not selected', () => {
    const { graph } = workspaceOf(new Map(Object.entries(after))).snapshot();
    const { baseline } = readBaseline(base);
    const kept = recordBaseline(graph, baseline, { isSelected: () => false, marksReviewed: true, textOf: () => null });
    assert.equal(writeBaseline(kept.baseline), base);
  });
});
