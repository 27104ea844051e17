/** What a second run adds to an execution checklist that people have edited, and what it leaves alone. */
import assert from 'node:assert/strict';
import { PLAN, CHECKLIST, planOf, create, created, completed, isUnchanged, rowsUnder, withTable } from './doorsPlan';

describe('completing an execution checklist', () => {
  const works = (...ids: number[]): string => ids.map((n) => `### WP-${n}: Title ${n}\n`).join('\n');
  const table = (plan: string, title: string, before: string): string => {
    const text = completed(plan, withTable(plan, title, before));
    return rowsUnder(text, title).join('\n');
  };
  const workTable = (ids: number[], before: string): string =>
    table(planOf({ works: works(...ids) }), 'Work Package Status', before);

  it('does nothing where nothing is missing', () => {
    const plan = planOf({ works: works(1, 2), gate: '- It works\n', requirements: '- [3.1-1] a\n' });
    isUnchanged(plan, created(plan));
    isUnchanged(plan, created(planOf({ works: works(1, 2, 3), gate: '- It works\n', requirements: '- [3.1-1] a\n' })));
  });

  it('fills an empty file', () => {
    assert.equal(completed(planOf({}), '\n'), `\n${created(planOf({}))}`);
  });

  const styles: readonly [string, string, string][] = [
    [
      'in order of IDs, before the row that a template left last',
      '| WP | Description | Status |\n|--|--|--|\n| WP-1 | One | [x] Complete |\n| WP-10 | Ten | |\n| ... | | |\n',
      '| WP-1 | One | [x] Complete |\n| WP-2 | Title 2 | [ ] Pending |\n| WP-10 | Ten | |\n| WP-11 | Title 11 | [ ] Pending |\n| ... | | |',
    ],
    [
      'in the order of its columns',
      '| Owner | Status | WP | Title |\n|--|--|--|--|\n| Ana | done | WP-1 | One |\n| | | WP-10 | Ten |\n| | | WP-11 | Eleven |\n',
      '| Ana | done | WP-1 | One |\n| | [ ] Pending | WP-2 | Title 2 |\n| | | WP-10 | Ten |\n| | | WP-11 | Eleven |',
    ],
    [
      'filled up to its widths',
      '| WP    | Description | Status       |\n|-------|------------:|--------------|\n| WP-1  |         One | [x] Complete |\n| WP-10 |         Ten |              |\n| WP-11 |             |              |\n',
      '| WP-1  |         One | [x] Complete |\n| WP-2  |     Title 2 | [ ] Pending  |\n| WP-10 |         Ten |              |\n| WP-11 |             |              |',
    ],
    [
      'without outer pipes',
      'WP | Description | Status\n--|--|--\nWP-1 | One | [x] Complete\nWP-10 | Ten | open\nWP-11 | Eleven | open\n',
      'WP-1 | One | [x] Complete\nWP-2 | Title 2 | [ ] Pending\nWP-10 | Ten | open\nWP-11 | Eleven | open',
    ],
    [
      'without blanks',
      '|WP|Description|Status|Date|\n|-|-|-|-|\n|WP-1|One|||\n|WP-10|Ten|||\n|WP-11|Eleven|||\n',
      '|WP-1|One|||\n|WP-2|Title 2|[ ] Pending||\n|WP-10|Ten|||\n|WP-11|Eleven|||',
    ],
    [
      'behind quote marks',
      '> | WP | Description |\n> |--|--|\n> | WP-1 | One |\n> | WP-10 | Ten |\n> | WP-11 | Eleven |\n',
      '> | WP-1 | One |\n> | WP-2 | Title 2 |\n> | WP-10 | Ten |\n> | WP-11 | Eleven |',
    ],
    [
      'with IDs dressed as its own',
      '| WP | Status |\n|--|--|\n| **WP-1** One | [x] |\n| **WP-10** Ten | [ ] |\n| **WP-11** Eleven | [ ] |\n',
      '| **WP-1** One | [x] |\n| **WP-2** Title 2 | [ ] Pending |\n| **WP-10** Ten | [ ] |\n| **WP-11** Eleven | [ ] |',
    ],
    [
      'behind its predecessor where the rows have another order',
      '| WP | Description | Status |\n|--|--|--|\n| WP-11 | | |\n| WP-1 | | |\n| WP-10 | | |\n',
      '| WP-11 | | |\n| WP-1 | | |\n| WP-2 | Title 2 | [ ] Pending |\n| WP-10 | | |',
    ],
    [
      'and takes several IDs of one row as there',
      '| WP | Description | Status |\n|--|--|--|\n| WP-10, ~~WP-11~~ | | |\n| [WP-1](phase-3a-doors.md#wp-1-title-1) | | |\n',
      '| WP-10, ~~WP-11~~ | | |\n| [WP-1](phase-3a-doors.md#wp-1-title-1) | | |\n| WP-2 | Title 2 | [ ] Pending |',
    ],
  ];
  for (const [name, before, after] of styles)
    it(`adds a row ${name}`, () => assert.equal(workTable([1, 2, 10, 11], before), after));

  it('keeps every byte of the other lines', () => {
    const old = planOf({ works: works(1, 3), requirements: '- [3.1-1] a\n' });
    const plan = planOf({ works: works(1, 2, 3), requirements: '- [3.1-1] a\n- [3.1-2] b\n' });
    const edited = `\ufeff${created(old).replace('| [ ] Pending | | | |', '| [x] Done | 2026-01-02 | | a\\|b |  \t').replace(/\n/g, '\r\n')}\r\nEnd`;
    const text = completed(plan, edited);
    const added = ['| WP-2 | Title 2 | [ ] Pending | | | |\r\n', '| [3.1-2] | b | [ ] | [ ] | |\r\n'];
    assert.equal(
      added.reduce((rest, line) => rest.replace(line, ''), text),
      edited,
    );
    assert.equal(text.length, edited.length + added.join('').length);
  });

  it('numbers new criteria of the gate and knows the others by their words', () => {
    const plan = planOf({ gate: '1. First `thing`\n2. New one\n3. Second thing works\n' });
    assert.equal(
      table(
        plan,
        'Verification Gate',
        '| # | Gate Criterion | Pass |\n|--|--|--|\n| 1 | first thing! | [x] |\n| 4 | Second things works, on Linux | [ ] |\n| ... | | |\n',
      ),
      '| 1 | first thing! | [x] |\n| 4 | Second things works, on Linux | [ ] |\n| 5 | New one | [ ] |\n| ... | | |',
    );
    assert.equal(
      table(
        plan,
        'Verification Gate',
        '| Criterion | Passed |\n|--|--|\n| First thing | [x] |\n| Second thing works | [ ] |\n',
      ),
      '| First thing | [x] |\n| New one | [ ] |\n| Second thing works | [ ] |',
    );
    assert.match(
      table(plan, 'Verification Gate', '| # | Gate Criterion | Pass |\n|--|--|--|\n'),
      /^\| 1 \| First.*\n\| 2 \| New.*\n\| 3 \| Second/,
    );
  });

  it('does not take one criterion for another that says less or something else', () => {
    const plan = planOf({ gate: '- All tests pass\n- All tests pass on Linux\n- No test fails 3 times\n' });
    const rows =
      '| # | Gate Criterion | Pass |\n|--|--|--|\n| 1 | All tests pass | [ ] |\n| 2 | No test fails 4 times | [ ] |\n';
    assert.match(
      table(plan, 'Verification Gate', rows),
      /\| 3 \| All tests pass on Linux .*\n\| 4 \| No test fails 3 times/,
    );
  });

  it('adds sections in their order, and tables below headings that have lost theirs', () => {
    const plan = planOf({ requirements: '- [3.1-1] a\n' });
    const text = completed(
      plan,
      '# Phase 3A Execution Checklist\n\nOurs.\n\n## Verification Gate (final)\n\nWe met.\n## Summary\nDone.',
    );
    const headings = text.split('\n').filter((line) => line.startsWith('#'));
    assert.deepEqual(headings, [
      '# Phase 3A Execution Checklist',
      '## Work Package Status',
      '## Mid-Phase Compliance Checks',
      '## Verification Gate (final)',
      '## Requirements Checklist Verification',
      '## Design Constraints Checklist Verification',
      '## Post-Phase Review',
      '## Questions Logged During Execution',
      '## Summary',
    ]);
    assert.ok(text.endsWith('\n\n## Summary\nDone.'));
    const bare = created(plan).replace(/(## Work Package Status\n\n)(?:\|.*\n)+/, '$1Gone.\n');
    assert.match(completed(plan, bare), /Gone\.\n\n\| WP \|.*\n.*\n\| WP-1 \|/);
  });

  it('finds a table without its heading, and one below a heading of other words', () => {
    const plan = planOf({ works: works(1, 2), requirements: '- [3.1-1] a\n' });
    const old = created(planOf({ works: works(1), requirements: '- [3.1-1] a\n' }));
    for (const heading of ['', '## Doors: Work Package Status ✅\n', '### 1. **Work package status**:\n'])
      assert.match(completed(plan, old.replace('## Work Package Status\n', heading)), /WP-1 .*\n\| WP-2 \|/);
  });

  it('leaves the tables of others alone', () => {
    const plan = planOf({ works: works(1), requirements: '- [3.1-1] a\n- [3.1-2] b\n' });
    const own = '### Who tests\n\n| Who | ID |\n|--|--|\n| Ana | [3.1-2] |\n\n## Design';
    const text = completed(
      plan,
      created(planOf({ works: works(1), requirements: '- [3.1-1] a\n' })).replace('## Design', own),
    );
    assert.match(text, /\[3\.1-1\] \| a .*\n\| \[3\.1-2\] \| b .*\n\n### Who tests/);
    assert.ok(text.includes(own));
  });

  it('puts the Summary back with what is ticked, and otherwise leaves it', () => {
    const plan = planOf({ works: works(1, 2), requirements: '- [3.1-1] a\n- [3.1-2] b\n' });
    const done = created(plan)
      .replace('| a | [ ] | [ ]', '| a | [x] | [x]')
      .replace(/## Summary[^]*/, '');
    assert.match(completed(plan, done), /## Summary\n\n- \*\*Total WPs\*\*: 2\n[^]*Requirements verified\*\*: 1\/2\n/);
    isUnchanged(plan, created(plan).replace('**Total WPs**: 2', '**Total WPs**: 99'));
  });

  it('knows a design decision by its short name', () => {
    const decisions = '# X\n\n## Key Design Decisions\n\n### Data Storage\n\n- One\n- Two\n';
    const plan = planOf({ constraints: '- [ ] [KDD-data-storage-2] Two → WP-1\n' });
    const checklist = created(plan).replace('[KDD-data-storage-2]', 'KDD-storage-2');
    assert.deepEqual(create({ 'CLAUDE.md': decisions, [PLAN]: plan, [CHECKLIST]: checklist }), {
      unchanged: CHECKLIST,
    });
  });
});
