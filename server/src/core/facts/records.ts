import type { Row } from '../markdown/blocks';
import type { Status } from '../model/vocabulary';
import { wordsOf } from '../profile/words';
import type { RunPlace } from './context';
import type { DocumentReader } from './documentReader';
import type { Label } from './labels';
import { copyOf } from './interner';
import { statusOfText, verdictOf } from './status';

const LONGEST = 200;
const BOX = /\[([ xX\u2705~-])\]\s*([A-Za-z/]*)/g;
/** Cells in which nobody has written anything: dashes, *none*, a placeholder of the template. */
const NOTHING =
  /^[\s*_`~()]*(?:[-\u2013\u2014.\u2026]*|none|n\/a|not applicable|tbd|\[[^\]]*\]|_{2,}|\.{3}|pending|open|to come)[\s*_`~().]*$/i;
const FAILED = /(?:^|[^a-z])(?:fail(?:ed|s)?|no|not|violation|blocked|pending|open)(?![a-z])|\u274c|\u23f3/i;
const PASSED = /(?:^|[^a-z])(?:pass(?:ed)?|complete[d]?|done|green|approved)(?![a-z])|\u2705|\u2714|\u2713/i;

/** A row of a table that records an outcome: `| Build | 2026-03-01 | [x] Pass / [ ] Fail |`. */
export function readRecordRow(reader: DocumentReader, columns: readonly string[], row: Row): void {
  const { rule, context, collected, text } = reader;
  const record = rule?.records.find(({ under }) => context.isUnder(under));
  if (!record) return;
  const column = columns.findIndex((words) => record.columns.has(words));
  if (record.columns.size > 0 && column < 0) return;
  let start = -1;
  let end = -1;
  for (let c = 0; c * 2 < row.cells.length && start < 0; c++) {
    const [from = 0, to = 0] = [row.cells[c * 2], row.cells[c * 2 + 1]];
    const cell = text.slice(from, to);
    // A number at the head of a row is no word of it.
    if (c !== column && !NOTHING.test(cell.slice(0, LONGEST)) && !/^\s*#?\d+\s*$/.test(cell)) [start, end] = [from, to];
  }
  const [from = 0, to = 0] = [row.cells[column * 2], row.cells[column * 2 + 1]];
  collected.checked.records.push({
    kind: record.kind,
    heading: context.headingIndex,
    status: column < 0 ? null : outcomeOf(text.slice(from, Math.min(to, from + LONGEST))),
    isFilled: start >= 0,
    start: start < 0 ? row.start : start,
    end: start < 0 ? row.end : end,
  });
}

/** What a cell with one box, or with one box for each outcome, says; an empty one is open. */
export function outcomeOf(cell: string): Status {
  const boxes = [...cell.matchAll(BOX)];
  if (boxes.length === 0) return statusOfText(cell) ?? (PASSED.test(cell) ? 'done' : 'open');
  const ticked = boxes.find(([, mark]) => mark !== ' ');
  if (!ticked) return 'open';
  const word = (ticked[2] ?? '').toLowerCase();
  if (word.startsWith('fail')) return 'blocked';
  return word === 'n/a' || word === 'skipped' ? 'optional' : 'done';
}

/** `**Completed**: 2026-03-04`, `**Gate evaluation**: PASS`: what is said of the whole. */
export function readVerdict({ rule, text, context, collected }: DocumentReader, label: Label, end: number): void {
  const verdicts = rule?.verdicts;
  if (!verdicts) return;
  const isDated = verdicts.dated.has(label.words);
  if (!isDated && !verdicts.passed.has(label.words)) return;
  const value = text.slice(label.valueStart, Math.min(end, label.valueStart + LONGEST)).split(/[\r\n]/)[0] ?? '';
  const words = value.trimEnd();
  if (words === '' || NOTHING.test(words)) return;
  const isPassed = !FAILED.test(words) && (isDated ? /\d/.test(words) : PASSED.test(words));
  const start = label.valueStart;
  const isOfGate = verdicts.ofGate.has(label.words);
  const heading = context.headingIndex;
  collected.checked.verdicts.push({ isPassed, heading, isOfGate, names: null, start, end: start + words.length });
}

const LONGEST_ROW = 200;
/** What stands behind the name of a gate: `: PASS`, ` (after the design)`, ` passed`. */
const BEHIND_NAME = /(?::|\u2014|\u2013|\s-\s|\(|\s(?:PASS|pass(?:ed)?|complete[d]?)\b)[^\r\n]*$/;

/** `- [x] Initial Constitution Check: PASS`: a row of a list that says of another section that it was passed. */
export function readListedVerdict(
  { rule, text, context, collected }: DocumentReader,
  place: RunPlace,
  status: Status | null,
  start: number,
  end: number,
): void {
  if (!rule?.verdicts?.listed.some((listed) => context.fits(listed, place))) return;
  const row = text.slice(start, Math.min(end, start + LONGEST_ROW));
  const said = verdictOf(text, start, end);
  const names = wordsOf(row.split(/[\r\n]/)[0]?.replace(BEHIND_NAME, '') ?? '');
  if (names === '' || status === null) return;
  const isPassed = status === 'done' && (said === null || said === 'done');
  const heading = context.headingIndex;
  collected.checked.verdicts.push({ isPassed, heading, isOfGate: false, names: copyOf(names), start, end });
}
