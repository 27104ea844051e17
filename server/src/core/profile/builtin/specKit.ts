import type { ItemRuleSource, LinkRuleSource, ProfileSource } from '../schema';
import { STORY_PHRASES } from '../storyPhrases';
import { WORLDS_PREFIXES } from '../worldsPrefixes';

/** What a feature asks for: defined in its specification, cited everywhere else. */
const ASKED = ['functional', 'nonFunctional', 'required', 'short', 'success', 'constraint', 'edge', 'learned'];
/** Headings below which a document lists its own open questions. */
const QUESTIONS = ['Open Questions', 'Outstanding Questions', 'Questions'];
/** Headers of the column that holds the ID, and of columns that show that the table introduces what it lists. */
const ID_COLUMNS = ['ID', '#', 'Req', 'Req ID', 'Requirement ID', 'FR', 'NFR', 'Key', 'Ref'];
const WORDS_COLUMNS = [
  'Description',
  'Requirement',
  'Statement',
  'Text',
  'Title',
  'Summary',
  'Constraint',
  'Criterion',
  'Success Criterion',
  'Outcome',
  'Threshold',
  'Measure',
  'Metric',
  'Behavior',
  'Behaviour',
];

const asked: readonly ItemRuleSource[] = ASKED.flatMap((id): ItemRuleSource[] => {
  const learned = id === 'learned' ? { learned: true } : {};
  return [
    { id, at: 'list-lead', marked: true, ...learned },
    { id, at: 'heading', ...learned },
    { id, at: 'paragraph-lead', marked: true, yields: true, ...learned },
    { id, at: 'loose-row', yields: true, ...learned },
    {
      id,
      at: 'cell',
      columns: ID_COLUMNS,
      beside: WORDS_COLUMNS,
      titleColumns: WORDS_COLUMNS,
      statusColumns: ['Status', 'Done'],
      ...learned,
    },
  ];
});

/** What the steps after a specification make, in their order. */
const LATER = ['plan.md', 'research.md', 'data-model.md', 'quickstart.md', 'contracts', 'checklists', 'tasks.md'];

/** Naming a requirement anywhere in a document that plans the feature's work covers it. */
const coversByName: readonly LinkRuleSource[] = [{ role: 'covers', ids: ASKED, in: {}, alone: true }];
/** A story is traced where tasks name it. */
const coversStories: readonly LinkRuleSource[] = [{ role: 'covers', ids: ['story'], in: {}, alone: true }];

const waits: readonly LinkRuleSource[] = [
  {
    role: 'depends-on',
    ids: ['task', 'package'],
    in: { afterWords: ['depends on', 'depends upon', 'blocked by', 'waits for', 'wait for', 'requires'], inRow: true },
  },
];

/** A heading that only speaks of a phase (`Phase 2 Checkpoint`) defines it where nothing else does. */
const phase: readonly ItemRuleSource[] = [
  { id: 'phase', at: 'heading', marked: true },
  { id: 'phase', at: 'heading', yields: true },
];

const task: readonly ItemRuleSource[] = [
  { id: 'task', at: 'list-lead', boxed: true, members: true },
  { id: 'task', at: 'heading', marked: true, members: true, yields: true },
  {
    id: 'task',
    at: 'cell',
    columns: ['Task', 'Task ID', 'ID'],
    beside: ['Description', 'Title', 'Summary', 'Task', 'Status', 'Owner', 'Dependencies', 'Depends on', 'Depends-on'],
    titleColumns: ['Description', 'Title', 'Summary'],
    statusColumns: ['Status', 'Done'],
    members: true,
    yields: true,
  },
];

/** Feature folders with a specification, a plan and tasks; and the derivative that splits tasks into work packages. */
export const specKit: ProfileSource = {
  schemaVersion: 1,
  name: 'spec-kit',
  title: 'Spec Kit',
  scopes: { folders: ['**/specs/*', '**/kitty-specs/*', 'specs/*', 'kitty-specs/*'] },
  ids: {
    functional: { kind: 'requirement', templates: ['FR-{dotted}{letter?}', 'FR{n}{letter?}'], qualifiers: ['Spec'] },
    nonFunctional: {
      kind: 'requirement',
      templates: ['NFR-{dotted}{letter?}', 'NFR{n}{letter?}'],
      qualifiers: ['Spec'],
    },
    required: { kind: 'requirement', templates: ['REQ-{n}{letter?}'], introduced: true, qualifiers: ['Spec'] },
    short: { kind: 'requirement', templates: ['R{nn}{letter?}'], introduced: true, soft: true, qualifiers: ['Spec'] },
    success: { kind: 'criterion', templates: ['SC-{dotted}{letter?}'], introduced: true, qualifiers: ['Spec'] },
    constraint: {
      kind: 'constraint',
      templates: ['C-{n}{letter?}'],
      introduced: true,
      soft: true,
      qualifiers: ['Spec'],
    },
    edge: { kind: 'requirement', templates: ['EC-{n}{letter?}'], introduced: true, soft: true, qualifiers: ['Spec'] },
    story: {
      kind: 'story',
      templates: ['US{n}', 'US-{n}', ...STORY_PHRASES.map((words) => `${words} {n}`)],
      spelled: 'US{n}',
      introduced: true,
      qualifiers: ['Spec'],
    },
    concern: { kind: 'decision', templates: ['IC-{n}'], introduced: true, soft: true, qualifiers: ['Spec'] },
    task: { kind: 'task', templates: ['T{n}{letter?}', 'T-{n}{letter?}'], introduced: true, qualifiers: ['Spec'] },
    package: {
      kind: 'work-package',
      templates: ['WP{n}{letter?}', 'WP-{n}{letter?}'],
      introduced: true,
      soft: true,
      qualifiers: ['Spec'],
    },
    check: { kind: 'criterion', templates: ['CHK{n}', 'CHK-{n}'], introduced: true, qualifiers: ['Spec'] },
    phase: { kind: 'phase', templates: ['Phase {dotted}'], soft: true, scope: 'document' },
    learned: {
      kind: 'requirement',
      templates: ['{prefix}-{n}{letter?}'],
      introduced: true,
      soft: true,
      familyBySeries: true,
      neverLearned: [...WORLDS_PREFIXES],
    },
  },
  documents: [
    {
      kind: 'template',
      title: 'Template or guide',
      paths: [
        '**/.specify/**/*.md',
        '**/*-template.md',
        '**/.github/prompts/**/*.md',
        '**/.github/copilot-instructions.md',
        '**/.claude/commands/**/*.md',
      ],
      beside: ['spec', 'plan', 'tasks'],
      quotes: true,
    },
    {
      kind: 'spec',
      title: 'Feature specification',
      later: LATER,
      duty: 'spec',
      // A feature folder may be opened by itself.
      paths: ['**/specs/*/spec.md', '**/kitty-specs/*/spec.md', 'spec.md'],
      holds: {
        headings: [
          'User Scenarios & Testing',
          'User Scenarios',
          'User Stories',
          'Requirements',
          'Functional Requirements',
          'Success Criteria',
          'Acceptance Criteria',
          'Acceptance Scenarios',
          'Edge Cases',
        ],
        // Headings are in any language, IDs are not.
        leadIds: ['functional', 'nonFunctional', 'success', 'story'],
        anyOf: true,
      },
      items: [{ id: 'story', at: 'heading' }, ...asked],
      wants: { requirements: ASKED.filter((id) => id !== 'success'), outcomes: ['success'], stories: ['story'] },
      clarifications: true,
      asks: { under: QUESTIONS },
      mentionsInCode: true,
      placeholders: 'capitals',
      filledIn: ['Branch', 'Feature Branch'],
    },
    {
      kind: 'plan',
      title: 'Implementation plan',
      later: LATER,
      paths: ['**/specs/*/plan.md', '**/kitty-specs/*/plan.md'],
      holds: {
        headings: [
          'Technical Context',
          'Constitution Check',
          'Complexity Tracking',
          'Progress Tracking',
          'Project Structure',
        ],
        atLeast: 2,
      },
      either: true,
      items: [...phase, { id: 'concern', at: 'heading' }],
      links: [...coversByName],
      rows: [
        { kind: 'gate', in: { labels: ['Gate Status'] }, marked: true },
        { kind: 'gate', in: { under: ['Gate Status', 'Constitution Check'] }, marked: true },
      ],
      records: [{ kind: 'justification', under: ['Complexity Tracking'] }],
      verdicts: {
        passed: [
          'Gate evaluation',
          'Gate',
          'Gate Status',
          'Gate result',
          'Result',
          'Gate verdict',
          'Verdict',
          'Evaluation',
          'Overall',
        ],
        ofGate: ['Gate evaluation', 'Gate', 'Gate Status', 'Gate result', 'Gate verdict'],
        listed: [{ labels: ['Gate Status', 'Gates'] }, { under: ['Gate Status'] }],
      },
      outline: { phases: ['phase'], work: [] },
      progress: { under: ['Progress Tracking'], ids: ['phase'] },
      clarifications: true,
      asks: { under: QUESTIONS },
      placeholders: 'capitals',
      filledIn: ['Branch', 'Feature Branch'],
      mentionsInCode: true,
    },
    {
      kind: 'tasks',
      title: 'Tasks',
      later: LATER,
      duty: 'tasks',
      paths: ['**/specs/*/tasks.md', '**/kitty-specs/*/tasks.md', 'tasks.md'],
      holds: { leadIds: ['task', 'package', 'phase'] },
      items: [
        ...phase,
        { id: 'package', at: 'heading', introducedBy: ['Work Package'], parent: 'phase', members: true },
        ...task,
      ],
      links: [
        ...waits,
        {
          role: 'depends-on',
          ids: ['package'],
          in: { labels: ['Dependencies', 'Depends on', 'Dependency'] },
          owner: 'work-package',
        },
        ...coversByName,
        ...coversStories,
      ],
      fences: [{ language: 'mermaid', ids: ['task', 'package'], role: 'depends-on' }],
      repeats: { under: ['Progress', 'Progress Tracking', 'Phase Progress'], ids: ['task', 'package'] },
      states: [
        {
          role: 'covers',
          owner: 'work-package',
          ids: ASKED,
          labels: ['Requirement Refs', 'Requirements Refs', 'Requirements', 'Requirement References'],
        },
        { role: 'depends-on', owner: 'work-package', ids: ['package'], labels: ['Dependencies', 'Depends on'] },
      ],
      outline: { phases: ['phase'], work: ['package', 'task'] },
      placeholders: 'capitals',
      clarifications: true,
      mentionsInCode: true,
    },
    {
      kind: 'work-package-document',
      title: 'Work package',
      duty: 'tasks',
      paths: ['**/specs/*/tasks/WP*.md', '**/kitty-specs/*/tasks/WP*.md', 'tasks/WP*.md'],
      frontMatter: [
        { key: 'work_package_id', ids: ['package'], names: true },
        { key: 'requirement_refs', ids: ASKED, role: 'covers' },
        { key: 'dependencies', ids: ['package'], role: 'depends-on' },
        { key: 'subtasks', ids: ['task'] },
      ],
      repeats: { under: ['Subtasks', 'Included Subtasks'], ids: ['task'] },
      states: [
        { role: 'covers', owner: 'work-package', ids: ASKED, keys: ['requirement_refs'] },
        { role: 'depends-on', owner: 'work-package', ids: ['package'], keys: ['dependencies'] },
      ],
      links: [...coversByName],
      quotes: true,
      clarifications: true,
      mentionsInCode: true,
    },
    {
      kind: 'checklist',
      title: 'Checklist',
      paths: ['**/specs/*/checklists/*.md', '**/kitty-specs/*/checklists/*.md'],
      beside: ['spec', 'plan', 'tasks'],
      items: [{ id: 'check', at: 'list-lead', boxed: true }],
      quotes: true,
      clarifications: true,
      mentionsInCode: true,
    },
    {
      kind: 'feature-document',
      title: 'Feature document',
      paths: ['**/specs/*/**/*.md', '**/kitty-specs/*/**/*.md'],
      beside: ['spec', 'plan', 'tasks'],
      quotes: true,
      clarifications: true,
      mentionsInCode: true,
    },
  ],
};
