import assert from 'node:assert/strict';
import { offered } from '../../../support/completing';

const SOURCE = `//- /docs/HighLevelReqs.md
# Harbour

## 4. Locks

### 4.4 Gates

- A gate opens when the water is level.
- A gate must not open against a current.
- A gate reports its position.
- A gate closes by itself after a minute.

### 4.5 Lamps

- A lamp burns at night.
- A lamp is red while a gate is open.
`;

const MASTER = `//- /docs/master.md
# Harbour plan

## Phase Structure

### Phase 1: Gates

**Goal**: Gates.

**HighLevelReqs Coverage**: 4.4

**Plan Document**: \`docs/phase-1.md\`

### Phase 2: Lamps

**Goal**: Lamps.

**HighLevelReqs Coverage**: 4.5

**Plan Document**: \`docs/phase-2.md\`

## Milestones

| Milestone | Outcome | Phases |
|---|---|---|
| M1 | Gates move | 1 |
`;

const DESIGN = `//- /docs/Component-Gate.md
# Gate

### REQ-GATE-4: Motor

### REQ-GATE-4a: Brake

- The motor stops at either end.
//- /CLAUDE.md
# Notes

## Key Design Decisions

### Runtime

- One thread drives all gates.
- Nothing blocks it.
`;

interface Parts {
  readonly checklist?: string;
  readonly constraints?: string;
  readonly packages?: string;
  readonly other?: string;
}

const plan = ({
  checklist,
  constraints,
  packages,
  other,
}: Parts): string => `${SOURCE}${MASTER}${DESIGN}//- /docs/phase-1.md
# Phase 1: Gates

## Scope

Gates.

## Prerequisites

- None

## Requirements Checklist

### 4.4 Gates

- [ ] [4.4-1] A gate opens when the water is level → WP-1
- [ ] [4.4-2] A gate must not open against a current → WP-1
- [ ] [4.4-3] A gate reports its position
${checklist ?? ''}
## Design Constraints Checklist

- [ ] [KDD-runtime-1] One thread drives all gates → WP-1
- [ ] [KDD-runtime-2] Nothing blocks it
- [ ] [CD-Gate-1] The motor stops at either end
- [ ] REQ-GATE-4 Motor
- [ ] REQ-GATE-4a Brake
${constraints ?? ''}
## Work Packages

### WP-1: Motor

**Acceptance criteria**:

- [ ] It opens

**Complexity**: M

**Requirements traced**: [4.4-1], [4.4-2]

### WP-2: Position

**Acceptance criteria**:

- [ ] It reports

**Complexity**: S

${packages ?? '**Requirements traced**: [4.4-3]'}

## Test Strategy

By hand.
${other ?? ''}`;

const traced = (value: string): string => plan({ packages: `**Requirements traced**: ${value}` });

describe('completion in a phased plan', () => {
  it('offers what no work covers first where work traces, and no work', () => {
    const { labels, find, items } = offered(traced('$0'));
    assert.deepEqual(labels.slice(0, 3), ['[4.4-3]', '[KDD-runtime-2]', '[CD-Gate-1]']);
    assert.ok(labels.includes('REQ-GATE-4a'));
    assert.deepEqual(
      items.filter(({ note }) => note === 'covered').map(({ label }) => label),
      labels.slice(-3),
    );
    assert.deepEqual(labels.slice(-3).sort(), ['[4.4-1]', '[4.4-2]', '[KDD-runtime-1]']);
    assert.ok(items.every(({ itemKind }) => itemKind === 'requirement' || itemKind === 'constraint'));
    assert.equal(find('[4.4-3]').detail, 'A gate reports its position');
  });

  it('is there behind a bracket, behind the section, and behind the hyphen', () => {
    for (const typed of ['[$0', '[$0]', '[4.$0', '[4.$0]', '[4.4-$0', '[4.4-$0]']) {
      const { labels, line } = offered(traced(typed), { sign: !typed.startsWith('[4.4$') });
      assert.ok(labels.includes('[4.4-3]'), typed);
      assert.equal(line('[4.4-3]'), '**Requirements traced**: [4.4-3]', typed);
      assert.equal(line('[4.4-3]', 'replace'), '**Requirements traced**: [4.4-3]', typed);
    }
    assert.equal(offered(traced('[4.$04-1]')).line('[4.4-3]', 'replace'), '**Requirements traced**: [4.4-3]');
    assert.equal(offered(traced('4.$0'), { sign: true }).line('[4.4-3]'), '**Requirements traced**: [4.4-3]');
    assert.equal(offered(traced('[4.$0')).find('[4.4-3]').filter, '[4.4-3');
    assert.equal(offered(traced('4.$0')).find('[4.4-3]').filter, '4.4-3');
  });

  it('goes on with lists and ranges, behind what is named last, without what is named', () => {
    const { labels, line } = offered(traced('[4.4-3],$0'), { sign: true });
    assert.equal(labels[0], '[KDD-runtime-2]');
    assert.ok(!labels.includes('[4.4-3]'));
    assert.equal(line('[KDD-runtime-2]'), '**Requirements traced**: [4.4-3], [KDD-runtime-2]');
    assert.equal(
      offered(traced('[4.4-1, 4.4-$0]'), { sign: true }).line('[4.4-3]'),
      '**Requirements traced**: [4.4-1, 4.4-3]',
    );
    assert.equal(
      offered(traced('[4.4-1]–[4.4-$0'), { sign: true }).line('[4.4-3]'),
      '**Requirements traced**: [4.4-1]–[4.4-3]',
    );
    assert.equal(
      offered(traced('[4.4-1..$0]'), { sign: true }).line('[4.4-3]'),
      '**Requirements traced**: [4.4-1..4.4-3]',
    );
  });

  it('knows every form of ID', () => {
    const forms: [typed: string, label: string][] = [
      ['[KDD-$0', '[KDD-runtime-2]'],
      ['[CD-Gate-$0', '[CD-Gate-1]'],
      ['REQ-$0', 'REQ-GATE-4a'],
      ['REQ-GATE-$0', 'REQ-GATE-4'],
    ];
    for (const [typed, label] of forms)
      assert.equal(offered(traced(typed), { sign: true }).line(label), `**Requirements traced**: ${label}`);
  });

  it('offers work where work waits, and not itself', () => {
    const { labels, line } = offered(plan({ packages: '**Blocked by**: WP-$0' }), { sign: true });
    assert.deepEqual(labels, ['WP-1']);
    assert.equal(line('WP-1'), '**Blocked by**: WP-1');
    assert.equal(offered(plan({ packages: '**Blocked by**:$0' })).line('WP-1'), '**Blocked by**: WP-1');
    assert.equal(offered(plan({ packages: '**Blocked by**:\n\n- $0' })).line('WP-1'), '- WP-1');
  });

  it('offers the work of another phase behind its name', () => {
    const other = `//- /docs/phase-2.md
# Phase 2: Lamps

## Requirements Checklist

None.

## Work Packages

### WP-7: Bulbs
`;
    const { labels, line } = offered(other + plan({ packages: '**Blocked by**: Phase 2 WP-$0' }), { sign: true });
    assert.deepEqual(labels, ['WP-7']);
    assert.equal(line('WP-7'), '**Blocked by**: Phase 2 WP-7');
    assert.deepEqual(offered(plan({ packages: '**Blocked by**: Phase 9 WP-$0' }), { sign: true }).labels, []);
  });

  it('offers work that a row of the checklist may be mapped to', () => {
    const { labels, line } = offered(plan({ checklist: '- [ ] [4.4-4] A gate closes by itself → WP-$0\n' }), {
      sign: true,
    });
    assert.deepEqual([...labels].sort(), ['WP-1', 'WP-2']);
    assert.equal(line('WP-2'), '- [ ] [4.4-4] A gate closes by itself → WP-2');
  });

  it('offers phases where a plan says what it waits for', () => {
    const source = plan({}).replace('- None', '- Phase $0');
    const { labels, line } = offered(source);
    assert.deepEqual(labels, ['Phase 1', 'Phase 2']);
    assert.equal(line('Phase 2'), '- Phase 2');
  });

  it('offers the next row of a checklist as the others are written', () => {
    for (const typed of ['$0', '- $0', '- [ ] $0', '- [ ] [$0', '- [ ] [$0]', '- [ ] [4.4-$0', '-$0']) {
      const { items, line } = offered(plan({ checklist: `${typed}\n` }), { sign: /[[-]\$0/.test(typed) });
      assert.deepEqual(
        items.map(({ label, detail, note }) => [label, detail, note]),
        [
          ['4.4-4', 'A gate closes by itself after a minute.', 'from the source'],
          ['4.4-4', '', 'next free'],
        ],
        typed,
      );
      assert.equal(line('4.4-4'), '- [ ] [4.4-4] A gate closes by itself after a minute.', typed);
      assert.ok(items[1]?.text.endsWith('[4.4-4] '), typed);
      assert.ok(items[1]?.snippet?.endsWith('[4.4-4] ${1:title}'), typed);
    }
    const constraint = offered(plan({ constraints: '- [ ] [KDD-$0\n' }), { sign: true });
    assert.equal(constraint.line('KDD-runtime-3'), '- [ ] [KDD-runtime-3] ');
    assert.equal(
      offered(plan({ constraints: '- [ ] REQ-GATE-$0\n' }), { sign: true }).line('REQ-GATE-5'),
      '- [ ] REQ-GATE-5 ',
    );
  });

  it('offers rows of what the source says and the checklist lacks', () => {
    const empty = `${SOURCE}${MASTER}${DESIGN}//- /docs/phase-2.md
# Phase 2: Lamps

## Scope

Lamps.

## Requirements Checklist

### 4.5 Lamps

$0

## Work Packages
`;
    const { labels, line } = offered(empty);
    assert.deepEqual(labels, ['4.5-1', '4.5-2']);
    assert.equal(line('4.5-2'), '- [ ] [4.5-2] A lamp is red while a gate is open.');
  });

  it('offers a work package with the parts that the others have', () => {
    const { labels, find, line } = offered(plan({ packages: '**Requirements traced**: [4.4-3]\n\n### WP-$0' }), {
      sign: true,
    });
    assert.deepEqual(labels, ['WP-3', 'WP-3 with its parts']);
    assert.equal(line('WP-3', 'snippet'), '### WP-3: ${1:title}');
    const { text, snippet } = find('WP-3 with its parts');
    assert.equal(
      text,
      'WP-3:\n\n**Acceptance criteria**:\n\n- [ ] …\n\n**Complexity**: M\n\n**Requirements traced**: …',
    );
    assert.match(snippet ?? '', /^WP-3: \$\{1:title\}\n\n\*\*Acceptance criteria\*\*:\n\n- \[ \] \$\{2:…\}/);
    assert.ok(offered(plan({ packages: '### $0' })).labels.includes('WP-3'));
    const crlf = offered(plan({ packages: '### WP-$0' }), { sign: true, crlf: true }).find('WP-3 with its parts');
    assert.doesNotMatch(crlf.text.replaceAll('\r\n', ''), /[\r\n]/);
    assert.match(crlf.text, /\r\n/);
  });

  it('offers the sections that the plan lacks', () => {
    const { labels, line } = offered(plan({ other: '\n## $0' }));
    assert.deepEqual(labels, ['Verification Gate', 'Open Questions']);
    assert.equal(line('Open Questions'), '## Open Questions');
    assert.deepEqual(offered(plan({ other: '\n## Ver$0' })).labels, ['Verification Gate']);
  });

  it('offers the sizes that the plan uses', () => {
    const { labels, line } = offered(plan({ packages: '**Complexity**: $0' }));
    assert.deepEqual(labels, ['M', 'S']);
    assert.equal(line('S'), '**Complexity**: S');
    assert.equal(offered(plan({ packages: '**Complexity**:$0' })).line('M'), '**Complexity**: M');
  });

  it('offers what a criterion may verify behind its bracket, and nothing in its prose', () => {
    const at = (criterion: string): string => plan({ packages: `**Acceptance criteria**:\n\n- [ ] ${criterion}` });
    const { labels, line } = offered(at('It stops, twice (verifies [$0)'), { sign: true });
    assert.ok(labels.includes('[4.4-1]'));
    assert.equal(line('[4.4-1]'), '- [ ] It stops, twice (verifies [4.4-1])');
    assert.deepEqual(offered(at('It stops,$0'), { sign: true }).labels, []);
    assert.deepEqual(offered(at('A self-$0'), { sign: true }).labels, []);
    assert.deepEqual(offered(plan({ packages: '**Acceptance criteria**:\n\n- [$0' }), { sign: true }).labels, []);
  });

  it('offers work, requirements and their statuses in a checklist and a matrix', () => {
    const checklist = `//- /docs/phase-1-checklist.md
# Phase 1 checklist

## Work Package Status

| WP | Status |
|---|---|
| WP-1 | Done |
| WP-$0

## Verification Gate
`;
    const work = offered(plan({}) + checklist, { sign: true });
    assert.deepEqual(work.labels, ['WP-2', 'WP-1']);
    const matrix = `//- /docs/requirements-traceability.md
# Traceability

| Requirement | Phase | Status |
|---|---|---|
| [4.4-1] | Phase 1 | Plan generated |
| [4.4-2] | Phase 1 | Plan generated |
`;
    const bare = matrix.replaceAll('[', '').replaceAll(']', '');
    assert.equal(offered(`${plan({})}${bare}| 4.$0`, { sign: true }).line('[4.4-3]'), '| 4.4-3');
    const row = offered(`${plan({})}${matrix}| [4.$0`, { sign: true });
    assert.equal(row.line('[4.4-3]'), '| [4.4-3]');
    assert.deepEqual(offered(`${plan({})}${matrix}| [4.4-3] | Phase 1 | $0 |`).labels, ['Plan generated']);
  });
});
