import type { Graph } from '../../graph/graph';
import { labelOf } from '../../graph/labels';
import { actingOn } from '../../graph/traces';
import type { ItemKind } from '../../model/vocabulary';
import { fileNameOf, listOf, taskName } from '../../text/wording';
import { namedPlace } from '../../views/namedPlaces';
import {
  entriesBelow,
  requirementTree,
  type AskedDocument,
  type AskedEntry,
  type AskedSection,
} from '../../views/requirements/requirementTree';
import { standingOf, workedItem, type Standing } from '../../views/requirements/standings';
import { idsBelow, type ListedNode, type ListedView, type ViewRequest } from '../viewNodes';
import { lookOfStanding } from './looks';
import { suspectItems } from './suspectItems';

/** *Requirements*: documents, their sections, and what they ask for with who covers it. */
export function requirementsView(request: ViewRequest): ListedView {
  const lister = new Lister(request);
  const documents = requirementTree(request.snapshot.graph);
  const all = documents.reduce((sum, document) => sum + lister.countAll(document), 0);
  const shown = lister.isFiltering ? documents.map((document) => lister.filtered(document)) : documents;
  const roots = lister.documents(shown.filter((document) => document !== null));
  const left = lister.isFiltering ? count(shown) : all;
  return { roots, shown: left, all };
}

function count(documents: readonly (AskedDocument | null)[]): number {
  return documents.reduce((sum, document) => sum + (document ? [...entriesBelow(document)].length : 0), 0);
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

  countAll(document: AskedDocument): number {
    return sizeOf(this.graph, document);
  }

  documents(documents: readonly AskedDocument[]): ListedNode[] {
    const idOf = idsBelow('');
    const isFew = this.isFiltering && count(documents) <= FEW;
    return documents.map((document) => {
      const id = idOf(this.filterKey + document.path);
      const { total, covered } = this.counted(document);
      const counts = `${covered}/${total} covered`;
      return {
        id,
        label: document.title,
        description: `${this.countsOf(document)} · ${document.path}`,
        accessibleLabel: `${document.title}, ${document.path}, ${this.isFiltering ? this.countsOf(document) : counts}`,
        icon: 'book',
        context: 'document',
        isExpanded: documents.length === 1 || this.isFiltering,
        place: { file: document.path, start: 0 },
        children: () => this.below(id, document.path, document, isFew),
      };
    });
  }

  private below(
    id: string,
    path: string,
    part: Pick<AskedSection, 'entries' | 'sections'>,
    isFew: boolean,
  ): ListedNode[] {
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
  private countsOf(part: Pick<AskedSection, 'entries' | 'sections'>): string {
    if (this.isFiltering) return `${[...entriesBelow(part)].length} shown`;
    const { total, covered } = this.counted(part);
    return total === 0 ? 'left out' : `${covered}/${total} covered`;
  }

  private counted(part: Pick<AskedSection, 'entries' | 'sections'>): { total: number; covered: number } {
    let [total, covered] = [0, 0];
    for (const { item } of entriesBelow(part)) {
      const standing = standingKept(this.graph, item);
      if (standing !== 'left-out') total++;
      if (standing === 'covered' || standing === 'verified') covered++;
    }
    return { total, covered };
  }

  private entry(id: string, path: string, { item, id: name }: AskedEntry): ListedNode {
    const { graph } = this;
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
  filtered<Part extends Pick<AskedSection, 'entries' | 'sections'> & { title: string; label?: string }>(
    part: Part,
    isNamed = false,
  ): Part | null {
    const { text } = this.request;
    const named = isNamed || text === '' || `${part.label ?? ''} ${part.title}`.toLowerCase().includes(text);
    const entries = part.entries.filter((entry) => this.isWanted(entry) && (named || this.holdsText(entry)));
    const sections = part.sections
      .map((section) => this.filtered(section, named))
      .filter((section) => section !== null);
    return entries.length + sections.length === 0 ? null : { ...part, entries, sections };
  }

  private holdsText({ item, id }: AskedEntry): boolean {
    const fact = this.graph.item(item);
    const { text } = this.request;
    const label = labelOf(fact, this.graph.fileOfItem(item)).replace(fact.id, () => id);
    return label.toLowerCase().includes(text) || fact.title.toLowerCase().includes(text);
  }

  /** In one of the standings that are chosen, if any is; and all else that is chosen. */
  private isWanted({ item }: AskedEntry): boolean {
    const { only } = this.request;
    const standing = standingKept(this.graph, item);
    if (only.has('negative') && !isProhibition(this.graph, item)) return false;
    if (only.has('suspect') && !this.suspects.has(item)) return false;
    if (!only.has('uncovered') && !only.has('unverified')) return true;
    return (only.has('uncovered') && standing === 'uncovered') || (only.has('unverified') && standing === 'covered');
  }
}

const kept = new WeakMap<Graph, Map<number, Standing>>();

export function standingKept(graph: Graph, item: number): Standing {
  let known = kept.get(graph);
  if (!known) kept.set(graph, (known = new Map<number, Standing>()));
  let standing = known.get(item);
  if (standing === undefined) known.set(item, (standing = standingOf(graph, item)));
  return standing;
}

const sizes = new WeakMap<Graph, Map<AskedDocument, number>>();

function sizeOf(graph: Graph, document: AskedDocument): number {
  let known = sizes.get(graph);
  if (!known) sizes.set(graph, (known = new Map<AskedDocument, number>()));
  let size = known.get(document);
  if (size === undefined) known.set(document, (size = [...entriesBelow(document)].length));
  return size;
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
