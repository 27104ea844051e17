import type { Item } from '../../markdown/blocks';
import { parseRemark } from '../../markdown/remarkTree';
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
 * headings with what stands below them. Null where the answer is too large to be read.
 */
export function findingsOfAnswer(answer: string): ReviewFinding[] | null {
  const text = onLines(answer);
  const tree = parseRemark(text);
  if (tree.type !== 'root') return null;
  const reader = new AnswerReader(new PlanProse(text, tree, '', ''));
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

class AnswerReader {
  constructor(private readonly prose: PlanProse) {}

  findings(): string[] {
    const { blocks, text } = this.prose;
    const headings = blocks.flatMap((block, i) => (block.kind === 'heading' && block.parent < 0 ? [i] : []));
    const found: string[] = [];
    let from = 0;
    for (const heading of [...headings, -1]) {
      const end = heading < 0 ? text.length : (blocks[heading]?.start ?? 0);
      found.push(...this.inStretch(from, end));
      from = end;
    }
    return found;
  }

  /** Between two headings, the first included. */
  private inStretch(from: number, end: number): string[] {
    const { blocks } = this.prose;
    const runs = this.prose.runsIn(from, end);
    const [first] = runs;
    const isHeaded = first !== undefined && blocks[first.block]?.kind === 'heading';
    const title = isHeaded ? this.say(first) : '';
    const items = this.itemsIn(-1, from, end);
    const said = items.map((item) => this.wordsOf(item));
    const isOne = NUMBERED.test(title) && said.every((words) => DETAIL.test(words));
    if (!isOne) return items.flatMap((item) => this.ofItem(item));
    const lead = title.replace(NUMBERED, '').replace(/[.:]?[*_]{0,3}$/, (marks) => marks.replace(/[.:]/, ''));
    const rest = runs.slice(1).map((run) => this.say(run));
    return [[lead, ...rest].join('. ')];
  }

  /** Top-level items of a stretch (`parent` -1), or those of the lists in an item. */
  private itemsIn(parent: number, from = 0, end = Infinity): number[] {
    const { blocks } = this.prose;
    return blocks.flatMap((block, i) => {
      if (block.kind !== 'item' || block.start < from || block.start >= end) return [];
      return (blocks[block.parent]?.parent ?? -1) === parent ? [i] : [];
    });
  }

  private ofItem(item: number): string[] {
    const below = this.itemsIn(item);
    const lead = this.ownRuns(item)
      .map((run) => this.say(run))
      .join(' ');
    const introduces = lead === '' || /:[*_]{0,3}$/.test(lead) || /^\*\*[^*]{1,120}\*\*$/.test(lead);
    const isParts = below.length > 0 && below.every((one) => DETAIL.test(this.wordsOf(one)));
    return below.length > 0 && introduces && !isParts ? below.flatMap((one) => this.ofItem(one)) : [this.wordsOf(item)];
  }

  /** All that an item says, what stands below it included. */
  private wordsOf(item: number): string {
    const own = this.ownRuns(item)
      .map((run) => this.say(run))
      .join(' ');
    const below = this.itemsIn(item)
      .map((one) => this.wordsOf(one))
      .join('; ');
    return [own, below].filter((words) => words !== '').join(' ');
  }

  /** The runs of an item that no item below it holds. */
  private ownRuns(item: number): Run[] {
    const { blocks } = this.prose;
    const { start, end } = blocks[item] as Item;
    const holder = (block: number): number => {
      let at = block;
      while (at >= 0 && blocks[at]?.kind !== 'item') at = blocks[at]?.parent ?? -1;
      return at;
    };
    return this.prose.runsIn(start, end).filter(({ block }) => holder(block) === item);
  }

  private say(run: Run): string {
    return this.prose.say(run, run.start, run.end);
  }
}
