import { brokenRangeFixes } from '../../authoring/brokenRange';
import { packedField, ReferenceField, ReferenceFlag, referenceStride, type RangeFact } from '../../facts/facts';
import { Unresolved } from '../../graph/graph';
import type { Role } from '../../model/vocabulary';
import { citationOf, listOf } from '../display';
import { defineRule } from '../rule';

interface Member {
  readonly id: string;
  readonly role: Role | null;
  readonly target: number;
  readonly isEnd: boolean;
}

/** A range over IDs whose defining document is not there is no broken range. */
export const brokenRange = defineRule({
  code: 'trace/broken-range',
  title: 'Broken range',
  severity: 'error',
  looksAt: 'plan',
  messages: {
    backwards: (range: string) => `The range ${range} runs backwards.`,
    prefix: (range: string) => `The ends of the range ${range} belong to different series.`,
    end: (range: string, end: string) => `Nothing defines ${end}, an end of the range ${range}.`,
    ends: (range: string) => `Nothing defines either end of the range ${range}.`,
    holes: (range: string, holes: string) => `Nothing defines ${holes} inside the range ${range}.`,
  },
  *check(group, messages) {
    const { graph } = group;
    for (const f of group.indexes) {
      const file = graph.files[f];
      if (!file?.profile || file.facts.ranges.length === 0) continue;
      const byStart = membersByStart(f);
      const form = (range: RangeFact) => file.profile?.grammar.forms[range.form];
      for (const range of file.facts.ranges) {
        const from = citationOf(range.fromId, form(range));
        const to = citationOf(range.toId, form(range));
        const name = `${from}–${to}`;
        const place = { file: file.path, start: range.start, end: range.end, id: range.fromId };
        const members = byStart.get(range.start) ?? [];
        const defined = members.some((m) => m.target >= 0);
        if (range.defect !== null) {
          if (defined) yield { ...place, message: messages[range.defect](name), fixable: range.defect === 'backwards' };
          continue;
        }
        const cited = (list: typeof members): string => listOf(list.map((m) => citationOf(m.id, form(range))));
        // One end that resolves says that the range is of these IDs, whatever else has their shape.
        const isMeant = members.some((m) => m.isEnd && m.target >= 0) && !file.rule?.source.quotes;
        const isSoft = isMeant && (form(range)?.soft ?? false);
        const ends = members.filter(
          (m) => m.isEnd && (m.target === Unresolved.dangling || (isSoft && m.target === Unresolved.silent)),
        );
        if (ends[0]) {
          const message = ends.length === 1 ? messages.end(name, cited(ends)) : messages.ends(name);
          yield { ...place, id: ends[0].id, message, fixable: ends.length === 1 };
          continue;
        }
        if (members.some((m) => m.isEnd && m.target < 0)) continue;
        // Who tells of a plan may say *all of them* by the first and the last, whatever was given up between.
        if (file.rule?.source.quotes && members.every((m) => m.role === null)) continue;
        const holes = members.filter((m) => !m.isEnd && m.target < 0);
        if (holes[0])
          yield { ...place, id: holes[0].id, severity: 'information', message: messages.holes(name, cited(holes)) };
      }
    }

    /** The members of all ranges of a file, by where the range begins: ranges do not overlap. */
    function membersByStart(f: number): Map<number, Member[]> {
      const found = new Map<number, Member[]>();
      const references = graph.files[f]?.facts.references;
      for (let at = 0, r = 0; references && at < references.length; at += referenceStride, r++) {
        const flags = packedField(references, at, ReferenceField.flags);
        if ((flags & ReferenceFlag.viaRange) === 0) continue;
        const start = packedField(references, at, ReferenceField.expressionStart);
        const number = graph.referenceNumber(f, r);
        const members = found.get(start) ?? [];
        found.set(start, members);
        members.push({
          id: graph.text(references[at + ReferenceField.symbol] ?? -1),
          role: graph.roleOf(number),
          target: graph.parts.targets[number] ?? Unresolved.silent,
          isEnd: (flags & ReferenceFlag.rangeInner) === 0,
        });
      }
      return found;
    }
  },
  fixes: brokenRangeFixes,
});
