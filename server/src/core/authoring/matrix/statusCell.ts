import { statusOfText } from '../../facts/status';
import type { MatrixStatus } from './plannedRows';

const STEPS: Readonly<Record<string, number>> = { open: 0, 'in-progress': 1, done: 2 };

/** Words by which a cell says that something is not done yet. */
const STEP =
  /(?:plan generated|not started|in[ -]progress|planned|pending|todo|open|started|wip|ongoing|partially|partial)(?![a-z])/i;
const BOX = /\[[ ~/-]\]/;

/**
 * A cell that lags behind what is wanted, as it says that; `words` say it alone. Null where it does not lag behind, and
 * where a person put it into words of their own. What stands beside the status stays.
 */
export function advancedStatus(cell: string, wanted: MatrixStatus, words: string): string | null {
  const there = STEPS[statusOfText(cell) ?? ''];
  if (there === undefined || there >= (STEPS[wanted] ?? 0)) return null;
  const found = BOX.exec(cell) ?? STEP.exec(cell);
  const rest = found ? cell.slice(0, found.index) + cell.slice(found.index + found[0].length) : cell;
  if (!/[\p{L}\p{N}]/u.test(rest)) return words;
  if (!found) return cell.length <= LONGEST_WORD && /^[\p{L}\p{N}]+$/u.test(cell) ? words : null;
  const boxed = wanted === 'done' ? '[x]' : '[~]';
  const said =
    cell.slice(0, found.index) + (found[0].startsWith('[') ? boxed : words) + cell.slice(found.index + found[0].length);
  return statusOfText(said) === wanted ? said : null;
}

/** `no`, which is all that a cell says. */
const LONGEST_WORD = 4;
