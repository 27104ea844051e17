import { Draft } from '../authoring/inserting/draft';
import { matrixFollows } from '../authoring/inserting/matrixFollows';
import { headedItems, newPackage } from '../authoring/inserting/packageAt';
import { isReadBack } from '../authoring/inserting/readBack';
import { cover, criterionFor, labelIn, uncoveredOf, type Uncovered } from '../authoring/inserting/uncovered';
import { openDocument } from '../authoring/openDocument';
import type { LinkedFile } from '../graph/linkedFile';
import type { Refusal } from '../model/edit';
import type { ItemKind } from '../model/vocabulary';
import { fileNameOf, listOf } from '../text/wording';
import type { Snapshot } from '../workspace/snapshot';
import type { Asked, AuthoringCommand, Choice, CommandAnswer, Question } from './command';
import { chosen } from './asking';
import { planAtHand } from './planAtHand';
import { saysTheSame, wordsAsked } from './spokenText';

/**
 * *Insert work package*: behind the one around the cursor, under the next free ID, with the parts that the plan's work
 * packages have; what it is to cover is mapped to it, traced by it, and gets its criterion. In a task list, a phase.
 */
export const insertWorkPackage: AuthoringCommand = { name: 'insertWorkPackage', answer };

function answer(asked: Asked): CommandAnswer {
  const { snapshot, place } = asked;
  const here = place ? snapshot.graph.file(place.path) : undefined;
  const kind = here && kindOfTasks(here);
  if (here && kind) return withoutTraces(asked, here, kind);
  const found = planAtHand(asked, 'Choose the plan that is to get a work package.');
  if (!('plan' in found)) return found;
  const { plan } = found;
  const title = titleOf(asked, plan, 'work-package');
  if (!('words' in title)) return title;
  const uncovered = uncoveredOf(snapshot, plan);
  const traces = tracesOf(asked, plan, uncovered);
  if (!Array.isArray(traces)) return traces as { readonly ask: Question } | Refusal;
  const offset = here === plan && place ? place.offset : plan.facts.length;
  return packageWith(snapshot, plan, offset, title.words, traces as readonly Uncovered[]);
}

/** What a task list is divided into: work packages where it has them, else phases. */
function kindOfTasks(file: LinkedFile): ItemKind | null {
  if (file.rule?.duty !== 'tasks') return null;
  return (['work-package', 'phase'] as const).find((kind) => headedItems(file, kind).length > 0) ?? null;
}

function titleOf(asked: Asked, file: LinkedFile, kind: ItemKind): CommandAnswer | { readonly words: string } {
  const name = kind === 'phase' ? 'phase' : 'work package';
  const title = wordsAsked(asked, { name: 'title', title: `New ${name}`, prompt: `Say what the ${name} is called.` });
  if (!('words' in title)) return title;
  const same = headedItems(file, kind).find((item) => saysTheSame(item.title, title.words));
  if (!same) return title;
  return {
    unchanged: `${same.id} of ${file.path} is called that already.`,
    show: { file: file.path, offset: same.start },
  };
}

function tracesOf(
  asked: Asked,
  plan: LinkedFile,
  uncovered: readonly Uncovered[],
): readonly Uncovered[] | { readonly ask: Question } | Refusal {
  const given = asked.answers.traces;
  if (uncovered.length === 0 && (given ?? []).length === 0) return [];
  if (uncovered.length === 0)
    return { refused: `Nothing of ${plan.path} is left to be covered: leave out what the work package traces.` };
  const found = chosen(asked, {
    name: 'traces',
    title: 'Covers',
    prompt: 'Choose what the work package covers, of what no work covers yet; it may be nothing.',
    kind: 'choice',
    many: true,
    choices: uncovered.map((one): Choice => ({ value: one.id, label: labelIn(plan, one), description: one.words })),
  });
  if (!Array.isArray(found)) return found as { readonly ask: Question } | Refusal;
  return (found as readonly Choice[]).flatMap(({ value }) => uncovered.find(({ id }) => id === value) ?? []);
}

/** A work package of a plan with all that it covers, in one edit. */
export function packageWith(
  snapshot: Snapshot,
  plan: LinkedFile,
  offset: number,
  title: string,
  traces: readonly Uncovered[],
): CommandAnswer {
  const prose = openDocument(snapshot, plan.path);
  const draft = Draft.of(snapshot, plan.path);
  const made =
    prose &&
    newPackage(snapshot, plan, 'work-package', offset, {
      title,
      traces: traces.map((one) => labelIn(plan, one)),
      criteria: traces.map((one) => criterionFor(snapshot, prose, plan.path, one)),
    });
  if (!made || !draft)
    return {
      refused: `${plan.path} has no place for a work package: write a heading "Work Packages" into it, and try again.`,
    };
  draft.apply([made.edit]);
  const left = traces.filter((one) => !cover(draft, made.id, one, false));
  if (left.length > 0) return noRow(plan, left);
  const rows = traces.filter(({ hasRow }) => !hasRow).map(({ id }) => id);
  const others = matrixFollows(snapshot, draft.snapshot, plan.path, rows);
  if (!isReadBack(snapshot, draft.snapshot, plan.path, [made.id, ...rows])) return unread(plan);
  const covers = traces.length === 0 ? '' : `, which covers ${listOf(traces.map((one) => labelIn(plan, one)))}`;
  return {
    change: draft.change(`Insert ${made.id} into ${fileNameOf(plan.path)}`, others),
    said: `Inserted ${made.id} into ${plan.path}${covers}.`,
    show: { file: plan.path, offset: made.edit.start },
  };
}

export function noRow(plan: LinkedFile, left: readonly Uncovered[]): Refusal {
  const names = listOf(left.map((one) => labelIn(plan, one)));
  return {
    refused: `${plan.path} has no place for ${names}: see that its checklists are lists or tables, or leave ${left.length === 1 ? 'it' : 'them'} out.`,
  };
}

export const unread = (plan: LinkedFile): Refusal => ({
  refused: `What is inserted would not be read back in ${plan.path}: say it in plain words, and see that all fences and comments there are closed.`,
});

function withoutTraces(asked: Asked, file: LinkedFile, kind: ItemKind): CommandAnswer {
  const { snapshot, place } = asked;
  const title = titleOf(asked, file, kind);
  if (!('words' in title)) return title;
  // Phases follow one another in the order of their numbers.
  const offset = kind === 'phase' ? -1 : (place?.offset ?? -1);
  const made = newPackage(snapshot, file, kind, offset, { title: title.words, traces: [], criteria: [] });
  const draft = Draft.of(snapshot, file.path);
  if (!made || !draft)
    return { refused: `How the headings of ${file.path} are written can't be told apart: write the new one by hand.` };
  draft.apply([made.edit]);
  if (!isReadBack(snapshot, draft.snapshot, file.path, [made.id])) return unread(file);
  return {
    change: draft.change(`Insert ${made.id} into ${fileNameOf(file.path)}`),
    said: `Inserted ${made.id} into ${file.path}.`,
    show: { file: file.path, offset: made.edit.start },
  };
}
