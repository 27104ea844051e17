import type { ProfileSource } from '../schema';

const FOLDERS = ['**/.kiro/specs*/*', '.kiro/specs*/*'];
const inFolder = (name: string): string[] => [`**/.kiro/specs*/**/${name}`];

/** Requirements with criteria that are numbered by their places, a design with properties, tasks that name criteria. */
export const kiro: ProfileSource = {
  schemaVersion: 1,
  name: 'kiro',
  title: 'Kiro',
  scopes: { folders: FOLDERS },
  ids: {
    requirement: { kind: 'requirement', templates: ['Requirement {n}'], soft: true },
    bareRequirement: {
      kind: 'requirement',
      templates: ['{n}'],
      spelled: 'Requirement {n}',
      placed: true,
    },
    criterion: { kind: 'criterion', templates: ['{dotted}'], placed: true, namespace: 'criterion' },
    task: { kind: 'task', templates: ['{dotted}'], placed: true, namespace: 'task' },
    property: { kind: 'property', templates: ['Property {n}'], soft: true },
  },
  documents: [
    {
      kind: 'requirements',
      title: 'Requirements',
      duty: 'spec',
      paths: inFolder('requirements.md'),
      items: [
        { id: 'requirement', at: 'heading' },
        { id: 'bareRequirement', at: 'heading', depths: [3], under: ['Requirements'] },
        {
          id: 'criterion',
          at: 'position',
          under: ['Acceptance Criteria'],
          parent: 'requirement',
          series: { from: 'enclosing', prefix: '' },
          strength: 'derived',
        },
      ],
      wants: { requirements: ['criterion'] },
      clarifications: true,
    },
    {
      kind: 'design',
      title: 'Design',
      paths: inFolder('design.md'),
      items: [{ id: 'property', at: 'heading' }],
      links: [
        {
          role: 'verifies',
          ids: ['criterion', 'bareRequirement', 'requirement'],
          in: { labels: ['Validates', 'Validates Requirements'] },
          open: true,
        },
      ],
      quotes: true,
      mentionsInCode: true,
    },
    {
      kind: 'tasks',
      title: 'Tasks',
      duty: 'tasks',
      paths: inFolder('tasks.md'),
      items: [{ id: 'task', at: 'list-lead', boxed: true }],
      links: [
        {
          role: 'covers',
          ids: ['criterion', 'bareRequirement', 'requirement'],
          in: { labels: ['Requirements', 'Requirement', 'Reqs'] },
          open: true,
          alone: true,
        },
        {
          role: 'verifies',
          ids: ['criterion', 'bareRequirement', 'requirement'],
          in: { labels: ['Validates', 'Validates Requirements'] },
          open: true,
        },
      ],
      outline: { phases: ['task'], work: ['task'], nested: true, leaves: true },
    },
    {
      kind: 'feature-document',
      title: 'Feature document',
      paths: ['**/.kiro/specs*/*/**/*.md'],
      beside: ['requirements', 'tasks'],
      quotes: true,
    },
  ],
};
