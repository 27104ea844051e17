import { itemAround } from '../../core/features/hierarchyEntries';
import { documentsWithGaps } from '../../core/views/documentGaps';
import { pathToPlace } from '../../core/views/nodeAt';
import { chosenTree, type ChosenTree } from '../../core/views/phaseChoice';
import { findNode, withoutOnlyPlan, type TreeNode } from '../../core/views/phaseTree';
import type { PhaseChoice, PhaseCount, PhaseNode, PhasePathParams, PhaseTreeParams, PlanGaps } from '../../protocol';
import type { Folder } from '../folder';
import { gapsIn } from '../openFolder';
import type { Session } from '../session';
import { offsetIn } from './author';
import { phaseNodeOf } from './phaseNode';

interface ShownTree extends ChosenTree {
  readonly folder: Folder;
}

/** The children of a node, by its id; the roots of all folders without one. */
export function onPhaseTree(session: Session, params: PhaseTreeParams): PhaseNode[] {
  const trees = shownTrees(session, params);
  if (params.node === undefined) return trees.flatMap(({ folder, roots }) => nodesOf(roots, folder));
  for (const { folder, roots } of trees) {
    if (!params.node.startsWith(prefixOf(folder))) continue;
    const found = findNode(roots, params.node.slice(prefixOf(folder).length));
    if (found) return nodesOf(found.children(), folder);
  }
  return [];
}

/** The way down to what stands at a place, as the tree is shown. */
export function onPhasePath(session: Session, params: PhasePathParams): PhaseNode[] {
  const place = session.placeOf(params.uri);
  const tree = shownTrees(session, params).find(({ folder }) => folder === place?.folder);
  if (!place || !tree) return [];
  const { folder, path } = place;
  const snapshot = folder.snapshot();
  const offset = offsetIn(session, folder, path, params);
  return nodesOf(pathToPlace(tree.roots, snapshot.graph, { path, offset }, itemAround(snapshot, path, offset)), folder);
}

export function onPhaseCount(session: Session, params: PhaseChoice): PhaseCount {
  const trees = shownTrees(session, params);
  const sum = (count: (tree: ShownTree) => number): number => trees.reduce((total, tree) => total + count(tree), 0);
  return { shown: sum(({ shown }) => shown), all: sum(({ all }) => all) };
}

export function onPlanGaps(session: Session): PlanGaps[] {
  return session.trees().flatMap(({ folder, plans }) =>
    documentsWithGaps(plans).map(({ path, gaps }) => ({
      uri: folder.uri(path),
      gaps,
      own: gapsIn(folder.findings.get(path) ?? []),
    })),
  );
}

/** What was chosen of a tree, as long as that tree is the folder's. */
const chosen = new WeakMap<readonly TreeNode[], Map<string, ChosenTree>>();
const MOST_KEPT = 4;

/** One plan alone is no level of its own, and what of its phases is left out makes no difference to that. */
function shownTrees(session: Session, choice: PhaseChoice): ShownTree[] {
  const trees = session.trees();
  const isAlone = trees.reduce((sum, { plans }) => sum + plans.length, 0) === 1;
  return trees.map(({ folder, plans }) => {
    const { roots, ...counts } = chosenOf(plans, choice);
    return { folder, roots: isAlone ? withoutOnlyPlan(roots) : roots, ...counts };
  });
}

function chosenOf(plans: readonly TreeNode[], { only = [], text = '', sort = 'plan' }: PhaseChoice): ChosenTree {
  let kept = chosen.get(plans);
  if (!kept) chosen.set(plans, (kept = new Map()));
  const words = text.trim().toLowerCase();
  const key = JSON.stringify([sort, words, ...only]);
  let tree = kept.get(key);
  if (!tree) {
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, (tree = chosenTree(plans, { only: new Set(only), text: words, sort })));
  }
  return tree;
}

function prefixOf(folder: Folder): string {
  return `${folder.place.uri}|`;
}

function nodesOf(nodes: readonly TreeNode[], folder: Folder): PhaseNode[] {
  return nodes.map((node) => phaseNodeOf(node, folder, prefixOf(folder)));
}
