import type { LinkedFile } from '../graph/linkedFile';
import type { RequiredSection } from '../profile/compile';
import { headingSays, wordsOf } from '../profile/words';
import type { TextEdit } from '../text/edit';
import type { Snapshot } from '../workspace/snapshot';
import { isHiddenPlace } from './hiddenPlace';
import { lineEndingAt } from './lineEnding';
import { repairOf, type Repair } from './repair';
import { snapshotText } from './snapshotText';

/** Sections of the document's rule that it lacks. */
export function missingSections({ facts, rule }: LinkedFile): readonly RequiredSection[] {
  return (rule?.sections ?? []).filter(
    ({ words }) => !words.some((title) => facts.headings.some((heading) => headingSays(heading.words, title))),
  );
}

/** Inserts the sections where they belong among those that are there, with headings like theirs. */
export function insertSections(snapshot: Snapshot, path: string, titles: readonly string[]): Repair[] {
  const file = snapshot.graph.file(path);
  const current = snapshotText(snapshot, path);
  if (!file?.rule || typeof current === 'string') return [];
  const { text } = current;
  const wanted = missingSections(file).filter(({ title }) => titles.includes(title));
  if (wanted.length === 0) return [];
  const edits = sectionInsertions(file, text, wanted, () => ['\u2026']);
  if (!edits) return [];
  const name = wanted.length === 1 ? `"${wanted[0]?.title ?? ''}"` : `${wanted.length} sections`;
  return [repairOf(`Insert ${name}`, path, text, edits, true)];
}

/** The sections with what they say, each where it belongs; null where one would be hidden there. */
export function sectionInsertions(
  file: LinkedFile,
  text: string,
  wanted: readonly RequiredSection[],
  linesOf: (section: RequiredSection, depth: number) => readonly string[],
): TextEdit[] | null {
  const eol = lineEndingAt(text, text.length);
  const byPlace = new Map<number, string[]>();
  for (const section of wanted) {
    const { at, depth } = placeOfSection(file, section.title, text);
    const said = byPlace.get(at) ?? [];
    byPlace.set(at, said);
    said.push([`${'#'.repeat(depth)} ${section.title}`, '', ...linesOf(section, depth)].join(eol));
  }
  const edits = [...byPlace].map(([at, sections]) => {
    const body = sections.join(eol + eol);
    const isEnd = text.slice(at).trim() === '';
    // Between two sections the blank line before the next one is there already.
    return {
      start: at,
      end: at,
      newText: `${at === 0 ? '' : eol + eol}${body}${isEnd && at === text.length ? eol : ''}`,
    };
  });
  return edits.some(({ start }) => isHiddenPlace(text, start)) ? null : edits;
}

/** Behind the nearest earlier section of the rule that is there, else before the nearest later one, else at the end. */
export function placeOfSection(file: LinkedFile, title: string, text: string): { at: number; depth: number } {
  const { headings } = file.facts;
  const sections = file.rule?.sections ?? [];
  const own = sections.findIndex((section) => section.title === title);
  const indexOf = ({ words }: RequiredSection): number =>
    headings.findIndex((heading) => words.some((one) => headingSays(wordsOf(heading.text), one)));
  for (let s = own - 1; s >= 0; s--) {
    const at = indexOf(sections[s] as RequiredSection);
    const heading = headings[at];
    if (!heading) continue;
    const next = headings.slice(at + 1).find(({ depth }) => depth <= heading.depth);
    return { at: endBefore(text, next?.start ?? text.length), depth: heading.depth };
  }
  for (const section of sections.slice(own + 1)) {
    const heading = headings[indexOf(section)];
    if (heading) return { at: endBefore(text, heading.start), depth: heading.depth };
  }
  return { at: endBefore(text, text.length), depth: Math.min(6, (headings[0]?.depth ?? 1) + 1) };
}

const RULE = /^[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t]*$/;

/** The end of the last line before an offset that says something: blank lines and rules part what follows from it. */
export function endBefore(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !/[\r\n]/.test(text.charAt(at - 1))) at--;
  if (offset === text.length) at = offset;
  for (;;) {
    while (at > 0 && /\s/.test(text.charAt(at - 1))) at--;
    let start = at;
    while (start > 0 && !/[\r\n]/.test(text.charAt(start - 1))) start--;
    if (!RULE.test(text.slice(start, at)) || start === 0) return at;
    at = start;
  }
}
