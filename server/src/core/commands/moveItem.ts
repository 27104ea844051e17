import { refactored, refactoringsAt } from '../authoring/refactoring/refactorings';
import { refactoringPlaceAt } from '../features/refactoringPlace';
import type { Refusal } from '../model/edit';
import { quoted, taskName } from '../text/wording';
import { chosenOne } from './asking';
import { answerOf, type Asked, type AuthoringCommand, type Choice, type CommandAnswer } from './command';

/** *Move to phase or work package*: a task to another phase, a requirement to the work that is to cover it. */
export const moveItem: AuthoringCommand = { name: 'moveItem', answer };

const MOST_TARGETS = 500;

function answer(asked: Asked): CommandAnswer {
  const { snapshot } = asked;
  const { graph } = snapshot;
  const place = placeMeant(asked);
  if (place && 'refused' in place) return place;
  const found = place ? refactoringPlaceAt(snapshot, place.path, place.offset) : null;
  if (!found) return { refused: 'Put the cursor on a task, or on a requirement of a plan, and try again.' };
  const at = { ...found.place, most: MOST_TARGETS };
  const name = taskName(at.id);
  const offers = refactoringsAt(snapshot, at).flatMap(({ title }) => {
    const to = targetOf(title, at.id);
    return to === null ? [] : [{ title, to }];
  });
  if (offers.length === 0)
    return {
      refused: `${name} has no other place to go to: tasks move between the phases of a document, and requirements between the work packages of a plan that one of them covers.`,
    };
  const choices = offers.map(({ to }): Choice => {
    const target = graph.itemNamed(to, at.path);
    const description = target < 0 ? '' : graph.item(target).title;
    return { value: to, label: to, ...(description === '' ? {} : { description }) };
  });
  const home = answerOf(asked, 'to');
  if (home !== null && isHomeOf(asked, at.path, home, choices)) return { unchanged: `${name} is in ${home} already.` };
  const chosen = chosenOne(asked, {
    name: 'to',
    title: `Move ${name}`,
    prompt: `Choose where ${name} goes.`,
    kind: 'choice',
    choices,
  });
  if (!('choice' in chosen)) return chosen;
  const { value } = chosen.choice;
  const title = offers.find(({ to }) => to === value)?.title ?? '';
  const change = refactored(snapshot, at, title);
  if ('refused' in change) return change;
  return { change, said: `Moved ${name} to ${value}.`, show: shownIn(asked, at.path, value) };
}

/** What was answered to `item`, in the document at hand; else the cursor. */
function placeMeant(asked: Asked): Asked['place'] | Refusal {
  const { place, snapshot } = asked;
  const id = answerOf(asked, 'item');
  if (id === null || !place) return place;
  const wanted = id
    .trim()
    .replace(/^\[|\]$/g, '')
    .toLowerCase();
  const item = snapshot.graph
    .file(place.path)
    ?.facts.items.find((one) => one.strength === 'explicit' && one.id.toLowerCase() === wanted);
  return item
    ? { path: place.path, offset: item.start }
    : { refused: `${place.path} has no ${quoted(id)}: name one of its IDs.` };
}

/** `Phase C` of *Move T-6 to Phase C* and of *Move T-6 from Phase B to Phase C*; null for what moves it otherwise. */
function targetOf(title: string, id: string): string | null {
  const at = title.lastIndexOf(' to ');
  return title.startsWith(`Move ${id} `) && at > 0 ? title.slice(at + ' to '.length) : null;
}

/** All other places are offered, so one of their sort that is not offered is where it stands. */
function isHomeOf({ snapshot: { graph } }: Asked, path: string, name: string, offered: readonly Choice[]): boolean {
  const wanted = name.trim().toLowerCase();
  if (offered.some(({ value }) => value.toLowerCase() === wanted)) return false;
  const items = graph.file(path)?.facts.items ?? [];
  const other = items.find(({ id }) => id === offered[0]?.value);
  return items.some(({ id, kind }) => kind === other?.kind && id.toLowerCase() === wanted);
}

function shownIn({ snapshot: { graph } }: Asked, path: string, target: string): { file: string; offset: number } {
  const item = graph.itemNamed(target, path);
  return { file: path, offset: item < 0 || graph.fileOfItem(item).path !== path ? 0 : graph.item(item).start };
}
