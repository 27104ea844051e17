import { codeKind } from '../../facts/codeFacts';
import { ReferenceField, referenceStride } from '../../facts/facts';
import { Unresolved } from '../../graph/graph';
import type { IdForm } from '../../ids/grammar';
import type { Profile } from '../../profile/compile';
import { citationOf } from '../display';
import { defineRule } from '../rule';

/** What a plan gets `trace/dangling-reference` for, in a source file: there nobody can tell what was meant instead. */
export const danglingCodeReference = defineRule({
  code: 'trace/dangling-code-reference',
  title: 'Dangling reference in code',
  severity: 'warning',
  // A source file belongs to no plan, and may name items of all of them.
  looksAt: 'workspace',
  messages: {
    dangling: (id: string) => `No plan defines ${id}.`,
  },
  *check({ graph, profiles }, messages) {
    const { files, targets, referenceBase } = graph.parts;
    for (const [f, file] of files.entries()) {
      if (file.facts.kind !== codeKind) continue;
      const first = referenceBase[f] as number;
      const count = file.facts.references.length / referenceStride;
      for (let reference = first; reference < first + count; reference++) {
        if (targets[reference] !== (Unresolved.dangling as number)) continue;
        const id = graph.text(graph.field(reference, ReferenceField.symbol));
        yield {
          file: file.path,
          start: graph.field(reference, ReferenceField.start),
          end: graph.field(reference, ReferenceField.end),
          id,
          message: messages.dangling(citationOf(id, formOf(profiles, id))),
        };
      }
    }
  },
});

/** The form that some profile in force has for an ID. */
function formOf(profiles: readonly Profile[], id: string): IdForm | undefined {
  for (const { grammar } of profiles) {
    const parsed = grammar.classify(id);
    if (parsed) return grammar.forms[parsed.form];
  }
  return undefined;
}
