import type { Root } from 'mdast';
import type { FileFacts, ItemFact } from '../facts/facts';
import { readLabel } from '../facts/labels';
import { readCheckbox, statusOfText } from '../facts/status';
import type { Graph } from '../graph/graph';
import type { Status } from '../model/vocabulary';
import { foldHyphens } from '../ids/template';
import { headingSays, wordsOf } from '../profile/words';
import { leadOfRow, mappingsOf, rowParts, type Mapping } from './leadOfRow';
import { PlanProse, type Run } from './planProse';
import { cellsOf, WORDS_COLUMN } from './tableEdit';

/** A work package, a requirement or a constraint of a plan, as its checklist says it again. */
export interface PlanRow {
  readonly id: string;
  /** The ID with its marks, `[4.4-3]`; of a work package the bare ID. */
  readonly dressed: string;
  readonly words: string;
  /** What the plan itself says of it, null where it says nothing. */
  readonly status: Status | null;
  /** The box as the plan has it, `[x]`; `[ ]` where it has none. */
  readonly box: string;
}

/** One criterion of a plan's verification gate. */
export interface PlanGate {
  readonly words: string;
  readonly box: string;
}

/** What a phase plan holds that its execution checklist keeps account of. */
export interface PlanContent {
  /** First heading, `Phase 3A: Title`. */
  readonly title: string;
  readonly works: readonly PlanRow[];
  readonly gates: readonly PlanGate[];
  readonly requirements: readonly PlanRow[];
  readonly constraints: readonly PlanRow[];
}

const REQUIREMENTS = wordsOf('Requirements Checklist');
const CONSTRAINTS = wordsOf('Design Constraints Checklist');
const GATE = wordsOf('Verification Gate');
const OPEN_BOX = '[ ]';

/** Reads what the checklist at `checklistPath` takes over from the plan. */
export function readPlan(graph: Graph, path: string, text: string, tree: Root, checklistPath: string): PlanContent {
  return new PlanReader(graph, path, text, tree, checklistPath).read();
}

class PlanReader {
  private readonly prose: PlanProse;
  private readonly facts: FileFacts;
  private readonly file: number;
  /** Item → where the work packages stand that its row is mapped to. */
  private readonly mappings: ReadonlyMap<number, Mapping>;

  constructor(
    private readonly graph: Graph,
    path: string,
    private readonly text: string,
    tree: Root,
    checklistPath: string,
  ) {
    this.prose = new PlanProse(text, tree, path, checklistPath);
    this.file = graph.fileIndex(path);
    this.facts = graph.files[this.file].facts;
    this.mappings = mappingsOf(this.facts);
  }

  read(): PlanContent {
    const works: PlanRow[] = [];
    const requirements: PlanRow[] = [];
    const constraints: PlanRow[] = [];
    const seen = new Set<string>();
    this.facts.items.forEach((item, index) => {
      const isRow = item.kind === 'requirement' || item.kind === 'constraint';
      if (item.strength !== 'explicit' || (!isRow && item.kind !== 'work-package')) return;
      const key = foldHyphens(item.id);
      const row = seen.has(key) ? null : this.rowOf(item, index);
      if (!row) return;
      seen.add(key);
      if (!isRow) works.push({ ...row, dressed: row.id, status: row.status ?? this.statedStatus(item) });
      else if (this.isConstraint(item)) constraints.push(row);
      else requirements.push(row);
    });
    return { title: this.title(), works, gates: this.gates(), requirements, constraints };
  }

  private title(): string {
    const heading = this.facts.headings[0];
    const run = heading ? this.prose.runAt(heading.start) : null;
    return run ? this.prose.say(run, run.start, run.end) : '';
  }

  private rowOf(item: ItemFact, index: number): PlanRow | null {
    const { prose } = this;
    const run = prose.runAt(item.start);
    if (!run) return null;
    const box = readCheckbox(this.text, run.start);
    const mapping = this.mappings.get(index);
    const inRun = mapping && mapping.start >= run.start && mapping.end <= run.end ? mapping : 'none';
    const arrow = item.kind === 'work-package' ? null : inRun;
    const parts = rowParts(prose, run, box?.end ?? run.start, item.start, item.end, arrow);
    const { dressed, words } = leadOfRow(prose, run, parts);
    return {
      id: item.id,
      dressed,
      words: words === '' ? this.wordsElsewhere(item, index, run) : words,
      status: item.status,
      box: box ? this.text.slice(box.start, box.end).trim() : item.status === 'done' ? '[x]' : OPEN_BOX,
    };
  }

  /** The words of a row that has none behind its ID: those of the cell beside it, else of another definition. */
  private wordsElsewhere(item: ItemFact, index: number, run: Run): string {
    const { prose } = this;
    const row = prose.blocks[run.block];
    if (row.kind === 'row') {
      const header = prose.blocks.find((block) => block.kind === 'row' && block.header && block.parent === row.parent);
      const titles = header?.kind === 'row' ? cellsOf(this.text, header).map(wordsOf) : [];
      const own = row.cells.findIndex((at, c) => c % 2 === 0 && at === run.start) / 2;
      const named = titles.findIndex((title, c) => c !== own && WORDS_COLUMN.test(title));
      const column = named >= 0 ? named : own + 1;
      const beside = prose.runAt(row.cells[column * 2] ?? -1);
      if (beside) return prose.say(beside, beside.start, beside.end);
    }
    const canonical = this.graph.canonicalOf(this.graph.itemNumber(this.file, index));
    const definitions = canonical < 0 ? [] : this.graph.definitionsOf(canonical);
    return definitions.map((d) => this.graph.item(d).title).find((t) => t !== '') ?? item.title;
  }

  /** A row stands in the list whose heading is nearest above it; outside both its kind decides. */
  private isConstraint(item: ItemFact): boolean {
    const { headings } = this.facts;
    for (let h = item.heading, depth = Infinity; h >= 0; h--) {
      if (headings[h].depth >= depth) continue;
      depth = headings[h].depth;
      const words = wordsOf(headings[h].text);
      if (headingSays(words, CONSTRAINTS)) return true;
      if (headingSays(words, REQUIREMENTS)) return false;
    }
    return item.kind === 'constraint';
  }

  /** `**Status**: Done` in the section of a work package. */
  private statedStatus(item: ItemFact): Status | null {
    const { headings } = this.facts;
    const own = headings[item.heading];
    if (own === undefined) return null;
    const next = headings.find((h, i) => i > item.heading && h.depth <= own.depth);
    for (const run of this.prose.runsIn(own.end, next?.start ?? this.text.length)) {
      for (let s = 0; s < run.segments.length; s += 2) {
        const end = run.segments[s + 1];
        const label = readLabel(this.text, run.segments[s], end, (words) => words === 'status');
        if (label?.words === 'status') return statusOfText(this.text.slice(label.valueStart, end));
      }
    }
    return null;
  }

  private gates(): PlanGate[] {
    const { prose, text } = this;
    const listed = this.facts.rows.filter((row) => row.kind === 'gate');
    if (listed.length === 0) return this.gatesOfTable();
    return listed.flatMap((row): PlanGate[] => {
      const run = prose.runAt(row.start);
      if (!run) return [];
      const box = readCheckbox(text, run.start);
      const words = prose.say(run, row.start, run.end);
      return words === '' ? [] : [{ words, box: box ? text.slice(box.start, box.end).trim() : OPEN_BOX }];
    });
  }

  /** A gate that is written as a table has its criteria in the column of that name, else in the first without numbers. */
  private gatesOfTable(): PlanGate[] {
    const { prose, text } = this;
    const { headings } = this.facts;
    const at = headings.findIndex((h) => headingSays(wordsOf(h.text), GATE));
    if (at < 0) return [];
    const end = headings.find((h, i) => i > at && h.depth <= headings[at].depth)?.start ?? text.length;
    const found: PlanGate[] = [];
    let column = -1;
    for (const block of prose.blocks) {
      if (block.kind !== 'row' || block.start < headings[at].end || block.start >= end) continue;
      if (block.header) {
        const words = cellsOf(text, block).map(wordsOf);
        const named = words.findIndex((w) => /criteri|^check$|^gate$/.test(w));
        column = named >= 0 ? named : words.findIndex((w) => !/^(?:#|no\.?|nr\.?|id|)$/.test(w));
        continue;
      }
      const run = prose.runAt(block.cells[column * 2] ?? -1);
      if (run) found.push({ words: prose.say(run, run.start, run.end), box: OPEN_BOX });
    }
    return found;
  }
}
