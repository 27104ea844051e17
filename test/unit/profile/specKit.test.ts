import assert from 'node:assert/strict';
import { readingOf } from '../../support/reading';

const spec = (text: string): string => `//- /specs/001-harbour/spec.md\n${text}\n`;
const plan = (text: string): string => `\n//- /specs/001-harbour/plan.md\n${text}\n`;
const tasks = (text: string): string => `\n//- /specs/001-harbour/tasks.md\n${text}\n`;

describe('the profile spec-kit', () => {
  it('takes a struck variant of an ID for another one', () => {
    const { items, findings } = readingOf(
      tasks(`## Phase 1: Berths

- [x] T001 Number the berths
- [~] T001' — given up: number the piers
- [ ] T002 Quote 'T001' and T001's result`),
    );
    assert.deepEqual(findings, []);
    assert.deepEqual(
      items.filter((item) => item.includes(' T001')),
      ['specs/001-harbour/tasks.md:3 T001 done'],
    );
  });

  it('takes a bold remark about an ID for a definition only where nothing else defines it', () => {
    const { items, findings } = readingOf(
      spec(`# Harbour

- **C-001 is superseded** (see below).
- **FR-001 names the berth** and its pier.

## Requirements

- **FR-002**: Berths MUST have numbers

## Constraints

| ID | Constraint |
|---|---|
| C-001 | One pier |`),
    );
    assert.deepEqual(findings, []);
    assert.deepEqual(items, [
      'specs/001-harbour/spec.md:3 C-001 restates',
      'specs/001-harbour/spec.md:4 FR-001',
      'specs/001-harbour/spec.md:8 FR-002',
      'specs/001-harbour/spec.md:14 C-001',
    ]);
  });

  it('takes no scope of several phases and no remark on a phase for the phase', () => {
    const { findings } = readingOf(
      tasks(`# Tasks

## Phases at a glance

### Phase 2 Scope (days 4-5)

Berths.

## Phase 1: Setup

- [ ] T001 Number

## Phase 2: Berths

- [ ] T002 Paint

### Phase 2 Checkpoint`),
    );
    assert.deepEqual(findings, []);
  });

  it('says nothing of success criteria that work never names', () => {
    const { findings } = readingOf(
      spec(`## Requirements

- **FR-001**: Berths MUST have numbers
- **FR-002**: Piers MUST have lamps

## Success Criteria

- **SC-001**: Ships find their berth in an hour`) + tasks('## Phase 1: A\n\n- [ ] T001 Number (FR-001)'),
    );
    assert.deepEqual(findings, ['specs/001-harbour/spec.md:4 trace/orphan-requirement FR-002']);
  });

  it('tells a folder once whose work names success criteria alone', () => {
    const { findings } = readingOf(
      spec(`## Requirements

- **FR-001**: Berths MUST have numbers
- **FR-002**: Piers MUST have lamps

## Success Criteria

- **SC-001**: Ships find their berth in an hour
- **SC-002**: Nobody falls into the water`) + tasks('## Phase 1: A\n\n- [ ] T001 Measure SC-001'),
    );
    assert.deepEqual(findings, ['specs/001-harbour/spec.md:3 trace/untraced-scope FR-001']);
  });

  it('follows a link that is written from the root of the workspace', () => {
    const { findings } = readingOf(
      spec('## Requirements\n\n- **FR-001**: Berths') +
        plan(`**Spec**: [spec](specs/001-harbour/spec.md), [not there](specs/001-harbour/missing.md)

## Technical Context

## Constitution Check`),
    );
    assert.deepEqual(findings, ['specs/001-harbour/plan.md:1 document/broken-link']);
  });

  it('takes WP0n for a word that stands for any number', () => {
    const { findings } = readingOf(
      tasks('## Work Package WP01: A\n\n- [ ] T001 A\n\n## Work Package WP02: B\n\n- [ ] T002 B, then WP02–WP0n, T00x'),
    );
    assert.deepEqual(findings, []);
  });

  it('says of an ID of another folder where it is not defined, not that it is defined nowhere', () => {
    const { findings } = readingOf(
      spec('## Requirements\n\n- **R001** (MUST): Berths') +
        tasks('## Phase 1: A\n\n- [ ] T001 Keep what is there (FR-001) | R001') +
        '\n//- /specs/002-lamps/spec.md\n## Requirements\n\n- **FR-001**: Lamps\n',
    );
    assert.deepEqual(findings, []);
  });

  it('reads a specification whose headings are in another language', () => {
    const { items, links, findings } = readingOf(
      spec(`# 功能規格：港口

## 使用者情境

### 使用者故事 1 - 編號（優先級：P1）

## 需求

- **FR-001**：系統必須編號
- **FR-002**：系統必須點燈`) + tasks('## 階段\n\n- [ ] T001 [US1] 編號 (FR-001)\n- [ ] T002 [US1] 點燈 (FR-002)'),
    );
    assert.deepEqual(findings, []);
    assert.ok(items.includes('specs/001-harbour/spec.md:5 US1'), items.join('\n'));
    assert.ok(links.includes('specs/001-harbour/tasks.md:3 covers US1 specs/001-harbour/spec.md:5'), links.join('\n'));
  });

  it('leaves words in a sentence alone that only a template would have by themselves', () => {
    const { findings } = readingOf(
      spec(`# Feature Specification: TODO list of the harbour

Source: issue 12 "[FEATURE] Show berths". It greets with "Ahoy, [Name]!" and shows <Phase> of the moon.

## Requirements

- **FR-001**: A task MUST be TODO, DOING or DONE`),
    );
    assert.deepEqual(findings, []);
    const leftovers = readingOf(
      spec(`# Feature Specification: [FEATURE NAME]

**Created**: [DATE]

## Requirements

- **FR-001**: TODO: ask the harbour master
- **FR-002**: TBD`),
    );
    assert.deepEqual(leftovers.findings, [
      'specs/001-harbour/spec.md:1 document/placeholder',
      'specs/001-harbour/spec.md:3 document/placeholder',
      'specs/001-harbour/spec.md:7 document/placeholder',
      'specs/001-harbour/spec.md:8 document/placeholder',
    ]);
  });

  it('asks no work for what the specification says it will not do', () => {
    const { findings } = readingOf(
      spec(`## Requirements

- **FR-001**: Berths

## Non-Goals

- **NG-01**: No ferries
- **NG-02**: No cranes

## Assumptions

- **A-01**: Ships float
- **A-02**: Water is wet

## Decisions

- **D-01**: Numbers, not names
- **D-02**: Piers have letters`) + tasks('## Phase 1: A\n\n- [ ] T001 Number as FR-001 and D-01 and A-01 say'),
    );
    assert.deepEqual(findings, []);
  });
});
