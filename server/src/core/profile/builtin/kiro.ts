import type { ItemRuleSource, LinkRuleSource, ProfileSource } from '../schema';
import {
  ACCEPTANCE_CRITERIA,
  DEPENDENCIES,
  REQUIREMENT_PHRASES,
  REQUIREMENTS,
  UNCHANGED_OR_EXPECTED,
  VALIDATES,
} from '../kiroWords';

const FOLDERS = ['**/.kiro/specs*/*', '.kiro/specs*/*'];
const inFolder = (name: string): string[] => [`**/.kiro/specs*/**/${name}`];
/** What tasks and properties name. */
const ASKED = ['criterion', 'bareRequirement', 'requirement'];
/** The same with letters before the number; other documents have names of this shape, so what is not there is silent. */
const NAMED = ['namedCriterion', 'namedRequirement'];
/** The same with letters that nothing else has: they count wherever they stand. */
const CODED = ['codedCriterion', 'codedRequirement'];

const verifies: readonly LinkRuleSource[] = [
  { role: 'verifies', ids: ASKED, in: { labels: VALIDATES }, open: true },
  { role: 'verifies', ids: [...NAMED, ...CODED], in: { labels: VALIDATES }, open: true, lenient: true },
];

/** A criterion with its number written out goes on from its requirement's. */
const written: readonly ItemRuleSource[] = ['criterion', 'namedCriterion', 'codedCriterion'].flatMap(
  (id): ItemRuleSource[] => [
    { id, at: 'list-lead', parent: 'requirement', continues: true, yields: true },
    { id, at: 'paragraph-lead', parent: 'requirement', continues: true, plain: true, yields: true },
  ],
);

/** Requirements with criteria that are numbered by their places, a design with properties, tasks that name criteria. */
export const kiro: ProfileSource = {
  schemaVersion: 1,
  name: 'kiro',
  title: 'Kiro',
  scopes: { folders: FOLDERS },
  ids: {
    requirement: {
      kind: 'requirement',
      templates: REQUIREMENT_PHRASES.map((words) => `${words} {n}`),
      spelled: 'Requirement {n}',
      soft: true,
    },
    bareRequirement: {
      kind: 'requirement',
      templates: ['{n}'],
      spelled: 'Requirement {n}',
      placed: true,
    },
    namedRequirement: {
      kind: 'requirement',
      templates: ['R{n}', 'REQ{n}'],
      spelled: 'Requirement {n}',
      placed: true,
    },
    codedRequirement: {
      kind: 'requirement',
      templates: ['REQ-{n}'],
      spelled: 'Requirement {n}',
      introduced: true,
      soft: true,
    },
    criterion: { kind: 'criterion', templates: ['{dotted}'], placed: true, namespace: 'criterion' },
    namedCriterion: {
      kind: 'criterion',
      templates: ['R{dotted}', 'REQ{dotted}', 'AC{dotted}'],
      spelled: '{dotted}',
      placed: true,
      namespace: 'criterion',
    },
    codedCriterion: {
      kind: 'criterion',
      templates: ['REQ-{dotted}', 'AC-{dotted}'],
      spelled: '{dotted}',
      introduced: true,
      soft: true,
      namespace: 'criterion',
    },
    task: { kind: 'task', templates: ['{dotted}'], placed: true, namespace: 'task' },
    property: { kind: 'property', templates: ['Property {n}'], soft: true },
  },
  documents: [
    {
      kind: 'requirements',
      title: 'Requirements',
      later: ['design.md', 'tasks.md'],
      duty: 'spec',
      paths: inFolder('requirements.md'),
      items: [
        { id: 'requirement', at: 'heading' },
        { id: 'namedRequirement', at: 'heading' },
        { id: 'codedRequirement', at: 'heading' },
        { id: 'bareRequirement', at: 'heading', depths: [3], under: REQUIREMENTS },
        ...written,
        {
          id: 'criterion',
          at: 'position',
          under: ACCEPTANCE_CRITERIA,
          parent: 'requirement',
          series: { from: 'enclosing', prefix: '' },
          strength: 'derived',
        },
      ],
      wants: { requirements: ['criterion', 'namedCriterion', 'codedCriterion'] },
      clarifications: true,
    },
    {
      kind: 'bugfix',
      title: 'Bug analysis',
      later: ['design.md', 'tasks.md'],
      paths: inFolder('bugfix.md'),
      // What the fix has to bring and to keep; what is wrong today is no work.
      items: [
        { id: 'criterion', at: 'paragraph-lead', plain: true, yields: true },
        { id: 'criterion', at: 'list-lead', under: UNCHANGED_OR_EXPECTED, yields: true },
      ],
      clarifications: true,
    },
    {
      kind: 'design',
      title: 'Design',
      later: ['design.md', 'tasks.md'],
      paths: inFolder('design.md'),
      items: [{ id: 'property', at: 'heading' }],
      links: [...verifies],
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
        { role: 'covers', ids: ASKED, in: { labels: REQUIREMENTS }, open: true, alone: true },
        { role: 'covers', ids: NAMED, in: { labels: REQUIREMENTS }, open: true, alone: true, lenient: true },
        { role: 'depends-on', ids: ['task'], in: { labels: DEPENDENCIES, inRow: true }, open: true, lenient: true },
        ...verifies,
        { role: 'covers', ids: CODED, in: {}, alone: true, lenient: true },
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
