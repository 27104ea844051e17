import type { Graph } from '../../graph/graph';
import { entriesBelow, requirementTree, type AskedSection } from '../../views/requirements/requirementTree';
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
    coverage: coverageOf(graph, itemsOf(document)),
    sections: document.sections.flatMap((section) => coveredSections(graph, document.path, section)),
    place: { file: document.path, start: 0 },
  }));
}

function* itemsOf(part: Pick<AskedSection, 'entries' | 'sections'>): Generator<number> {
  for (const { item } of entriesBelow(part)) yield item;
}

/** Sections that ask for something themselves; what only holds others would count everything twice. */
function coveredSections(graph: Graph, file: string, section: AskedSection): CoveredSection[] {
  const { label, title, start, entries, sections } = section;
  const items = entries.map(({ item }) => item);
  const own = items.length === 0 ? [] : [{ label, title, coverage: coverageOf(graph, items), place: { file, start } }];
  return [...own, ...sections.flatMap((part) => coveredSections(graph, file, part))];
}
