import { changesBetween } from '../features/changes/changes';
import { impactMarkdown, impactSinceMarkdown } from '../features/changes/changesMarkdown';
import { toldOf } from '../features/changes/told';
import { touchedBy } from '../features/changes/touched';
import { idAt } from '../features/place';
import { labelOf } from '../graph/labels';
import type { ItemKind } from '../model/vocabulary';
import { chosenOne } from './asking';
import { answerOf, type Asked, type AuthoringCommand, type Choice, type CommandAnswer } from './command';
import { earlierSnapshot } from './earlierSnapshot';

/** *Show Impact*: what a change of the item at hand touches, or what all changes since a revision do. */
export const showImpact: AuthoringCommand = { name: 'showImpact', answer };

function answer(asked: Asked): CommandAnswer {
  const since = answerOf(asked, 'since')?.trim() ?? '';
  if (since !== '') return answerSince(asked, since);
  const { graph } = asked.snapshot;
  const item = asked.answers.item === undefined ? itemAtHand(asked) : -1;
  if (item >= 0) return reading(asked, item);
  const items = itemsToAskFor(asked);
  if (items.length === 0)
    return { refused: 'No plan document here defines what work could be held to: open the folder of the plans first.' };
  const choices = items.map((number): Choice => {
    const fact = graph.item(number);
    const file = graph.fileOfItem(number);
    return { value: `${file.path}#${fact.id}`, label: labelOf(fact, file), description: fact.title, detail: file.path };
  });
  const prompt = 'Choose what is to change.';
  const found = chosenOne(asked, { name: 'item', title: 'Item', prompt, kind: 'choice', choices });
  if (!('choice' in found)) return found;
  return reading(asked, items[choices.indexOf(found.choice)] ?? -1);
}

function answerSince(asked: Asked, since: string): CommandAnswer {
  const before = earlierSnapshot(asked.textsAt, since);
  if ('refused' in before) return before;
  const changes = changesBetween(before.graph, asked.snapshot.graph);
  if (changes.changes.length === 0) return { unchanged: `Nothing that the plans define changed since ${since}.` };
  return { title: `Impact of the Changes Since ${since}`, text: impactSinceMarkdown(changes, since) };
}

function reading({ snapshot: { graph } }: Asked, item: number): CommandAnswer {
  if (item < 0) return { refused: 'That is gone: run the command again.' };
  const told = toldOf(graph, item);
  const text = impactMarkdown([told], touchedBy(graph, [item]));
  return { title: `Impact of ${told.label.replace(/^\[(.*)\]$/, '$1')}`, text };
}

/** What stands at the cursor, defined there or cited; -1 where that is nothing. */
function itemAtHand({ snapshot, place }: Asked): number {
  const { graph } = snapshot;
  const at = place ? idAt(snapshot, place.path, place.offset) : null;
  if (!at) return -1;
  if (at.kind === 'reference') return graph.parts.targets[at.reference] ?? -1;
  const canonical = graph.canonicalOf(at.item);
  return canonical >= 0 ? canonical : at.item;
}

const KINDS: ReadonlySet<ItemKind> = new Set<ItemKind>([
  'requirement',
  'constraint',
  'decision',
  'story',
  'criterion',
  'property',
  'risk',
  'scenario',
  'work-package',
  'task',
]);

function itemsToAskFor({ snapshot: { graph } }: Asked): number[] {
  return graph.files.flatMap((file, f) =>
    file.facts.items.flatMap(({ kind, strength }, i) => {
      const item = graph.itemNumber(f, i);
      return KINDS.has(kind) && strength !== 'example' && graph.isCanonical(item) ? item : [];
    }),
  );
}
