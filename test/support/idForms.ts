/** A feature folder and a phased plan for tests of what an editor does with IDs, whatever the form in which they stand. */

/** Six requirements, two constraints and a risk; the first task is done and covers FR-001. */
export const LAMP_SPEC = 'specs/001-lamp/spec.md';
export const LAMP_TASKS = 'specs/001-lamp/tasks.md';

/** A lamp's specification, and its tasks with more rows, which may hold the cursor. */
export function lampWith(rows: string): string {
  return `//- /${LAMP_SPEC}
# Feature Specification: Lamp

## Requirements

- **FR-001**: The lamp MUST burn all night
- **FR-002**: The lamp MUST NOT flicker
- **FR-003**: The lamp MUST turn
- **FR-004**: The lamp MUST dim at dawn
- **FR\u2011005**: The lamp MUST be heard of in fog
- **C-001**: Oil only
- **SC-001**: Seen from ten miles

//- /${LAMP_TASKS}
# Tasks: Lamp

## Phase 1: Setup

- [x] T001 Fill it (FR-001)
- [ ] T002 Trim it
${rows}`;
}

export const CRANE_PLAN = 'plans/phase-1-crane.md';

/** The master plan and the requirements that the crane's plan is made from, with more bullets at its end. */
export function craneSources(more = ''): string {
  return `//- /plans/master-plan.md
# Master plan

## Phase Structure

### Phase 1: Crane

**HighLevelReqs Coverage**: 4.4

**Plan Document**: \`plans/phase-1-crane.md\`

//- /HighLevelReqs.md
# Requirements

## 4. Harbour

### 4.4 Crane

- It lifts ten tons.
- It must not swing in a storm.
- It turns both ways.
${more}`;
}

/** A plan with rows in brackets, and more of it below. */
export function craneWith(more: string): string {
  return `${craneSources()}
//- /${CRANE_PLAN}
# Phase 1: Crane

## Requirements Checklist

- [ ] [4.4-1] It lifts ten tons.
- [ ] [4.4-2] It must not swing in a storm.
- [ ] [4.4-3] It turns both ways.

## Work Packages

${more}`;
}
