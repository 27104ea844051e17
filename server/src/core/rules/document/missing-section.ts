import { insertSections, missingSections } from '../../authoring/insertSection';
import { listOf } from '../display';
import { defineRule } from '../rule';

export const missingSection = defineRule({
  code: 'document/missing-section',
  title: 'Missing section',
  severity: 'warning',
  looksAt: 'document',
  messages: {
    missing: (kind: string, section: string) => `This ${kind} has no section "${section}".`,
    missingAll: (kind: string, sections: string) => `This ${kind} has none of its sections: ${sections}.`,
  },
  *check(file, messages) {
    const { rule, facts } = file;
    if (!rule || rule.sections.length === 0) return;
    // What stands below a broken fence is read inside out: what is missing there may only be hidden.
    if (facts.brokenFences.length > 0) return;
    const missing = missingSections(file);
    if (missing.length === 0) return;
    const first = facts.headings[0];
    const place = {
      file: file.path,
      start: first?.start ?? 0,
      end: first?.end ?? Math.min(facts.length, facts.lines.lineStart(1)),
      fixable: true,
    };
    const kind = rule.title.toLowerCase();
    if (missing.length === rule.sections.length) {
      yield {
        ...place,
        message: messages.missingAll(
          kind,
          listOf(
            missing.map((s) => s.title),
            12,
          ),
        ),
      };
      return;
    }
    for (const section of missing) yield { ...place, message: messages.missing(kind, section.title) };
  },
  fixes: (snapshot, { file, message }) => {
    const sections = snapshot.graph.file(file)?.rule?.sections ?? [];
    const own = sections.filter(({ title }) => message.endsWith(` no section "${title}".`));
    return insertSections(
      snapshot,
      file,
      (own.length > 0 ? own : sections).map(({ title }) => title),
    );
  },
});
