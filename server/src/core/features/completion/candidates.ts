import { symbolText } from '../../facts/interner';
import { foldHyphens } from '../../ids/template';
import type { Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';

/** The items that may be named in the documents of one scope, in the order of the documents. */
export interface Candidates {
  /** Numbers of items. */
  readonly items: readonly number[];
  /** Their IDs, hyphens folded. */
  readonly ids: readonly string[];
  /** Their names: two namespaces may have one ID each. */
  readonly names: readonly string[];
  readonly byName: ReadonlyMap<string, number>;
  /** By path: index of its first item, and behind its last. */
  readonly ofFile: ReadonlyMap<string, readonly [number, number]>;
}

/** Graphs of the same definitions share their lists: most keystrokes define nothing. */
const kept = new WeakMap<Int32Array, Map<string, Candidates>>();
const MOST_KEPT = 64;

/** The items of some forms that an ID in the document can mean without more words. */
export function candidatesOf(graph: Graph, file: LinkedFile, forms: ReadonlySet<number>): Candidates {
  const { canonical } = graph.parts;
  let lists = kept.get(canonical);
  if (!lists) kept.set(canonical, (lists = new Map<string, Candidates>()));
  const idForms = file.profile?.grammar.forms ?? [];
  const isOwn = [...forms].some((form) => idForms[form]?.scope === 'document');
  const key = [file.profile?.name, file.plan, isOwn ? file.speaksOf : '', [...forms].sort((a, b) => a - b).join()].join(
    '\n',
  );
  let list = lists.get(key);
  if (!list) {
    if (lists.size >= MOST_KEPT) lists.clear();
    lists.set(key, (list = collect(graph, file, forms)));
  }
  return list;
}

function collect(graph: Graph, file: LinkedFile, forms: ReadonlySet<number>): Candidates {
  const items: number[] = [];
  const ids: string[] = [];
  const names: string[] = [];
  const byName = new Map<string, number>();
  const ofFile = new Map<string, readonly [number, number]>();
  const idForms = file.profile?.grammar.forms ?? [];
  for (const other of graph.group(file.plan)?.filesInReach ?? [file]) {
    if (other.profile !== file.profile) continue;
    const base = graph.itemNumber(graph.fileIndex(other.path), 0);
    const first = items.length;
    other.facts.items.forEach(({ form, strength, id }, i) => {
      if (!forms.has(form) || strength === 'example' || !graph.isCanonical(base + i)) return;
      if (idForms[form]?.scope === 'document' && other.path !== file.speaksOf) return;
      const folded = foldHyphens(id);
      const name = symbolText(folded, idForms[form]?.namespace ?? '');
      if (byName.has(name)) return;
      byName.set(name, items.length);
      names.push(name);
      items.push(base + i);
      ids.push(folded);
    });
    if (items.length > first) ofFile.set(other.path, [first, items.length]);
  }
  return { items, ids, names, byName, ofFile };
}
