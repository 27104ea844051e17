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

  it('says nothing of success criteria where work names one in passing, and tells the rest where it names most', () => {
    const asked = spec(`## Requirements

- **FR-001**: Berths MUST have numbers

## Success Criteria

- **SC-001**: Ships find their berth in an hour
- **SC-002**: Nobody falls into the water
- **SC-003**: Nobody is lost`);
    const named = (ids: string): readonly string[] =>
      readingOf(asked + tasks(`## Phase 1: A\n\n- [ ] T001 Number (FR-001, ${ids})`)).findings;
    assert.deepEqual(named('SC-001'), []);
    assert.deepEqual(named('SC-001, SC-002'), ['specs/001-harbour/spec.md:9 trace/orphan-requirement SC-003']);
  });

  it('asks work for a series with a prefix of its own where work names some of it', () => {
    const asked = spec(`## Requirements

- **FR-001**：碼頭

## 介面

- **UI-001**：頁面
- **UI-002**：暗色`);
    const named = (ids: string): readonly string[] =>
      readingOf(asked + tasks(`## Phase 1: A\n\n- [ ] T001 Number (${ids})`)).findings;
    assert.deepEqual(named('FR-001'), []);
    assert.deepEqual(named('FR-001, UI-002'), ['specs/001-harbour/spec.md:7 trace/orphan-requirement UI-001']);
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

  it('takes a letter behind the number of one that has none for a clause of it', () => {
    const { findings } = readingOf(
      spec(`## Requirements

- **FR-001**: Berths (a) have numbers, (b) have lamps
- **FR-002a**: Piers have names
- **FR-002b**: Piers have letters`) +
        tasks('## Phase 1: A\n\n- [x] T001 Lamps (FR-001b, FR-001, FR-002a–FR-002b)\n- [x] T002 FR-002c'),
    );
    assert.deepEqual(findings, ['specs/001-harbour/tasks.md:4 trace/dangling-reference FR-002c']);
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

  it('reads tasks that are headings, and no second time those that a list has', () => {
    const { items, findings } = readingOf(
      tasks(`## Phase 1: Berths

### T001: Number the berths

- **Status**: open

### T002 [P]: Paint the piers

## Phase 2: Lamps

- [ ] T003 Hang lamps

## Details

### T003: Hang lamps

### T001-T002: The berths

### T003 comes last`),
    );
    assert.deepEqual(findings, []);
    assert.deepEqual(
      items.filter((item) => item.includes(' T0') && !item.includes('restates')),
      [
        'specs/001-harbour/tasks.md:3 T001',
        'specs/001-harbour/tasks.md:7 T002',
        'specs/001-harbour/tasks.md:11 T003 open',
      ],
    );
  });

  it('reads tasks of a table that says who does them and what they wait for', () => {
    const { items } = readingOf(
      tasks(
        '| ID | Marker | Owner | Depends-on |\n|---|---|---|---|\n| T001 | [US1] | Ann | None |\n| T002 | [US1] | Bo | T001 |',
      ),
    );
    assert.deepEqual(items, ['specs/001-harbour/tasks.md:3 T001', 'specs/001-harbour/tasks.md:4 T002']);
  });

  describe('half-written', () => {
    const many = Array.from({ length: 12 }, (_, i) => `- **FR-0${String(i + 1).padStart(2, '0')}**: Berth ${i + 1}`);
    const asked = spec(`# Feature Specification: Berths\n\n## Requirements\n\n${many.join('\n')}`);
    const planned = plan(`# Implementation Plan: Berths

**Spec**: [spec](./spec.md) **Research**: [to come](./research.md), [contracts](contracts/berths.md)

## Technical Context

## Constitution Check

## Phase 1: Design (see [tasks](tasks.md), T001 on; FR-003)`);

    it('says nothing of a specification alone, nor with its plan', () => {
      assert.deepEqual(readingOf(asked).findings, []);
      assert.deepEqual(readingOf(asked + planned).findings, []);
    });

    it('says of a task list that is still the template no more than that', () => {
      const template = tasks(`# Tasks: [FEATURE NAME]

**Input**: Design documents from \`/specs/[###-feature-name]/\`

## Phase 1: Setup

${Array.from({ length: 9 }, (_, i) => `- [ ] T00${i + 1} [P] [US1] Create`).join('\n')}`);
      assert.deepEqual(readingOf(asked + planned + template).findings, [
        'specs/001-harbour/tasks.md:1 document/placeholder',
      ]);
    });

    it('waits with requirements that have no work until there is some, and then tells each', () => {
      const written = (count: number): string =>
        tasks(
          `# Tasks: Berths\n\n## Phase 1: A\n\n${Array.from({ length: count }, (_, i) => `- [${i < 1 ? 'x' : ' '}] T00${i + 1} Berth (FR-00${i + 1})`).join('\n')}`,
        );
      assert.deepEqual(readingOf(asked + planned + written(2)).findings, []);
      assert.equal(readingOf(asked + planned + written(7)).findings.length, 5);
    });

    it('waits with a list that traces nothing as well', () => {
      const list = (count: number): string =>
        tasks(`## Phase 1: A\n\n${Array.from({ length: count }, (_, i) => `- [ ] T00${i + 1} Berth`).join('\n')}`);
      assert.deepEqual(readingOf(asked + list(2)).findings, []);
      assert.deepEqual(readingOf(asked + list(8)).findings, [
        'specs/001-harbour/spec.md:5 trace/untraced-scope FR-001',
      ]);
    });

    it('tells what a finished list forgot, however short it is', () => {
      const { findings } = readingOf(
        asked + tasks('## Phase 1: A\n\n- [x] T001 Berths (FR-001)\n- [x] T002 Piers (FR-002)'),
      );
      assert.equal(findings.length, 10);
    });
  });
});
