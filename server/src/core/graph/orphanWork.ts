import { itemsOfKind } from './itemsOfKind';
import type { PlanGroup } from './planGroup';

/**
 * The reverse check: work packages that cover nothing, in plans that trace some of their work. Where a plan traces none,
 * it does not say what its work is for, and nothing is told of each piece.
 */
export function orphanPackagesOf(group: PlanGroup): number[] {
  const { graph } = group;
  const { tracesOut } = graph.parts;
  return group.indexes.flatMap((f): number[] => {
    const file = graph.files[f];
    if (file?.rule?.duty !== 'plan') return [];
    const packages = itemsOfKind(file.facts, 'work-package').map((i) => graph.itemNumber(f, i));
    if (!packages.some((number) => tracesOut[number])) return [];
    return packages.filter((number) => !tracesOut[number] && graph.isCanonical(number));
  });
}

/**
 * Tasks whose Source is empty and that mitigate no risk, in tables that source some of their tasks. Where the document
 * demands a source of every task, that is what is missing.
 */
export function orphanTasksOf(group: PlanGroup): number[] {
  const { graph } = group;
  const mitigates = new Set<number>();
  const links = group.linksOf('mitigates');
  for (let i = 0; i < links.length; i += 3) mitigates.add(links[i] ?? -1);
  return group.indexes.flatMap((f): number[] => {
    const file = graph.files[f];
    if (file?.rule?.duty !== 'schedule') return [];
    const { items, sourceCells, demandsSources } = file.facts;
    if (demandsSources || sourceCells.length === 0 || sourceCells.every((cell) => cell.empty)) return [];
    return sourceCells.flatMap(({ item, empty }) => {
      const number = graph.itemNumber(f, item);
      return empty && items[item]?.status !== 'deferred' && !mitigates.has(number) ? [number] : [];
    });
  });
}
