import { itemsOfKind } from './itemsOfKind';
import { Content } from '../facts/checkedFacts';
import { headingSays } from '../profile/words';
import type { LinkedFile } from './linkedFile';

/**
 * Headings, by their index, of required sections with nothing in them. Only in documents that have begun to hold work: a
 * skeleton is empty all over.
 */
export function* emptySections({ facts, rule }: LinkedFile): Generator<number> {
  if (!rule || rule.sections.length === 0) return;
  const { headings, contents, placeholders } = facts;
  if (itemsOfKind(facts, 'work-package').length + itemsOfKind(facts, 'phase').length === 0) return;
  for (let i = 0; i < headings.length; i++) {
    const heading = headings[i];
    // Most sections hold something: that is seen at a glance.
    if (!heading || contents[i] !== Content.nothing) continue;
    const { words, depth, start } = heading;
    if (!rule.sections.some((section) => section.words.some((title) => headingSays(words, title)))) continue;
    const next = headings.findIndex((heading, at) => at > i && heading.depth <= depth);
    const within = contents.slice(i, next < 0 ? headings.length : next);
    // Headings alone are a structure that somebody has begun to fill.
    if (within.length > 1 || within.some((content) => content !== Content.nothing)) continue;
    const end = headings[next]?.start ?? facts.length;
    if (!placeholders.some((left) => left.start >= start && left.start < end)) yield i;
  }
}
