import type { Finding } from '../model/finding';
import { incompleteItems } from '../graph/missingParts';
import type { LinkedFile } from '../graph/linkedFile';
import type { DemandRule } from '../profile/demands';
import type { Snapshot } from '../workspace/snapshot';
import { isHiddenPlace } from './hiddenPlace';
import { lineEndingAt } from './lineEnding';
import { listOf } from '../text/wording';
import { repairOf, type Repair } from './repair';
import { snapshotText } from './snapshotText';

/** A labelled line of a document as it is dressed: `- **Complexity**: M`. */
interface Field {
  readonly before: string;
  readonly after: string;
  readonly isRow: boolean;
}

/** `- **Complexity**: M`: indent, bullet, mark, label, colon. */
export const FIELD = /^([ \t]*)([-*+][ \t]+)?(\*\*|__)?([^\n*_:]{1,60}?)(\*\*:|__:|:\*\*|:__|:)(?=[ \t]|$)/;

/** Inserts the parts that an item lacks at the end of its section, dressed like those that other items have. */
export function insertParts(snapshot: Snapshot, finding: Finding): Repair[] {
  const file = snapshot.graph.file(finding.file);
  const current = snapshotText(snapshot, finding.file);
  if (!file?.rule || typeof current === 'string') return [];
  const { text } = current;
  const item = file.facts.items.find(({ start, end }) => start === finding.start && end === finding.end);
  if (!item) return [];
  const incomplete = [...incompleteItems(file, (kind) => kind === item.kind)].find((found) => found.item === item);
  const end = endOfSection(file, item.heading, text);
  const section = text.slice(file.facts.headings[item.heading]?.end ?? item.end, end);
  const missing = incomplete?.missing ?? [];
  if (missing.length === 0 || isHiddenPlace(text, end)) return [];
  const ending = lineEndingAt(text, end);
  const field = fieldIn(section, file.rule?.demands ?? []) ?? { before: '**', after: '**:', isRow: false };
  // One defect, told once: all that is missing at once, each still to be filled by a person.
  const newText = missing.map((demand) => written(demand, field, ending)).join('');
  const title = `Insert ${listOf(missing.map((demand) => demand.title))} into ${item.id}`;
  return [repairOf(title, finding.file, text, [{ start: end, end, newText }])];
}

function written({ label, skeleton }: DemandRule, { before, after, isRow }: Field, ending: string): string {
  const isList = skeleton.startsWith('- ');
  const indent = isRow ? '  ' : '';
  const value = isList ? `${isRow ? ending : ending + ending}${indent}${skeleton}` : ` ${skeleton}`;
  return `${isRow ? ending : ending + ending}${before}${label}${after}${value}`;
}

/** How a section dresses its fields: the last one that the rule knows. */
function fieldIn(section: string, demands: readonly DemandRule[]): Field | null {
  let found: Field | null = null;
  for (const line of section.split(/\r\n|\r|\n/)) {
    const m = FIELD.exec(line);
    if (!m) continue;
    const [, indent = '', bullet = '', mark = '', words = '', colon = ''] = m;
    const isKnown = demands.some(({ labels }) => labels.has(words.trim().toLowerCase()));
    if (isKnown || found === null) found = { before: indent + bullet + mark, after: colon, isRow: bullet !== '' };
  }
  return found;
}

const BREAK = /^[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t]*$/;

/** The end of the last line of a section that says something, before the line that parts it from the next one. */
export function endOfSection({ facts }: LinkedFile, heading: number, text: string): number {
  const own = facts.headings[heading];
  const next = facts.headings.slice(heading + 1).find(({ depth }) => own !== undefined && depth <= own.depth);
  let end = next ? lineStartOf(text, next.start) : text.length;
  for (;;) {
    while (end > 0 && /\s/.test(text.charAt(end - 1))) end--;
    const start = lineStartOf(text, end);
    if (!BREAK.test(text.slice(start, end))) return end;
    end = start;
  }
}

function lineStartOf(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text.charAt(at - 1) !== '\n' && text.charAt(at - 1) !== '\r') at--;
  return at;
}
