import type { ProfileSource } from '../schema';

const DELIVERABLES = ['Deliverables', 'Deliverable', 'Key Deliverables', 'Outputs'];
const CRITERIA = [
  'Success Criteria',
  'Acceptance Criteria',
  'Exit Criteria',
  'Completion Criteria',
  'Definition of Done',
];
const DEPENDENCIES = ['Dependencies', 'Dependency', 'Depends on', 'Depends on Scenarios', 'Requires Scenarios'];
const STARTS = ['Start Date', 'Start', 'Starts', 'Starting'];
const LASTS = ['Duration', 'Total Duration', 'Timeline', 'Timeframe', 'Length'];

/** Weeks of days with what they deliver, and the scenarios that such a plan has documented, one a document. */
export const schedule: ProfileSource = {
  schemaVersion: 1,
  name: 'schedule',
  title: 'Schedule',
  ids: {
    week: { kind: 'phase', templates: ['Week {span}'], unit: 'week', soft: true, scope: 'document' },
    day: { kind: 'phase', templates: ['Day {span}'], unit: 'day', soft: true, scope: 'document' },
    scenario: { kind: 'scenario', templates: ['{kebab}'], soft: true, introduced: true },
  },
  documents: [
    {
      kind: 'schedule-plan',
      title: 'Schedule',
      founds: true,
      holds: {
        headed: [
          { ids: ['week', 'day'] },
          { ids: ['week'], fields: [...STARTS, ...LASTS] },
          { ids: ['day'], fields: ['Start Date', 'Duration', 'Total Duration'] },
        ],
      },
      items: [
        { id: 'week', at: 'heading', resumes: true },
        { id: 'day', at: 'heading', within: 'week', resumes: true },
      ],
      rows: [
        { kind: 'gate', in: { under: CRITERIA }, grouped: true },
        { kind: 'gate', in: { labels: CRITERIA }, grouped: true },
        { kind: 'deliverable', in: {}, marked: true, owner: 'phase' },
        { kind: 'deliverable', in: { under: DELIVERABLES }, marked: true },
        { kind: 'deliverable', in: { labels: DELIVERABLES }, marked: true },
      ],
      expects: [{ ids: ['scenario'], in: {} }],
      time: { starts: STARTS, lasts: LASTS },
      outline: { phases: ['week'], work: ['day'] },
    },
    {
      kind: 'scenario-document',
      title: 'Scenario',
      notPaths: ['**/templates/**', '**/template/**', '**/*template*.md'],
      holds: { headings: ['Scenario'], fields: { labels: ['ID', 'Scenario ID'], ids: ['scenario'] } },
      items: [{ id: 'scenario', at: 'field', labels: ['ID', 'Scenario ID'], under: ['Scenario'] }],
      links: [
        { role: 'depends-on', ids: ['scenario'], in: { under: DEPENDENCIES }, owner: 'scenario', lenient: true },
        { role: 'depends-on', ids: ['scenario'], in: { labels: DEPENDENCIES }, owner: 'scenario' },
      ],
    },
  ],
};
