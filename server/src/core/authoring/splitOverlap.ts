import { ReferenceField, ReferenceFlag } from '../facts/facts';
import type { Graph } from '../graph/graph';
import { overlapsOf, type OverlapSide, type SplitOverlap } from '../graph/splitSections';
import { ownedBy } from '../graph/traces';
import { parseRemark } from '../markdown/remarkTree';
import type { Finding } from '../model/finding';
import { LineIndex } from '../text/lineIndex';
import type { Snapshot } from '../workspace/snapshot';
import { PlanProse } from './planProse';
import { removeRows } from './removeRows';
import { firstPreferred, repairOf, type Repair } from './repair';
import { snapshotText } from './snapshotText';
import { fileNameOf, listOf } from '../text/wording';

/**
 * Two phases own the same rows: one of them notes in its coverage that it shares the section, or gives its rows up. The
 * notes come first, since they lose nothing.
 */
export function splitOverlapFixes(snapshot: Snapshot, finding: Finding): Repair[] {
  const { graph } = snapshot;
  const group = graph.group(graph.file(finding.file)?.plan ?? -1);
  const overlap = (group ? overlapsOf(group) : []).find(({ sides }) =>
    sides.some(({ rows }) =>
      rows.some((row) => graph.item(row).start === finding.start && graph.fileOfItem(row).path === finding.file),
    ),
  );
  // With three, none of the repairs settles it alone.
  if (overlap?.sides.length !== 2) return [];
  const sides = [...overlap.sides].reverse();
  return firstPreferred([
    ...sides.flatMap((side) => noteFix(snapshot, overlap, side)),
    ...sides.flatMap((side) => removalFix(snapshot, side)),
  ]);
}

function noteFix(snapshot: Snapshot, { sides }: SplitOverlap, side: OverlapSide): Repair[] {
  const { graph } = snapshot;
  const { phase, coverage } = side.claim;
  const current = snapshotText(snapshot, phase.masterPath);
  if (typeof current === 'string') return [];
  const [other] = sides.filter((one) => one !== side);
  if (!other) return [];
  const nameOfPhase = (of: OverlapSide): string =>
    graph.file(of.claim.phase.masterPath)?.facts.items[of.claim.phase.item]?.id ?? `Phase ${of.claim.phase.label}`;
  const note = `(shared with ${nameOfPhase(other)})`;
  const written = current.text.slice(coverage.start, coverage.end);
  const title = `Note in the coverage of ${nameOfPhase(side)}: ${written} ${note}`;
  const edit = { start: coverage.end, end: coverage.end, newText: ` ${note}` };
  return [repairOf(title, phase.masterPath, current.text, [edit])];
}

function removalFix(snapshot: Snapshot, { rows }: OverlapSide): Repair[] {
  const { graph } = snapshot;
  const [first] = rows;
  if (first === undefined || leavesWorkBare(graph, rows)) return [];
  const { path, facts } = graph.fileOfItem(first);
  // A checklist needs a row.
  const all = facts.items.filter(({ kind, strength }) => kind === 'requirement' && strength === 'explicit');
  if (all.length <= rows.length) return [];
  const current = snapshotText(snapshot, path);
  if (typeof current === 'string') return [];
  const tree = parseRemark(current.text);
  if (tree.type !== 'root') return [];
  const prose = new PlanProse(current.text, tree, path, path);
  const items = rows.map((row) => graph.item(row));
  const edits = removeRows(
    prose,
    new LineIndex(current.text),
    items.map(({ start }) => start),
  );
  const ids = listOf(items.map(({ id }) => `[${id}]`));
  return edits ? [repairOf(`Remove ${ids} from ${fileNameOf(path)}`, path, current.text, edits)] : [];
}

/** A work package that nothing but these rows ties to a requirement would be left without one. */
function leavesWorkBare(graph: Graph, rows: readonly number[]): boolean {
  const lost = new Map<number, number>();
  for (const row of rows) {
    for (const reference of ownedBy(graph, row)) {
      const work = graph.parts.targets[reference] ?? -1;
      const reverse = (graph.field(reference, ReferenceField.flags) & ReferenceFlag.reverse) !== 0;
      if (work >= 0 && reverse) lost.set(work, (lost.get(work) ?? 0) + 1);
    }
  }
  return [...lost].some(([work, count]) => (graph.parts.tracesOut[work] ?? 0) <= count);
}
