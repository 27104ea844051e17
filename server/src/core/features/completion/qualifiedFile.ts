import type { Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import { planScope } from '../../graph/slots';
import { readQualifier } from '../../ids/qualifier';
import type { Layout } from '../../workspace/layout';
import type { HalfTyped } from './halfTyped';

/** Where an ID at the cursor is looked up that words before it qualify: `Phase 3B WP-`, `Spec 012 FR-`. */
export interface Qualified {
  /** A document of the scope; null where there is none of that name. */
  readonly file: LinkedFile | null;
  /** Forms of which an ID may be qualified so. */
  readonly forms: ReadonlySet<number>;
}

/** What qualifies the ID at the cursor; null where it stands by itself. */
export function qualifiedFile(graph: Graph, file: LinkedFile, text: string, word: HalfTyped): Qualified | null {
  const forms = file.profile?.grammar.forms ?? [];
  const layout = file.layout as Layout;
  const at = word.opening >= 0 ? word.opening : word.start;
  const ofDocument = readQualifier(text, word.lineStart, at);
  if (ofDocument !== null) {
    const path = layout.qualified(file.path, ofDocument);
    const own = new Set(
      forms.flatMap(({ scope, unit }, form) => (scope === 'document' && unit === null ? [form] : [])),
    );
    if (own.size > 0) return { file: path === null ? null : (graph.file(path) ?? null), forms: own };
  }
  const words = [...new Set(forms.flatMap(({ qualifiers }) => qualifiers))];
  const ofScope = words.length > 0 ? readQualifier(text, word.lineStart, at, words) : null;
  if (ofScope === null) return null;
  const scope = layout.scopeQualified(file.path, ofScope);
  const inScope = (other: LinkedFile): boolean =>
    other.profile !== null && scope === planScope(other.profile.name, other.plan);
  return {
    file: scope === null ? null : (graph.files.find(inScope) ?? null),
    forms: new Set(forms.flatMap(({ qualifiers }, form) => (qualifiers.length > 0 ? [form] : []))),
  };
}
