import { ReferenceField } from '../facts/facts';
import type { Graph } from '../graph/graph';
import { labelOf } from '../graph/labels';
import type { Place } from '../model/finding';
import type { NamedPlace } from './verificationModel';

/**
 * An item as a document cites it: each plan has a `WP-3` of its own, and that of another one is `Phase 2A WP-3`. `as` is
 * the ID that a bullet without a row would get.
 */
export function namedPlace(graph: Graph, item: number, fromPath: string, as?: string): NamedPlace {
  const fact = graph.item(item);
  const { title, start, end, form } = fact;
  const file = graph.fileOfItem(item);
  const label = labelOf(fact, file);
  const isOthers = file.path !== fromPath && file.profile?.grammar.forms[form]?.scope === 'document';
  const qualifier = isOthers && file.facts.phaseLabel !== null ? `Phase ${file.facts.phaseLabel} ` : '';
  const id = as ?? fact.id;
  return { id, label: qualifier + label.replace(fact.id, () => id), title, file: file.path, start, end };
}

export function placeOfReference(graph: Graph, reference: number): Place {
  return {
    file: graph.fileOfReference(reference).path,
    start: graph.field(reference, ReferenceField.start),
    end: graph.field(reference, ReferenceField.end),
  };
}
