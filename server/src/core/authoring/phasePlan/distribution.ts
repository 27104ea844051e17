import { meaningOf } from '../../graph/sourceMatch';

/** What the rows around a row are about says more of where it belongs than its own words. */
const WEIGHT_OF_GROUP = 2;
/** What stands in parentheses is an aside. */
const ASIDE = /\([^()]{0,300}\)/g;
const WEIGHT_OF_ASIDE = 0.5;
/** A word that more than one piece of work in so many has says nothing of what only one of them is for. */
const FEW = 4;

/** A row to be given to work. */
interface Row {
  readonly id: string;
  readonly words: string;
  /** What it belongs together with: the rows of one section, of one component. */
  readonly group: string;
}

/**
 * Gives each row to a piece of work, and answers the rows of each. What names a row gets it; else what shares the most
 * telling words with it, for its own length: words that few pieces of work have count more. Else what the row before it
 * of its group went to. Where rows can be shared, a piece of work that gets nothing shares the row that is most like it,
 * by words that few others have. It is a proposal: a person knows better.
 */
export function distribute(rows: readonly Row[], work: readonly string[], isShared = true): number[][] {
  const given: number[][] = work.map(() => []);
  if (work.length === 0) return given;
  const words = work.map(weighedStems);
  const frequency = new Map<string, number>();
  for (const stems of words) for (const word of stems.keys()) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const length = words.map((stems) => Math.sqrt([...stems.values()].reduce((sum, weight) => sum + weight, 0)) || 1);
  const own = rows.map((row) => stemsOf(row.words));
  const groups = rows.map((row) => stemsOf(row.group));
  const scoreOf = (row: number, w: number, most = work.length): number => {
    const shared = (of: ReadonlySet<string> | undefined): number =>
      [...(of ?? [])].reduce((sum, word) => {
        const often = frequency.get(word) ?? 0;
        return often > most ? sum : sum + (words[w]?.get(word) ?? 0) / (often || 1);
      }, 0);
    return (shared(own[row]) + WEIGHT_OF_GROUP * shared(groups[row])) / (length[w] ?? 1);
  };
  const lastOf = new Map<string, number>();
  rows.forEach((row, r) => {
    const named = work.findIndex((task) => names(task, row.id));
    const best = bestOf(work, (w) => scoreOf(r, w));
    const to = named >= 0 ? named : best >= 0 ? best : (lastOf.get(row.group) ?? 0);
    lastOf.set(row.group, to);
    given[to]?.push(r);
  });
  const few = Math.max(1, Math.floor(work.length / FEW));
  given.forEach((taken, w) => {
    const like = isShared && taken.length === 0 ? bestOf(rows, (r) => scoreOf(r, w, few)) : -1;
    if (like >= 0) taken.push(like);
  });
  return given;
}

/** The first of the best; -1 where none has anything for it. */
function bestOf(of: readonly unknown[], score: (index: number) => number): number {
  let best = -1;
  let most = 0;
  of.forEach((_, i) => {
    const reached = score(i);
    if (reached > most) [best, most] = [i, reached];
  });
  return best;
}

function names(words: string, id: string): boolean {
  for (let at = words.indexOf(id); at >= 0; at = words.indexOf(id, at + 1))
    if (!/[\w-]/.test(words.charAt(at - 1)) && !/[\w-]/.test(words.charAt(at + id.length))) return true;
  return false;
}

/** The words of a piece of work with what each counts. */
function weighedStems(text: string): ReadonlyMap<string, number> {
  const weighed = new Map<string, number>();
  const asides = text.match(ASIDE)?.join(' ') ?? '';
  for (const word of stemsOf(text.replace(ASIDE, ' '))) weighed.set(word, 1);
  for (const word of stemsOf(asides)) weighed.set(word, (weighed.get(word) ?? 0) + WEIGHT_OF_ASIDE);
  return weighed;
}

/** *Fees* and *fee* are one word, `CallScript` is two; numbers say nothing. */
function stemsOf(text: string): ReadonlySet<string> {
  const words = [...meaningOf(text.replace(/([a-z])([A-Z])/g, '$1 $2'))].filter((word) => /\p{L}/u.test(word));
  return new Set(words.map((word) => (word.length < 6 ? word.replace(/s$/, '') : word)));
}
