/**
 * *Insert checklist row*: in ID order, in the style of the rows around, traced by the work package that it is mapped to.
 * After it the finding is gone, no other has come, and everything else is as it was.
 */
import assert from 'node:assert/strict';
import { insertRowFixes } from '../../../server/src/core/authoring/insertRow';
import type { Finding } from '../../../server/src/core/model/finding';
import { Checker } from '../../../server/src/core/rules/check';
import { applyEdits } from '../../../server/src/core/text/edit';
import type { Snapshot } from '../../../server/src/core/workspace/snapshot';
import { workspaceOf } from '../../support/folderInMemory';

const PLAN = 'docs/phase-1-doors.md';
const SOURCE = 'docs/HighLevelReqs.md';

const source = `# Requirements

## 3. Doors

### 3.1 Opening

- Every door opens for its own volume.
- The lamp shows the way.
- A lock cannot click twice (ever).
- Hinges are oiled yearly.

### 3.2 Closing

- Springs pull doors shut.
- Rubber dampens the noise.

## 10. Cellar

### 10.1 Stairs

- Steps carry numbers.
`;

const master = `# Plan

## Phase Structure

### Phase 1: Doors

**HighLevelReqs Coverage**: 3.1–3.2, 10.1

**Plan Document**: \`${PLAN}\`
`;

interface Parts {
  readonly checklist: string;
  /** What WP-1 and WP-2 trace, with the label; the first may say nothing. */
  readonly first?: string;
  readonly second?: string;
}

const TRACED = '**Requirements traced**: ';

const planOf = ({ checklist, first = '', second = '' }: Parts): string => `# Phase 1: Doors

## Scope

Doors.

## Prerequisites

None.

## Requirements Checklist

${checklist}
## Design Constraints Checklist

None.

## Work Packages

### WP-1: Locks

${first}

### WP-2: Hinges

${second}

## Test Strategy

By hand.

## Verification Gate

- It works

## Open Questions

None.
`;

/** Rows of everything but what a test leaves out. */
const rest = (...without: string[]): string =>
  [
    '- [ ] [3.1-1] Every door opens for its own volume → WP-1',
    '- [ ] [3.1-2] The lamp shows the way → WP-1',
    '- [ ] [3.1-3] A lock cannot click twice (ever) → WP-1',
    '- [ ] [3.1-4] Hinges are oiled yearly → WP-2',
    '- [ ] [3.2-1] Springs pull doors shut → WP-2',
    '- [ ] [3.2-2] Rubber dampens the noise → WP-2',
    '- [ ] [10.1-1] Steps carry numbers → WP-2',
  ]
    .filter((row) => !without.some((id) => row.includes(`[${id}]`)))
    .map((row) => `${row}\n`)
    .join('');

function findingsOf(snapshot: Snapshot): Finding[] {
  return [...new Checker().check(snapshot).values()].flat();
}

const folder = (plan: string): Map<string, string> =>
  new Map([
    ['docs/master.md', master],
    [SOURCE, source],
    [PLAN, plan],
  ]);

/** Applies the first fix for the bullet that would get an ID; the finding must be gone, alone, and for good. */
function mend(plan: string, id: string): { text: string; fixes: ReturnType<typeof insertRowFixes> } {
  const files = folder(plan);
  const before = workspaceOf(files).snapshot();
  const findings = findingsOf(before);
  const finding = findings.find((f) => f.code === 'trace/orphan-requirement' && f.id === id);
  assert.ok(finding, `no orphan ${id} among ${findings.map((f) => `${f.code} ${f.id ?? ''} ${f.message}`).join('; ')}`);
  const fixes = insertRowFixes(before, finding);
  const change = fixes[0]?.change;
  assert.ok(change, 'there is no fix');
  assert.equal(change.edits.length, 1);
  const [edit] = change.edits;
  assert.ok(edit?.file === PLAN && edit.expectedText === plan);
  assert.ok(edit.edits.every(({ start, end }) => start === end));
  const text = applyEdits(plan, edit.edits);
  files.set(PLAN, text);
  const after = workspaceOf(files).snapshot();
  const said = (list: readonly Finding[]): string[] => list.map((f) => `${f.file} ${f.code} ${f.message}`);
  const others = said(findings.filter((f) => f !== finding));
  assert.deepEqual(
    said(findingsOf(after)).filter((one) => !others.includes(one)),
    [],
  );
  assert.deepEqual(insertRowFixes(after, finding), []);
  return { text, fixes };
}

/** The lines that the fix adds or lengthens. */
function changed(plan: string, id: string): string[] {
  const old = new Set(plan.split(/\r?\n/));
  return mend(plan, id)
    .text.split(/\r?\n/)
    .filter((line) => !old.has(line) && line !== '');
}

/** The checklist after the fix. */
function checklistAfter(checklist: string, id: string): string {
  const { text } = mend(planOf({ checklist }), id);
  return text.slice(text.indexOf('## Requirements Checklist\n\n') + 27, text.indexOf('## Design'));
}

describe('insert checklist row', () => {
  it('offers the work packages that are likely, the likeliest first', () => {
    const plan = planOf({
      checklist: rest('3.1-4'),
      first: `${TRACED}[3.1-1], [3.1-2], [3.1-3]`,
      second: `${TRACED}[3.2-1], [3.2-2], [10.1-1]`,
    });
    const { fixes } = mend(plan, '3.1-4');
    assert.deepEqual(
      fixes.map(({ title, preferred }) => [title, preferred]),
      [
        ['Insert checklist row [3.1-4] in phase-1-doors.md, mapped to WP-1', true],
        ['Insert checklist row [3.1-4] in phase-1-doors.md, mapped to WP-2', false],
      ],
    );
  });

  it('offers first the work package that names it already', () => {
    const plan = planOf({
      checklist: rest('3.1-2'),
      second: '**Criteria**:\n\n- [ ] All ([3.1-1], [3.1-2], [3.1-3], [3.1-4], [3.2-1], [3.2-2], [10.1-1])',
    });
    assert.match(mend(plan, '3.1-2').fixes[0]?.title ?? '', /mapped to WP-2$/);
  });

  const places: readonly [string, string, string, string][] = [
    ['between its neighbours', rest('3.1-2'), '3.1-2', '- [ ] [3.1-2] The lamp shows the way → WP-1'],
    ['before the first', rest('3.1-1'), '3.1-1', '- [ ] [3.1-1] Every door opens for its own volume → WP-1'],
    ['as the last', rest('10.1-1'), '10.1-1', '- [ ] [10.1-1] Steps carry numbers → WP-1'],
    ['as the first of its section', rest('3.2-1', '3.2-2'), '3.2-1', '- [ ] [3.2-1] Springs pull doors shut → WP-1'],
  ];
  for (const [name, checklist, id, row] of places) {
    it(`puts it ${name}`, () => {
      const lines = checklistAfter(checklist, id).split('\n');
      assert.ok(lines.includes(row), lines.join('\n'));
      const ids = lines.flatMap((line) => /\[(\d[\d.-]+)\]/.exec(line)?.[1] ?? []);
      const order = rest().match(/\d[\d.]*-\d/g) ?? [];
      assert.deepEqual(
        ids,
        order.filter((one) => ids.includes(one)),
      );
    });
  }

  const styles: readonly [string, (row: string) => string, string][] = [
    ['stars', (row) => row.replace(/^- \[ \]/, '* [ ]'), '* [ ] [3.1-3] A lock cannot click twice (ever) → WP-1'],
    [
      'pluses without boxes',
      (row) => row.replace(/^- \[ \]/, '+'),
      '+ [3.1-3] A lock cannot click twice (ever) → WP-1',
    ],
    ['ticked boxes', (row) => row.replace('[ ]', '[x]'), '- [ ] [3.1-3] A lock cannot click twice (ever) → WP-1'],
    [
      'bold IDs',
      (row) => row.replace(/(\[\d\S+\])/, '**$1**:'),
      '- [ ] **[3.1-3]**: A lock cannot click twice (ever) → WP-1',
    ],
    [
      'code',
      (row) => row.replace(/(\[\d\S+\])/, '`$1` —'),
      '- [ ] `[3.1-3]` — A lock cannot click twice (ever) → WP-1',
    ],
    [
      'other arrows',
      (row) => row.replace(/→ (WP-\d)/, '-> **$1**'),
      '- [ ] [3.1-3] A lock cannot click twice (ever) -> **WP-1**',
    ],
    [
      'bracketed mappings',
      (row) => row.replace(/→ (WP-\d)/, '(→ $1)'),
      '- [ ] [3.1-3] A lock cannot click twice (ever) (→ WP-1)',
    ],
    ['full stops', (row) => row.replace(' →', '. →'), '- [ ] [3.1-3] A lock cannot click twice (ever). → WP-1'],
    [
      'nested rows',
      (row) => row.replace(/^- (.*\[3\.1-[1-4])/, '  - $1').replace(/^ {2}(.*3\.1-1)/, '- Opening\n  $1'),
      '  - [ ] [3.1-3] A lock cannot click twice (ever) → WP-1',
    ],
    ['quoted rows', (row) => `> ${row}`, '> - [ ] [3.1-3] A lock cannot click twice (ever) → WP-1'],
    ['numbered rows', (row) => row.replace(/^- \[ \]/, '1.'), '1. [3.1-3] A lock cannot click twice (ever) → WP-1'],
    [
      'marked prohibitions',
      (row) => row.replace('way →', 'way (negative) →'),
      '- [ ] [3.1-3] A lock cannot click twice (ever) (negative) → WP-1',
    ],
  ];
  for (const [name, restyle, row] of styles) {
    it(`writes it like the rows around: ${name}`, () => {
      const checklist = rest('3.1-3').trimEnd().split('\n').map(restyle).join('\n');
      assert.deepEqual(changed(planOf({ checklist: `${checklist}\n` }), '3.1-3'), [row]);
    });
  }

  it('puts it behind everything that belongs to the row before', () => {
    const checklist = rest('3.1-2').replace(/(\[3\.1-1\].*\n)/, '$1  - of any width\n\n  and height\n');
    assert.match(checklistAfter(checklist, '3.1-2'), /and height\n- \[ \] \[3\.1-2\] The lamp.*\n- \[ \] \[3\.1-3\]/);
  });

  it('keeps the line ending', () => {
    const plan = planOf({ checklist: rest('3.1-2'), first: `${TRACED}[3.1-1]` }).replace(/\n/g, '\r\n');
    assert.doesNotMatch(mend(plan, '3.1-2').text, /(?<!\r)\n/);
  });

  it('works where the checklist ends the text', () => {
    const plan =
      planOf({ checklist: '' }).replace(/## Requirements Checklist\n\n/, '') +
      `\n## Requirements Checklist\n\n${rest('10.1-1').trimEnd()}`;
    assert.ok(mend(plan, '10.1-1').text.endsWith('WP-2\n- [ ] [10.1-1] Steps carry numbers → WP-1'));
  });

  describe('among headings', () => {
    const grouped = (text: string): string =>
      text
        .replace(/^(?=.*\[3\.1-1\])/m, '### 3.1 Opening\n\n')
        .replace(/^(?=.*\[3\.2-1\])/m, '\n### 3.2 Closing\n\n')
        .replace(/^(?=.*\[10\.1-1\])/m, '\n### 10.1 Stairs\n\n');

    it('goes into its group', () => {
      assert.match(checklistAfter(grouped(rest('3.1-4')), '3.1-4'), /\[3\.1-3\].*\n.*\[3\.1-4\].*\n\n### 3\.2/);
    });

    it('makes its group, in order', () => {
      assert.match(
        checklistAfter(grouped(rest('3.2-1', '3.2-2')), '3.2-1'),
        /\[3\.1-4\].*\n\n### 3\.2 Closing\n\n- \[ \] \[3\.2-1\] Springs.*\n\n### 10\.1/,
      );
      assert.match(
        checklistAfter(grouped(rest('10.1-1')), '10.1-1'),
        /\[3\.2-2\].*\n\n### 10\.1 Stairs\n\n- \[ \] \[10\.1-1\] Steps.*\n\n?$/,
      );
    });

    it('fills a group that is empty but for its words', () => {
      const checklist = grouped(rest('3.2-1', '3.2-2')).replace(
        '### 10.1',
        '### 3.2 Closing\n\nStill to be listed.\n\n### 10.1',
      );
      assert.match(
        checklistAfter(checklist, '3.2-1'),
        /### 3\.2 Closing\n\n(?:Still.*\n\n)?- \[ \] \[3\.2-1\].*\n\n(?:Still.*\n\n)?### 10\.1/,
      );
    });

    it('begins a checklist that has no rows yet', () => {
      const alone = planOf({ checklist: 'To be extracted.\n\n' }).replace('### WP-2: Hinges', '');
      assert.match(
        mend(alone, '3.1-1').text,
        /To be extracted\.\n\n### 3\.1 Opening\n\n- \[ \] \[3\.1-1\] Every door opens for its own volume → WP-1\n/,
      );
    });
  });

  describe('in a table', () => {
    const tableOf = (...without: string[]): string =>
      `| ID | Requirement | WP | Status |\n|----|-------------|----|--------|\n${rest(...without).replace(/- \[ \] (\S+) (.*) → (\S+)/g, '| $1 | $2 | $3 | Open |')}\n`;

    it('is a row in the order of the columns', () => {
      assert.deepEqual(changed(planOf({ checklist: tableOf('3.1-3') }), '3.1-3'), [
        '| [3.1-3] | A lock cannot click twice (ever) | WP-1 | |',
      ]);
      assert.match(checklistAfter(tableOf('3.1-3'), '3.1-3'), /\[3\.1-2\].*\n.*\[3\.1-3\].*\n.*\[3\.1-4\]/);
      assert.match(checklistAfter(tableOf('3.1-1'), '3.1-1'), /\|---.*\n\| \[3\.1-1\].*\n\| \[3\.1-2\]/);
      assert.match(checklistAfter(tableOf('3.2-1', '3.2-2'), '3.2-1'), /\[3\.1-4\].*\n.*\[3\.2-1\].*\n.*\[10\.1-1\]/);
    });

    it('is written as its rows are', () => {
      const tight = tableOf('3.1-3')
        .replace(/ ?\| ?/g, '|')
        .replace(/\[(\d\S+?)\]/g, '`$1`');
      assert.deepEqual(changed(planOf({ checklist: tight }), '3.1-3'), [
        '|`3.1-3`|A lock cannot click twice (ever)|WP-1||',
      ]);
    });

    it('goes into the table of its section', () => {
      const [first, second] = [
        tableOf('3.1-4', '3.2-1', '3.2-2', '10.1-1'),
        tableOf('3.1-1', '3.1-2', '3.1-3', '3.1-4'),
      ];
      const checklist = `### 3.1 Opening\n\n${first}### Others\n\n${second}`;
      assert.match(checklistAfter(checklist, '3.1-4'), /\[3\.1-3\].*\n.*\[3\.1-4\].*\n\n### Others/);
    });
  });

  describe('the trace', () => {
    const traced = (first: string, id = '3.1-2', without = [id]): string[] =>
      changed(planOf({ checklist: rest(...without), first }), id).filter((line) => !line.includes('[ ]'));

    const lists: readonly [string, string, string][] = [
      ['list', '[3.1-1], [3.1-3]', '[3.1-1], [3.1-2], [3.1-3]'],
      ['code', '`[3.1-1]`, `[3.1-3]`', '`[3.1-1]`, `[3.1-2]`, `[3.1-3]`'],
      ['one bracket', '[3.1-1, 3.1-3]', '[3.1-1, 3.1-2, 3.1-3]'],
      ['bare IDs', '3.1-1, 3.1-3', '3.1-1, 3.1-2, 3.1-3'],
      ['no separator', '[3.1-1][3.1-3]', '[3.1-1][3.1-2][3.1-3]'],
      ['later ones only', '[3.1-3]', '[3.1-2], [3.1-3]'],
      ['other sections', '[10.1-1]', '[3.1-2], [10.1-1]'],
      ['a closing stop', '[3.1-1].', '[3.1-1], [3.1-2].'],
      ['links', '[3.1-1](#a), [3.1-3](#b)', '[3.1-1](#a), [3.1-2], [3.1-3](#b)'],
      ['bold', '**[3.1-1]**, **[3.1-3]**', '**[3.1-1]**, **[3.1-2]**, **[3.1-3]**'],
    ];
    for (const [name, before, after] of lists)
      it(`follows the next smaller ID: ${name}`, () => assert.deepEqual(traced(TRACED + before), [TRACED + after]));

    it('goes behind a range that ends before it', () => {
      assert.deepEqual(traced(`${TRACED}[3.1-1]–[3.1-3]`, '3.1-4'), [`${TRACED}[3.1-1]–[3.1-3], [3.1-4]`]);
      assert.deepEqual(traced(`${TRACED}[3.1-1..3], [3.2-1]`, '3.1-4'), [`${TRACED}[3.1-1..3], [3.1-4], [3.2-1]`]);
    });

    it('is not needed where a range holds it', () => {
      assert.deepEqual(traced(`${TRACED}[3.1-1]–[3.1-4]`), []);
    });

    it('is a row of its own where the list has rows', () => {
      assert.deepEqual(traced('**Requirements traced**:\n\n- [3.1-1]\n- [3.1-3]'), ['- [3.1-2]']);
    });

    it('is left out where the work package traces nothing by itself', () => {
      assert.deepEqual(traced(''), []);
      assert.deepEqual(traced('**Requirements traced**: none'), []);
    });
  });

  it('offers nothing where there is no checklist, or the plan moved on', () => {
    const plan = planOf({ checklist: rest('3.1-2') });
    const files = folder(plan);
    const snapshot = workspaceOf(files).snapshot();
    const finding = findingsOf(snapshot).find((f) => f.id === '3.1-2');
    assert.ok(finding);
    files.set(PLAN, plan.replace('WP-1: Locks', 'WP-3: Locks'));
    assert.deepEqual(insertRowFixes(snapshot, finding), []);
    const without = workspaceOf(folder(plan.replace('## Requirements Checklist', '## Requirements'))).snapshot();
    for (const orphan of findingsOf(without).filter((f) => f.code === 'trace/orphan-requirement'))
      assert.deepEqual(insertRowFixes(without, orphan), []);
  });
});
