import { ReferenceField, referenceStride } from '../facts/facts';
import { Unresolved, type Graph } from '../graph/graph';
import type { Finding } from '../model/finding';
import type { Snapshot } from '../workspace/snapshot';
import { referenceAt } from './citations';
import { repairOf, type Repair } from './repair';
import { snapshotText } from './snapshotText';
import { listOf } from '../text/wording';

const MOST_CHOICES = 5;

/**
 * Says which scope an ID is meant of: `Spec 001 FR-001` where the folder's number is its own, else the folder before the
 * ID. Only for IDs whose profile reads such words.
 */
export function qualifyFixes(snapshot: Snapshot, finding: Finding): Repair[] {
  const { graph } = snapshot;
  const reference = referenceAt(graph, finding);
  const current = snapshotText(snapshot, finding.file);
  if (reference < 0 || typeof current === 'string') return [];
  if (graph.parts.targets[reference] !== Unresolved.ambiguous) return [];
  const { text } = current;
  const symbol = graph.field(reference, ReferenceField.symbol);
  const id = graph.text(symbol);
  // What stands in a list or a range has no place for words of its own.
  if (text.slice(finding.start, finding.end) !== id) return [];
  const beside = besideIn(graph, finding, text);
  return qualifiersOf(graph, symbol).map(({ qualifier, scope }) => {
    // What the same paragraph names besides is meant of the same scope, as far as that has it.
    const others = beside.filter((other) => definedIn(graph, scope, other.symbol));
    const edits = [{ start: finding.start, symbol }, ...others].map(({ start }) => {
      let at = start;
      while (at > 0 && /[[`*_]/.test(text.charAt(at - 1))) at--;
      return { start: at, end: at, newText: `${qualifier} ` };
    });
    const more = others.length === 0 ? '' : `, and ${listOf(others.map((other) => graph.text(other.symbol)))} with it`;
    return repairOf(`Qualify: ${qualifier} ${id}${more}`, finding.file, text, edits);
  });
}

/** Other ambiguous references of the paragraph, each written whole. */
function besideIn(graph: Graph, finding: Finding, text: string): { start: number; symbol: number }[] {
  const f = graph.fileIndex(finding.file);
  const { references } = graph.files[f]?.facts ?? { references: new Int32Array() };
  const found: { start: number; symbol: number }[] = [];
  for (let at = 0, r = 0; at < references.length; at += referenceStride, r++) {
    const start = references[at + ReferenceField.start] ?? 0;
    const end = references[at + ReferenceField.end] ?? 0;
    const symbol = references[at + ReferenceField.symbol] ?? -1;
    if (start <= finding.start || graph.parts.targets[graph.referenceNumber(f, r)] !== Unresolved.ambiguous) continue;
    if (/(?:\r\n|\n|\r(?!\n))[ \t>]*[\r\n]/.test(text.slice(finding.end, start))) break;
    if (text.slice(start, end) === graph.text(symbol)) found.push({ start, symbol });
  }
  return found;
}

function definedIn(graph: Graph, scope: string, symbol: number): boolean {
  return graph.files.some((file, f) => {
    const i = file.scope === scope ? file.itemSymbols.indexOf(symbol) : -1;
    return i >= 0 && graph.isCanonical(graph.itemNumber(f, i));
  });
}

function qualifiersOf(graph: Graph, symbol: number): { qualifier: string; scope: string }[] {
  const found = new Map<string, string>();
  graph.files.forEach((file, f) => {
    const i = file.itemSymbols.indexOf(symbol);
    const item = file.facts.items[i];
    if (!item || !graph.isCanonical(graph.itemNumber(f, i))) return;
    const [word] = file.profile?.grammar.forms[item.form]?.qualifiers ?? [];
    const name = file.scope.slice(file.scope.lastIndexOf('/') + 1);
    const number = /^(\d{1,6})-/.exec(name)?.[1];
    if (word === undefined || !file.scope.includes('/')) return;
    const isAlone = number !== undefined && isOnlyFolder(graph, file.scope, number);
    if (isAlone) found.set(`${word} ${number}`, file.scope);
    else if (number !== undefined) found.set(`${file.scope}/`, file.scope);
  });
  return [...found].slice(0, MOST_CHOICES).map(([qualifier, scope]) => ({ qualifier, scope }));
}

/** Two folders may share a number; it may be written with more zeros or fewer. */
function isOnlyFolder(graph: Graph, scope: string, number: string): boolean {
  return graph.files.every((file) => {
    const other = /(?:^|\/)(\d{1,6})-[^/]*$/.exec(file.scope)?.[1];
    return other === undefined || file.scope === scope || Number(other) !== Number(number);
  });
}
