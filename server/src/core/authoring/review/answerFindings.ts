import { PlanProse, type Run } from '../planProse';

/** One finding of a reviewer, on one line, as the answer numbers it. */
export interface ReviewFinding {
  /** 1 for the first. */
  readonly number: number;
  readonly words: string;
}

/** How a list says that there is nothing to say. */
const NOTHING =
  /^(?:none|nothing(?: to report| found)?|no (?:findings?|gaps?|issues?|problems?)(?: found| to report)?)[.!]?$/i;
/** `**Source**: …`, as the parts of one finding are written. */
const DETAIL = /^[*_]{0,3}[A-Z][\w /-]{1,40}[*_]{0,3}:/;
const NUMBERED = /^(?:[*_]{0,3})(?:finding\s{0,3})?#?\d{1,3}(?:[.):]|\s[-\u2013\u2014])\s{0,3}/i;
const CHECKBOX = /^\[[^\]]?\]\s+/;

/**
 * The findings of an answer in markdown: the items of its lists; those below an item that only introduces them; numbered
 * headings with what stands below them. Nothing is edited, so that the fast readers are enough, however large the answer.
 */
export function findingsOfAnswer(answer: string): ReviewFinding[] {
  const text = onLines(answer);
  const reader = new AnswerReader(new PlanProse(text, null, '', ''));
  const said = reader.findings().map((words) => words.replace(CHECKBOX, '').replace(/\s+/g, ' ').trim());
  const found = [...new Set(said)].filter((words) => words !== '' && !NOTHING.test(words.replace(/[*_]/g, '')));
  return found.map((words, i) => ({ number: i + 1, words }));
}

/** An answer that came through a field of one line: its numbers begin lines again. */
function onLines(answer: string): string {
  if (/[\r\n]/.test(answer.trim())) return answer;
  let next = 1;
  return answer.trim().replace(/(^|\s)(\d{1,3})([.)])(?=\s)/g, (all, before: string, number: string, mark: string) => {
    if (Number(number) !== next) return all;
    next++;
    return `${before === '' ? '' : '\n'}${number}${mark}`;
  });
}

/** A heading, or nothing, with the runs and the top-level items up to the next heading. */
interface Stretch {
  readonly runs: Run[];
  readonly items: number[];
}

class AnswerReader {
  private readonly stretches: readonly Stretch[];
  /** By item: its own runs, and the items of the lists in it. */
  private readonly runs = new Map<number, Run[]>();
  private readonly below = new Map<number, number[]>();

  constructor(private readonly prose: PlanProse) {
    const { blocks } = prose;
    /** Of each block, the item that it is or stands in; -1 for none. */
    const holders: number[] = [];
    const starts: number[] = [];
    blocks.forEach((block, i) => {
      holders.push(block.kind === 'item' ? i : (holders[block.parent] ?? -1));
      if (block.kind === 'heading' && block.parent < 0) starts.push(block.start);
    });
    const stretches = [-1, ...starts].map((): Stretch => ({ runs: [], items: [] }));
    let stretch = 0;
    blocks.forEach((block, i) => {
      while (stretch < starts.length && block.start >= (starts[stretch] ?? 0)) stretch++;
      if (block.kind !== 'item') return;
      const holder = holders[block.parent] ?? -1;
      if (holder < 0) stretches[stretch]?.items.push(i);
      else if (this.below.has(holder)) this.below.get(holder)?.push(i);
      else this.below.set(holder, [i]);
    });
    stretch = 0;
    for (const run of prose.runsIn(0, Infinity)) {
      const holder = holders[run.block] ?? -1;
      while (stretch < starts.length && (blocks[run.block]?.start ?? 0) >= (starts[stretch] ?? 0)) stretch++;
      stretches[stretch]?.runs.push(run);
      const own = this.runs.get(holder);
      if (own) own.push(run);
      else this.runs.set(holder, [run]);
    }
    this.stretches = stretches;
  }

  findings(): string[] {
    return this.stretches.flatMap((stretch) => this.inStretch(stretch));
  }

  private inStretch({ runs, items }: Stretch): string[] {
    const [first] = runs;
    const isHeaded = first !== undefined && this.prose.blocks[first.block]?.kind === 'heading';
    const title = isHeaded ? this.say(first) : '';
    const isOne = NUMBERED.test(title) && items.every((item) => DETAIL.test(this.wordsOf(item)));
    if (!isOne) return items.flatMap((item) => this.ofItem(item));
    const lead = title.replace(NUMBERED, '').replace(/[.:]?[*_]{0,3}$/, (marks) => marks.replace(/[.:]/, ''));
    const rest = runs.slice(1).map((run) => this.say(run));
    return [[lead, ...rest].join('. ')];
  }

  private ofItem(item: number): string[] {
    const below = this.below.get(item) ?? [];
    const lead = this.leadOf(item);
    const introduces = lead === '' || /:[*_]{0,3}$/.test(lead) || /^\*\*[^*]{1,120}\*\*$/.test(lead);
    const isParts = below.length > 0 && below.every((one) => DETAIL.test(this.wordsOf(one)));
    return below.length > 0 && introduces && !isParts ? below.flatMap((one) => this.ofItem(one)) : [this.wordsOf(item)];
  }

  /** All that an item says, what stands below it included. */
  private wordsOf(item: number): string {
    const below = (this.below.get(item) ?? []).map((one) => this.wordsOf(one)).join('; ');
    return [this.leadOf(item), below].filter((words) => words !== '').join(' ');
  }

  private leadOf(item: number): string {
    return (this.runs.get(item) ?? []).map((run) => this.say(run)).join(' ');
  }

  private say(run: Run): string {
    return this.prose.say(run, run.start, run.end);
  }
}
