import type { PlaceAt } from '../../facts/placeReader';
import { packedField, ReferenceField, referenceStride } from '../../facts/facts';
import { seriesOf } from '../../graph/answers';
import type { LinkedFile } from '../../graph/linkedFile';
import { foldHyphens } from '../../ids/template';
import type { IdForm } from '../../ids/grammar';
import { roles, type Role } from '../../model/vocabulary';
import type { Snapshot } from '../../workspace/snapshot';
import { candidatesOf } from './candidates';
import type { HalfTyped } from './halfTyped';
import { isBareHere, replacedBy } from './dressing';
import { speltIn } from './hyphens';
import { MOST_PROPOSALS, NOTHING, type Proposal, type Proposals } from './model';
import { nearestBefore, nearestFirst } from './nearestFirst';
import { rangeBefore } from './phrases';

/** Which IDs are wanted in a place. */
export interface WantedIds {
  readonly forms: ReadonlySet<number>;
  /** What naming an item here does; null for a mention. */
  readonly role: Role | null;
  /** Only those that begin with what is typed: elsewhere a word may be no ID at all. */
  readonly onlyTyped: boolean;
  readonly place: Pick<PlaceAt, 'isListed' | 'cited' | 'own' | 'links'>;
  /** The place is that of a table which states how far items are: those that it lacks come first. */
  readonly isStated: boolean;
}

/** The items that may be named at the cursor. */
export function knownIds(
  snapshot: Snapshot,
  file: LinkedFile,
  text: string,
  word: HalfTyped,
  wanted: WantedIds,
  /** A document of the scope that is meant; null for none of that name. */
  scope: LinkedFile | null = file,
): Proposals {
  const { graph } = snapshot;
  const { place, role } = wanted;
  const grammar = file.profile?.grammar;
  if (!grammar || !scope || wanted.forms.size === 0) return NOTHING;
  const list = candidatesOf(graph, scope, wanted.forms);
  // A list names each item once; prose may come back to one.
  const leftOut = new Set([...(place.isListed ? place.cited : []), ...place.own, foldHyphens(word.rangeStart)]);
  const typed = foldHyphens(word.typed).toLowerCase();
  const series = word.rangeStart === '' ? null : seriesOf(foldHyphens(word.rangeStart));
  const isTooMany = list.items.length > MOST_PROPOSALS;
  const filters = typed !== '' && (wanted.onlyTyped || isTooMany);
  const startOf = (index: number): number => {
    const { phrase } = formOf(grammar.forms, graph.item(list.items[index] ?? -1).form);
    return phrase === null ? word.start : rangeBefore(text, word, list.ids[index] ?? '');
  };
  const named = place.cited.filter((name) => !place.own.includes(name) && list.byName.has(name));
  const last = list.byName.get(named[named.length - 1] ?? '') ?? -1;
  const isOfWork = role === 'depends-on' || role === 'blocks' || role === 'defers-to' || role === 'schedules';
  const isServed = servedBy(snapshot, file, role, wanted.isStated);
  // `Requirement 2` where criteria are named stands for all of them, and is written as its number.
  const wide = new Set(
    [...wanted.forms].filter((form) =>
      [...wanted.forms].some((other) => grammar.forms[other]?.placed && isSpelledAs(grammar.forms, form, other)),
    ),
  );
  const { chosen, isAll } = nearestFirst(list, file, {
    most: MOST_PROPOSALS,
    anchor: last >= 0 ? last + 1 : isOfWork ? nearestBefore(graph, list, file, word.start) : 0,
    isServed: wide.size === 0 ? isServed : (item) => isServed(item) || wide.has(graph.item(item).form),
    isFit: (index) => {
      const id = list.ids[index] ?? '';
      if (leftOut.has(list.names[index] ?? '')) return false;
      if (series !== null && seriesOf(id) !== series) return false;
      if (!filters) return true;
      const start = startOf(index);
      return id.toLowerCase().startsWith(start < word.start ? text.slice(start, word.offset).toLowerCase() : typed);
    },
  });
  const isBare = isBareHere(file, text, word, wanted);
  const items = chosen.map((index): Proposal => {
    const number = list.items[index] ?? -1;
    const item = graph.item(number);
    const form = formOf(grammar.forms, item.form);
    const bare = wide.has(item.form) ? /[\d.]+$/.exec(item.id)?.[0] : undefined;
    const spelt = bare ?? speltIn(file.facts, item.id);
    const range = replacedBy(text, word, form, spelt, startOf(index), isBare);
    return {
      ...range,
      kind: 'item',
      itemKind: item.kind,
      label: form.brackets ? `[${spelt}]` : spelt,
      detail: item.title,
      note: noteOf(role, isServed(number)),
      snippet: null,
      isListed: place.isListed,
      known: { path: scope.path, id: item.id, namespace: form.namespace },
    };
  });
  return { items, isCapped: !isAll || filters };
}

/** Another form of the same IDs: `Requirement 2`, `2`. */
function isSpelledAs(forms: readonly IdForm[], form: number, other: number): boolean {
  const spelled = forms[form]?.spelled ?? null;
  return form !== other && spelled !== null && spelled !== '' && spelled === forms[other]?.spelled;
}

function formOf(forms: readonly IdForm[], form: number): IdForm {
  return forms[form] as IdForm;
}

function noteOf(role: Role | null, isServed: boolean): string {
  if (role === 'covers') return isServed ? 'covered' : 'not covered';
  if (role === 'verifies') return isServed ? 'verified' : 'not verified';
  return '';
}

function servedBy(
  { graph }: Snapshot,
  file: LinkedFile,
  role: Role | null,
  isStated: boolean,
): (item: number) => boolean {
  if (isStated) {
    const stated = new Set(file.facts.statuses.map(({ symbol }) => symbol));
    return (item) => stated.has(graph.item(item).symbol);
  }
  if (role === 'covers') return (item) => (graph.parts.covered[item] ?? 0) > 0;
  if (role === 'verifies') return (item) => (graph.parts.verified[item] ?? 0) > 0;
  if (role !== 'schedules') return () => false;
  const scheduled = new Set<number>();
  const { references } = file.facts;
  for (let at = 0; at < references.length; at += referenceStride)
    if (roles[packedField(references, at, ReferenceField.role)] === 'schedules') scheduled.add(references[at] ?? -1);
  return (item) => scheduled.has(graph.item(item).symbol);
}
