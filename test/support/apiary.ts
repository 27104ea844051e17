/** A small project before its first plan: a source of numbered bullets, decisions, a component, a master plan, questions. */

const SOURCE = `# High-level requirements

## 1. Hives

### 1.1 Weighing

- Each hive is weighed every ten minutes
- A weight is kept for two years
- A hive is never weighed while it is open

### 1.2 Alarms

- A hive that loses two kilograms within an hour raises an alarm
  - The alarm names the hive and its yard
- An alarm must reach the beekeeper within a minute
`;

const DECISIONS = `# Apiary

## Key Design Decisions

### Runtime

- One process reads all scales of a yard
- Weights are stored before they are sent
`;

const COMPONENT = `# Component: Scale

## REQ-SCALE-1: Reading

A reading is taken three times and averaged.

## REQ-SCALE-2: Calibration

A scale is set to zero while no hive stands on it.
`;

const MASTER = `# Master plan

## Phase Structure

### Phase 1: Scales

**Goal**: A yard that weighs its hives.

**Components**:

- Scale (REQ-SCALE-1, REQ-SCALE-2)

**Testable Outcome**: A hive on the bench is weighed for a day. An alarm rings when a frame is taken away.

**HighLevelReqs Coverage**: 1.1, 1.2

**Plan Document**: \`docs/plans/phase-1-scales.md\`

**Sub-tasks**:

1. Read the scale (REQ-SCALE-1, REQ-SCALE-2)
2. Store the weights of each hive
3. Raise alarms and send them to the beekeeper

## File Index

| File | Purpose |
|---|---|
| \`docs/plans/generate_plans.md\` | This document |
| \`docs/plans/phase-1-scales.md\` | The scales |
| \`docs/plans/phase-1-checklist.md\` | How far the scales are |
| \`docs/plans/requirements-traceability.md\` | Who does what |
| \`docs/plans/questions.md\` | What is not known |
`;

const QUESTIONS = `# Questions

## Open

| ID | Question | Touches |
|----|----------|---------|

## Answered

| ID | Question | Touches | Answer |
|----|----------|---------|--------|
| Q1 | Which scale is bought? | Phase 1 | The flat one |
`;

export const PLAN = 'docs/plans/phase-1-scales.md';
export const CHECKLIST = 'docs/plans/phase-1-checklist.md';
export const MATRIX = 'docs/plans/requirements-traceability.md';

export const apiary: Readonly<Record<string, string>> = {
  'CLAUDE.md': DECISIONS,
  'docs/requirements/HighLevelReqs.md': SOURCE,
  'docs/requirements/Component-Scale.md': COMPONENT,
  'docs/plans/generate_plans.md': MASTER,
  'docs/plans/questions.md': QUESTIONS,
};
