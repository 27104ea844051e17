import type { IdForm } from '../ids/grammar';
import type { ItemFact } from '../facts/facts';
import type { Graph } from '../graph/graph';
import type { LinkedFile } from '../graph/linkedFile';
import type { PhaseRelation } from '../graph/relations';
import { taskName } from '../text/wording';

export { fileNameOf, listOf } from '../text/wording';

/** An ID as a reader would write it in a citation: `[4.4-3]`, `WP-7`, `section 4.4`. */
export function citationOf(id: string, form: IdForm | undefined): string {
  return form?.brackets ? `[${id}]` : id;
}

export function citationOfItem(item: ItemFact, file: LinkedFile): string {
  if (item.kind === 'section') return `section ${item.id}`;
  if (item.kind === 'task' && /^\d/.test(item.id)) return taskName(item.id);
  return citationOf(item.id, file.profile?.grammar.forms[item.form]);
}

/** An item of the graph as a reader would cite it. */
export function nameOf(graph: Graph, item: number): string {
  return citationOfItem(graph.item(item), graph.fileOfItem(item));
}

/** `Phase 3A`, as its master plan spells it. */
export function phaseName(graph: Graph, phase: PhaseRelation): string {
  return graph.file(phase.masterPath)?.facts.items[phase.item]?.id ?? `Phase ${phase.label}`;
}

/** A text cut to be quoted in a message. */
export function quoted(text: string, most = 80): string {
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}
