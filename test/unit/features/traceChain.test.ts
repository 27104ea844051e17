import assert from 'node:assert/strict';
import type { HierarchyEntry } from '../../../server/src/core/features/hierarchyEntries';
import { linkAt, towardsSource, towardsWork } from '../../../server/src/core/features/traceChain';
import { parseFixture } from '../../support/fixture';
import { workspaceOf } from '../../support/folderInMemory';
import { craneWith, lampWith } from '../../support/idForms';

interface Chain {
  readonly at: string;
  readonly above: readonly string[];
  readonly below: readonly string[];
}

/** What stands above and below the link of the chain at the cursor, or `steps` below it at the first one each time. */
function chainAt(source: string, ...steps: string[]): Chain | null {
  const { files, cursor } = parseFixture(source);
  assert.ok(cursor);
  const snapshot = workspaceOf(files).snapshot();
  const inWords = ({ label, detail, kind, file, start, end, nameStart, nameEnd }: HierarchyEntry): string => {
    assert.ok(start <= nameStart && nameStart <= nameEnd && nameEnd <= end && end <= (files.get(file) ?? '').length);
    return `${kind} ${label}: ${detail}`;
  };
  let entry = linkAt(snapshot, cursor.path, cursor.offset);
  for (const step of steps)
    entry = (entry && towardsWork(snapshot, entry.known)?.find(({ label }) => label === step)) ?? null;
  if (!entry) return null;
  return {
    at: inWords(entry),
    above: (towardsSource(snapshot, entry.known) ?? []).map(inWords),
    below: (towardsWork(snapshot, entry.known) ?? []).map(inWords),
  };
}

const crane = (section: string, row: string): string =>
  craneWith(`### WP-1: Boom

**Acceptance Criteria**:

- [x] It lifts ten tons ([4.4-1])
- [ ] It stops
- [ ] It lifts them twice, see [4.4-1]

**Requirements traced**: [4.4-1]–[4.4-2]

## Test Strategy

- Storm trial for [4.4-2]
`)
    .replace('### 4.4 Crane', `### 4.4${section} Crane`)
    .replace('[4.4-1] It', `[4.4-1${row}] It`);

describe('the chain of traces', () => {
  it('leads from a section by its requirements and their work to criteria and tests', () => {
    const section = crane('$0', '');
    assert.deepEqual(chainAt(section), {
      at: 'section §4.4: Crane',
      above: ['section §4: Harbour'],
      below: [
        'requirement [4.4-1]: It lifts ten tons.',
        'requirement [4.4-2]: It must not swing in a storm.',
        'requirement [4.4-3]: It turns both ways.',
      ],
    });
    assert.deepEqual(chainAt(section, '[4.4-1]'), {
      at: 'requirement [4.4-1]: It lifts ten tons.',
      above: ['section §4.4: Crane'],
      below: [
        'work-package WP-1: Boom',
        'row It lifts ten tons ([4.4-1]): WP-1',
        'row It lifts them twice, see [4.4-1]: WP-1',
      ],
    });
    assert.deepEqual(chainAt(section, '[4.4-1]', 'WP-1'), {
      at: 'work-package WP-1: Boom',
      above: ['requirement [4.4-1]: It lifts ten tons.', 'requirement [4.4-2]: It must not swing in a storm.'],
      below: [
        'row It lifts ten tons ([4.4-1]): WP-1',
        'row It stops: WP-1',
        'row It lifts them twice, see [4.4-1]: WP-1',
      ],
    });
    assert.deepEqual(chainAt(section, '[4.4-1]', 'WP-1', 'It lifts ten tons ([4.4-1])'), {
      at: 'row It lifts ten tons ([4.4-1]): WP-1',
      above: ['requirement [4.4-1]: It lifts ten tons.', 'work-package WP-1: Boom'],
      below: [],
    });
  });

  it('ends in tests that stand outside all work', () => {
    assert.deepEqual(chainAt(crane('$0', ''), '[4.4-2]')?.below, [
      'work-package WP-1: Boom',
      'row - Storm trial for [4.4-2]: Test Strategy',
    ]);
    assert.deepEqual(chainAt(crane('$0', ''), '[4.4-2]', '- Storm trial for [4.4-2]')?.above, [
      'requirement [4.4-2]: It must not swing in a storm.',
    ]);
  });

  it('has the bullets of a section until it has rows', () => {
    const source = crane('$0', '').replace(/- \[ \] \[4\.4-\d\].*\n/g, '');
    assert.deepEqual(chainAt(source)?.below, [
      'requirement [4.4-1]: It lifts ten tons.',
      'requirement [4.4-2]: It must not swing in a storm.',
      'requirement [4.4-3]: It turns both ways.',
    ]);
  });

  const forms: readonly [string, readonly string[]][] = [
    ['FR-003', ['FR-003']],
    ['`FR-003`', ['FR-003']],
    ['[FR-003](spec.md#fr-003)', ['FR-003']],
    ['FR-003, FR-004 and C-001', ['FR-003', 'FR-004', 'C-001']],
    ['FR-003/004', ['FR-003', 'FR-004']],
    ['FR-003+FR-004', ['FR-003', 'FR-004']],
    ['FR-001–FR-003', ['FR-001', 'FR-002', 'FR-003']],
    ['FR-001..FR-003', ['FR-001', 'FR-002', 'FR-003']],
    ['FR-001 to FR-003', ['FR-001', 'FR-002', 'FR-003']],
    ['FR-001-FR-003', ['FR-001', 'FR-002', 'FR-003']],
    ['FR-001…003', ['FR-001', 'FR-002', 'FR-003']],
    ['FR\u2011005', ['FR\u2011005']],
    ['FR-005', ['FR\u2011005']],
  ];
  for (const [written, expected] of forms)
    it(`leads from a task to ${written}, and back`, () => {
      const chain = chainAt(lampWith(`- [ ] T0$009 Do it (${written})\n`));
      assert.deepEqual(chain?.above.map((line) => /^\S+ (\S+):/.exec(line)?.[1]).sort(), [...expected].sort());
      const cursor = written.replace(/\d{3}(?=\]|$|[^\d]*$)/, (digits) => `${digits.slice(0, 1)}$0${digits.slice(1)}`);
      const back = chainAt(lampWith(`- [ ] T009 Do it (${cursor})\n`));
      assert.ok(
        back?.below.some((line) => line.startsWith('task T009: ')),
        `${cursor}: ${JSON.stringify(back)}`,
      );
    });

  it('leads from criteria that are numbered by their places to tasks and properties', () => {
    const folder = '.kiro/specs/buoy';
    const source = `//- /${folder}/requirements.md
# Requirements Document

### Requirement $01

#### Acceptance Criteria

1. WHEN it is dark THEN the buoy SHALL blink

//- /${folder}/design.md
# Design

### Property 1: Light

**Validates: Requirements 1.1**

//- /${folder}/tasks.md
# Implementation Plan

- [ ] 1. Light
  - [ ] 1.1 Build it
    - _Requirements: 1.1_
`;
    assert.deepEqual(chainAt(source)?.below, ['criterion 1.1: WHEN it is dark THEN the buoy SHALL blink']);
    assert.deepEqual(chainAt(source, '1.1'), {
      at: 'criterion 1.1: WHEN it is dark THEN the buoy SHALL blink',
      above: ['requirement Requirement 1: '],
      below: ['task 1.1: Build it', 'property Property 1: Light'],
    });
  });

  it('ties risks to what mitigates them', () => {
    const source = `# Plan

| Task ID | Description | Prereqs | Source |
|---|---|---|---|
| T-001 | Dig | | AP L1 |

### Risks

- R-0$001 → T-001
`;
    assert.deepEqual(chainAt(source)?.below, ['task T-001: Dig']);
  });

  it('ends in source files that a configuration names', () => {
    const code = `//- /plantrace.config.json
{ "code": { "implements": ["src/**"], "tests": ["test/**"] } }

//- /src/lamp.ts
/* FR-003: both ways */
export const turn = 1;

//- /test/lamp.test.ts
it('FR-003 turns', () => {});
`;
    const source = lampWith('').replace('**FR-003**', '**FR$0-003**') + code;
    assert.deepEqual(chainAt(source)?.below, [
      'row /* FR-003: both ways */: lamp.ts',
      "row it('FR-003 turns', () => {});: lamp.test.ts",
    ]);
    assert.deepEqual(chainAt(source, '/* FR-003: both ways */')?.above, ['requirement FR-003: The lamp MUST turn']);
  });

  it('has no place for words', () => {
    assert.equal(chainAt(lampWith('\nNothing is he$0re.\n')), null);
  });
});
