import { ReferenceField } from '../../facts/facts';
import { readCheckbox } from '../../facts/status';
import type { Graph } from '../../graph/graph';
import type { TextEdit } from '../../text/edit';
import { mappingsOf, rowParts } from '../leadOfRow';
import type { PlanProse } from '../planProse';
import type { Draft } from '../refactoring/draft';
import { openOrRefuse } from '../refactoring/rows';
import { findItem, type NamedItem } from '../refactoring/series';
import { citationOut } from '../removeDependency';
import { placeOf, Refused } from '../renaming/refused';
import { pairsBetween, type TracedPair } from './tracedPairs';

/** Takes a requirement out of the last place that says that the work covers it. @throws Refused where words say it. */
export function takeOneOut(draft: Draft, row: NamedItem, work: NamedItem): void {
  const { graph } = draft.snapshot;
  const own = findItem(draft.snapshot, work);
  const { item } = findItem(draft.snapshot, row);
  const group = graph.group(own.file.plan);
  const pair = (group ? pairsBetween(group, own.item, item) : []).pop();
  if (!pair) throw new Refused(`${work.id} does not trace ${row.id}.`);
  const file = graph.fileOfReference(pair.reference);
  const prose = openOrRefuse(draft.snapshot, file.path);
  const edit =
    (pair.isMapping ? mappingOut(graph, prose, pair) : null) ??
    citationOut(graph, prose, file.path, pair.reference, -1);
  const at = graph.field(pair.reference, ReferenceField.start);
  if (!edit) throw new Refused(`${placeOf(file, at)} says it in words that only you can change.`);
  draft.edit(file.path, [edit]);
}

/** ` → WP-1` at the end of a row goes with its arrow, where it names nothing else. */
function mappingOut(graph: Graph, prose: PlanProse, { reference }: TracedPair): TextEdit | null {
  const file = graph.fileOfReference(reference);
  const index = graph.ownerOf(reference) - graph.itemNumber(graph.fileIndex(file.path), 0);
  const item = file.facts.items[index];
  const mapping = mappingsOf(file.facts).get(index);
  const run = item ? prose.runAt(item.start) : null;
  if (!item || !mapping || !run || prose.blocks[run.block]?.kind === 'row' || mapping.end > run.end) return null;
  const isAlone =
    graph.field(reference, ReferenceField.start) === mapping.start &&
    graph.field(reference, ReferenceField.end) === mapping.end;
  const box = readCheckbox(prose.text, run.start);
  const { wordsEnd } = rowParts(prose, run, box?.end ?? run.start, item.start, item.end, mapping);
  if (!isAlone || mapping.start < wordsEnd) return null;
  const behind = /^[\])}*_`~]*/.exec(prose.text.slice(mapping.end, run.end))?.[0] ?? '';
  return { start: wordsEnd, end: mapping.end + behind.length, newText: '' };
}
