import { missingSections } from '../../authoring/insertSection';
import type { LinkedFile } from '../../graph/linkedFile';
import { headingSays } from '../../profile/words';
import type { HalfTyped } from './halfTyped';
import type { Proposal } from './model';

const HEADING = /^( {0,3})(#{1,6})[ \t]+/;

/** The sections that the document's rule demands and that it lacks, for a line that begins as their headings do. */
export function sectionHeadings(file: LinkedFile, text: string, word: HalfTyped): Proposal[] {
  const line = text.slice(word.lineStart, word.offset);
  const marks = HEADING.exec(line);
  if (!marks || text.slice(word.offset, word.lineEnd).trim() !== '') return [];
  const missing = missingSections(file);
  if (missing.length === 0 || marks[2]?.length !== depthOfSections(file)) return [];
  const start = word.lineStart + marks[0].length;
  const typed = line.slice(marks[0].length).toLowerCase();
  return missing
    .filter(({ title }) => title.toLowerCase().includes(typed.trim()))
    .map(({ title }) => ({
      start,
      insertEnd: word.lineEnd,
      end: word.lineEnd,
      kind: 'section',
      itemKind: null,
      label: title,
      detail: '',
      note: 'section not there yet',
      filter: title,
      text: title,
      snippet: null,
      isListed: false,
      known: null,
    }));
}

/** How deep the sections are that are there; one level below the title where none is. */
function depthOfSections({ facts, rule }: LinkedFile): number {
  const titles = (rule?.sections ?? []).flatMap(({ words }) => words);
  const there = facts.headings.find(({ words }) => titles.some((title) => headingSays(words, title)));
  return there?.depth ?? Math.min(6, (facts.headings[0]?.depth ?? 1) + 1);
}
