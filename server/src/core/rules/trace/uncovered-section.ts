import { coverSectionFixes } from '../../authoring/coverSection';
import { ownershipOf } from '../../graph/ownership';
import { sectionsOf } from '../../graph/sections';
import { compareSections, isWithin } from '../../ids/sections';
import { defineRule } from '../rule';

/** Told at the highest section of which no part is covered. A master plan that names no section at all is no finding. */
export const uncoveredSection = defineRule({
  code: 'trace/uncovered-section',
  title: 'Uncovered section',
  severity: 'warning',
  looksAt: 'plan',
  messages: {
    uncovered: (section: string, title: string, requirements: number) =>
      `No phase covers section ${section}${title === '' ? '' : ` "${title}"`} (${requirements === 1 ? 'one requirement' : `${requirements} requirements`}).`,
  },
  *check(group, messages) {
    for (const source of group.files) {
      if (source.rule?.duty !== 'source') continue;
      const ownership = ownershipOf(group);
      if (!ownership.coversSource(source)) continue;
      const sections = sectionsOf(group, source);
      const uncovered = new Set(
        sections.filter((s) => ownership.claimsOn(source, s.number).length === 0).map((s) => s.number),
      );
      const headings = source.facts.items
        .filter((item) => item.kind === 'section')
        .sort((a, b) => compareSections(a.id, b.id));
      const told: string[] = [];
      for (const heading of headings) {
        if (told.some((section) => isWithin(heading.id, section))) continue;
        const within = sections.filter((s) => isWithin(s.number, heading.id));
        if (within.length === 0 || within.some((s) => !uncovered.has(s.number))) {
          if (!uncovered.has(heading.id)) continue;
        }
        const own = within.every((s) => uncovered.has(s.number))
          ? within
          : within.filter((s) => s.number === heading.id);
        if (own.length === within.length) told.push(heading.id);
        const requirements = own.reduce((sum, s) => sum + s.bullets.length, 0);
        yield {
          file: source.path,
          start: heading.start,
          end: heading.end,
          id: heading.id,
          message: messages.uncovered(heading.id, heading.title, requirements),
          fixable: true,
        };
      }
    }
  },
  fixes: coverSectionFixes,
});
