import { numbered } from '../../authoring/citations';
import type { PlaceAt } from '../../facts/placeReader';
import type { ItemFact } from '../../facts/facts';
import type { LinkedFile } from '../../graph/linkedFile';
import { foldHyphens } from '../../ids/template';
import type { IdForm } from '../../ids/grammar';
import type { ItemRule } from '../../profile/compile';
import type { Snapshot } from '../../workspace/snapshot';
import { citedIds } from './citedIds';
import { candidatesOf } from './candidates';
import { speltIn } from './hyphens';
import type { Stretch } from './stretch';
import { nextNumber } from './takenNumbers';

/** An ID that nothing has yet, and the item of the document after whose form its own is made. */
export interface NewId {
  readonly rule: ItemRule;
  readonly form: IdForm;
  readonly id: string;
  /** As it is to be written. */
  readonly written: string;
  readonly like: ItemFact | null;
  /** Something cites it already. */
  readonly isCited: boolean;
}

interface Series {
  readonly series: string;
  readonly width: number;
  readonly like: ItemFact | null;
}

const MOST_SERIES = 20;

/** The next free IDs of the series that an item at the cursor may go on with, the nearest series first. */
export function newIds(
  snapshot: Snapshot,
  file: LinkedFile,
  text: string,
  typed: string,
  cursor: Stretch,
  place: PlaceAt,
): NewId[] {
  const found = new Map<string, NewId>();
  const rules = definersIn(snapshot, file, typed, place);
  for (const rule of rules) {
    const form = file.profile?.grammar.forms[rule.form];
    if (!form || form.coded) continue;
    if (form.unit !== null) {
      const next = nextTime(file, rule, form, cursor);
      if (next && typed === '') found.set(next.id, next);
      continue;
    }
    for (const { series, width, like } of seriesFor(snapshot, file, rule, form, typed, cursor, place)) {
      for (const id of citedIds(snapshot.graph, file, rule.form, series, cursor))
        found.set(id, { rule, form, id, written: writtenAs(file, text, like, series, id), like, isCited: true });
      const next = nextNumber(snapshot, file, rule.form, series, cursor);
      const id = `${series}${String(next).padStart(width, '0')}`;
      if (!found.has(id))
        found.set(id, { rule, form, id, written: writtenAs(file, text, like, series, id), like, isCited: false });
    }
  }
  return [...found.values()];
}

/** The day or week behind the last one: `Day 8` behind `Day 6-7`. */
function nextTime(file: LinkedFile, rule: ItemRule, form: IdForm, cursor: Stretch): NewId | null {
  const models = modelsOf(file, rule.form, cursor);
  const last = Math.max(0, ...models.map(({ id }) => Number(/(\d{1,6})$/.exec(id)?.[1] ?? 0)));
  const [like] = models;
  if (!like || form.phrase === null) return null;
  const id = `${form.phrase} ${last + 1}`;
  return { rule, form, id, written: id, like, isCited: false };
}

/**
 * What a row would define: in a section whose requirements have numbers of their own, such a requirement; anything that
 * the place takes where something else is begun.
 */
export function definersIn({ graph }: Snapshot, file: LinkedFile, typed: string, place: PlaceAt): readonly ItemRule[] {
  const { section, defines } = place;
  const numbered = defines.filter(({ form }) => file.profile?.grammar.forms[form]?.numberedByRows);
  if (typed !== '' || section === null || numbered.length === 0) return defines;
  const { ids } = candidatesOf(graph, file, new Set(numbered.map(({ form }) => form)));
  return ids.some((id) => id.startsWith(`${section}-`)) ? numbered : defines;
}

/** `User Story 4` after `User Story 3`; else as the document spells its IDs. */
function writtenAs(file: LinkedFile, text: string, like: ItemFact | null, series: string, id: string): string {
  const own = like ? numbered(like.id) : null;
  if (like === null || own?.series !== series) return speltIn(file.facts, id);
  const written = text.slice(like.start, like.end);
  const number = /\d+[a-z]?$/.exec(written);
  return number ? written.slice(0, number.index) + id.slice(series.length) : speltIn(file.facts, id);
}

function seriesFor(
  { graph }: Snapshot,
  file: LinkedFile,
  rule: ItemRule,
  form: IdForm,
  typed: string,
  cursor: Stretch,
  place: PlaceAt,
): Series[] {
  const models = modelsOf(file, rule.form, cursor);
  const [nearest] = models;
  // Criteria that are numbered by their places are not written with their numbers.
  if (rule.source.continues && nearest === undefined) return [];
  const isAsked = typed !== '' || nearest === undefined || isBeside(file, nearest, place, rule);
  if (!isAsked) return [];
  const all: Series[] = [];
  const add = (id: string, like: ItemFact | null): void => {
    const own = numbered(id);
    if (own && all.length < MOST_SERIES && !all.some(({ series }) => series === own.series))
      all.push({ series: own.series, width: own.width, like });
  };
  for (const item of models) add(item.id, item);
  if (form.placed && nearest && /^[\d.]+$/.test(nearest.id))
    all.push({ series: `${foldHyphens(nearest.id)}.`, width: 1, like: partLike(models, nearest) });
  const isKnown = form.numberedByRows && place.section !== null;
  const known = isKnown ? candidatesOf(graph, file, new Set([rule.form])).ids : [];
  if (known.some((id) => id.startsWith(`${place.section ?? ''}-`))) add(`${place.section ?? ''}-1`, nearest ?? null);
  if (all.length === 0) for (const id of candidatesOf(graph, file, new Set([rule.form])).ids) add(id, null);
  // Nothing to go on from: the profile's own shape, where somebody asks for it by beginning to write one.
  if (all.length === 0 && (typed !== '' || rule.under !== null || place.kind === 'cell'))
    for (const { head, variable } of form.templates.slice(0, 1))
      if (variable === null && head !== '' && head.startsWith(foldHyphens(typed).replace(/\d+$/, '')))
        add(`${head}${form.kind === 'work-package' ? '1' : '001'}`, null);
  const base = rule.source.continues ? numberOf(place.own) : null;
  if (base !== null) return all.filter(({ series }) => series === `${base}.`);
  const wanted = foldHyphens(typed).replace(/\d+$/, '').toLowerCase();
  const isSection =
    all.some(({ series }) => form.numberedByRows && series === `${place.section ?? ''}-`) && typed === '';
  return all.filter(({ series }) =>
    isSection
      ? series === `${place.section ?? ''}-`
      : series.toLowerCase().startsWith(wanted) || (wanted !== '' && form.phrase !== null),
  );
}

/** A part of an item of the nearest one's rank, which a part of that is to be written like. */
function partLike(models: readonly ItemFact[], nearest: ItemFact): ItemFact {
  const rank = ({ id }: ItemFact): number => id.split('.').length;
  return models.find((model) => rank(model) === rank(nearest) + 1) ?? nearest;
}

/** The number that what stands around ends with: `2` of `Requirement 2`. */
function numberOf(names: readonly string[]): string {
  return names.map((name) => /\d+(?:\.\d+)*$/.exec(name)?.[0]).find((number) => number !== undefined) ?? '';
}

/** Items of the form that the document writes, those before the cursor first, the nearest first. */
function modelsOf(file: LinkedFile, form: number, cursor: Stretch): ItemFact[] {
  const written = file.facts.items.filter(
    (item) =>
      item.form === form && item.strength === 'explicit' && !(item.start <= cursor.end && cursor.start <= item.end),
  );
  const before = written.filter(({ start }) => start < cursor.start).reverse();
  return [...before, ...written.filter(({ start }) => start >= cursor.start)];
}

/** The document writes such items right here: under the same heading, or with headings of that depth. */
function isBeside({ facts }: LinkedFile, nearest: ItemFact, place: PlaceAt, rule: ItemRule): boolean {
  if (place.kind === 'heading') return facts.headings[nearest.heading]?.depth === place.depth;
  return nearest.heading === place.heading || rule.under !== null;
}
