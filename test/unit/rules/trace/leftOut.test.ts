import assert from 'node:assert/strict';
import { readingOf } from '../../../support/reading';

/** What is told of a second requirement, where work names the first. */
const told = (asked: string): readonly string[] =>
  readingOf(`//- /specs/001-harbour/spec.md
# Harbour

## Requirements

- **FR-001**: Berths MUST have numbers
- **FR-002**${asked}

//- /specs/001-harbour/tasks.md
# Tasks

## Phase 1: Berths

- [ ] T001 Number the berths (FR-001)
`).findings;

const orphan = ['specs/001-harbour/spec.md:6 trace/orphan-requirement FR-002'];

describe('a requirement that a specification leaves out itself', () => {
  for (const asked of [
    ': Do not repaint the piers. Out of scope for this season.',
    ': Piers MUST be lit. Deferred to the second season',
    ': Piers MUST be lit; not in scope.',
    ' (MAY): The harbour MAY light its piers',
    ': Berths MAY have names besides',
    ': Names of berths are OPTIONAL',
  ]) {
    it(`is no orphan: FR-002${asked}`, () => assert.deepEqual(told(asked), []));
  }

  for (const asked of [
    ': Piers MUST be lit. Out of scope: lamps that change their colour.',
    ': Repairs of boats are out of scope unless a pier was damaged',
    ': Lamps MUST be white, and MAY be dimmed',
    ': A boat may stay for a night',
    ': Boats of May regattas pay nothing',
  ]) {
    it(`is one where only something else is left out or free: FR-002${asked}`, () =>
      assert.deepEqual(told(asked), orphan));
  }
});

describe('a constraint of a plan that stands below a heading of decisions', () => {
  it('is an orphan like any other that no work package covers', () => {
    const { findings } = readingOf(`//- /docs/plans/phase-1-berths.md
# Phase 1: Berths

## Scope

Numbers on berths.

## Prerequisites

- None

## Requirements Checklist

- [ ] [1.1-1] Berths have numbers → WP-1

## Design Constraints Checklist

### Key design decisions

- [ ] [KDD-paint-1] Numbers are painted, never carved

## Work Packages

### WP-1: Numbers

**Description**: Paint them.

**Acceptance criteria**:

- [ ] Every berth has one (verifies [1.1-1])

**Complexity**: S

**Requirements traced**: [1.1-1]

## Test Strategy

- Walk along the piers

## Verification Gate

- [ ] All numbers can be read

## Open Questions

- None
`);
    assert.deepEqual(
      findings.filter((finding) => finding.includes('KDD')),
      ['docs/plans/phase-1-berths.md:19 trace/orphan-requirement KDD-paint-1'],
    );
  });
});
