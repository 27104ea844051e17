import type { Graph } from '../../graph/graph';
import { actingOn } from '../../graph/traces';
import { readIds, type Citations } from '../../ids/reader';
import type { ReviewSubject } from './subject';

/** An ID that a finding names, and the item of the plan's scope that it means. */
export interface FindingId {
  readonly id: string;
  /** As documents cite it: `[4.4-3]`. */
  readonly label: string;
  readonly item: number;
  readonly isOfDocument: boolean;
}

export interface CitedInFinding {
  /** Each once, in order; what leads nowhere is not among them. */
  readonly ids: readonly FindingId[];
  /** The words with brackets taken from IDs that nothing defines: they would dangle where the words are put. */
  readonly words: string;
}

export function citedInFinding(graph: Graph, subject: ReviewSubject, words: string): CitedInFinding {
  const grammar = subject.file.profile?.grammar;
  if (!grammar) return { ids: [], words };
  const out: Citations = { ids: [], ranges: [] };
  // Reviewers leave brackets away; what means nothing then is passed over below.
  readIds(words, 0, words.length, grammar, new Set(grammar.forms.keys()), [], out);
  const found = new Map<number, FindingId>();
  let said = words;
  for (const { id, form, qualifier, start, end } of [...out.ids].reverse()) {
    const own = grammar.forms[form];
    const item = qualifier === null ? itemNamed(graph, subject, id) : -1;
    if (item >= 0 && own) {
      found.set(item, { id, label: own.brackets ? `[${id}]` : id, item, isOfDocument: own.scope === 'document' });
      continue;
    }
    const isBracketed = own?.brackets === true && words.charAt(start - 1) === '[' && words.charAt(end) === ']';
    if (qualifier === null && isBracketed)
      said = said.slice(0, start - 1) + said.slice(start, end) + said.slice(end + 1);
  }
  return { ids: [...found.values()].reverse(), words: said };
}

function itemNamed(graph: Graph, { documents, file }: ReviewSubject, id: string): number {
  const items = [file, ...documents].map(({ path }) => graph.itemNamed(id, path));
  return items.find((item) => item >= 0) ?? -1;
}

/** The work package of the plan that a finding is about: one that it names, else one that covers what it names; -1 for none. */
export function workOfFinding(graph: Graph, { file }: ReviewSubject, ids: readonly FindingId[]): number {
  const isOwn = (item: number): boolean =>
    item >= 0 && graph.fileOfItem(item).path === file.path && graph.item(item).kind === 'work-package';
  const named = ids.find(({ item }) => isOwn(item));
  if (named) return named.item;
  const covering = ids.flatMap(({ item }) =>
    (['covers', 'verifies'] as const).flatMap((role) => actingOn(graph, item, role).map((trace) => trace.item)),
  );
  return covering.find(isOwn) ?? -1;
}
