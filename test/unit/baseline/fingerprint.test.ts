import assert from 'node:assert/strict';
import { fingerprintOf } from '../../../server/src/core/baseline/fingerprint';
import { watchedItems } from '../../../server/src/core/baseline/watched';
import { workspaceOf } from '../../support/folderInMemory';

/** Fingerprints of all that a document defines, by ID. */
function fingerprints(path: string, text: string): Record<string, string> {
  const beside = '# Requirements\n\n### 1.1 Doors\n\n- A door opens.\n';
  const { graph } = workspaceOf(
    new Map([
      [path, text],
      ['HighLevelReqs.md', beside],
    ]),
  ).snapshot();
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
    'commas, dashes and quotes': ['A door, once shut, stays "shut" — always', 'A door once shut stays shut always'],
    'parentheses, and one dash for another': [
      'A door (a gate too) opens: at once',
      'A door – a gate too – opens; at once!',
    ],
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
    'a point or a colon within a number': ['1.5 s at 12:30', '15 s at 1230'],
    'a sign before a number': ['down to -5 degrees', 'down to 5 degrees'],
    'a hyphen within a word': ['they re-sign', 'they resign'],
    'a comparison and a share': ['< 5 %', '> 5 %'],
    'which numbers belong together': ['ports 80,443', 'ports 80443'],
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

  const component = (body: string, second = 'A key opens the cellar.'): string =>
    `# Component: Host\n\n## Requirements\n\n### REQ-HOST-1: Doors\n\n${body}\n\n### REQ-HOST-2: Cellar\n\n${second}\n`;
  const body =
    'A door stays open for *3 seconds*.\n\n- It closes\n- It locks, when `quiet` is set\n\n| A | B |\n|---|---|\n| x | y |';
  const ofComponent = (text: string): Record<string, string> => {
    const found = fingerprints('Component-Host.md', text);
    assert.deepEqual(Object.keys(found), ['REQ-HOST-1', 'CD-Host-1', 'CD-Host-2', 'REQ-HOST-2']);
    return found;
  };

  it('counts what stands below a heading, until the next one', () => {
    const before = ofComponent(component(body));
    for (const [from, to] of [
      ['3 seconds', '30 seconds'],
      ['| x | y |', '| x | z |'],
    ] as const) {
      const now = ofComponent(component(body.replace(from, to)));
      assert.notEqual(now['REQ-HOST-1'], before['REQ-HOST-1'], to);
      assert.equal(now['REQ-HOST-2'], before['REQ-HOST-2']);
    }
    assert.notEqual(ofComponent(component(body, 'Nothing opens it.'))['REQ-HOST-2'], before['REQ-HOST-2']);
    const within = ofComponent(component(body.replace('It closes', 'It never closes')));
    assert.notEqual(within['CD-Host-1'], before['CD-Host-1']);
    assert.equal(within['REQ-HOST-1'], before['REQ-HOST-1'], 'what has an ID of its own says its own');
  });

  it('does not count how that is laid out, nor records of the work, nor comments', () => {
    const before = ofComponent(component(body));
    const laidOut =
      'A door stays open for _3\n  seconds_.\n\n1. [x] It closes\n2. [ ] It locks, when **quiet** is set\n\n| A   | B   |\n| --- | --- |\n| x   | y   |';
    assert.deepEqual(ofComponent(component(laidOut)), before);
    assert.deepEqual(ofComponent(component(`${body}\n\n**Status**: Built\n**Covered by:** WP-7\n`)), before);
    assert.deepEqual(
      ofComponent(component(`${body}\n\n<!-- plantrace-ignore trace/orphan-requirement: later -->`)),
      before,
    );
    assert.deepEqual(ofComponent(component(body).replaceAll('\n', '\r\n')), before);
  });

  it('counts the sentences of a row, and not its trace nor its status', () => {
    const table = (cells: string): Record<string, string> =>
      fingerprints(
        'specs/001-doors/spec.md',
        spec(`| ID | Title | Requirement | State |\n|---|---|---|---|\n| FR-001 | Doors | ${cells} |`),
      );
    const before = table('A door must open with a badge | planned');
    assert.deepEqual(Object.keys(before), ['US1', 'FR-001']);
    assert.deepEqual(table('A door **must** open with a badge   | built in May'), before);
    assert.notEqual(table('A door must open with a key | planned')['FR-001'], before['FR-001']);
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
