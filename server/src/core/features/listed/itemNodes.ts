import type { Graph } from '../../graph/graph';
import { labelOf } from '../../graph/labels';
import { progressIn } from '../../graph/progress';
import { statusInWords } from '../../model/statusWords';
import type { ItemKind, Status } from '../../model/vocabulary';
import { taskName } from '../../text/wording';
import { namedPlace } from '../../views/namedPlaces';
import { standingKept } from '../../views/requirements/standings';
import type { Snapshot } from '../../workspace/snapshot';
import { knownOf } from '../knownItem';
import type { ListedNode } from '../viewNodes';
import { lookOfStanding, lookOfStatus, type Look } from './looks';
import { isProhibition, wordsOf } from './requirements';
import { suspectItems } from './suspectItems';

const asked = new Set<ItemKind>(['requirement', 'constraint', 'criterion', 'story', 'risk']);
const work = new Set<ItemKind>(['work-package', 'task', 'phase', 'deliverable', 'milestone']);

/** Work covers it: a requirement, and whatever a plan treats as one. */
export function isAskedKind(kind: ItemKind): boolean {
  return asked.has(kind);
}

export function isWorkKind(kind: ItemKind): boolean {
  return work.has(kind);
}

const icons: Readonly<Partial<Record<ItemKind, string>>> = {
  section: 'list-tree',
  requirement: 'list-tree',
  question: 'question',
  property: 'symbol-property',
  gate: 'verified',
  scenario: 'play-circle',
  decision: 'law',
};

/** An item as a line of a tree, as `fromPath` would name it; without children. */
export function itemNode(
  snapshot: Snapshot,
  target: number,
  fromPath: string,
  idOf: (name: string) => string,
): ListedNode {
  const { graph } = snapshot;
  const item = graph.definitionFor(target, fromPath);
  const fact = graph.item(item);
  const { label, file, start } = namedPlace(graph, item, fromPath);
  const isNegative = isProhibition(graph, item);
  const words = wordsOf(fact.title, isNegative);
  const { look, said, context } = stateOf(snapshot, item, isNegative);
  const name = isWorkKind(fact.kind) ? taskName(label) : label;
  return {
    id: idOf(nameOfItem(graph, item)),
    label: name,
    description: [...said, ...(words === '' ? [] : [words])].join(' · '),
    accessibleLabel: [name, words, fact.kind, ...said].filter((part) => part !== '').join(', '),
    ...look,
    context: `item ${fact.kind} ${context}`.trimEnd(),
    place: { file, start },
    ...(fact.kind === 'section' ? {} : { cited: labelOf(fact, graph.fileOfItem(item)) }),
    children: null,
  };
}

function stateOf(
  snapshot: Snapshot,
  item: number,
  isNegative: boolean,
): { readonly look: Look; readonly said: string[]; readonly context: string } {
  const { graph } = snapshot;
  const { kind } = graph.item(item);
  if (isAskedKind(kind) && !isHeld(graph, item)) {
    const standing = standingKept(graph, item);
    const isSuspect = suspectItems(snapshot).has(item);
    const said = [saidOfStanding[standing], ...(isNegative ? ['negative'] : []), ...(isSuspect ? ['suspect'] : [])];
    return { look: lookOfStanding(standing, isNegative, isSuspect), said, context: `asked ${standing}` };
  }
  if (isWorkKind(kind)) {
    const status = workStatus(graph, item);
    return { look: lookOfStatus(status), said: [statusInWords(status)], context: status ?? 'open' };
  }
  return { look: { icon: icons[kind] ?? 'bookmark', color: undefined }, said: [], context: '' };
}

/** A requirement that is covered criterion by criterion. */
function isHeld(graph: Graph, item: number): boolean {
  const wants = graph.fileOfItem(item).rule?.wants;
  const { kind, form } = graph.item(item);
  return kind === 'requirement' && wants !== undefined && wants !== null && !wants.requirements.has(form);
}

const saidOfStanding = {
  verified: 'verified',
  covered: 'covered',
  uncovered: 'uncovered',
  unplanned: 'not planned yet',
  'left-out': 'left out',
} as const;

export function workStatus(graph: Graph, item: number): Status | null {
  const group = graph.group(graph.fileOfItem(item).plan);
  const canonical = graph.canonicalOf(item);
  return group && canonical >= 0 ? progressIn(group).statusOf(canonical) : graph.item(item).status;
}

/** By what a node of an item is found again after an edit. */
export function nameOfItem(graph: Graph, item: number): string {
  const { path, namespace, id } = knownOf(graph, item);
  return [path, namespace, id].join('\n');
}
