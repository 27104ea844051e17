import { packedField, ReferenceField, referenceStride } from '../../facts/facts';
import type { Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import { fileNameOf } from '../../text/wording';
import { relativePath } from '../relativePath';

/** What a stretch of a document cites, as another document has to write it. */
export interface Cited {
  /** IDs that mean something in their own document alone, and how the other one writes them. */
  readonly qualified: ReadonlyMap<string, string>;
  /** All that is cited, each once; what the stretch belongs to where it cites nothing. */
  readonly touches: readonly string[];
  readonly isSaid: boolean;
}

/** `phase`, the document's own name elsewhere: `Phase 1`, or its path where it is the plan of none. */
export function citedIn(graph: Graph, file: LinkedFile, to: string, start: number, end: number): Cited {
  const { references } = file.facts;
  const forms = file.profile?.grammar.forms ?? [];
  const phase = phaseOf(graph, file.path);
  const qualified = new Map<string, string>();
  const touches = new Set<string>();
  for (let at = 0; at < references.length; at += referenceStride) {
    const [from, until] = [references[at + ReferenceField.start] ?? 0, references[at + ReferenceField.end] ?? 0];
    if (from < start || until > end) continue;
    const form = forms[packedField(references, at, ReferenceField.form)];
    const id = graph.text(references[at + ReferenceField.symbol] ?? -1);
    const qualifier = references[at + ReferenceField.qualifier] ?? -1;
    if (!form || form.kind === 'question') continue;
    const isOwn = form.scope === 'document';
    const spelt = form.brackets ? `[${id}]` : id;
    if (isOwn && qualifier < 0) qualified.set(id, `${phase ?? file.path} ${id}`);
    touches.add(isOwn ? `${qualifier < 0 ? (phase ?? file.path) : graph.text(qualifier)} ${id}` : spelt);
  }
  if (touches.size > 0) return { qualified, touches: [...touches], isSaid: true };
  const link = `[${fileNameOf(file.path)}](${relativePath(to, file.path)})`;
  return { qualified, touches: [phase ?? link], isSaid: false };
}

/** The phase whose plan a document is, as its master plan calls it. */
function phaseOf(graph: Graph, path: string): string | null {
  const relation = graph.phases.find(({ planPath }) => planPath === path);
  return relation ? (graph.file(relation.masterPath)?.facts.items[relation.item]?.id ?? null) : null;
}

/** Words with their own IDs as another document has to write them. */
export function qualify(words: string, { qualified }: Cited): string {
  let said = words;
  for (const [id, spelt] of qualified) {
    const before = spelt.slice(0, spelt.length - id.length);
    const whole = new RegExp(String.raw`(?<![\p{L}\p{N}-])([[\x60*_]*)${escaped(id)}(?![\p{L}\p{N}-])`, 'gu');
    said = said.replace(whole, (all: string) => before + all);
  }
  return said;
}

const escaped = (id: string): string => id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
