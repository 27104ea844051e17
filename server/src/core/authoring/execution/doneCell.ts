import { outcomeOf } from '../../facts/records';
import { statusOfText } from '../../facts/status';

/** What becomes of a place that is to say that something is done. */
export type Said = { readonly words: string } | 'done' | 'unclear';

/** The column that a cell stands in. */
export interface StatusColumn {
  /** The header, in words. */
  readonly title: string;
  /** The cells of the other rows, the nearest first. */
  readonly others: readonly string[];
  /** What a cell of words alone says then, where no other row of the column is done; else it follows from the header. */
  readonly word?: string;
}

const BOX = /\[([ xX\u2705\u2713\u2714~/!-])\](\s*)([A-Za-z/]*)/g;
const GOOD = /^(?:pass|passed|done|complete|completed|yes|implemented|met|verified|ok)$/i;
/** All that a cell says, where that is nothing but a status. */
const ONLY_STATUS =
  /^(?:[\s*_`\u23f3\u{1f504}\u{1f6a7}\u2b1c\u2610\u274c]|\ufe0f)*(?:open|pending|to ?do|planned|plan generated|not[ -]started|not[ -]done|in[ -]progress|started|wip|ongoing|blocked|failed|deferred|partial|partially|no|draft|tbd|[-\u2013\u2014]+)?[\s*_`.]*$/iu;
const STATUS_WORD =
  /(?:plan generated|not[ -]started|not[ -]done|in[ -]progress|planned|pending|to ?do|open|started|wip|ongoing|partially|partial)(?![a-z])/i;
const OPEN_SIGN = /\u23f3|\u{1f504}|\u{1f6a7}|\u2b1c|\u2610|\u274c/u;
const LONGEST_MODEL = 24;

/** A status cell as it says *done*, in the way of its column; what else stands in the cell stays. */
export function doneCell(cell: string, column: StatusColumn): Said {
  const boxes = [...cell.matchAll(BOX)];
  if (boxes.length > 0 ? outcomeOf(cell) === 'done' : statusOfText(cell) === 'done') return 'done';
  if (boxes.length > 1) return oneOf(cell, boxes);
  const [box] = boxes;
  if (box) return boxed(cell, box, column);
  const isBare = ONLY_STATUS.test(cell);
  const model = modelOf(column);
  if (isBare) return { words: model ?? (cell === '' ? emptySaid(column) : replaced(cell, wordOf(column))) };
  const status = statusOfText(cell);
  if (status !== 'open' && status !== 'in-progress') return 'unclear';
  const words = replaced(cell, model !== null && /^[\p{L} ]+$/u.test(model) ? model : wordOf(column));
  return statusOfText(words) === 'done' ? { words } : 'unclear';
}

/** `[ ] Pass / [ ] Fail`: where somebody has ticked another one, that was said on purpose. */
function oneOf(cell: string, boxes: readonly RegExpMatchArray[]): Said {
  if (boxes.some(([, mark]) => mark !== ' ')) return 'unclear';
  const good = boxes.find(([, , , word = '']) => GOOD.test(word));
  return good?.index === undefined ? 'unclear' : { words: ticked(cell, good.index) };
}

function boxed(cell: string, box: RegExpMatchArray, column: StatusColumn): Said {
  const at = box.index ?? 0;
  const close = cell.indexOf(']', at) + 1;
  const rest = cell.slice(close);
  if (rest.trim() === '' || !ONLY_STATUS.test(rest)) return { words: ticked(cell, at) };
  const model = column.others.find(
    (other) => /^\[[xX\u2705\u2713\u2714]\]\s*\S/.test(other) && other.length <= LONGEST_MODEL,
  );
  const word = model === undefined ? (column.word ?? 'Complete') : model.slice(model.indexOf(']') + 1).trim();
  const blank = /^\s*/.exec(rest)?.[0] ?? ' ';
  return { words: `${ticked(cell.slice(0, close), at)}${blank}${word}` };
}

const ticked = (cell: string, at: number): string => `${cell.slice(0, at)}[x]${cell.slice(cell.indexOf(']', at) + 1)}`;

/** How the nearest row that is done says so: a few words, and no number that is its own. */
function modelOf({ others }: StatusColumn): string | null {
  const isModel = (other: string): boolean =>
    other !== '' && other.length <= LONGEST_MODEL && !/\d|\[[^\]]+\]\(/.test(other) && statusOfText(other) === 'done';
  return others.find(isModel) ?? null;
}

function emptySaid(column: StatusColumn): string {
  if (column.others.some((other) => /^\[ \]$/.test(other))) return '[x]';
  return wordOf(column);
}

function wordOf({ title, word }: StatusColumn): string {
  if (word !== undefined) return word;
  if (/^(?:pass|passed|result|outcome|gate)/.test(title)) return 'Pass';
  if (/^(?:status|state|progress)/.test(title)) return 'Done';
  return 'Yes';
}

/** The words and the sign of a status that is not done, as done ones; else the word in place of all. */
function replaced(cell: string, word: string): string {
  const signed = cell.replace(OPEN_SIGN, '\u2705');
  const said = signed.replace(STATUS_WORD, word);
  if (said !== cell && (said !== signed || !/[\p{L}]/u.test(cell))) return said;
  return signed === cell ? word : `\u2705 ${word}`;
}
