import type { Snapshot } from '../../workspace/snapshot';
import { fileNameOf } from '../../text/wording';
import { noName } from './feature';
import { folderOf, slugOf, titleOf } from './fileNames';
import { kiroContent, type Asking } from './kiroContent';
import { missingDocuments, type NewDocuments } from './missingDocuments';
import { TemplateBlocks } from './templateBlocks';

const PROFILE = 'kiro';
/** Where specifications stand if there are none to go by. */
const BASE = '.kiro/specs';

export interface NewKiroSpec {
  readonly title: string;
  /** How many requirements it begins with. */
  readonly requirements: number;
  readonly today: string;
  /** The document at hand. */
  readonly near: string | null;
}

/**
 * The folder of a feature with requirements, design and tasks. The same name again adds what is missing of them, fitting
 * to what the others say by now.
 */
export function newKiroSpec(snapshot: Snapshot, request: NewKiroSpec): NewDocuments {
  const slug = slugOf(request.title);
  if (slug === '') return noName(request.title);
  const path = `${baseOf(snapshot, request.near)}/${slug}`;
  const files = snapshot.files.filter((file) => folderOf(file.path) === path && file.rule !== null);
  const asking = kiroContent(snapshot, files, request.requirements);
  const blocks = new TemplateBlocks(snapshot);
  const common = { title: titleOf(request.title), folder: slug, path, date: request.today };
  const slotsOf = (one: Asking): Record<string, string | readonly string[] | (() => readonly string[])> => ({
    ...common,
    number: String(one.number),
    'requirement-title': one.title,
    criteria: one.criteria,
    'acceptance-criteria': one.criteria.map((_, i) => `${i + 1}. WHEN …, THE system SHALL …`),
  });
  return missingDocuments(snapshot, [
    {
      path: `${path}/requirements.md`,
      lines: () =>
        blocks.document('kiroRequirements', {
          ...common,
          requirements: blocks.each('kiroRequirement', asking, slotsOf),
        }),
    },
    {
      path: `${path}/design.md`,
      lines: () =>
        blocks.document('kiroDesign', {
          ...common,
          properties: blocks.each(
            'kiroProperty',
            asking.filter(({ hasProperty }) => hasProperty),
            slotsOf,
          ),
        }),
    },
    {
      path: `${path}/tasks.md`,
      lines: () =>
        blocks.document('kiroTasks', {
          ...common,
          tasks:
            asking.length === 0
              ? ['- [ ] 1. …']
              : blocks.each('kiroTask', asking, (one) => ({
                  ...slotsOf(one),
                  'property-task': one.hasProperty ? blocks.each('kiroPropertyTask', [one], slotsOf) : [],
                })),
        }),
    },
  ]);
}

/** The folder that holds the specifications: that of the document at hand, else the one with the most documents. */
function baseOf(snapshot: Snapshot, near: string | null): string {
  const counts = new Map<string, number>();
  for (const { path, profile, rule, scope } of snapshot.files) {
    const base = folderOf(scope);
    // Those that are put away have a folder of another name.
    if (profile?.name !== PROFILE || rule === null || fileNameOf(base) !== fileNameOf(BASE)) continue;
    if (path === near) return base;
    counts.set(base, (counts.get(base) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best?.[0] ?? BASE;
}
