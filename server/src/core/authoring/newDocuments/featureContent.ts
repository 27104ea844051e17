import type { ItemFact } from '../../facts/facts';
import { isFree as needsNoWork, isLeftOut } from '../../graph/leftOut';
import type { LinkedFile } from '../../graph/linkedFile';
import type { Snapshot } from '../../workspace/snapshot';
import { distribute } from '../phasePlan/distribution';
import { citedIds } from './citedIds';
import type { FeatureFolder } from './featureFolders';
import { numberOf, spelled, spellingIn, type NumberedId } from './numberedIds';

const SLOT = '…';
const REQUIREMENT = /^(FR[-\u2011]?|REQ-)(\d{1,6})$/;
const OUTCOME = /^(SC[-\u2011]?)(\d{1,6})$/;
const TASK = /^(T-?)(\d{1,6})$/;
const PRIORITY = /\s*\((?:priority:?\s*)?(P\d)\)\s*/i;

export interface Story {
  readonly number: number;
  readonly title: string;
  readonly priority: string;
  /** IDs of what the work for it covers. */
  readonly requirements: readonly string[];
}

/** What the documents of a feature speak of together. */
export interface FeatureContent {
  readonly stories: readonly Story[];
  readonly requirements: readonly string[];
  readonly outcomes: readonly string[];
  readonly task: NumberedId;
}

/**
 * What a feature asks for: what its specification says where there is one, else what its other documents name, else as
 * many stories as are wanted, each with a requirement.
 */
export function featureContent(
  snapshot: Snapshot,
  { path, files, others }: FeatureFolder,
  wanted: number,
): FeatureContent {
  const known = [...files, ...others];
  const task = spellingIn(known, 'task', TASK, { head: 'T', digits: 3 });
  const spec = files.find(({ rule }) => rule?.duty === 'spec');
  if (spec) return { ...contentOf(snapshot, spec), task };
  // It is there and says nothing yet that could be traced.
  if (snapshot.exists(`${path}/spec.md`)) return { stories: [], requirements: [], outcomes: [], task };
  const requirement = spellingIn(known, 'requirement', REQUIREMENT, { head: 'FR-', digits: 3 });
  const outcome = spellingIn(known, 'criterion', OUTCOME, { head: 'SC-', digits: 3 });
  const wants = files[0]?.profile?.documents.find(({ duty }) => duty === 'spec')?.wants;
  const cited = (forms: ReadonlySet<number> | undefined): string[] =>
    forms === undefined ? [] : citedIds(snapshot, files, forms);
  const told = cited(wants?.stories).map(numberOf);
  const numbers = told.length > 0 ? told : Array.from({ length: wanted }, (_, i) => i + 1);
  const named = cited(wants?.requirements);
  const outcomes = cited(wants?.outcomes);
  // Tasks that trace nothing would leave all of it untraced from its first moment on.
  const hasTasks = files.some(({ facts }) => facts.items.some(({ kind }) => kind === 'task'));
  const isFree = !hasTasks && named.length === 0 && outcomes.length === 0;
  const requirements = isFree ? numbers.map((_, i) => spelled(requirement, i + 1)) : named;
  const stories = numbers.map((number) => ({ number, title: SLOT, priority: `P${number}` }));
  return {
    stories: withRequirements(
      stories,
      requirements.map((id) => ({ id, words: '' })),
    ),
    requirements,
    outcomes: isFree ? [spelled(outcome, 1)] : outcomes,
    task,
  };
}

function contentOf({ graph }: Snapshot, spec: LinkedFile): Omit<FeatureContent, 'task'> {
  const { wants } = spec.rule ?? {};
  const own = spec.facts.items.filter(
    (item, i) => item.strength === 'explicit' && graph.isCanonical(graph.itemNumber(graph.fileIndex(spec.path), i)),
  );
  const wanted = own.filter(
    (item) => wants?.requirements.has(item.form) && !isLeftOut(spec, item) && !needsNoWork(item),
  );
  const stories = own
    .filter(({ form }) => wants?.stories.has(form))
    .map((item: ItemFact, i) => ({
      number: numberOf(item.id),
      title: item.title.replace(PRIORITY, '') || SLOT,
      priority: PRIORITY.exec(headingOf(spec, item))?.[1] ?? `P${i + 1}`,
    }));
  return {
    stories: withRequirements(
      stories,
      wanted.map(({ id, title }) => ({ id, words: title })),
    ),
    requirements: wanted.map(({ id }) => id),
    outcomes: own.filter(({ form }) => wants?.outcomes.has(form)).map(({ id }) => id),
  };
}

/** The heading that introduces an item; it may say more than its title. */
function headingOf({ facts }: LinkedFile, { start }: ItemFact): string {
  return facts.headings.find((heading) => heading.start <= start && start < heading.end)?.text ?? '';
}

/** Each requirement to the story whose words are most like its own; where stories have no words yet, in their order. */
function withRequirements(
  stories: readonly Omit<Story, 'requirements'>[],
  requirements: readonly { readonly id: string; readonly words: string }[],
): Story[] {
  const hasWords = stories.some(({ title }) => title !== SLOT);
  const given = hasWords
    ? distribute(
        requirements.map(({ id, words }) => ({ id, words, group: '' })),
        stories.map(({ title }) => title),
        false,
      )
    : null;
  const inOrder = (s: number): string[] =>
    requirements.flatMap(({ id }, r) => (Math.floor((r * stories.length) / requirements.length) === s ? id : []));
  return stories.map((story, s) => ({
    ...story,
    requirements: given ? (given[s] ?? []).flatMap((r) => requirements[r]?.id ?? []) : inOrder(s),
  }));
}
