import { packedField, ReferenceField, referenceStride, type SourceCellFact } from '../facts/facts';
import { introducedIn, problemOfSource } from '../graph/citedSources';
import type { Graph } from '../graph/graph';
import type { LinkedFile } from '../graph/linkedFile';
import { likeness, meaningOf } from '../graph/sourceMatch';
import { actedOnBy, actingOn } from '../graph/traces';
import { foldHyphens } from '../ids/template';
import type { Finding } from '../model/finding';
import type { Snapshot } from '../workspace/snapshot';
import { cellEdit } from './cellEdit';
import { openDocument } from './openDocument';
import { firstPreferred, repairOf, type Repair } from './repair';
import { abbreviationOf, commonSeparator } from './sourceCell';

const MOST_CHOICES = 5;
/** How much it counts that a row stands near: less than one word of a title that is the same. */
const BESIDE = 0.1;

/**
 * Cites a source in the empty Source cell of a task: the risks that are mapped to it; else what nobody has taken up yet,
 * and what the rows cite whose words are most like its own.
 */
export function addSourceFixes(snapshot: Snapshot, finding: Finding): Repair[] {
  const { graph } = snapshot;
  const file = graph.file(finding.file);
  const f = graph.fileIndex(finding.file);
  const cell = file?.facts.sourceCells.find((one) => {
    const item = file.facts.items[one.item];
    return item?.id === finding.id && (item?.start === finding.start || one.start === finding.start);
  });
  const prose = file && cell?.empty ? openDocument(snapshot, finding.file) : null;
  const task = file?.facts.items[cell?.item ?? -1];
  const run = task ? prose?.runAt(task.start) : null;
  const row = run ? prose?.blocks[run.block] : undefined;
  if (!file || !cell || !prose || !task || row?.kind !== 'row') return [];
  const column = row.cells.findIndex((at, c) => c % 2 === 0 && at === cell.start) / 2;
  if (column < 0) return [];
  const { text } = prose;
  const mapped = mappedRisks(graph, graph.itemNumber(f, cell.item)).map((risk) => spelt(graph, file, text, risk));
  const choices =
    mapped.length > 0 ? [mapped.join(commonSeparator(graph, file.path, text))] : likelySources(graph, file, text, cell);
  return firstPreferred(
    choices.slice(0, MOST_CHOICES).flatMap((words): Repair[] => {
      const edit = cellEdit(text, row, column, words);
      return edit ? [repairOf(`Cite ${words} in ${task.id}`, file.path, text, [edit])] : [];
    }),
  );
}

/** `SV R-008`, with the abbreviation where the column has one before such IDs. */
function spelt(graph: Graph, { path }: LinkedFile, text: string, risk: number): string {
  const item = graph.item(risk);
  return abbreviationOf(graph, path, text, item) + item.id;
}

function mappedRisks(graph: Graph, task: number): number[] {
  return actedOnBy(graph, task, 'mitigates').flatMap(({ item }) => (item >= 0 ? [item] : []));
}

function likelySources(graph: Graph, file: LinkedFile, text: string, cell: SourceCellFact): string[] {
  const task = file.facts.items[cell.item];
  const meaning = meaningOf(task?.title ?? '');
  const scores = new Map<string, number>();
  const offer = (words: string, score: number): void => {
    scores.set(words, Math.max(scores.get(words) ?? 0, score));
  };
  for (const risk of openRisks(graph, file)) {
    const like = likeness(meaning, meaningOf(graph.item(risk).title));
    if (like > 0) offer(spelt(graph, file, text, risk), 1 + like);
  }
  const cells = file.facts.sourceCells;
  const own = cells.indexOf(cell);
  cells.forEach((other, i) => {
    const item = file.facts.items[other.item];
    if (other.empty || !item) return;
    const like = likeness(meaning, meaningOf(item.title));
    for (const words of sourcesIn(graph, file, text, other, cell.item))
      offer(words, like + BESIDE / Math.abs(i - own || 1));
  });
  return [...scores].sort((a, b) => b[1] - a[1]).map(([words]) => words);
}

/** Risks that no task mitigates and no Source names. */
function openRisks(graph: Graph, file: LinkedFile): number[] {
  const found: number[] = [];
  for (const other of graph.group(file.plan)?.files ?? []) {
    const f = graph.fileIndex(other.path);
    other.facts.items.forEach(({ kind, strength }, i) => {
      const risk = graph.itemNumber(f, i);
      if (kind !== 'risk' || strength === 'example' || !graph.isCanonical(risk)) return;
      const isTaken = actingOn(graph, risk, 'mitigates').length + actingOn(graph, risk, 'sourced-from').length > 0;
      if (!isTaken) found.push(risk);
    });
  }
  return found;
}

const ABBREVIATED = /^([A-Z][A-Z0-9]{0,5})[ \t]+\S/;
/** What leans on the abbreviation before it: `SR R-010, M-006`. */
const BARE = /^(?:L\d|§|[A-Z][A-Z-]{0,20}-\d)/;

/** The parts of a cell, each as it stands by itself; without those that another rule would tell of. */
function sourcesIn(graph: Graph, file: LinkedFile, text: string, cell: SourceCellFact, task: number): string[] {
  const found: string[] = [];
  let abbreviation = '';
  for (const { 0: part, index } of text.slice(cell.start, cell.end).matchAll(/[^;,]+/g)) {
    const words = part.trim();
    abbreviation = ABBREVIATED.exec(words)?.[1] ?? (BARE.test(words) ? abbreviation : '');
    const start = cell.start + index;
    if (words === '' || !isSound(graph, file, start, start + part.length, task)) continue;
    const leans = abbreviation !== '' && BARE.test(words);
    found.push(leans ? `${abbreviation} ${words}` : words);
  }
  return found;
}

/** What it cites is there, is not the task itself, and is no risk that the mapping gives to other tasks. */
function isSound(graph: Graph, file: LinkedFile, start: number, end: number, task: number): boolean {
  const isIn = (one: { readonly start: number }): boolean => one.start >= start && one.start < end;
  const introduced = introducedIn(graph, file);
  const local = new Set(file.facts.items.map(({ id }) => foldHyphens(id)));
  for (const source of file.facts.sources.filter(isIn)) {
    const document = introduced.get(source.abbreviation)?.document;
    if (document && problemOfSource(source, document, local)) return false;
  }
  const f = graph.fileIndex(file.path);
  const { references } = file.facts;
  for (let at = 0, r = 0; at < references.length; at += referenceStride, r++) {
    if (!isIn({ start: references[at + ReferenceField.start] ?? -1 })) continue;
    if (packedField(references, at, ReferenceField.role) < 0) continue;
    const target = graph.parts.targets[graph.referenceNumber(f, r)] ?? -1;
    if (target < 0 || target === graph.itemNumber(f, task)) return false;
    if (graph.item(target).kind === 'risk' && actingOn(graph, target, 'mitigates').length > 0) return false;
  }
  return true;
}
