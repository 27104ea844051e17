/** For each snippet a document that waits for it at `@@`, and what must be read there once it has it. */
import { folder, masterPlan, phasePlan, requirements, workPackage } from '../../support/planText';

export interface Host {
  readonly text: string;
  /** As `readingOf` puts items and links. */
  readonly reads: readonly string[];
  /** What is found where the snippet stands, because it says so. */
  readonly finds?: string;
}

const SOURCE = 'HighLevelReqs.md';
const PLAN = 'docs/plans/phase-1-title.md';
const source = requirements({ '4.4': ['What must hold', 'What cannot do'] });
const master = masterPlan({ '1': ['**HighLevelReqs Coverage**: 4.4', `**Plan Document**: \`${PLAN}\``] });
const rows = '- [ ] [4.4-1] What must hold → WP-1\n- [ ] [4.4-2] What cannot do (negative) → WP-1';
const criteria =
  '**Acceptance criteria**:\n\n- [ ] It holds (verifies [4.4-1])\n- [ ] Negative: it is refused (verifies [4.4-2])';
const work = workPackage('WP-1', '[4.4-1], [4.4-2]', criteria);

const phased = (plan: string, more: Readonly<Record<string, string>> = {}): string =>
  folder({ [SOURCE]: source, 'docs/plans/master.md': master, [PLAN]: plan, ...more });

/** The line of the placeholder in a text, 1-based. */
function lineOf(text: string, mark = '@@'): number {
  return text.slice(0, text.indexOf(mark)).split('\n').length;
}

function inPlan(parts: Parameters<typeof phasePlan>[0], reads: (line: number) => readonly string[]): Host {
  const plan = phasePlan({ title: 'Phase 1: Title', checklist: rows, packages: work, ...parts });
  return { text: phased(plan), reads: reads(lineOf(plan)).map((read) => `${PLAN}:${read}`) };
}

const phasedPlan: Readonly<Record<string, Host>> = {
  'pt-req': inPlan({ checklist: '@@\n- [ ] [4.4-2] What cannot do (negative) → WP-1' }, (line) => [
    `${line} 4.4-1 open`,
  ]),
  'pt-req-not': inPlan({ checklist: '@@\n- [ ] [4.4-2] What cannot do (negative) → WP-1' }, (line) => [
    `${line} 4.4-1 open`,
  ]),
  'pt-con': inPlan(
    {
      constraints: '@@',
      packages: workPackage('WP-1', '[4.4-1], [4.4-2], [KDD-category-1]', criteria),
    },
    (line) => [`${line} KDD-category-1 open`],
  ),
  'pt-wp': inPlan({ packages: '@@' }, (line) => [
    `${line} WP-1`,
    `${line + 11} covers 4.4-1 ${PLAN}:13`,
    `${line + 6} verifies 4.4-1 ${PLAN}:13`,
    `${line + 7} verifies 4.4-2 ${PLAN}:14`,
  ]),
  'pt-ac': inPlan(
    {
      packages: workPackage('WP-1', '[4.4-1], [4.4-2]', `${criteria.replace(/- \[ \] It holds.*/, '@@')}`),
    },
    (line) => [`${line} verifies 4.4-1 ${PLAN}:13`],
  ),
  'pt-ac-not': inPlan(
    {
      packages: workPackage('WP-1', '[4.4-1], [4.4-2]', `${criteria.replace(/- \[ \] Negative.*/, '@@')}`),
    },
    (line) => [`${line} verifies 4.4-2 ${PLAN}:14`],
  ),
  'pt-plan': {
    text: phased('@@\n').replace('- What cannot do\n', ''),
    reads: [`${PLAN}:13 4.4-1 open`, `${PLAN}:21 WP-1`, `${PLAN}:31 covers 4.4-1 ${PLAN}:13`],
  },
};

function inFile(files: Readonly<Record<string, string>>, reads: (at: string, line: number) => readonly string[]): Host {
  const [path, text] = Object.entries(files).find(([, each]) => each.includes('@@')) ?? ['', ''];
  return { text: folder(files), reads: reads(`${path}:`, lineOf(text)) };
}

const plan = phasePlan({ title: 'Phase 1: Title', checklist: rows, packages: work });
const beside = { [SOURCE]: source, 'docs/plans/master.md': master, [PLAN]: plan };
const checklist = (title: string, header: string): string =>
  `# Phase 1 Execution Checklist\n\n## ${title}\n\n${header}\n|${'---|'.repeat(header.split('|').length - 2)}\n@@\n`;

const besidePlans: Readonly<Record<string, Host>> = {
  'pt-phase': inFile(
    {
      [SOURCE]: requirements({ '4.1': ['Opens'], '4.4': ['Shuts'] }),
      'docs/plans/master.md': '# Master plan\n\n## Phase Structure\n\n@@\n',
      'Component-Name.md': '# Name\n\n- **REQ-NAME-1**: It opens\n',
      'docs/plans/phase-1-title.md': phasePlan({
        title: 'Phase 1: Title',
        checklist: '- [ ] [4.1-1] Opens → WP-1\n- [ ] [4.4-1] Shuts → WP-1\n- [ ] REQ-NAME-1 It opens → WP-1',
        packages: workPackage(
          'WP-1',
          '[4.1-1], [4.4-1], REQ-NAME-1',
          '**Acceptance criteria**:\n\n- [ ] It does (verifies [4.1-1], [4.4-1], REQ-NAME-1)',
        ),
      }),
    },
    (at, line) => [`${at}${line} Phase 1`],
  ),
  'pt-milestone': inFile(
    {
      ...beside,
      'docs/plans/master.md':
        `${master}\n## Milestones\n\n| Milestone | Phases | Outcome |\n|---|---|---|\n@@\n`.replace(
          '### Phase 1',
          '### Phase 2: Later\n\n**Goal**: Later\n\n### Phase 1',
        ),
    },
    (at, line) => [`${at}${line} M1`],
  ),
  'pt-component': inFile({ ...beside, 'Component-Name.md': '# Name\n\n## Requirements\n\n@@\n' }, (at, line) => [
    `${at}${line} REQ-NAME-1`,
  ]),
  'pt-status': inFile(
    {
      ...beside,
      'docs/plans/phase-1-checklist.md': checklist(
        'Work Package Status',
        '| WP | Description | Status | Date | Deferred Criteria | Notes |',
      ),
    },
    (at, line) => [`${at}${line} names WP-1 ${PLAN}:22`],
  ),
  'pt-gate': inFile(
    {
      ...beside,
      'docs/plans/phase-1-checklist.md': checklist('Verification Gate', '| # | Gate Criterion | Pass | Notes |'),
    },
    () => [],
  ),
  'pt-matrix': inFile(
    {
      ...beside,
      'docs/plans/requirements-traceability.md':
        '# Requirements Traceability\n\n| Requirement | Phase | Work package | Status |\n|---|---|---|---|\n@@\n| [4.4-2] | Phase 1 | WP-1 | Plan generated |\n',
    },
    (at, line) => [`${at}${line} names 4.4-1 ${PLAN}:13`, `${at}${line} names WP-1 ${PLAN}:22`],
  ),
  'pt-question': inFile(
    {
      ...beside,
      'docs/plans/questions.md':
        '# Questions\n\n## Open\n\n| ID | Question | Touches | Raised | Best guess |\n|---|---|---|---|---|\n@@\n',
    },
    (at, line) => [`${at}${line} Q1`, `${at}${line} names 4.4-1 ${PLAN}:13`],
  ),
};

const head =
  '| Task ID | Description | Owner/Role | Inputs | Outputs | Prereqs | Priority | Source |\n|---|---|---|---|---|---|---|---|\n';
const taskRow = (id: string): string => `| ${id} | Do it | Me | N/A | That | None | P1 | The meeting |\n`;
const phaseOf = (tasks: string): string =>
  `\n### Phase A — First\n\n- Entrance: Begun\n- Tasks: ${tasks}\n- Exit: Done\n`;

const taskTable: Readonly<Record<string, Host>> = {
  'pt-tasks': inFile({ 'Plan.md': `# Plan\n\n@@\n${phaseOf('T-001')}` }, (at, line) => [`${at}${line + 2} T-001`]),
  'pt-task': inFile({ 'Plan.md': `# Plan\n\n${head}@@\n${phaseOf('T-001')}` }, (at, line) => [`${at}${line} T-001`]),
  'pt-phase-tasks': inFile(
    { 'Plan.md': `# Plan\n\n${head}${taskRow('T-001')}${taskRow('T-002')}\n@@\n` },
    (at, line) => [`${at}${line} Phase A`, `${at}${line + 3} schedules T-002 Plan.md:6`],
  ),
  'pt-risk': inFile(
    { 'Plan.md': `# Plan\n\n${head}${taskRow('T-001')}${phaseOf('T-001')}\n## Risk mapping\n\n@@\n` },
    (at, line) => [`${at}${line} R-001 restates`, `${at}${line} mitigates T-001 Plan.md:5`],
  ),
};

const SPEC = 'specs/001-title/spec.md';
const TASKS = 'specs/001-title/tasks.md';
const spec = (more: string): string => `# Feature Specification: Title\n\n## Requirements\n\n${more}\n`;
const tasks = (more: string): string => `# Tasks: Title\n\n## Phase 1: Setup\n\n${more}\n`;
const asked = (id: string, snippet: (at: string, line: number) => readonly string[]): Host =>
  inFile({ [SPEC]: spec('@@'), [TASKS]: tasks(`- [ ] T001 Do it in src/it.ts (${id})`) }, snippet);
const one = (id: string): Host => asked(id, (at, line) => [`${at}${line} ${id}`]);
const FR = '- **FR-001**: It MUST work';

const specKit: Readonly<Record<string, Host>> = {
  'pt-fr': one('FR-001'),
  'pt-fr-not': one('FR-001'),
  'pt-nfr': one('NFR-001'),
  'pt-sc': one('SC-001'),
  'pt-ec': one('EC-001'),
  'pt-story': inFile(
    {
      [SPEC]: '# Feature Specification: Title\n\n## User Scenarios & Testing\n\n@@\n',
      [TASKS]: tasks('- [ ] T001 [US1] Do it in src/it.ts'),
    },
    (at, line) => [`${at}${line} US1`, `${TASKS}:5 covers US1 ${at}${line}`],
  ),
  'pt-clarify': {
    finds: 'document/needs-clarification',
    ...inFile({ [SPEC]: spec(`${FR} @@`), [TASKS]: tasks('- [ ] T001 Do it (FR-001)') }, () => []),
  },
  'pt-feature-phase': inFile({ [SPEC]: spec(FR), [TASKS]: '# Tasks: Title\n\n@@\n' }, (at, line) => [
    `${at}${line} Phase 1`,
    `${at}${line + 2} T001 open`,
    `${at}${line + 2} covers FR-001 ${SPEC}:5`,
  ]),
  'pt-feature-task': inFile({ [SPEC]: spec(FR), [TASKS]: tasks('@@') }, (at, line) => [
    `${at}${line} T001 open`,
    `${at}${line} covers FR-001 ${SPEC}:5`,
  ]),
  'pt-story-task': inFile(
    { [SPEC]: spec(`### User Story 1 - Go (Priority: P1)\n\nHe goes.\n\n${FR}`), [TASKS]: tasks('@@') },
    (at, line) => [
      `${at}${line} T001 open`,
      `${at}${line} covers US1 ${SPEC}:5`,
      `${at}${line} covers FR-001 ${SPEC}:9`,
    ],
  ),
  'pt-feature-wp': inFile(
    {
      'kitty-specs/001-title/spec.md': spec(FR),
      'kitty-specs/001-title/tasks.md': '# Work Packages: Title\n\n@@\n',
    },
    (at, line) => [
      `${at}${line} WP01`,
      `${at}${line + 4} T001 open`,
      `${at}${line + 2} covers FR-001 kitty-specs/001-title/spec.md:5`,
    ],
  ),
};

const schedule: Readonly<Record<string, Host>> = {
  'pt-week': inFile({ 'Plan.md': '# Opening\n\n@@\n' }, (at, line) => [
    `${at}${line} Week 1`,
    `${at}${line + 2} Day 1`,
  ]),
  'pt-day': inFile({ 'Plan.md': '# Opening\n\n## Week 1: Paint\n\n@@\n' }, (at, line) => [`${at}${line} Day 1`]),
  'pt-deliverable': inFile({ 'Plan.md': '# Opening\n\n## Week 1: Paint\n\n### Day 1: Buy\n\n@@\n' }, () => []),
  'pt-scenario': inFile({ 'scenarios/some-scenario.md': '@@\n' }, (at, line) => [`${at}${line + 4} some-scenario`]),
};

const REQUIREMENTS = '.kiro/specs/title/requirements.md';
const KIRO_TASKS = '.kiro/specs/title/tasks.md';
const kiroRequirements = (more: string): string => `# Requirements Document\n\n## Requirements\n\n${more}\n`;
const criterion = '### Requirement 1: Go\n\n#### Acceptance Criteria\n\n1. WHEN asked, THE System SHALL go';
const kiroTasks = (more: string): string => `# Implementation Plan\n\n${more}\n`;
const covering = kiroTasks('- [ ] 1. Go\n  - _Requirements: 1.1_');

const kiro: Readonly<Record<string, Host>> = {
  'pt-kiro-req': inFile({ [REQUIREMENTS]: kiroRequirements('@@'), [KIRO_TASKS]: covering }, (at, line) => [
    `${at}${line} Requirement 1`,
    `${at}${line + 6} 1.1 derived`,
  ]),
  'pt-kiro-ac': inFile(
    { [REQUIREMENTS]: kiroRequirements(criterion.replace(/1\. WHEN.*/, '@@')), [KIRO_TASKS]: covering },
    (at, line) => [`${at}${line} 1.1 derived`],
  ),
  'pt-kiro-ac-not': inFile(
    { [REQUIREMENTS]: kiroRequirements(criterion.replace(/1\. WHEN.*/, '@@')), [KIRO_TASKS]: covering },
    (at, line) => [`${at}${line} 1.1 derived`],
  ),
  'pt-kiro-task': inFile({ [REQUIREMENTS]: kiroRequirements(criterion), [KIRO_TASKS]: kiroTasks('@@') }, (at, line) => [
    `${at}${line} 1 open`,
    `${at}${line + 1} 1.1 open`,
    `${at}${line + 2} covers 1.1 ${REQUIREMENTS}:9`,
  ]),
  'pt-kiro-sub': inFile(
    { [REQUIREMENTS]: kiroRequirements(criterion), [KIRO_TASKS]: kiroTasks('- [ ] 1. Go\n@@') },
    (at, line) => [`${at}${line} 1.1 open`, `${at}${line + 1} covers 1.1 ${REQUIREMENTS}:9`],
  ),
  'pt-kiro-prop': inFile(
    {
      [REQUIREMENTS]: kiroRequirements(criterion),
      [KIRO_TASKS]: covering,
      '.kiro/specs/title/design.md': '# Design Document\n\n## Correctness Properties\n\n@@\n',
    },
    (at, line) => [`${at}${line} Property 1`, `${at}${line + 4} verifies 1.1 ${REQUIREMENTS}:9`],
  ),
};

export const hosts: Readonly<Record<string, Host>> = {
  ...phasedPlan,
  ...besidePlans,
  ...taskTable,
  ...specKit,
  ...schedule,
  ...kiro,
};
