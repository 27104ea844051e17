import type { Graph } from '../../graph/graph';
import { labelOf } from '../../graph/labels';
import type { LinkedFile } from '../../graph/linkedFile';
import { actingOn } from '../../graph/traces';
import type { ItemKind } from '../../model/vocabulary';
import { fileNameOf, listOf, taskName } from '../../text/wording';
import { documentNames } from '../../views/documentNames';
import { namedPlace } from '../../views/namedPlaces';
import {
  itemOf,
  type AskedDocument,
  type AskedEntry,
  type AskedPart,
  type AskedSection,
} from '../../views/requirements/askedParts';
import { requirementTree } from '../../views/requirements/requirementTree';
import { standingKept, workedItem, type Standing } from '../../views/requirements/standings';
import { idsBelow, type ListedNode, type ListedView, type ViewRequest } from '../viewNodes';
import { lookOfStanding } from './looks';
import { suspectItems } from './suspectItems';

/** *Requirements*: documents, their sections, and what they ask for with who covers it. */
export function requirementsView(request: ViewRequest): ListedView {
  const lister = new Lister(request);
  const documents = requirementTree(request.snapshot.graph);
  const shown = lister.isFiltering
    ? documents.map((document) => lister.filtered(document)).filter((document) => document !== null)
    : documents;
  return { roots: lister.documents(shown), shown: sizeOf(shown), all: sizeOf(documents) };
}

function sizeOf(documents: readonly AskedDocument[]): number {
  return documents.reduce((sum, { size }) => sum + size, 0);
}

/** So many entries are shown at once where a filter leaves no more. */
const FEW = 60;

class Lister {
  private readonly graph: Graph;
  private readonly suspects: ReadonlySet<number>;
  readonly isFiltering: boolean;
  private readonly filterKey: string;

  constructor(private readonly request: ViewRequest) {
    this.graph = request.snapshot.graph;
    this.suspects = suspectItems(request.snapshot);
    const { text, only } = request;
    this.isFiltering = text !== '' || only.size > 0;
    // A filter that has just been chosen shows what it found; what was expanded without it stays so.
    this.filterKey = this.isFiltering ? `${[...only].sort().join('+')}?${text} ` : '';
  }

  documents(documents: readonly AskedDocument[]): ListedNode[] {
    const idOf = idsBelow('');
    const { graph } = this;
    const fileOf = ({ path }: AskedDocument): LinkedFile | undefined => graph.file(path);
    const nameOf = documentNames(requirementTree(graph).flatMap((document) => fileOf(document) ?? []));
    const isFew = this.isFiltering && sizeOf(documents) <= FEW;
    return documents.map((document) => {
      const id = idOf(this.filterKey + document.path);
      const counts = this.countsOf(document);
      const file = fileOf(document);
      const name = file ? nameOf(file) : document.title;
      return {
        id,
        label: name,
        description: `${counts} · ${document.path}`,
        accessibleLabel: `${name}, ${document.path}, ${counts}`,
        icon: 'book',
        context: 'document',
        isExpanded: documents.length === 1 || this.isFiltering,
        place: { file: document.path, start: 0 },
        children: () => this.below(id, document.path, document, isFew),
      };
    });
  }

  private below(id: string, path: string, part: AskedPart, isFew: boolean): ListedNode[] {
    const idOf = idsBelow(id);
    return [
      ...part.entries.map((entry) => this.entry(idOf(entry.id), path, entry)),
      ...part.sections.map((section) => this.section(idOf(`§ ${section.key}`), path, section, isFew)),
    ];
  }

  private section(id: string, path: string, section: AskedSection, isFew: boolean): ListedNode {
    const counts = this.countsOf(section);
    const { label, title, start } = section;
    return {
      id,
      label: title === '' ? label : `${label} ${title}`,
      description: counts,
      accessibleLabel: `${label} ${title}`.trim() + `, section, ${counts}`,
      icon: 'list-tree',
      context: 'section',
      isExpanded: isFew,
      place: { file: path, start },
      children: () => this.below(id, path, section, isFew),
    };
  }

  /** `7/10 covered`; of a filtered part, how many are shown. */
  private countsOf({ size, total, covered }: AskedPart): string {
    if (this.isFiltering) return `${size} shown`;
    return total === 0 ? 'left out' : `${covered}/${total} covered`;
  }

  private entry(id: string, path: string, entry: AskedEntry): ListedNode {
    const { graph } = this;
    const item = itemOf(graph, entry);
    const name = entry.id;
    const fact = graph.item(item);
    const file = graph.fileOfItem(item);
    const label = labelOf(fact, file).replace(fact.id, () => name);
    const standing = standingKept(graph, item);
    const isNegative = isProhibition(graph, item);
    const isSuspect = this.suspects.has(item);
    const works = worksOf(graph, item, path);
    const title = wordsOf(fact.title, isNegative);
    const said = [
      ...saidOf(standing, works, graph.canonicalOf(item) < 0, isNegative),
      ...(isSuspect ? ['suspect'] : []),
    ];
    return {
      id,
      label,
      description: [...said, ...(title === '' ? [] : [title])].join(' · '),
      accessibleLabel: [label, title, fact.kind, ...said].filter((part) => part !== '').join(', '),
      ...lookOfStanding(standing, isNegative, isSuspect),
      context: contextOf(fact.kind, standing, isNegative, isSuspect),
      place: { file: file.path, start: fact.start },
      cited: labelOf(fact, file).replace(fact.id, () => name),
      children: null,
    };
  }

  /** What a filter leaves of a document; null for nothing. The title of a document or section stands for all below it. */
  filtered<Part extends AskedPart & { readonly label?: string }>(part: Part, isNamed = false): Part | null {
    const { text } = this.request;
    const named = isNamed || text === '' || `${part.label ?? ''} ${part.title}`.toLowerCase().includes(text);
    const entries = part.entries.filter((entry) => this.isWanted(entry) && (named || this.holdsText(entry)));
    const sections = part.sections.map((section) => this.filtered(section, named)).filter((one) => one !== null);
    const size = entries.length + sections.reduce((sum, section) => sum + section.size, 0);
    return size === 0 ? null : { ...part, entries, sections, size };
  }

  private holdsText(entry: AskedEntry): boolean {
    const fact = this.graph.item(itemOf(this.graph, entry));
    const { text } = this.request;
    const label = labelOf(fact, entry.file).replace(fact.id, () => entry.id);
    return label.toLowerCase().includes(text) || fact.title.toLowerCase().includes(text);
  }

  /** In one of the standings that are chosen, if any is; and all else that is chosen. */
  private isWanted(entry: AskedEntry): boolean {
    const { only } = this.request;
    const item = itemOf(this.graph, entry);
    if (only.has('negative') && !isProhibition(this.graph, item)) return false;
    if (only.has('suspect') && !this.suspects.has(item)) return false;
    if (!only.has('uncovered') && !only.has('unverified')) return true;
    const standing = standingKept(this.graph, item);
    return (only.has('uncovered') && standing === 'uncovered') || (only.has('unverified') && standing === 'covered');
  }
}

export function isProhibition(graph: Graph, item: number): boolean {
  const { kind, negative } = graph.item(item);
  return negative && kind !== 'risk' && kind !== 'story';
}

/** The words of a requirement, without the mark that its row has for a prohibition: that is said anyway. */
export function wordsOf(title: string, isNegative: boolean): string {
  return isNegative ? title.replace(/ ?\(negative\)$/i, '') : title;
}

/** The work that covers it, as its document would name it. */
function worksOf(graph: Graph, item: number, path: string): string[] {
  const canonical = graph.canonicalOf(item);
  if (canonical < 0) return [];
  const isRisk = graph.item(item).kind === 'risk';
  const worked = isRisk ? canonical : workedItem(graph, canonical);
  if (worked < 0) return [];
  const traces = isRisk
    ? [...actingOn(graph, worked, 'mitigates'), ...actingOn(graph, worked, 'sourced-from')]
    : actingOn(graph, worked, 'covers');
  const items = traces.filter((trace) => trace.item >= 0);
  // A document as a whole says less than the work in it.
  const labels =
    items.length > 0
      ? items.map((trace) => taskName(namedPlace(graph, trace.item, path).label))
      : traces.map(({ reference }) => fileNameOf(graph.fileOfReference(reference).path));
  return [...new Set(labels)];
}

function saidOf(standing: Standing, works: readonly string[], isUnextracted: boolean, isNegative: boolean): string[] {
  const negative = isNegative ? ['negative'] : [];
  const extracted = isUnextracted ? ['not extracted'] : [];
  const covering = works.length === 0 ? 'covered' : listOf(works, 3);
  switch (standing) {
    case 'verified':
      return [covering, 'verified', ...negative];
    case 'covered':
      return [covering, ...negative];
    case 'uncovered':
      return [...extracted, 'uncovered', ...negative];
    case 'unplanned':
      return [...extracted, 'not planned yet', ...negative];
    case 'left-out':
      return ['left out', ...negative];
  }
}

function contextOf(kind: ItemKind, standing: Standing, isNegative: boolean, isSuspect: boolean): string {
  return ['asked', 'item', kind, standing, ...(isNegative ? ['negative'] : []), ...(isSuspect ? ['suspect'] : [])].join(
    ' ',
  );
}
