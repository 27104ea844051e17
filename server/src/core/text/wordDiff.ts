/** A run of words that both texts have, that only the old one has, or that only the new one has. */
export interface WordRun {
  readonly what: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Products of words above this would cost more than anybody reads: such a middle is told as a whole. */
const MOST = 250_000;

/** What differs between two texts, word by word, in the order of the new one; what is gone stands before what is new. */
export function wordDiff(before: string, now: string): WordRun[] {
  const [old, own] = [wordsOf(before), wordsOf(now)];
  let head = 0;
  while (head < old.length && head < own.length && old[head] === own[head]) head++;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < own.length - head &&
    old[old.length - 1 - tail] === own[own.length - 1 - tail]
  )
    tail++;
  const runs = new Runs();
  runs.add('same', own.slice(0, head));
  middle(old.slice(head, old.length - tail), own.slice(head, own.length - tail), runs);
  runs.add('same', own.slice(own.length - tail));
  return runs.done();
}

const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** The longest common subsequence of two lists of words that begin and end with different ones. */
function middle(old: readonly string[], own: readonly string[], runs: Runs): void {
  if (old.length * own.length > MOST || old.length === 0 || own.length === 0) {
    runs.add('gone', old);
    runs.add('new', own);
    return;
  }
  const width = own.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = own.length - 1; j >= 0; j--)
      lengths[i * width + j] = old[i] === own[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  let [i, j] = [0, 0];
  while (i < old.length || j < own.length) {
    if (i < old.length && j < own.length && old[i] === own[j]) {
      runs.add('same', own.slice(j, j + 1));
      i++;
      j++;
    } else if (j >= own.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) runs.add('gone', old.slice(i, ++i));
    else runs.add('new', own.slice(j, ++j));
  }
}

class Runs {
  private readonly runs: { what: WordRun['what']; words: string[] }[] = [];

  /** Between two words that both texts have, all that is gone comes before all that is new. */
  add(what: WordRun['what'], words: readonly string[]): void {
    if (words.length === 0) return;
    const last = this.runs[this.runs.length - 1];
    const before = this.runs[this.runs.length - 2];
    if (last?.what === what) last.words.push(...words);
    else if (what === 'gone' && last?.what === 'new' && before?.what === 'gone') before.words.push(...words);
    else if (what === 'gone' && last?.what === 'new')
      this.runs.splice(this.runs.length - 1, 0, { what, words: [...words] });
    else this.runs.push({ what, words: [...words] });
  }

  done(): WordRun[] {
    return this.runs.map(({ what, words }) => ({ what, text: words.join(' ') }));
  }
}
