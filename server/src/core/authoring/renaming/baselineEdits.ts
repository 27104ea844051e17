import { baselineFile } from '../../baseline/file';
import { renamedKeyEdits } from '../../baseline/renamedKeys';
import { foldHyphens } from '../../ids/template';
import type { DocumentEdit } from '../../model/edit';
import type { Snapshot } from '../../workspace/snapshot';
import type { NewIds } from './newIds';

/** What the baseline remembers of items goes with them: a text under another ID is no other text. */
export function baselineEdits({ graph, baseline }: Snapshot, newIds: NewIds): DocumentEdit[] {
  if (!baseline) return [];
  const byId = new Map<string, number[]>();
  for (const item of newIds.keys()) {
    const id = foldHyphens(graph.item(item).id);
    byId.set(id, [...(byId.get(id) ?? []), item]);
  }
  const edits = renamedKeyEdits(baseline, (document, id) => {
    const file = graph.file(document);
    const item = (byId.get(foldHyphens(id)) ?? []).find((one) => {
      const own = graph.fileOfItem(one);
      const form = own.profile?.grammar.forms[graph.item(one).form];
      // The bullets behind rows are remembered under the IDs of these, in the document that has them.
      if (form?.scope === 'folder') return file !== undefined && file.profile === own.profile && file.plan === own.plan;
      return own.path === document;
    });
    const newId = item === undefined ? undefined : newIds.get(item);
    if (newId === undefined) return null;
    return /[\u2010\u2011]/.test(id) ? newId.replaceAll('-', '\u2011') : newId;
  });
  return edits.length === 0 ? [] : [{ file: baselineFile, expectedText: baseline.text, edits }];
}
