import { itemAround } from '../features/hierarchyEntries';
import type { Graph } from '../graph/graph';
import { progressIn } from '../graph/progress';
import { statusInWords } from '../model/statusWords';
import type { Refusal } from '../model/edit';
import type { Status } from '../model/vocabulary';
import type { Asked, Choice, Question } from './command';
import { chosenOne } from './asking';
import type { WorkAtHand } from './workAtHand';

/**
 * The work package or task that a command is about, in whatever dialect: what was answered to `work`, else the one that
 * the cursor is on or in; else it is asked for, that of the document's plan first.
 */
export function workHere(asked: Asked, prompt: string): WorkAtHand | { readonly ask: Question } | Refusal {
  const { graph } = asked.snapshot;
  if (asked.answers.work === undefined) {
    const here = workAtCursor(asked);
    if (here >= 0) return { work: here };
  }
  const own = asked.place ? (graph.file(asked.place.path)?.plan ?? -1) : -1;
  const all = worksOf(graph);
  const near = all.filter((work) => own >= 0 && graph.fileOfItem(work).plan === own);
  const works = openFirst(graph, near.length > 0 ? near : all);
  if (works.length === 0)
    return { refused: 'There is no work package and no task here: write the work of a plan first, and try again.' };
  const named = new Map<string, number>();
  for (const work of works) named.set(graph.item(work).id, (named.get(graph.item(work).id) ?? 0) + 1);
  const valueOf = (work: number): string => {
    const { id } = graph.item(work);
    return (named.get(id) ?? 0) > 1 ? `${graph.fileOfItem(work).path} ${id}` : id;
  };
  const choices = works.map((work): Choice => {
    const { id, title } = graph.item(work);
    const detail = `${statusInWords(statusOf(graph, work))}, ${graph.fileOfItem(work).path}`;
    return { value: valueOf(work), label: id, description: title, detail };
  });
  const found = chosenOne(asked, { name: 'work', title: 'Work', prompt, kind: 'choice', choices });
  if (!('choice' in found)) return found;
  const work = works.find((one) => valueOf(one) === found.choice.value);
  return work === undefined ? { refused: `${found.choice.value} is gone: run the command again.` } : { work };
}

function openFirst(graph: Graph, works: readonly number[]): number[] {
  const isDone = (work: number): boolean => statusOf(graph, work) === 'done';
  return [...works.filter((work) => !isDone(work)), ...works.filter(isDone)];
}

function statusOf(graph: Graph, work: number): Status | null {
  const group = graph.group(graph.fileOfItem(work).plan);
  return (group ? progressIn(group).statusOf(work) : null) ?? graph.item(work).status;
}

function isWork(graph: Graph, item: number): boolean {
  const { kind, strength } = graph.item(item);
  return (kind === 'work-package' || kind === 'task') && strength === 'explicit';
}

function worksOf(graph: Graph): number[] {
  return graph.files.flatMap(({ facts, rule }, f) =>
    rule === null
      ? []
      : facts.items.flatMap((_, i) => {
          const number = graph.itemNumber(f, i);
          return graph.isCanonical(number) && isWork(graph, number) ? [number] : [];
        }),
  );
}

/** What the cursor is on, else the work whose section it is in; -1 for none. */
export function workAtCursor(asked: Asked): number {
  const { snapshot, place } = asked;
  const { graph } = snapshot;
  const file = place ? graph.file(place.path) : undefined;
  if (!file || !place) return -1;
  const around = itemAround(snapshot, place.path, place.offset);
  if (around >= 0 && isWork(graph, around)) return around;
  const { headings, items, lines, length } = file.facts;
  const lineStart = (offset: number): number => lines.lineStart(lines.lineAt(offset));
  const f = graph.fileIndex(place.path);
  const enclosing = items.flatMap(({ heading, start }, i) => {
    const work = graph.canonicalOf(graph.itemNumber(f, i));
    const own = headings[heading];
    if (work < 0 || !own || start < own.start || start >= own.end || !isWork(graph, work)) return [];
    const next = headings.slice(heading + 1).find(({ depth }) => depth <= own.depth);
    const end = next ? lineStart(next.start) : length + 1;
    return lineStart(own.start) <= place.offset && place.offset < end ? [work] : [];
  });
  return enclosing[enclosing.length - 1] ?? rowAround(asked);
}

/** The row of a list that the indented line at the cursor stands below. */
function rowAround({ snapshot, place }: Asked): number {
  const { graph } = snapshot;
  const file = place ? graph.file(place.path) : undefined;
  const text = file ? snapshot.text(file.path) : null;
  if (!file || !place || text === null) return -1;
  const { items, headings, lines } = file.facts;
  const indentAt = (offset: number): number => {
    const start = lines.lineStart(lines.lineAt(offset));
    return /^[ \t]{0,200}/.exec(text.slice(start, start + 200))?.[0].length ?? 0;
  };
  const f = graph.fileIndex(file.path);
  const above = items.reduce(
    (last, { start, strength }, i) => (start <= place.offset && strength === 'explicit' ? i : last),
    -1,
  );
  const item = items[above];
  const work = item ? graph.canonicalOf(graph.itemNumber(f, above)) : -1;
  if (!item || work < 0 || !isWork(graph, work)) return -1;
  const isParted = headings.some(({ start }) => start > item.start && start <= place.offset);
  return !isParted && indentAt(place.offset) > indentAt(item.start) ? work : -1;
}
