import type { FileFacts, HeadingFact } from '../../facts/facts';

/** A stretch of a document below one heading, with all that stands deeper; without a heading, what stands above the first. */
export interface SectionAt {
  readonly heading: HeadingFact | null;
  readonly start: number;
  readonly end: number;
}

/** The section around an offset. That of the document's title ends with the next heading, whatever its depth. */
export function sectionAt({ headings, length }: FileFacts, offset: number): SectionAt {
  const at = headings.filter(({ start }) => start <= offset).length - 1;
  const heading = headings[at];
  if (!heading) return { heading: null, start: 0, end: headings[0]?.start ?? length };
  return { heading, start: heading.start, end: endOf(headings, at, length) };
}

function endOf(headings: readonly HeadingFact[], at: number, length: number): number {
  const own = headings[at];
  const isTitle = at === 0 && headings.every(({ depth }, h) => h === 0 || depth > (own?.depth ?? 0));
  const next = headings.slice(at + 1).find(({ depth }) => isTitle || depth <= (own?.depth ?? 0));
  return next?.start ?? length;
}

/** Whether an offset stands below a heading, or below one that stands deeper. */
export function isBelow({ headings, length }: FileFacts, at: number, offset: number): boolean {
  const own = headings[at];
  if (!own || offset < own.start) return false;
  const next = headings.slice(at + 1).find(({ depth }) => depth <= own.depth);
  return offset < (next?.start ?? length + 1);
}
