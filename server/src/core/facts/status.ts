import type { Status } from '../model/vocabulary';

/** A checkbox at the beginning of a row: `[x] `, and the marks that real plans use besides. */
export interface Checkbox {
  readonly status: Status;
  /** Offset of the mark's bracket, and offset after the box and one blank. */
  readonly start: number;
  readonly end: number;
}

/** A star behind the box marks what may be left out: `- [ ]* 2.2 Property tests`. */
const BOX = /\[\\?( |x|X|~|-|\/|!|✅|✔|✓|⚠️?|❌|B|>|\?)\](?:(\\?\*)?[ \t\u00a0]|(?=\*\*|`|$))/uy;

const statusOfMark: Readonly<Record<string, Status>> = {
  ' ': 'open',
  x: 'done',
  X: 'done',
  '✅': 'done',
  '✔': 'done',
  '✓': 'done',
  '~': 'in-progress',
  '-': 'in-progress',
  '/': 'in-progress',
  '>': 'deferred',
  '!': 'blocked',
  '⚠': 'blocked',
  '⚠️': 'blocked',
  '❌': 'blocked',
  B: 'blocked',
  '?': 'open',
};

/** The checkbox at exactly `at`, or null. Formatters put a backslash before those that no renderer takes for one. */
export function readCheckbox(text: string, at: number): Checkbox | null {
  const start = text.charCodeAt(at) === 92 ? at + 1 : at;
  if (text.charCodeAt(start) !== 91) return null;
  BOX.lastIndex = start;
  const m = BOX.exec(text);
  if (!m) return null;
  const status = statusOfMark[m[1] ?? ''];
  if (!status) return null;
  const isOptional = m[2] !== undefined && status === 'open';
  return { status: isOptional ? 'optional' : status, start, end: start + m[0].length };
}

/** A sign at the head of a row that says how far it is: `✅ Valves ordered`. */
const SIGN = /(✅|☑|✔|✓|❌|⏳|🔄|🚧|⬜|☐)\uFE0F?[ \t\u00a0]*/uy;
const statusOfSign: Readonly<Record<string, Status>> = {
  '✅': 'done',
  '☑': 'done',
  '✔': 'done',
  '✓': 'done',
  '❌': 'blocked',
  '⏳': 'open',
  '⬜': 'open',
  '☐': 'open',
  '🔄': 'in-progress',
  '🚧': 'in-progress',
};

/** The sign at exactly `at`, or null. */
export function readSign(text: string, at: number): Checkbox | null {
  SIGN.lastIndex = at;
  const m = SIGN.exec(text);
  const status = m ? statusOfSign[m[1] ?? ''] : undefined;
  return m && status ? { status, start: at, end: at + m[0].length } : null;
}

const DONE =
  /(?:^|[^a-z])(?:done|complete|completed|implemented|finished|closed|verified|passed|answered|resolved|yes)(?![a-z])|✅|✔|✓/i;
const IN_PROGRESS = /(?:^|[^a-z])(?:in[ -]progress|started|wip|ongoing|partial|partially)(?![a-z])|🔄/i;
const DEFERRED =
  /(?:^|[^a-z])(?:deferred|postponed|cancelled|canceled|dropped|withdrawn|superseded|obsolete|won['\u2019]t do)(?![a-z])/i;
const BLOCKED = /(?:^|[^a-z])(?:blocked|failed)(?![a-z])|❌/i;
const OPEN = /(?:^|[^a-z])(?:open|pending|todo|planned|plan generated|not started|no)(?![a-z])|⏳/i;
const NEGATED = /(?:^|[^a-z])(?:not|un)[ -]?(?:done|complete|completed|implemented|finished|started|verified)/i;
const CELL_BOX = /\[( |x|X|~|-|\/|!|✅)\]/;

/** What a status cell or field says, or null where it says nothing that is known. */
export function statusOfText(text: string): Status | null {
  const box = CELL_BOX.exec(text);
  if (box) return statusOfMark[box[1] ?? ''] ?? null;
  if (NEGATED.test(text)) return 'open';
  if (DEFERRED.test(text)) return 'deferred';
  if (BLOCKED.test(text)) return 'blocked';
  if (IN_PROGRESS.test(text)) return 'in-progress';
  if (DONE.test(text)) return 'done';
  return OPEN.test(text) ? 'open' : null;
}

/** `Safety: PASS`, `**Tests first**: ✅ PASS`, `Cost — FAIL`: how a row of a gate records its outcome. */
const VERDICT =
  /(?::|\u2014|\u2013|\s-)(?:[\s*_`]|\u2705|\u274c|\ufe0f){0,8}(PASS(?:ED)?|FAIL(?:ED)?|VIOLATION|DEFERRED|N\/A)(?![A-Za-z])/;
const LONGEST_NAME = 200;

/** The outcome that a row of a gate records behind its name; null where it records none. */
export function verdictOf(text: string, start: number, end: number): Status | null {
  const verdict = VERDICT.exec(text.slice(start, Math.min(end, start + LONGEST_NAME)))?.[1];
  if (verdict === undefined) return null;
  if (verdict.startsWith('PASS')) return 'done';
  if (verdict === 'DEFERRED') return 'deferred';
  return verdict === 'N/A' ? 'optional' : 'blocked';
}
