import { checklistPlaceAt } from '../authoring/inserting/checklistRow';
import { Draft } from '../authoring/inserting/draft';
import { matrixFollows } from '../authoring/inserting/matrixFollows';
import { isReadBack } from '../authoring/inserting/readBack';
import { cover, labelIn, uncoveredOf, type Uncovered } from '../authoring/inserting/uncovered';
import { worksFor } from '../authoring/trace';
import type { LinkedFile } from '../graph/linkedFile';
import { seriesNumber } from '../graph/sections';
import type { Refusal } from '../model/edit';
import { fileNameOf, listOf } from '../text/wording';
import type { Asked, AuthoringCommand, Choice, CommandAnswer, Question } from './command';
import { chosenOne } from './asking';
import { noRow, packageWith, unread } from './insertWorkPackage';
import { planAtHand } from './planAtHand';
import { saysTheSame, wordsAsked } from './spokenText';

/**
 * *Add all uncovered requirements of this section*: every row that the section of the source has and no plan, and a trace
 * for each that no work covers, into one work package.
 */
export const addUncovered: AuthoringCommand = { name: 'addUncovered', answer };

/** The answer that means a work package that is written for them. */
const NEW = 'new';

function answer(asked: Asked): CommandAnswer {
  const { snapshot } = asked;
  const { graph } = snapshot;
  const found = planAtHand(asked, 'Choose the plan that is to cover them.');
  if (!('plan' in found)) return found;
  const { plan } = found;
  const section = sectionOf(asked, plan);
  if (typeof section !== 'string') return section;
  const uncovered = uncoveredOf(snapshot, plan, section);
  if (uncovered.length === 0) return { unchanged: `${plan.path} covers everything of ${section}.` };
  const works = worksFor(graph, plan.path, uncovered[0]?.id ?? '', uncovered.map(({ words }) => words).join(' '));
  const chosen = chosenOne(asked, {
    name: 'work',
    title: 'Work package',
    prompt: `Choose the work package that takes on ${listOf(uncovered.map((one) => labelIn(plan, one)))}.`,
    kind: 'choice',
    choices: [
      ...works.map(({ item, id }): Choice => ({ value: id, label: id, description: graph.item(item).title })),
      { value: NEW, label: 'A new work package' },
    ],
  });
  if (!('choice' in chosen)) return chosen;
  if (chosen.choice.value !== NEW) return coveredIn(asked, plan, section, chosen.choice.value, uncovered);
  const title = wordsAsked(asked, {
    name: 'title',
    title: 'New work package',
    prompt: 'Say what the work package is called.',
  });
  if (!('words' in title)) return title;
  const same = works.find(({ item }) => saysTheSame(graph.item(item).title, title.words));
  return same
    ? coveredIn(asked, plan, section, same.id, uncovered)
    : packageWith(snapshot, plan, plan.facts.length, title.words, uncovered);
}

/** Requirements of a plan with their rows, mappings, traces and criteria in one work package; `section` is what they are together. */
export function coveredIn(
  { snapshot }: Pick<Asked, 'snapshot'>,
  plan: LinkedFile,
  section: string,
  work: string,
  uncovered: readonly Uncovered[],
): CommandAnswer {
  const draft = Draft.of(snapshot, plan.path);
  if (!draft) return { refused: `${plan.path} has just changed, or can't be read: try again.` };
  const left = uncovered.filter((one) => !cover(draft, work, one, true));
  if (left.length > 0) return noRow(plan, left);
  const rows = uncovered.filter(({ hasRow }) => !hasRow).map(({ id }) => id);
  if (
    !isWritten(draft, plan.path, rows) ||
    !isReadBack(snapshot, draft.snapshot, plan.path, writtenRows(draft, plan.path, rows))
  )
    return unread(plan);
  const others = matrixFollows(snapshot, draft.snapshot, plan.path, rows);
  const names = listOf(uncovered.map((one) => labelIn(plan, one)));
  return {
    change: draft.change(`Cover ${section} in ${work} of ${fileNameOf(plan.path)}`, others),
    said: `${work} of ${plan.path} covers ${names}${inNewRows(rows.length, uncovered.length)}.`,
    show: { file: plan.path, offset: draft.firstPlace },
  };
}

function inNewRows(rows: number, all: number): string {
  if (rows === 0) return '';
  return all === 1 ? ', in a new row' : `, ${rows} of them in new rows`;
}

/** What only a trace names, as a decision of a plan without such rows, needs none. */
function writtenRows({ snapshot }: Draft, path: string, ids: readonly string[]): string[] {
  const items = snapshot.graph.file(path)?.facts.items ?? [];
  return ids.filter((id) => items.some((item) => item.id === id && item.strength === 'explicit'));
}

function isWritten(draft: Draft, path: string, ids: readonly string[]): boolean {
  return ids.filter((id) => /^\d/.test(id)).every((id) => writtenRows(draft, path, [id]).length === 1);
}

/** The section that was answered, else that around the cursor, else it is asked for. */
function sectionOf(asked: Asked, plan: LinkedFile): string | { readonly ask: Question } | Refusal | CommandAnswer {
  const { snapshot, place, answers } = asked;
  const here = place?.path === plan.path ? checklistPlaceAt(plan, place.offset) : null;
  if (answers.section === undefined && here?.series) return here.series.replace(/-$/, '');
  const bySeries = new Map<string, Uncovered[]>();
  for (const one of uncoveredOf(snapshot, plan)) {
    const series = seriesNumber(one.id);
    bySeries.set(series, [...(bySeries.get(series) ?? []), one]);
  }
  const [given] = answers.section ?? [];
  const known = plan.facts.items.some(({ id }) => seriesNumber(id) === given);
  if (given !== undefined && !bySeries.has(given) && known) return given;
  if (bySeries.size === 0) return { unchanged: `${plan.path} covers everything that it has to.` };
  const found = chosenOne(asked, {
    name: 'section',
    title: 'Section',
    prompt: 'Choose the section whose requirements are to be covered.',
    kind: 'choice',
    choices: [...bySeries].map(([series, own]): Choice => {
      const [first] = own;
      const what = own.length === 1 ? (first?.words ?? '') : `${own.length} that no work covers`;
      return { value: series, label: series, description: what };
    }),
  });
  return 'choice' in found ? found.choice.value : found;
}
