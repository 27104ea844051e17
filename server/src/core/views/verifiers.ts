import type { RowFact } from '../facts/facts';
import { tidy } from '../facts/titles';
import type { Graph } from '../graph/graph';
import type { LinkedFile } from '../graph/linkedFile';
import { actingOn, everyActingOn, type Trace } from '../graph/traces';
import type { Role } from '../model/vocabulary';
import type { Snapshot } from '../workspace/snapshot';
import { namedPlace, placeOfReference } from './namedPlaces';
import type { CoveringWork, Verifier } from './verificationModel';

/** The work that covers an item. What has a criterion that verifies it covers it too. */
export function workOn(graph: Graph, item: number, fromPath: string): CoveringWork[] {
  const traces = new Map<number, Trace>();
  for (const role of ['covers', 'verifies'] as const)
    for (const trace of actingOn(graph, item, role))
      if (trace.item >= 0 && !traces.has(trace.item)) traces.set(trace.item, trace);
  return [...traces.values()]
    .sort((a, b) => a.item - b.item)
    .map((trace) => ({
      ...namedPlace(graph, trace.item, fromPath),
      kind: graph.item(trace.item).kind,
      trace: placeOfReference(graph, trace.reference),
    }));
}

/** Tests in source files verify what they name. */
const VERIFYING: readonly Role[] = ['verifies', 'tests'];

/** Finds what verifies items: acceptance criteria, rows of gates, tests. Texts are read once for all of them. */
export class Verifiers {
  private readonly texts = new Map<string, string>();

  constructor(
    private readonly snapshot: Snapshot,
    private readonly fromPath: string,
  ) {}

  /** Each row once, in order of documents and places. */
  of(item: number): Verifier[] {
    const { graph } = this.snapshot;
    const found = new Map<string, { readonly reference: number; readonly verifier: Verifier }>();
    const acting = VERIFYING.flatMap((role) => everyActingOn(graph, item, role));
    for (const { item: actor, reference } of acting) {
      const verifier = this.verifier(actor, reference);
      const key = `${verifier.file}\n${verifier.start}`;
      if (!found.has(key)) found.set(key, { reference, verifier });
    }
    return [...found.values()].sort((a, b) => a.reference - b.reference).map(({ verifier }) => verifier);
  }

  private verifier(actor: number, reference: number): Verifier {
    const { graph } = this.snapshot;
    const trace = placeOfReference(graph, reference);
    const file = graph.fileOfReference(reference);
    const row = file.facts.rows.find(({ start, end }) => start <= trace.start && trace.end <= end);
    if (row) {
      const text = tidy(this.textOf(file.path).slice(row.start, row.end));
      const place = { file: file.path, start: row.start, end: row.end };
      return { ...place, label: this.labelOfRow(file, row), text, status: row.status, trace };
    }
    if (actor >= 0) {
      const { label, title, start, end } = namedPlace(graph, actor, this.fromPath);
      return {
        file: graph.fileOfItem(actor).path,
        start,
        end,
        label,
        text: title,
        status: graph.item(actor).status,
        trace,
      };
    }
    return { ...trace, label: headingAbove(file, trace.start), text: '', status: null, trace };
  }

  private labelOfRow(file: LinkedFile, row: RowFact): string {
    const { graph } = this.snapshot;
    if (row.kind !== 'criterion' || row.owner < 0) return row.group ?? headingAbove(file, row.start);
    const siblings = file.facts.rows.filter(({ kind, owner }) => kind === 'criterion' && owner === row.owner);
    const owner = graph.itemNumber(graph.fileIndex(file.path), row.owner);
    return `${namedPlace(graph, owner, this.fromPath).label}, criterion ${siblings.indexOf(row) + 1}`;
  }

  private textOf(path: string): string {
    let text = this.texts.get(path);
    if (text === undefined) this.texts.set(path, (text = this.snapshot.text(path) ?? ''));
    return text;
  }
}

function headingAbove(file: LinkedFile, offset: number): string {
  const { headings } = file.facts;
  const next = headings.findIndex(({ start }) => start > offset);
  const heading = headings[(next < 0 ? headings.length : next) - 1];
  return heading?.text ?? file.path.slice(file.path.lastIndexOf('/') + 1);
}
