import { allForms, type IdForm, type OpenForms } from '../../ids/grammar';
import { readIds, type Citations } from '../../ids/reader';
import { isCodeWord } from '../../ids/codeWords';
import { timeSpanOf } from '../../ids/timeSpan';
import { foldHyphens } from '../../ids/template';
import type { Graph } from '../../graph/graph';
import { placeOf, Refused } from './refused';

/** The new IDs, hyphens folded, by the number of the item that counts. */
export type NewIds = ReadonlyMap<number, string>;

/**
 * What items are to be called, as their forms spell it: `User Story 4` is US4. With the items whose numbers go on from
 * theirs (criterion 1.2 of requirement 1).
 *
 * @throws Refused for IDs that nobody can write, and such as do not fit.
 */
export function newIdsOf(graph: Graph, wanted: NewIds): Map<number, string> {
  const found = new Map<number, string>();
  for (const [given, typed] of wanted) {
    const item = graph.canonicalOf(given) >= 0 ? graph.canonicalOf(given) : given;
    refuseUnwritten(graph, item);
    const id = readNewId(graph, item, typed);
    if (id !== foldHyphens(graph.item(item).id)) found.set(item, id);
  }
  for (const [item, id] of [...found])
    for (const [child, childId] of continuing(graph, item, id)) if (!found.has(child)) found.set(child, childId);
  refuseLoneSeries(graph, found);
  return found;
}

function refuseUnwritten(graph: Graph, item: number): void {
  const { id, form, strength, kind } = graph.item(item);
  if (form < 0) throw new Refused(`A ${kind} is found by its place, and has no ID that could be changed.`);
  const derived = graph.definitionsOf(item).find((other) => graph.item(other).strength === 'derived');
  if (derived === undefined && strength !== 'derived') return;
  const place = placeOf(graph.fileOfItem(derived ?? item), graph.item(derived ?? item).start);
  throw new Refused(`${id} follows from the place of its bullet in ${place}; move the bullet instead.`);
}

/** The ID that somebody typed; brackets and marks around it are not part of it. */
function readNewId(graph: Graph, item: number, typed: string): string {
  const { form, id, kind } = graph.item(item);
  const grammar = graph.fileOfItem(item).profile?.grammar;
  const own = grammar?.forms[form];
  const text = typed
    .trim()
    .replace(/^\[([^[\]]*)\]$/, '$1')
    .replace(/^`([^`]*)`$/, '$1');
  const malformed = new Refused(`"${text}" is no ID of a ${kind}: it must be written like ${id}.`);
  if (!grammar || !own) throw malformed;
  if (own.coded) {
    if (!isCodeWord(text)) throw malformed;
    return text;
  }
  const out: Citations = { ids: [], ranges: [] };
  readIds(text, 0, text.length, grammar, openFor(grammar.forms, form, allForms(grammar)), [], out);
  const [read] = out.ids;
  if (!read || out.ids.length > 1 || read.start !== 0 || read.end !== text.length) throw malformed;
  const other = grammar.forms[read.form];
  if (!other || !areAlike(own, other)) throw malformed;
  const newId = foldHyphens(read.id);
  if (own.unit !== null && !timeSpanOf(newId)) throw malformed;
  // Which prefixes are the workspace's own is learned from what it defines: another one may not be read at all.
  if (own.neverLearned !== null && read.series !== id.slice(0, read.series.length))
    throw new Refused(`${newId} has another prefix than ${id}; only the number can be changed.`);
  return newId;
}

/** Forms of plain numbers look alike: only the item's own is read. */
function openFor(forms: readonly IdForm[], own: number, all: OpenForms): OpenForms {
  return new Set([...(all ?? [])].filter((form) => form === own || !forms[form]?.placed));
}

function areAlike(own: IdForm, other: IdForm): boolean {
  if (own === other) return true;
  return own.spelled !== null && own.spelled === other.spelled && own.namespace === other.namespace;
}

/** `1.2` of `Requirement 1`: plain numbers that go on from the number of the item around them. */
function* continuing(graph: Graph, item: number, newId: string): Generator<[number, string]> {
  const was = labelOf(graph.item(item).id);
  const becomes = labelOf(newId);
  for (const definition of graph.definitionsOf(item)) {
    const file = graph.fileOfItem(definition);
    const f = graph.fileIndex(file.path);
    for (const [i, child] of file.facts.items.entries()) {
      const number = graph.itemNumber(f, i);
      if (child.parent < 0 || graph.itemNumber(f, child.parent) !== definition || !graph.isCanonical(number)) continue;
      if (file.profile?.grammar.forms[child.form]?.placed !== true || !child.id.startsWith(`${was}.`)) continue;
      yield [number, becomes + child.id.slice(was.length)];
    }
  }
}

/** `1` of `Requirement 1`, `2.1` of `2.1`. */
function labelOf(id: string): string {
  return id.slice(id.lastIndexOf(' ') + 1);
}

/** A prefix is the document's own as long as its numbers make a series: a first one, or two neighbours. */
function refuseLoneSeries(graph: Graph, newIds: NewIds): void {
  for (const [item, newId] of newIds) {
    const file = graph.fileOfItem(item);
    const { form, id } = graph.item(item);
    const own = file.profile?.grammar.forms[form];
    if (!own || own.neverLearned === null) continue;
    const f = graph.fileIndex(file.path);
    const numbers = (renamed: boolean): Set<number> =>
      new Set(
        file.facts.items.flatMap((other, i) => {
          if (other.form !== form || prefixOf(other.id) !== prefixOf(id)) return [];
          const number = graph.canonicalOf(graph.itemNumber(f, i));
          return [numberOf(renamed ? (newIds.get(number) ?? other.id) : other.id)];
        }),
      );
    const isSeries = (all: Set<number>): boolean => [...all].some((n) => n <= 1 || all.has(n + 1));
    if (isSeries(numbers(false)) && !isSeries(numbers(true)))
      throw new Refused(`${newId} would stand alone: the prefix is known by the series that ${id} belongs to.`);
  }
}

const prefixOf = (id: string): string => foldHyphens(id).replace(/\d+[a-z]?$/, '');
const numberOf = (id: string): number => Number(/(\d{1,9})[a-z]?$/.exec(id)?.[1] ?? 0);
