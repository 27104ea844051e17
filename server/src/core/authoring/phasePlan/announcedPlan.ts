import type { LinkedFile } from '../../graph/linkedFile';
import type { PhaseRelation } from '../../graph/relations';
import type { DocumentEdit } from '../../model/edit';
import { LineIndex } from '../../text/lineIndex';
import type { TextEdit } from '../../text/edit';
import type { Snapshot } from '../../workspace/snapshot';
import { endBefore } from '../insertSection';
import { lineEndingAt } from '../lineEnding';
import { snapshotText } from '../snapshotText';

/** `- **Goal**: `: what stands before a field, what dresses its label, and what parts that from its value. */
const FIELD =
  /^([ \t>]{0,40}(?:[-*+][ \t]{1,4})?)([*_]{0,2})([\p{L}\p{N}][^*_:\r\n]{1,60})([*_]{0,2}:[*_]{0,2})[ \t]*/u;

/**
 * The edits with which a phase names its plan, so that the plan is found again: a field behind those that say what the
 * phase covers, else at the end of the phase, written as the fields around it are.
 */
export function announcedPlan(
  snapshot: Snapshot,
  relation: PhaseRelation,
  path: string,
  edits: readonly DocumentEdit[],
): DocumentEdit[] {
  const master = snapshot.graph.file(relation.masterPath);
  const current = master ? snapshotText(snapshot, master.path) : 'gone';
  const field = master && typeof current !== 'string' ? fieldIn(master, current.text, relation, path) : null;
  if (!master || !field || typeof current === 'string') return [...edits];
  const own = edits.find(({ file }) => file === master.path);
  const others = edits.filter((edit) => edit !== own);
  return [...others, { file: master.path, expectedText: current.text, edits: [...(own?.edits ?? []), field] }];
}

function fieldIn(master: LinkedFile, text: string, relation: PhaseRelation, path: string): TextEdit | null {
  const { facts, rule } = master;
  const lines = new LineIndex(text);
  const lineAt = (line: number): string => text.slice(lines.lineStart(line), lines.lineEnd(line));
  const heading = facts.headings[facts.items[relation.item]?.heading ?? -1];
  const label = labelOf(rule);
  if (!heading || label === null) return null;
  const next = facts.headings.find(({ start, depth }) => start > heading.start && depth <= heading.depth);
  const last = lines.lineAt(endBefore(text, next?.start ?? text.length));
  const first = lines.lineAt(heading.end) + 1;
  const covered = facts.coverage.filter(({ owner }) => owner === relation.item).map(({ end }) => lines.lineAt(end));
  const fields = numbersFrom(first, last).filter((line) => FIELD.test(lineAt(line)));
  let line = covered.length > 0 ? Math.max(...covered) : last;
  // The value of a field may go on below it.
  while (covered.length > 0 && line < last && lineAt(line + 1).trim() !== '' && !fields.includes(line + 1)) line++;
  const model = fields.filter((one) => one <= line).pop();
  const [, lead = '', open = '**', , colon = '**: '] = (model === undefined ? null : FIELD.exec(lineAt(model))) ?? [];
  const isJoined = model !== undefined && (fields.includes(model - 1) || fields.includes(model + 1));
  const at = lines.lineEnd(Math.max(line, first - 1));
  const eol = lineEndingAt(text, at);
  const written = `${lead}${open}${label}${colon.trimEnd()} \`${path}\``;
  return { start: at, end: at, newText: `${isJoined && covered.length > 0 ? eol : eol + eol}${written}` };
}

const numbersFrom = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);

/** `Plan Document`, of the labels behind which a phase names its plan. */
function labelOf(rule: LinkedFile['rule']): string | null {
  const labels = rule?.announces.flatMap(({ kind, place }) => (kind === null ? [] : [...(place.labels ?? [])]));
  const [label] = labels ?? [];
  return label === undefined ? null : label.replace(/(^|\s)(\p{Ll})/gu, (all: string) => all.toUpperCase());
}
