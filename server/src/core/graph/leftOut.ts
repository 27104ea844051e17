import { ReferenceField, type ItemFact } from '../facts/facts';
import type { Graph } from './graph';
import type { LinkedFile } from './linkedFile';
import { labelOfPhase } from './relations';
import { ownedBy } from './traces';

/** Put off or left out on purpose: no orphan. */
export function isSetAside(status: string | null): boolean {
  return status === 'deferred' || status === 'optional';
}

const LEFT_OUT =
  /(?:^|\u2192|->|=>|[\u2014\u2013(:])[\s*_]*(?:is\s+)?(?:deferred|postponed|out of scope|not in scope|not applicable|n\/a\b|dropped|superseded)/i;
/** A sentence that says nothing else, at the end: what it says of more than itself leaves out that, not the requirement. */
const LEFT_OUT_AT_LAST =
  /[.;!]\s{1,4}(?:deferred|postponed|out of scope|not in scope)(?:\s(?:for|from|in|of|to|until)\s[^.;:]{1,80})?[.!]?$/i;
const LEFT_OUT_BELOW =
  /\b(?:not covered|not in scope|out of scope|deferred|excluded|elsewhere|other phases?|owned by)\b/i;
/** Chapters of a specification whose rows ask for no work. The constraints of a plan are design decisions. */
const NO_WORK_BELOW = /\b(?:non-?\s?goals?|assumptions?|decisions?|open questions?|glossary)\b/i;

/** A row that says of itself, or stands under a heading that says, that its plan does not take it on. */
export function isLeftOut(file: LinkedFile, row: ItemFact): boolean {
  if (isSetAside(row.status) || LEFT_OUT.test(row.title) || LEFT_OUT_AT_LAST.test(row.title)) return true;
  const heading = file.facts.headings[row.heading];
  if (heading === undefined) return false;
  return LEFT_OUT_BELOW.test(heading.text) || (file.rule?.duty === 'spec' && NO_WORK_BELOW.test(heading.text));
}

const DEMANDED = /\b(?:MUST|SHALL|SHOULD|WILL|REQUIRED|must|shall|should|will|required)\b/;
const FREE = /\b(?:MAY|OPTIONAL)\b/;

/** Nobody has to do it, by the capitals that specifications keep for these words. */
export function isFree({ title }: ItemFact): boolean {
  return FREE.test(title) && !DEMANDED.test(title);
}

/** The row is mapped to work that does not exist, which is told there; or it names another phase, whose row it is. */
export function isAnsweredElsewhere(graph: Graph, row: number): boolean {
  const file = graph.fileOfItem(row);
  return ownedBy(graph, row).some((reference) => {
    if (graph.roleOf(reference) === 'covers') return graph.stateOf(reference) === 'dangling';
    const form = file.profile?.grammar.forms[graph.field(reference, ReferenceField.form)];
    if (form?.kind !== 'phase') return false;
    const label = labelOfPhase(graph.text(graph.field(reference, ReferenceField.symbol)));
    return label !== file.facts.phaseLabel;
  });
}
