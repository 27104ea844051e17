import { numbered } from '../citations';

/** One ID that a citation stands for, and what it is to be. */
export interface Member {
  /** As the facts have it, hyphens folded. */
  readonly id: string;
  /** The ID after the change; the same where it keeps its own. */
  readonly becomes: string;
  readonly start: number;
  readonly end: number;
  /** The characters themselves; for inner members of a range the whole range's. */
  readonly written: string;
}

export const isMoved = (member: Member): boolean => member.id !== member.becomes;

/** An ID, or a range with all that it stands for. */
export interface Part {
  readonly form: number;
  readonly qualifier: number;
  readonly start: number;
  readonly end: number;
  /** One, or both ends and what lies between, in their order. */
  readonly members: readonly Member[];
  readonly isRange: boolean;
  /** Numbers between the ends that are nobody's, and stay so. */
  readonly holes: ReadonlySet<string>;
  /** Something is renamed into the range, which it must not come to stand for. */
  readonly isEntered: boolean;
  /** Its ends are all that can be told: `Phases 1–3`, a range by the order of the plan; one that runs backwards. */
  readonly isWorded: boolean;
}

export const isAffected = (part: Part): boolean => part.isEntered || part.members.some(isMoved);

/** A range never leaves out more numbers than this. */
const MOST_HOLES = 2000;

/** Whether a range that holds `a` goes on with `b`: what lies between is nobody's. */
export function goesOn(a: string, b: string, holes: ReadonlySet<string>): boolean {
  const [from, to] = [numbered(a), numbered(b)];
  if (!from || !to || from.series !== to.series) return false;
  if (from.number === to.number) {
    const last = to.letter === '' ? 0 : to.letter.charCodeAt(0);
    const first = from.letter === '' ? 96 : from.letter.charCodeAt(0);
    if (last <= first || from.width !== to.width) return false;
    const stem = a.slice(0, a.length - from.letter.length);
    for (let c = first + 1; c < last; c++) if (!holes.has(stem + String.fromCharCode(c))) return false;
    return true;
  }
  if (to.number < from.number || to.number - from.number > MOST_HOLES || from.letter !== '' || to.letter !== '')
    return false;
  // `9` and `10`, `009` and `010`: written so that counting from one leads to the other.
  if (String(to.number).padStart(from.width, '0').length !== to.width) return false;
  for (let n = from.number + 1; n < to.number; n++)
    if (!holes.has(from.series + String(n).padStart(from.width, '0'))) return false;
  return true;
}

const NO_HOLES: ReadonlySet<string> = new Set<string>();

/** Whether `b` is the next number after `a`. */
export const isNext = (a: string, b: string): boolean => goesOn(a, b, NO_HOLES);

/**
 * The stretches of a range's members that can be written as ranges. In the order of the range, so that a member which
 * comes back finds its place; where all together are one range again, in the order of their numbers.
 */
export function runsOf(part: Part): Member[][] {
  const { members, holes } = part;
  const sorted = [...members].sort((a, b) => byNumber(a.becomes, b.becomes));
  if (sorted.every((member, i) => i === 0 || continues(part, sorted[i - 1] as Member, member, holes))) return [sorted];
  const runs: Member[][] = [];
  for (const member of members) {
    const run = runs[runs.length - 1];
    const previous = run?.[run.length - 1];
    if (run && previous && continues(part, previous, member, holes)) run.push(member);
    else runs.push([member]);
  }
  return runs;
}

/** What the range held together and nobody moves apart stays together, however it is spelt: `T003a–T005`. */
function continues({ members, isEntered }: Part, a: Member, b: Member, holes: ReadonlySet<string>): boolean {
  if (goesOn(a.becomes, b.becomes, holes)) return true;
  const kept = !isEntered && !isMoved(a) && !isMoved(b);
  return kept && members.indexOf(b) === members.indexOf(a) + 1;
}

function byNumber(a: string, b: string): number {
  const [x, y] = [numbered(a), numbered(b)];
  if (!x || !y || x.series !== y.series) return a < b ? -1 : a > b ? 1 : 0;
  return x.number - y.number || (x.letter < y.letter ? -1 : x.letter > y.letter ? 1 : 0);
}
