import { countedLinks, markedReviewed, whyNone, type IsMeant } from '../authoring/reviewing/markedReviewed';
import { changedItem, suspectsOf, type Suspect } from '../authoring/reviewing/suspects';
import { isInRegion, regionsAround, type ReviewRegion } from '../features/reviewRegion';
import { idAt } from '../features/place';
import { labelOf } from '../graph/labels';
import type { Refusal } from '../model/edit';
import { chosenOne } from './asking';
import type { Asked, AuthoringCommand, Choice, CommandAnswer, Question } from './command';

/** *Mark Reviewed*: the link at the cursor, those of an item, of all below a heading, or of the whole workspace. */
export const markReviewed: AuthoringCommand = { name: 'markReviewed', answer };

const PROMPT = 'Choose the links that you have looked at; only the baseline changes.';

function answer(asked: Asked): CommandAnswer {
  const { snapshot } = asked;
  const refusal = whyNone(snapshot);
  if (refusal) return refusal;
  const suspects = suspectsOf(snapshot);
  if (suspects.length === 0) return { unchanged: 'Nothing waits for a review: no link leads to what changed.' };
  const groups = groupsAt(asked, suspects);
  const found = chosenOne(asked, {
    name: 'which',
    title: 'Links',
    prompt: PROMPT,
    kind: 'choice',
    choices: groups.map(({ value, label, isMeant }) => choiceOf(suspects, value, label, isMeant)),
  });
  if (!('choice' in found)) return whichIsNothing(asked, found);
  const group = groups.find(({ value }) => value === found.choice.value);
  if (group?.value !== 'subtree') return marked(asked, group?.isMeant ?? (() => false));
  const region = regionAsked(asked, suspects);
  return 'region' in region ? marked(asked, meantBy(asked, region.region)) : region;
}

function marked({ snapshot }: Asked, isMeant: IsMeant): CommandAnswer {
  const reviewed = markedReviewed(snapshot, isMeant);
  if ('refused' in reviewed) return reviewed;
  const { change } = reviewed;
  if (!change) return { unchanged: 'None of these links waits for a review.' };
  return { change, said: `Marked ${countedLinks(reviewed)} as reviewed.` };
}

/** What was answered before, and is no choice any more, has been done. */
function whichIsNothing({ answers }: Asked, found: { readonly ask: Question } | Refusal): CommandAnswer {
  const isOne = ['link', 'item', 'subtree'].includes(answers.which?.[0] ?? '');
  return 'refused' in found && isOne ? { unchanged: 'None of these links waits for a review.' } : found;
}

interface Group {
  readonly value: 'link' | 'item' | 'subtree' | 'all';
  readonly label: string;
  readonly isMeant: IsMeant;
}

/** What can be meant at the cursor, the least first; nothing that would mark no link. */
function groupsAt(asked: Asked, suspects: readonly Suspect[]): Group[] {
  const all: Group = { value: 'all', label: 'All links in the workspace', isMeant: () => true };
  const groups = [...linkAt(asked), ...itemAt(asked), ...subtreeAt(asked, suspects), all];
  return groups.filter(({ isMeant }) => countOf(suspects, isMeant).links > 0);
}

/** The link at the cursor: what the item around it, or the document, says of what is cited there. */
function linkAt({ snapshot, place }: Asked): Group[] {
  const { graph } = snapshot;
  const at = place ? idAt(snapshot, place.path, place.offset) : null;
  if (!place || at?.kind !== 'reference') return [];
  const target = graph.parts.targets[at.reference] ?? -1;
  const owner = graph.ownerOf(at.reference);
  const canonical = owner < 0 ? -1 : graph.canonicalOf(owner);
  const item = canonical >= 0 ? canonical : owner;
  if (target < 0) return [];
  const isMeant: IsMeant = (suspect, link) =>
    changedItem(graph, suspect) === target && link.item === item && (item >= 0 || link.file === place.path);
  const from = item < 0 ? place.path : labelOf(graph.item(item), graph.fileOfItem(item));
  const to = labelOf(graph.item(target), graph.fileOfItem(target));
  return [{ value: 'link', label: `The link from ${from} to ${to}`, isMeant }];
}

/** The links to the item at the cursor, and those that it has to others. */
function itemAt({ snapshot, place }: Asked): Group[] {
  const { graph } = snapshot;
  const at = place ? idAt(snapshot, place.path, place.offset) : null;
  if (!at) return [];
  const number = at.kind === 'reference' ? (graph.parts.targets[at.reference] ?? -1) : at.item;
  if (number < 0) return [];
  const item = graph.canonicalOf(number) >= 0 ? graph.canonicalOf(number) : number;
  const isMeant: IsMeant = (suspect, link) => changedItem(graph, suspect) === item || link.item === item;
  return [{ value: 'item', label: `All links of ${labelOf(graph.item(item), graph.fileOfItem(item))}`, isMeant }];
}

function subtreeAt(asked: Asked, suspects: readonly Suspect[]): Group[] {
  const regions = regionsAt(asked, suspects);
  const [first] = regions;
  if (!first) return [];
  const label = regions.length === 1 ? `Everything below "${first.title}"` : 'Everything below a heading…';
  const isMeant: IsMeant = (...link) => regions.some((region) => meantBy(asked, region)(...link));
  return [{ value: 'subtree', label, isMeant }];
}

const meantBy =
  ({ snapshot: { graph } }: Asked, region: ReviewRegion): IsMeant =>
  (suspect, link) =>
    isInRegion(graph, region, suspect, link);

/** The headings around the cursor that have links of their own; of two with the same links, the inner one. */
function regionsAt(asked: Asked, suspects: readonly Suspect[]): ReviewRegion[] {
  const { snapshot, place } = asked;
  if (!place || !snapshot.graph.file(place.path)) return [];
  let last = 0;
  return regionsAround(snapshot, place.path, place.offset).filter((region) => {
    const { links } = countOf(suspects, meantBy(asked, region));
    if (links <= last) return false;
    last = links;
    return true;
  });
}

function regionAsked(
  asked: Asked,
  suspects: readonly Suspect[],
): { readonly region: ReviewRegion } | { readonly ask: Question } | Refusal {
  const regions = regionsAt(asked, suspects);
  const [only] = regions;
  const given = asked.answers.below?.[0];
  if (only && regions.length === 1 && given === undefined) return { region: only };
  // A heading whose links have been reviewed is no choice, and no mistake either.
  const named = regions.some(({ title }) => title === given) ? null : regionHere(asked, given);
  if (named) return { region: named };
  const choices = regions.map((region) => choiceOf(suspects, region.title, region.title, meantBy(asked, region)));
  const found = chosenOne(asked, { name: 'below', title: 'Heading', prompt: PROMPT, kind: 'choice', choices });
  if (!('choice' in found)) return found;
  const region = regions.find(({ title }) => title === found.choice.value);
  return region ? { region } : { refused: 'That heading is gone: run the command again.' };
}

function regionHere({ snapshot, place }: Asked, title: string | undefined): ReviewRegion | null {
  if (!place || !snapshot.graph.file(place.path)) return null;
  return regionsAround(snapshot, place.path, place.offset).find((region) => region.title === title) ?? null;
}

function countOf(suspects: readonly Suspect[], isMeant: IsMeant): { readonly links: number; readonly items: number } {
  const counts = suspects.map((suspect) => suspect.left.filter((link) => isMeant(suspect, link)).length);
  return { links: counts.reduce((sum, count) => sum + count, 0), items: counts.filter((count) => count > 0).length };
}

function choiceOf(suspects: readonly Suspect[], value: string, label: string, isMeant: IsMeant): Choice {
  return { value, label, description: countedLinks(countOf(suspects, isMeant)) };
}
