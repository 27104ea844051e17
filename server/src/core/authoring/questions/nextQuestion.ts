import { packedField, ReferenceField, referenceStride } from '../../facts/facts';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import { readIds, type Citations } from '../../ids/reader';
import { numbered } from '../citations';

const FIRST = 'Q1';

/** The next free ID of the document's series of questions; null where its dialect has none. */
export function nextQuestionId(group: PlanGroup, document: LinkedFile): string | null {
  const { graph, filesInReach } = group;
  const grammar = document.profile?.grammar;
  const isQuestion = (form: number): boolean => grammar?.forms[form]?.kind === 'question';
  const used: string[] = [];
  for (const { facts, profile } of filesInReach) {
    if (profile !== document.profile) continue;
    for (const { kind, id } of facts.items) if (kind === 'question') used.push(id);
    for (let at = 0; at < facts.references.length; at += referenceStride)
      if (isQuestion(packedField(facts.references, at, ReferenceField.form)))
        used.push(graph.text(facts.references[at + ReferenceField.symbol] ?? -1));
  }
  const own = document.facts.items.filter(({ kind }) => kind === 'question');
  const last = own[own.length - 1]?.id ?? used[0];
  const style = last === undefined ? null : numbered(last);
  if (style) {
    const numbers = used.flatMap((id) => {
      const other = numbered(id);
      return other?.series === style.series ? [other.number] : [];
    });
    return style.series + String(Math.max(0, ...numbers) + 1).padStart(style.width, '0');
  }
  if (!grammar || last !== undefined) return null;
  const out: Citations = { ids: [], ranges: [] };
  readIds(FIRST, 0, FIRST.length, grammar, null, [], out);
  return out.ids.some(({ form }) => isQuestion(form)) ? FIRST : null;
}
