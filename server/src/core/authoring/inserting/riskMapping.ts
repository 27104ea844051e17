import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import { headingSays } from '../../profile/words';
import type { TextEdit } from '../../text/edit';
import { endBefore } from '../insertSection';
import { addToList, listedIn } from '../idList';
import { lineEndingAt } from '../lineEnding';
import { mappedRisks, mappingRow, modelFor, namesRisks } from '../mappingRow';
import { openDocument } from '../openDocument';
import { addToSource } from '../sourceCell';
import type { Draft } from './draft';

/** The tasks that the mapping of a document gives to a risk. */
export function tasksOf(group: PlanGroup, risk: number): number[] {
  const links = group.linksOf('mitigates');
  const found = new Set<number>();
  for (let i = 0; i < links.length; i += 3) if (links[i + 1] === risk) found.add(links[i] ?? -1);
  return [...found];
}

/**
 * Maps a risk to tasks, in its row or in a new one, and names it in the Source of each task where Sources name risks: what
 * mapping and Sources say must agree. False where it finds no place.
 */
export function mapRisk(
  draft: Draft,
  risk: { readonly id: string; readonly title: string },
  tasks: readonly string[],
): boolean {
  const row = rowOf(draft, risk.id);
  if (row >= 0) {
    for (const task of tasks) {
      const edit = addedTask(draft, risk.id, task);
      if (!edit) return false;
      draft.apply([edit]);
    }
  } else {
    const edit = newRow(draft, risk.id, tasks);
    if (!edit) return false;
    draft.apply([edit]);
  }
  for (const task of tasks) draft.apply(sourceOf(draft, risk.id, task));
  return true;
}

/** The row that maps the risk; -1 for none. */
function rowOf(draft: Draft, id: string): number {
  const { group } = now(draft);
  return (
    (group ? mappedRisks(group) : []).find(
      (row) => group?.graph.item(row).id === id && group.graph.fileOfItem(row).path === draft.path,
    ) ?? -1
  );
}

function now({ snapshot: { graph }, path }: Draft): { file: LinkedFile | undefined; group: PlanGroup | undefined } {
  const file = graph.file(path);
  return { file, group: graph.group(file?.plan ?? -1) };
}

function addedTask(draft: Draft, risk: string, task: string): TextEdit | null {
  const { graph } = draft.snapshot;
  const prose = openDocument(draft.snapshot, draft.path);
  return prose && addToList(prose.text, listedIn(graph, draft.path, prose.text, rowOf(draft, risk), 'mitigates'), task);
}

function newRow(draft: Draft, risk: string, tasks: readonly string[]): TextEdit | null {
  const { graph } = draft.snapshot;
  const { file, group } = now(draft);
  const prose = openDocument(draft.snapshot, draft.path);
  if (!file || !group || !prose) return null;
  const rows = mappedRisks(group).filter((row) => graph.fileOfItem(row) === file);
  const model = modelFor(graph, rows, risk);
  if (model) return mappingRow(graph, prose, model, risk, tasks);
  const at = headingOfMapping(file);
  const heading = file.facts.headings[at];
  if (!heading) return null;
  const { text } = prose;
  const next = file.facts.headings.slice(at + 1).find(({ depth }) => depth <= heading.depth);
  const end = Math.max(heading.end, endBefore(text, next?.start ?? text.length));
  const eol = lineEndingAt(text, end);
  return { start: end, end, newText: `${eol}${eol}- ${risk} → ${tasks.join(', ')}` };
}

/** The heading below which a document maps risks; -1 for none. */
export function headingOfMapping({ facts, rule }: LinkedFile): number {
  const titles = (rule?.links ?? []).flatMap(({ role, place }) => (role === 'mitigates' ? (place.under ?? []) : []));
  return facts.headings.findIndex(({ words }) => titles.some((title) => headingSays(words, title)));
}

function sourceOf(draft: Draft, risk: string, task: string): TextEdit[] {
  const { snapshot, path } = draft;
  const { graph } = snapshot;
  const { group } = now(draft);
  const prose = openDocument(snapshot, path);
  const item = graph.itemNamed(task, path);
  const cited = graph.itemNamed(risk, path);
  if (!group || !prose || item < 0 || cited < 0 || !namesRisks(group)) return [];
  const links = group.linksOf('sourced-from');
  for (let i = 0; i < links.length; i += 3) if (links[i] === item && links[i + 1] === cited) return [];
  const edit = addToSource(graph, path, prose.text, item, graph.item(cited));
  return edit ? [edit] : [];
}
