import { builtin, workspaceOf } from '../../support/folderInMemory';
import { parseFixture } from '../../support/fixture';
import { compileProfile } from '../../../server/src/core/profile/compile';
import type { ProfileSource } from '../../../server/src/core/profile/schema';
import type { Snapshot } from '../../../server/src/core/workspace/snapshot';

/** A dialect that exists nowhere: gardens are folders, laid out in steps, bundles and jobs. */
const gardens: ProfileSource = {
  schemaVersion: 1,
  name: 'gardens',
  title: 'Gardens',
  scopes: { folders: ['gardens/*'] },
  ids: {
    wish: { kind: 'requirement', templates: ['W-{n}'] },
    step: { kind: 'phase', templates: ['Step {dotted}'], soft: true, scope: 'document' },
    bundle: { kind: 'work-package', templates: ['B{n}'] },
    job: { kind: 'task', templates: ['J{n}'] },
    chore: { kind: 'task', templates: ['{dotted}'], placed: true, namespace: 'chore', scope: 'document' },
  },
  documents: [
    {
      kind: 'wishes',
      title: 'Wishes',
      duty: 'spec',
      paths: ['**/wishes.md'],
      items: [{ id: 'wish', at: 'list-lead' }],
    },
    {
      kind: 'drawing',
      title: 'Drawing',
      paths: ['**/drawing.md'],
      items: [{ id: 'step', at: 'heading' }],
      rows: [
        { kind: 'gate', in: { labels: ['Checks'] }, marked: true },
        { kind: 'gate', in: { under: ['Checks'] }, marked: true },
        { kind: 'deliverable', in: { labels: ['Brings'] } },
        { kind: 'deliverable', in: { under: ['Brings', 'Step 1 brings'] } },
      ],
      outline: { phases: ['step'], work: [] },
      progress: { under: ['How Far'], ids: ['step'] },
    },
    {
      kind: 'jobs',
      title: 'Jobs',
      duty: 'tasks',
      paths: ['**/jobs.md'],
      items: [
        { id: 'step', at: 'heading' },
        { id: 'bundle', at: 'heading', parent: 'phase' },
        { id: 'job', at: 'list-lead', boxed: true },
      ],
      links: [{ role: 'covers', ids: ['wish'], in: {} }],
      outline: { phases: ['step'], work: ['bundle', 'job'] },
    },
    {
      kind: 'chores',
      title: 'Chores',
      duty: 'tasks',
      paths: ['**/chores.md'],
      items: [{ id: 'chore', at: 'list-lead', boxed: true }],
      outline: { phases: ['chore'], work: ['chore'], nested: true, leaves: true },
    },
  ],
};

const profiles = [compileProfile(gardens), ...builtin];

/** The fixture's files, read as gardens where they are, else by the built-in dialects. */
export function gardensIn(source: string): Snapshot {
  return workspaceOf(parseFixture(source).files, profiles).snapshot();
}
