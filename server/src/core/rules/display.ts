import type { IdForm } from '../ids/grammar';
import type { ItemFact } from '../facts/facts';
import type { Graph } from '../graph/graph';
import type { LinkedFile } from '../graph/linkedFile';

/** An ID as a reader would write it in a citation: `[4.4-3]`, `WP-7`, `section 4.4`. */
export function citationOf(id: string, form: IdForm | undefined): string {
  return form?.brackets ? `[${id}]` : id;
}

export function citationOfItem(item: ItemFact, file: LinkedFile): string {
  if (item.kind === 'section') return `section ${item.id}`;
  return citationOf(item.id, file.profile?.grammar.forms[item.form]);
}

/** An item of the graph as a reader would cite it. */
export function nameOf(graph: Graph, item: number): string {
  return citationOfItem(graph.item(item), graph.fileOfItem(item));
}

/** `a`, `a and b`, `a, b and c`, `a, b and 3 more`. */
export function listOf(words: readonly string[], most = 5): string {
  const shown = words.length > most ? [...words.slice(0, most - 1), `${words.length - most + 1} more`] : words;
  if (shown.length <= 1) return shown.join('');
  return `${shown.slice(0, -1).join(', ')} and ${shown[shown.length - 1] ?? ''}`;
}

/** The last part of a path. */
export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A text cut to be quoted in a message. */
export function quoted(text: string, most = 80): string {
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}
