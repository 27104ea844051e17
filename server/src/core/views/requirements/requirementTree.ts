import type { Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import type { Duty } from '../../model/vocabulary';
import { titleOf } from '../titles';
import { askedItems, isOfSeries } from './askedItems';
import { entryOf, partOf, type AskedDocument } from './askedParts';
import { sectionsOfDocument } from './byHeading';
import { sectionsOfSource } from './bySection';

const kept = new WeakMap<Graph, readonly AskedDocument[]>();

/** Every document that asks for something, with its sections: sources first, then as their paths are. */
export function requirementTree(graph: Graph): readonly AskedDocument[] {
  let tree = kept.get(graph);
  if (!tree) kept.set(graph, (tree = makeTree(graph)));
  return tree;
}

const order: readonly (Duty | null)[] = ['source', 'component', 'decisions', 'spec'];

function makeTree(graph: Graph): AskedDocument[] {
  const rankOf = ({ path }: AskedDocument): number => {
    const rank = order.indexOf(graph.file(path)?.rule?.duty ?? null);
    return rank < 0 ? order.length : rank;
  };
  const documents = [...graph.groups.values()].flatMap((group) => documentsKept(group));
  return documents.sort((a, b) => rankOf(a) - rankOf(b) || graph.fileIndex(a.path) - graph.fileIndex(b.path));
}

interface KeptDocuments {
  readonly files: readonly LinkedFile[];
  readonly documents: readonly AskedDocument[];
}

/** By a plan's first file: what a plan asks for, and what of that is covered, is the same while its documents are. */
const keptOfPlans = new WeakMap<LinkedFile, KeptDocuments>();

function documentsKept(group: PlanGroup): readonly AskedDocument[] {
  const [first] = group.files;
  const files = group.filesInReach;
  const known = first && keptOfPlans.get(first);
  if (known?.files.length === files.length && known.files.every((file, i) => file === files[i])) return known.documents;
  const documents = documentsOf(group);
  // What is of no certain plan may be covered from anywhere.
  if (first && group.plan !== -1) keptOfPlans.set(first, { files, documents });
  return documents;
}

function documentsOf({ graph, files }: PlanGroup): AskedDocument[] {
  const taken = new Set<number>();
  const sources = new Map(
    files
      .filter(({ rule }) => rule?.duty === 'source')
      .map((file) => [file, sectionsOfSource(graph, file, taken)] as const),
  );
  return files.flatMap((file): AskedDocument[] => {
    const numbered = sources.get(file) ?? [];
    const asked = askedItems(graph, file).filter((item) => !taken.has(item));
    const own = sources.has(file) ? asked.filter((item) => !isOfSeries(graph, item)) : asked;
    if (own.length + numbered.length === 0) return [];
    const { entries, sections } = sectionsOfDocument(
      graph,
      file,
      own.map((item) => entryOf(graph, item)),
    );
    return [{ ...partOf(graph, titleOf(file), entries, [...numbered, ...sections]), path: file.path }];
  });
}
