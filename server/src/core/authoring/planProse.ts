import type { Root } from 'mdast';
import { folderOf } from '../graph/territories';
import type { Blocks, InlineSpan, Segments } from '../markdown/blocks';
import { readBlocks } from '../markdown/blockReader';
import { labelsOf, normaliseLabel, readInline } from '../markdown/inlineReader';
import { blocksOfTree, inlineOfTree } from '../markdown/remarkTree';
import { relativePath } from './relativePath';

/** One run of text of a document: a paragraph, a heading, a cell. */
export interface Run {
  readonly segments: Segments;
  readonly start: number;
  readonly end: number;
  /** Index of the block that holds it. */
  readonly block: number;
}

/**
 * The words of a document, to be said again in another one: on one line, code spans and links kept, and links led to
 * where they led before.
 */
export class PlanProse {
  readonly blocks: Blocks;
  private readonly inline: (segments: Segments) => readonly InlineSpan[];
  private readonly runs: Run[] = [];
  private readonly definitions = new Map<string, string>();

  /**
   * `from` is the document's path, `to` that of the document in which the words will stand. Without a tree the fast
   * readers are asked, which is enough where words are taken and nothing is edited, however large the document is.
   */
  constructor(
    readonly text: string,
    tree: Root | null,
    private readonly from: string,
    private readonly to: string,
  ) {
    this.blocks = tree ? blocksOfTree(tree, text) : readBlocks(text);
    const labels = tree ? undefined : labelsOf(text, this.blocks);
    this.inline = tree ? inlineOfTree(tree, text) : (segments) => readInline(text, segments, labels);
    this.blocks.forEach((block, index) => {
      if (block.kind === 'paragraph' || block.kind === 'heading') this.addRun(block.segments, index);
      if (block.kind === 'row')
        for (let c = 0; c < block.cells.length; c += 2) this.addRun(block.cells.slice(c, c + 2), index);
      if (block.kind !== 'definition') return;
      const label = normaliseLabel(text.slice(block.labelStart, block.labelEnd));
      if (!this.definitions.has(label))
        this.definitions.set(label, text.slice(block.destinationStart, block.destinationEnd));
    });
  }

  private addRun(segments: Segments, block: number): void {
    const start = segments[0];
    const end = segments[segments.length - 1];
    if (start !== undefined && end !== undefined && start < end) this.runs.push({ segments, start, end, block });
  }

  /** The run that holds an offset. */
  runAt(offset: number): Run | null {
    let low = 0;
    let high = this.runs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.runs[middle].start <= offset) low = middle;
      else high = middle - 1;
    }
    const run = this.runs[low];
    return run !== undefined && run.start <= offset && offset <= run.end ? run : null;
  }

  /** The runs that begin in `[start, end)`. */
  runsIn(start: number, end: number): Run[] {
    return this.runs.filter((run) => run.start >= start && run.start < end);
  }

  /** Where the link that begins at `start` ends, -1 where none does. */
  linkEnd(run: Run, start: number): number {
    return this.inline(run.segments).find((span) => span.kind === 'link' && span.start === start)?.end ?? -1;
  }

  /** `[from, to)` of a run as one line. */
  say(run: Run, from: number, to: number): string {
    const { text } = this;
    const changes = this.linkChanges(run, from, to);
    const lines: string[] = [];
    for (let s = 0; s < run.segments.length; s += 2) {
      let at = Math.max(run.segments[s], from);
      const end = Math.min(run.segments[s + 1], to);
      if (at >= end) continue;
      let line = '';
      for (const change of changes) {
        if (change.start < at || change.end > end) continue;
        line += text.slice(at, change.start) + change.newText;
        at = change.end;
      }
      lines.push(line + text.slice(at, end));
    }
    // A backslash that broke the line would now stand in it.
    return lines
      .map((line, i) => (i < lines.length - 1 ? line.replace(/(^|[^\\])((?:\\\\)*)\\$/, '$1$2') : line).trim())
      .join(' ')
      .trim();
  }

  private linkChanges(run: Run, from: number, to: number): { start: number; end: number; newText: string }[] {
    const changes: { start: number; end: number; newText: string }[] = [];
    for (const span of this.inline(run.segments)) {
      if (span.kind === 'comment' && span.start >= from && span.end <= to) {
        // A remark on the one document, as one that ignores a finding there, is none on the other.
        changes.push({ start: span.start, end: span.end, newText: '' });
        continue;
      }
      if ((span.kind !== 'link' && span.kind !== 'image') || span.start < from || span.end > to) continue;
      if (span.destinationEnd > span.destinationStart) {
        const written = this.text.slice(span.destinationStart, span.destinationEnd);
        const newText = this.led(written);
        if (newText !== written) changes.push({ start: span.destinationStart, end: span.destinationEnd, newText });
        continue;
      }
      if (this.text.charAt(span.textEnd + 1) === '(') continue;
      // What a reference refers to stays behind in the plan.
      const named = this.text.slice(span.textEnd + 2, span.end - 1);
      const label = named === '' ? this.text.slice(span.textStart, span.textEnd) : named;
      const destination = this.definitions.get(normaliseLabel(label));
      if (destination === undefined) continue;
      const led = this.led(destination);
      const written = /[\s()]/.test(led) ? `<${led}>` : led;
      changes.push({ start: span.textEnd, end: span.end, newText: `](${written})` });
    }
    return changes;
  }

  /** A destination as the other document must write it. */
  private led(destination: string): string {
    if (destination === '' || /^(?:[a-z][a-z0-9+.-]*:|\/|[?{<])/i.test(destination)) return destination;
    if (destination.startsWith('#'))
      return this.from === this.to ? destination : relativePath(this.to, this.from) + destination;
    const folder = folderOf(this.from);
    if (folder === folderOf(this.to)) return destination;
    const hash = destination.search(/[?#]/);
    const path = hash < 0 ? destination : destination.slice(0, hash);
    return relativePath(this.to, folder === '' ? path : `${folder}/${path}`) + destination.slice(path.length);
  }
}
