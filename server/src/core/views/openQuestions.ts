import { ReferenceField, referenceStride } from '../facts/facts';
import type { Graph } from '../graph/graph';
import { itemsOfKind } from '../graph/itemsOfKind';
import type { LinkedFile } from '../graph/linkedFile';
import { isStillOpen, saysOpen } from '../graph/questions';
import { ownedBy } from '../graph/traces';
import { namedPlace } from './namedPlaces';

/** Something that somebody has to answer, or has answered. */
export interface AskedQuestion {
  /** Empty for one that has no ID. */
  readonly id: string;
  readonly words: string;
  readonly isOpen: boolean;
  /** `[NEEDS CLARIFICATION: …]` in the middle of a text. */
  readonly isMarker: boolean;
  /** What it is about, as its own document names that. */
  readonly touches: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** The questions of one document. */
export interface QuestionsOfDocument {
  readonly file: LinkedFile;
  readonly questions: readonly AskedQuestion[];
}

const kept = new WeakMap<Graph, readonly QuestionsOfDocument[]>();

/**
 * All questions of a workspace, by the documents that ask them. What a plan lists and the questions document has under the
 * same ID is shown there alone.
 */
export function questionsByDocument(graph: Graph): readonly QuestionsOfDocument[] {
  let found = kept.get(graph);
  if (!found) kept.set(graph, (found = collect(graph)));
  return found;
}

function collect(graph: Graph): QuestionsOfDocument[] {
  const logged = new Map<number, Set<number>>();
  for (const { plan, rule, facts } of graph.files) {
    if (rule?.duty !== 'questions') continue;
    const symbols = logged.get(plan) ?? new Set<number>();
    logged.set(plan, symbols);
    for (const i of itemsOfKind(facts, 'question')) symbols.add(facts.items[i]?.symbol ?? -1);
  }
  const isLogged = ({ plan }: LinkedFile, symbol: number): boolean =>
    symbol >= 0 && [plan, -1].some((one) => logged.get(one)?.has(symbol) === true);
  return graph.files.flatMap((file) => {
    if (file.rule === null) return [];
    const questions = [
      ...itemsOf(graph, file, (symbol) => file.rule?.duty !== 'questions' && isLogged(file, symbol)),
      ...entriesOf(graph, file, (symbol) => isLogged(file, symbol)),
      ...markersOf(graph, file),
    ];
    const byPlace = questions.sort((a, b) => a.start - b.start);
    return byPlace.length === 0 ? [] : [{ file, questions: byPlace }];
  });
}

function itemsOf(graph: Graph, file: LinkedFile, isElsewhere: (symbol: number) => boolean): AskedQuestion[] {
  const f = graph.fileIndex(file.path);
  return itemsOfKind(file.facts, 'question').flatMap((i): AskedQuestion[] => {
    const item = file.facts.items[i];
    if (!item || item.strength === 'example' || isElsewhere(item.symbol)) return [];
    const number = graph.itemNumber(f, i);
    const { id, title, start } = item;
    const targets = ownedBy(graph, number).map((reference) => graph.parts.targets[reference] ?? -1);
    const touches = namesOf(
      graph,
      file,
      targets.filter((target) => target !== graph.canonicalOf(number)),
    );
    const isOpen = isStillOpen(file, i);
    return [{ id, words: title, isOpen, isMarker: false, touches, start, end: Math.max(item.end, item.blockEnd) }];
  });
}

/** Entries of a list of questions that are no items of their own. */
function entriesOf(graph: Graph, file: LinkedFile, isElsewhere: (symbol: number) => boolean): AskedQuestion[] {
  const { questions, items, headings } = file.facts;
  return questions.flatMap(({ symbol, said, start, end }): AskedQuestion[] => {
    const isItem = items.some((item) => item.kind === 'question' && item.start >= start && item.start < end);
    if (isItem || isElsewhere(symbol)) return [];
    const heading = headings.filter((one) => one.start <= start).length - 1;
    const touches = namesOf(graph, file, targetsWithin(graph, file, start, end));
    const id = symbol < 0 ? '' : graph.text(symbol);
    return [{ id, words: said, isOpen: saysOpen(file, heading) !== false, isMarker: false, touches, start, end }];
  });
}

/** Markers in the middle of a text: of the item around it. */
function markersOf(graph: Graph, file: LinkedFile): AskedQuestion[] {
  const { clarifications, items } = file.facts;
  const f = graph.fileIndex(file.path);
  return clarifications.map(({ question, start, end }): AskedQuestion => {
    const around = items.findIndex(({ blockStart, blockEnd }) => blockStart <= start && end <= blockEnd);
    const touches = around < 0 ? [] : namesOf(graph, file, [graph.itemNumber(f, around)]);
    return { id: '', words: question, isOpen: true, isMarker: true, touches, start, end };
  });
}

function targetsWithin(graph: Graph, file: LinkedFile, start: number, end: number): number[] {
  const f = graph.fileIndex(file.path);
  const found: number[] = [];
  const { references } = file.facts;
  const first = graph.referenceNumber(f, 0);
  for (let at = 0, r = first; at < references.length; at += referenceStride, r++) {
    const from = references[at + ReferenceField.start] ?? 0;
    if (from >= start && from < end) found.push(graph.parts.targets[r] ?? -1);
  }
  return found;
}

function namesOf(graph: Graph, file: LinkedFile, items: readonly number[]): string[] {
  const others = items.filter((item) => item >= 0 && graph.item(item).kind !== 'question');
  return [...new Set(others.map((item) => namedPlace(graph, item, file.path).label))];
}
