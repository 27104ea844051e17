import { ReferenceField } from '../facts/facts';
import { Unresolved, type Graph } from '../graph/graph';
import type { Finding } from '../model/finding';
import type { Snapshot } from '../workspace/snapshot';
import { referenceAt } from './citations';
import { repairOf, type Repair } from './repair';
import { snapshotText } from './snapshotText';

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
  let at = finding.start;
  while (at > 0 && /[[`*_]/.test(text.charAt(at - 1))) at--;
  return qualifiersOf(graph, symbol).map((qualifier) =>
    repairOf(`Qualify: ${qualifier} ${id}`, finding.file, text, [{ start: at, end: at, newText: `${qualifier} ` }]),
  );
}

function qualifiersOf(graph: Graph, symbol: number): string[] {
  const found = new Set<string>();
  graph.files.forEach((file, f) => {
    const i = file.itemSymbols.indexOf(symbol);
    const item = file.facts.items[i];
    if (!item || !graph.isCanonical(graph.itemNumber(f, i))) return;
    const [word] = file.profile?.grammar.forms[item.form]?.qualifiers ?? [];
    const name = file.scope.slice(file.scope.lastIndexOf('/') + 1);
    const number = /^(\d{1,6})-/.exec(name)?.[1];
    if (word === undefined || !file.scope.includes('/')) return;
    const isAlone = number !== undefined && isOnlyFolder(graph, file.scope, number);
    if (isAlone) found.add(`${word} ${number}`);
    else if (number !== undefined) found.add(`${file.scope}/`);
  });
  return [...found].slice(0, MOST_CHOICES);
}

/** Two folders may share a number; it may be written with more zeros or fewer. */
function isOnlyFolder(graph: Graph, scope: string, number: string): boolean {
  return graph.files.every((file) => {
    const other = /(?:^|\/)(\d{1,6})-[^/]*$/.exec(file.scope)?.[1];
    return other === undefined || file.scope === scope || Number(other) !== Number(number);
  });
}
