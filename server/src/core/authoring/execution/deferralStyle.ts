import { ReferenceField } from '../../facts/facts';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import type { ChangedDocuments } from './changedDocuments';

/** How a plan says that a criterion is put off: ` (deferred to WP-5)`, `, postponed to WP-5`, ` — *deferred to WP-5*`. */
export interface DeferralStyle {
  readonly before: string;
  readonly words: string;
  readonly behind: string;
}

const DEFAULT: DeferralStyle = { before: ' (', words: 'deferred to', behind: ')' };
const WORDS =
  /([\s,;:(*_[\u2013\u2014-]{0,8})\b((?:deferred|postponed|moved) (?:to|until|into)) {1,3}(?:Phase {1,3}[\w.]{1,8} {1,3})?$/i;
const LONGEST_LOOK = 80;
const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '*': '*', _: '_' };

/** The style of the first deferral in the plan; where it has none, in the plans beside it. */
export function deferralStyle(documents: ChangedDocuments, group: PlanGroup, plan: LinkedFile): DeferralStyle {
  const { graph } = group;
  const links = group.linksOf('defers-to');
  const found: { isOwn: boolean; style: DeferralStyle }[] = [];
  for (let i = 2; i < links.length; i += 3) {
    const reference = links[i] ?? -1;
    const file = graph.fileOfReference(reference);
    if (file.rule?.duty !== 'plan') continue;
    const start = graph.field(reference, ReferenceField.start);
    const row = file.facts.rows.find((one) => one.kind === 'criterion' && one.start <= start && start < one.end);
    const text = row ? documents.document(file.path)?.text : undefined;
    if (!row || text === undefined) continue;
    const match = WORDS.exec(text.slice(Math.max(row.start, start - LONGEST_LOOK), start));
    if (match?.[1] === undefined || match[2] === undefined || match[1].trim() === '') continue;
    const behind = [...match[1]]
      .reverse()
      .map((mark) => closing[mark] ?? '')
      .join('');
    found.push({ isOwn: file === plan, style: { before: match[1], words: match[2], behind } });
  }
  return (found.find(({ isOwn }) => isOwn) ?? found[0])?.style ?? DEFAULT;
}
