import type { PlaceAt } from '../../facts/placeReader';
import type { ItemFact } from '../../facts/facts';
import type { LinkedFile } from '../../graph/linkedFile';
import { foldHyphens } from '../../ids/template';
import type { Snapshot } from '../../workspace/snapshot';
import { candidatesOf } from './candidates';
import { speltIn } from './hyphens';
import { MOST_PROPOSALS, type Proposal } from './model';
import type { Graph } from '../../graph/graph';
import { definersIn, type NewId } from './newIds';
import { leadLike, plainLead, type Lead } from './rowForms';
import { rowProposal, type Begun } from './newRows';
import { unrowedBullets } from './unrowedBullets';

/**
 * Rows that the document lacks of what is defined elsewhere: a requirement of the source whose section the checklist is
 * about to take on. Of a section around the place, those of that section alone.
 */
export function missingRows(
  snapshot: Snapshot,
  file: LinkedFile,
  text: string,
  place: PlaceAt,
  begun: Begun,
): Proposal[] {
  const { graph } = snapshot;
  const rules = definersIn(snapshot, file, begun.word.typed, place).filter(({ source }) => source.shared === true);
  if (rules.length === 0 || place.kind !== 'row') return [];
  const list = candidatesOf(graph, file, new Set(rules.map(({ form }) => form)));
  const models = new Map<number, ItemFact>();
  for (const item of file.facts.items) if (item.start < begun.start) models.set(item.form, item);
  const leads = new Map<number, Lead>();
  const own = new Set(file.facts.items.map(({ id }) => foldHyphens(id)));
  const typed = foldHyphens(begun.word.typed).toLowerCase();
  const found: Proposal[] = [];
  for (const [i, id] of list.ids.entries()) {
    if (found.length >= MOST_PROPOSALS) break;
    const item = graph.item(list.items[i] ?? -1);
    const rule = rules.find(({ form }) => form === item.form);
    const form = file.profile?.grammar.forms[item.form];
    if (!rule || !form || own.has(id) || !id.toLowerCase().startsWith(typed)) continue;
    const isNumbered = form.numberedByRows && place.section !== null;
    if (isNumbered && !id.startsWith(`${place.section ?? ''}-`)) continue;
    const like = models.get(item.form) ?? null;
    const made = { rule, form, id, written: speltIn(file.facts, item.id), like, isCited: false };
    const lead =
      leads.get(item.form) ?? (like ? leadLike(text, like, place.kind) : null) ?? plainLead(made, place.kind);
    leads.set(item.form, lead);
    found.push({
      ...rowProposal(text, lead, made.written, item.title, begun),
      itemKind: item.kind,
      note: 'no row yet',
      known: { path: file.path, id: item.id, namespace: form.namespace },
    });
  }
  return found;
}

/**
 * Rows with the next number of the section around for what its source says and no row does yet: rows are matched to the
 * source by their words, and numbered as they come.
 */
export function sourceRows(
  graph: Graph,
  file: LinkedFile,
  text: string,
  place: PlaceAt,
  begun: Begun,
  next: readonly NewId[],
): Proposal[] {
  const { section } = place;
  const made = next.find(({ form, id }) => form.numberedByRows && section !== null && id.startsWith(`${section}-`));
  if (place.kind !== 'row' || section === null || !made) return [];
  const lead = (made.like ? leadLike(text, made.like, place.kind) : null) ?? plainLead(made, place.kind);
  return unrowedBullets(graph, file, section).map((words) => ({
    ...rowProposal(text, lead, made.written, words, begun),
    note: 'from the source',
  }));
}
