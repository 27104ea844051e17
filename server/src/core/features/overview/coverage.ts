import type { Graph } from '../../graph/graph';
import { entriesBelow, itemOf, type AskedPart, type AskedSection } from '../../views/requirements/askedParts';
import { requirementTree } from '../../views/requirements/requirementTree';
import { standingOf } from '../../views/requirements/standings';
import type { CoveredDocument, CoveredSection, Coverage } from './overviewModel';

/** How much of some items is covered and verified. */
export function coverageOf(graph: Graph, items: Iterable<number>): Coverage {
  const found = { total: 0, covered: 0, verified: 0, unplanned: 0 };
  for (const item of items) {
    const standing = standingOf(graph, item);
    if (standing === 'left-out') continue;
    found.total++;
    if (standing === 'unplanned') found.unplanned++;
    if (standing === 'covered' || standing === 'verified') found.covered++;
    if (standing === 'verified') found.verified++;
  }
  return found;
}

/** Every document that asks for something, with its sections. */
export function coveredDocuments(graph: Graph): CoveredDocument[] {
  return requirementTree(graph).map((document) => ({
    title: document.title,
    coverage: coverageOf(graph, itemsOf(graph, document)),
    sections: document.sections.flatMap((section) => coveredSections(graph, document.path, section)),
    place: { file: document.path, start: 0 },
  }));
}

function* itemsOf(graph: Graph, part: AskedPart): Generator<number> {
  for (const entry of entriesBelow(part)) yield itemOf(graph, entry);
}

/** Sections that ask for something themselves; what only holds others would count everything twice. */
function coveredSections(graph: Graph, file: string, section: AskedSection): CoveredSection[] {
  const { label, title, start, entries, sections } = section;
  const items = entries.map((entry) => itemOf(graph, entry));
  const own = items.length === 0 ? [] : [{ label, title, coverage: coverageOf(graph, items), place: { file, start } }];
  return [...own, ...sections.flatMap((part) => coveredSections(graph, file, part))];
}
