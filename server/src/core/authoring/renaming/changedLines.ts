import { packedField, ReferenceField, referenceStride } from '../../facts/facts';
import type { Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import type { Carried } from './carried';

/** The lines of a document on which something is renamed: of documents with many IDs, hardly one line is looked at. */
export class ChangedLines {
  private readonly lines = new Set<number>();
  private lastHolds = false;
  private lastStart = 0;
  private lastEnd = -1;

  constructor(
    graph: Graph,
    f: number,
    private readonly file: LinkedFile,
    carried: Carried,
  ) {
    const { items, references } = file.facts;
    items.forEach((item, i) => {
      if (carried.ofItem(graph.itemNumber(f, i)) !== null) this.add(item.start, item.end);
    });
    const addReference = (r: number): void => {
      const at = r * referenceStride;
      const start = packedField(references, at, ReferenceField.expressionStart);
      this.add(start, packedField(references, at, ReferenceField.expressionEnd));
    };
    const first = graph.referenceNumber(f, 0);
    for (const reference of carried.files.get(f) ?? []) addReference(reference - first);
    if (carried.arriving.size === 0) return;
    file.referenceSlots.forEach((slot, r) => {
      if (carried.arriving.has(slot)) addReference(r);
    });
  }

  /** Whether an offset is on one of the lines. Offsets that follow one another are answered fast. */
  hold(offset: number): boolean {
    if (offset >= this.lastStart && offset < this.lastEnd) return this.lastHolds;
    const { lines } = this.file.facts;
    const line = lines.lineAt(offset);
    this.lastStart = lines.lineStart(line);
    this.lastEnd = line + 1 < lines.lineCount ? lines.lineStart(line + 1) : this.file.facts.length + 1;
    this.lastHolds = this.lines.has(line);
    return this.lastHolds;
  }

  private add(start: number, end: number): void {
    const { lines } = this.file.facts;
    const to = lines.lineAt(end);
    for (let line = lines.lineAt(start); line <= to; line++) this.lines.add(line);
  }
}
