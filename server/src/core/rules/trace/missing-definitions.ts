import { ReferenceField } from '../../facts/facts';
import { seriesOf } from '../../graph/answers';
import { Unresolved } from '../../graph/graph';
import { defineRule } from '../rule';

/** Told once per family of IDs and document, at its first reference. */
export const missingDefinitions = defineRule({
  code: 'trace/missing-definitions',
  title: 'Missing definitions',
  severity: 'information',
  looksAt: 'plan',
  messages: {
    missing: (family: string, ids: number) =>
      `Nothing in this workspace defines ${family} IDs (${ids === 1 ? 'one is' : `${ids} are`} cited in this document).`,
  },
  *check(group, messages) {
    const { graph } = group;
    const families = new Map<
      string,
      { file: string; start: number; end: number; id: string; family: string; ids: Set<string> }
    >();
    for (const reference of group.unresolved(Unresolved.undefinedKind)) {
      const file = graph.fileOfReference(reference);
      const id = graph.text(graph.field(reference, ReferenceField.symbol));
      const formNumber = graph.field(reference, ReferenceField.form);
      const form = file.profile?.grammar.forms[formNumber];
      // Numbered requirements of all sections come from one source; elsewhere each series has a document of its own.
      const numbered = form?.numberedByRows ?? false;
      const family = numbered ? '[section-number]' : `${seriesOf(id)}…`;
      const key = `${file.path} ${formNumber} ${family}`;
      const known = families.get(key);
      if (known) known.ids.add(id);
      else {
        families.set(key, {
          file: file.path,
          start: graph.field(reference, ReferenceField.start),
          end: graph.field(reference, ReferenceField.end),
          id,
          family,
          ids: new Set([id]),
        });
      }
    }
    for (const { file, start, end, id, family, ids } of families.values()) {
      yield { file, start, end, id, message: messages.missing(family, ids.size) };
    }
  },
});
