import { headingSays } from '../profile/words';
import type { Graph } from './graph';
import { isLeftOut } from './leftOut';
import type { LinkedFile } from './linkedFile';
import type { PlanGroup } from './planGroup';
import { planRows } from './planRows';
import { testedItems } from './citingCode';
import { actingOn } from './traces';

/** A requirement or constraint that work covers and nothing verifies. */
export interface Unverified {
  /** The row of a plan that extracted it, and the item that it stands for. */
  readonly row: number;
  readonly item: number;
  /** A prohibition: what it forbids has to be tried. */
  readonly negative: boolean;
  /** The work packages that cover it. */
  readonly works: readonly number[];
}

const kept = new WeakMap<PlanGroup, readonly Unverified[]>();

/**
 * The rows that no acceptance criterion, test or gate names, in plans that name rows of their kind there at all. Where a
 * work package has no criteria yet, that is what is missing, and nothing is said of the rows that it covers.
 */
export function unverifiedOf(group: PlanGroup): readonly Unverified[] {
  let unverified = kept.get(group);
  if (!unverified) kept.set(group, (unverified = findUnverified(group)));
  return unverified;
}

function findUnverified(group: PlanGroup): Unverified[] {
  const { graph } = group;
  const found: Unverified[] = [];
  const seen = new Set<number>();
  const tested = testedItems(graph);
  for (const file of group.files) {
    if (file.rule?.duty !== 'plan' || !saysHowItIsTested(file)) continue;
    const rows = planRows(graph, file);
    const left = rows.filter(({ item }) => (graph.parts.verified[item] ?? 0) === 0);
    if (left.length === 0 || left.length === rows.length) continue;
    const verifiedForms = new Set<number>();
    for (const { form, item } of rows) if ((graph.parts.verified[item] ?? 0) > 0) verifiedForms.add(form);
    for (const { row, item, form, negative } of left) {
      if (!verifiedForms.has(form) || seen.has(item)) continue;
      // A test that names it verifies it, wherever that test is written.
      if (tested.has(item)) continue;
      if ((graph.parts.covered[item] ?? 0) === 0 || isLeftOut(file, graph.item(row))) continue;
      const works = actingOn(graph, item, 'covers')
        .map((trace) => trace.item)
        .filter((work) => work >= 0 && graph.item(work).kind === 'work-package');
      if (works.length === 0 || !works.every((work) => hasCriteria(graph, work))) continue;
      seen.add(item);
      found.push({ row, item, negative, works });
    }
  }
  return found;
}

const tested = new WeakMap<LinkedFile, boolean>();

/** The plan is written as far as its tests or its gate, which may name what no criterion does. */
function saysHowItIsTested(file: LinkedFile): boolean {
  let known = tested.get(file);
  if (known === undefined) tested.set(file, (known = hasTestedSection(file)));
  return known;
}

function hasTestedSection({ rule, facts }: LinkedFile): boolean {
  const sections = (rule?.links ?? []).flatMap(({ role, place }) => (role === 'verifies' ? (place.under ?? []) : []));
  return (
    sections.length === 0 || facts.headings.some(({ words }) => sections.some((section) => headingSays(words, section)))
  );
}

/** Some criterion, test or gate names a row of the form in this plan: its other rows are missed there. */
export function isVerifiedIn(graph: Graph, path: string, form: number): boolean {
  const file = graph.file(path);
  if (!file || !saysHowItIsTested(file)) return false;
  return planRows(graph, file).some((row) => row.form === form && (graph.parts.verified[row.item] ?? 0) > 0);
}

/** Its plan says how it will be seen that the work is done. */
export function hasCriteria(graph: Graph, work: number): boolean {
  const file = graph.fileOfItem(work);
  const index = work - graph.itemNumber(graph.fileIndex(file.path), 0);
  return file.facts.rows.some((row) => row.kind === 'criterion' && row.owner === index);
}
