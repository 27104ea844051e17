import assert from 'node:assert/strict';
import { fingerprintOf } from '../../../server/src/core/baseline/fingerprint';
import { watchedItems } from '../../../server/src/core/baseline/watched';
import { workspaceOf } from '../../support/folderInMemory';

/** Fingerprints of all that a document defines, by ID. */
function fingerprints(path: string, text: string): Record<string, string> {
  const { graph } = workspaceOf(new Map([[path, text]])).snapshot();
  const file = graph.file(path);
  assert.ok(file);
  return Object.fromEntries(watchedItems(graph, file).map(({ id, fingerprint }) => [id, fingerprint]));
}

const spec = (rows: string): string => `# Feature Specification: Doors

## User Scenarios & Testing

### User Story 1 - Opening (Priority: P1)

A badge opens a door.

## Requirements

### Functional Requirements

${rows}
`;

describe('a fingerprint', () => {
  it('is the same in every version of Plantrace', () => {
    assert.equal(fingerprintOf('A door opens with a badge.'), 'db5f921c9392');
    assert.match(fingerprintOf(''), /^[0-9a-f]{12}$/);
  });

  const same: Readonly<Record<string, readonly [string, string]>> = {
    'blanks and line ends': ['A door opens', ' A  door\n   opens\u00a0'],
    'emphasis and code': ['A door **never** opens `twice`', 'A door __never__ opens twice'],
    'one mark of emphasis for another': ['A *quiet* door', 'A _quiet_ door'],
    'escapes of a formatter': ['At 5\\* or more, snake\\_case stays', 'At 5* or more, snake_case stays'],
    'a link, by where it leads': ['As [the drawing](a.md) says', 'As [the drawing](../b.md#top) says'],
    'the full stop at its end': ['A door opens.', 'A door opens'],
    'that it is a prohibition': ['No door opens twice (negative)', 'No door opens twice'],
    'a comment that ignores a finding': [
      'A door opens <!-- plantrace-ignore trace/orphan-work: later -->',
      'A door opens',
    ],
    'how an accent is encoded': ['Caf\u00e9', 'Cafe\u0301'],
  };
  for (const [what, [one, other]] of Object.entries(same))
    it(`does not tell ${what}`, () => assert.equal(fingerprintOf(one), fingerprintOf(other)));

  const other: Readonly<Record<string, readonly [string, string]>> = {
    'a number': ['within 3 seconds', 'within 30 seconds'],
    'a negation': ['A door opens', 'A door never opens'],
    'an obligation': ['A door MUST open', 'A door SHOULD open'],
    'words that are struck out': ['A door opens twice', 'A door opens ~~twice~~'],
    'the order of words': ['A before B', 'B before A'],
    'a sign within a word': ['snake_case', 'snakecase'],
  };
  for (const [what, [one, two]] of Object.entries(other))
    it(`tells ${what}`, () => assert.notEqual(fingerprintOf(one), fingerprintOf(two)));

  it('stays what it was when a formatter lays the document out', () => {
    const before = fingerprints(
      'specs/001-doors/spec.md',
      spec(
        '* **FR-001**: A door *MUST* open with a badge,\nand with nothing else.\n* **FR-002**: Files named `door_*` MUST stay.\n',
      ),
    );
    const after = fingerprints(
      'specs/001-doors/spec.md',
      spec(
        '- **FR-001**: A door _MUST_ open with a badge, and with nothing else.\n- **FR-002**: Files named `door_*` MUST stay.',
      ),
    );
    assert.deepEqual(Object.keys(before), ['US1', 'FR-001', 'FR-002']);
    assert.deepEqual(after, before);
  });

  it('stays what it was when a row is ticked or given to other work', () => {
    const plan = (row: string): string =>
      `# Phase 1: Doors\n\n## Requirements Checklist\n\n${row}\n\n## Work Packages\n\nNone.\n`;
    const before = fingerprints('phase-1.md', plan('- [ ] [1.1-1] A door opens with a badge → WP-1'));
    assert.deepEqual(Object.keys(before), ['1.1-1']);
    assert.deepEqual(fingerprints('phase-1.md', plan('- [x] [1.1-1] A door opens with a badge → WP-2, WP-3')), before);
    assert.deepEqual(fingerprints('phase-1.md', plan('1. [ ] **[1.1-1]** A door opens with a badge.')), before);
    assert.notDeepEqual(fingerprints('phase-1.md', plan('- [ ] [1.1-1] A door opens with a key → WP-1')), before);
  });
});
