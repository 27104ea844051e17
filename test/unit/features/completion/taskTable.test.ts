import assert from 'node:assert/strict';
import { offered } from '../../../support/completing';

const HEAD = `# Wharf plan

## Work

| Task ID | Description | Owner | Prereqs | Priority | Source |
|---|---|---|---|---|---|
| T-001 | Survey the piles | Yard | None | P0 | R-001 |
| T-002 | Order the timber | Yard | T-001 | P1 | R-001 |
| T-003 | Drive the piles | Crane | T-001, T-002 | P1 | R-002 |
`;
const PHASES = `
## Phases

### Phase A — Ground

- **Tasks:** T-001, T-002
- **Exit:** all piles stand

## Risk-to-Task Mapping

- R-001 → T-002
- R-002 → T-003
`;

const row = (line: string): string => `${HEAD}${line}\n${PHASES}`;

describe('completion in a table of tasks', () => {
  it('offers tasks and nothing else in a Prereqs cell, the nearest first, and not the task itself', () => {
    const { labels, line, find } = offered(row('| T-004 | Lay the deck | Yard | $0 | P1 | R-002 |'));
    assert.deepEqual(labels, ['T-003', 'T-002', 'T-001']);
    assert.equal(find('T-003').detail, 'Drive the piles');
    assert.equal(line('T-003'), '| T-004 | Lay the deck | Yard | T-003 | P1 | R-002 |');
  });

  it('goes on with a list: behind a comma with a blank, and without what stands there already', () => {
    const { labels, line } = offered(row('| T-004 | Lay the deck | Yard | T-002,$0 | P1 | R-002 |'), { sign: true });
    assert.deepEqual(labels, ['T-003', 'T-001']);
    assert.equal(line('T-003'), '| T-004 | Lay the deck | Yard | T-002, T-003 | P1 | R-002 |');
  });

  it('replaces what is half typed', () => {
    const source = row('| T-004 | Lay the deck | Yard | T-$001 | P1 | R-002 |');
    const { line, labels } = offered(source, { sign: true });
    assert.deepEqual(labels, ['T-003', 'T-002', 'T-001']);
    assert.equal(line('T-003', 'insert'), '| T-004 | Lay the deck | Yard | T-00301 | P1 | R-002 |');
    assert.equal(line('T-003', 'replace'), '| T-004 | Lay the deck | Yard | T-003 | P1 | R-002 |');
  });

  it('works at the end of a line whose last pipe is not typed yet, and with CRLF', () => {
    for (const crlf of [false, true]) {
      const { labels, line } = offered(row('| T-004 | Lay the deck | Yard | T-$0'), { crlf, sign: true });
      assert.deepEqual(labels, ['T-003', 'T-002', 'T-001']);
      assert.equal(line('T-001'), '| T-004 | Lay the deck | Yard | T-001');
    }
  });

  it('takes the second end of a range for itself', () => {
    const { labels, line } = offered(row('| T-004 | Lay the deck | Yard | T-001-T-$0 | P1 | R-002 |'), { sign: true });
    assert.ok(labels.includes('T-003'));
    assert.equal(line('T-003'), '| T-004 | Lay the deck | Yard | T-001-T-003 | P1 | R-002 |');
  });

  it('offers the next free ID in the ID column, and the whole row where nothing else stands on the line', () => {
    const { labels, line } = offered(row('| T-$0'), { sign: true });
    assert.deepEqual(labels, ['T-004']);
    assert.equal(line('T-004'), '| T-004 |  |  |  |  |  |');
    assert.equal(
      line('T-004', 'snippet'),
      '| T-004 | ${1:Description} | ${2:Owner} | ${3:Prereqs} | ${4:Priority} | ${5:Source} |',
    );
    assert.equal(offered(row('$0')).line('T-004'), '| T-004 |  |  |  |  |  |');
    const begun = offered(row('| T-$0 | Lay the deck | Yard | | P1 | R-002 |'), { sign: true });
    assert.equal(begun.line('T-004'), '| T-004 | Lay the deck | Yard | | P1 | R-002 |');
  });

  it('never offers an ID again that a comment says was removed', () => {
    const source = `${HEAD}| T-$0\n\n<!-- removed: T-004, T-005 -->\n${PHASES}`;
    assert.deepEqual(offered(source, { sign: true }).labels, ['T-006']);
  });

  it('offers what is cited and not defined yet before what is free', () => {
    const source = `${HEAD.replace('| T-003 | Drive the piles | Crane | T-001, T-002 |', '| T-003 | Drive the piles | Crane | T-007, T-002 |')}| T-$0\n${PHASES}`;
    const { items } = offered(source, { sign: true });
    assert.deepEqual(
      items.map(({ label, note }) => [label, note]),
      [
        ['T-007', 'cited, not defined yet'],
        ['T-008', 'next free'],
      ],
    );
  });

  it('offers tasks that no phase has yet before the others', () => {
    const { labels, line } = offered(
      row('| T-004 | Lay the deck | Yard | T-003 | P1 | R-002 |').replace('T-001, T-002\n', 'T-001, T-002, $0\n'),
    );
    assert.deepEqual(labels, ['T-003', 'T-004']);
    assert.equal(line('T-004'), '- **Tasks:** T-001, T-002, T-004');
  });

  it('offers tasks for a risk, and the next risk', () => {
    const source = row('| T-004 | Lay the deck | Yard | T-003 | P1 | R-002 |');
    const mapped = offered(source.replace('- R-002 → T-003', '- R-002 → T-$0'), { sign: true });
    assert.deepEqual(mapped.labels.slice().sort(), ['T-001', 'T-002', 'T-003', 'T-004']);
    const next = offered(source.replace('- R-002 → T-003\n', '- R-002 → T-003\n- $0\n'));
    assert.equal(next.line('R-003'), '- R-003 → ');
  });

  it('offers owners and priorities that the column has already, more than once', () => {
    assert.deepEqual(offered(row('| T-004 | Lay the deck | $0 | T-003 | P1 | R-002 |')).labels, ['Yard', 'Crane']);
    const priority = offered(row('| T-004 | Lay the deck | Yard | T-003 | P$0 | R-002 |'));
    assert.deepEqual(priority.labels, ['P1', 'P0']);
    assert.equal(priority.line('P0'), '| T-004 | Lay the deck | Yard | T-003 | P0 | R-002 |');
  });

  it('says nothing in prose, code and comments', () => {
    const silent = [
      'A well-$0',
      'It stands, 3 of them,$0',
      'As of 2024.$0',
      'See the list [$0',
      'The crane-$0',
      '```\nT-$0\n```',
      '```mermaid\nA-$0\n```',
      '<!-- T-$0 -->',
      '<!--\nsee T-$0\n-->',
    ];
    for (const line of silent) assert.deepEqual(offered(row(`\n${line}`), { sign: true }).labels, [], line);
    for (const line of ['```\n$0\n```', '<!-- T-$0 -->', '    T-$0', '[x](T-$0)'])
      assert.deepEqual(offered(row(`\n${line}`)).labels, [], line);
  });

  it('offers IDs in prose where they are asked for, or begun', () => {
    assert.ok(offered(row('\nThis waits for $0')).labels.includes('T-002'));
    const begun = offered(row('\nThis waits for T-$0'), { sign: true });
    assert.ok(begun.labels.includes('T-002'));
    assert.equal(begun.line('T-002'), 'This waits for T-002');
    assert.deepEqual(offered(row('\nThis waits for the$0')).labels, []);
    for (const beginning of ['$0', '- $0', '> $0', '# $0'])
      assert.deepEqual(offered(row(`\n${beginning}`)).labels, [], beginning);
  });

  it('says nothing in a document that is no plan', () => {
    assert.deepEqual(offered('# Notes\n\nSee T-$0', { sign: true }).labels, []);
    assert.deepEqual(offered('# Notes\n\n$0').labels, []);
  });
});
