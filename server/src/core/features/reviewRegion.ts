import type { LinkToChanged } from '../baseline/changes';
import type { Suspect } from '../authoring/reviewing/suspects';
import { headingSlugs } from '../graph/anchors';
import type { Graph } from '../graph/graph';
import { seriesNumber } from '../graph/sections';
import type { Refusal } from '../model/edit';
import { wordsOf } from '../profile/words';
import { listOf } from '../text/wording';
import type { Snapshot } from '../workspace/snapshot';
import { sectionSpans } from './sectionSpans';

/** A part of the workspace that is reviewed as a whole: what stands below a heading, and what that is the plan of. */
export interface ReviewRegion {
  /** The words of the heading, or the path of a document. */
  readonly title: string;
  readonly parts: readonly { readonly file: string; readonly start: number; readonly end: number }[];
  /** `4.4`: rows of plans that have its number belong to a section of a source. */
  readonly series: string | null;
}

/** A link belongs to a region at either end: what changed stands in it, or what is held to that. */
export function isInRegion(
  graph: Graph,
  { parts, series }: ReviewRegion,
  { target }: Suspect,
  { file, start, item }: LinkToChanged,
): boolean {
  const isWithin = (path: string, offset: number): boolean =>
    parts.some((part) => part.file === path && part.start <= offset && offset < part.end);
  const isItemWithin = (number: number): boolean =>
    number >= 0 && isWithin(graph.fileOfItem(number).path, graph.item(number).start);
  if (isWithin(file, start) || isItemWithin(item) || isItemWithin(target.item)) return true;
  if (isItemWithin(target.bullet?.bullet ?? -1)) return true;
  if (series === null) return false;
  const own = seriesNumber(graph.item(target.item).id);
  return own === series || own.startsWith(`${series}.`);
}

/** The headings around a place, the innermost first, and last the document. */
export function regionsAround(snapshot: Snapshot, path: string, offset: number): ReviewRegion[] {
  const regions = headingRegions(snapshot, path).filter(({ region: { parts } }) =>
    parts.some(({ file, start, end }) => file === path && start <= offset && offset < end),
  );
  return [...regions.reverse().map(({ region }) => region), documentRegion(snapshot, path)];
}

/** The part of a document that somebody means by a heading's words, anchor, number, or the ID that it begins with. */
export function regionNamed(snapshot: Snapshot, path: string, section: string): ReviewRegion | Refusal {
  const wanted = section.trim().replace(/^§\s*/, '');
  const regions = headingRegions(snapshot, path);
  const found =
    regions.find(({ slug }) => slug === wanted.toLowerCase()) ??
    regions.find(({ region: { title } }) => wordsOf(title) === wordsOf(wanted)) ??
    regions.find(({ number }) => number === wanted) ??
    regions.find(({ id }) => id?.toLowerCase() === wanted.toLowerCase());
  if (found) return found.region;
  const titles = listOf(
    regions.map(({ region: { title } }) => `"${title}"`),
    8,
  );
  return {
    refused: `${path} has no section "${wanted}": ${titles === '' ? 'it has no headings' : `it has ${titles}`}.`,
  };
}

/** A whole document, and the records that speak of it. */
export function documentRegion({ graph }: Snapshot, path: string): ReviewRegion {
  const records = graph.files.filter(({ speaksOf }) => speaksOf === path).map((file) => file.path);
  return { title: path, parts: [...new Set([path, ...records])].map(wholeOf), series: null };
}

const wholeOf = (file: string): ReviewRegion['parts'][number] => ({ file, start: 0, end: Infinity });

interface HeadingRegion {
  readonly region: ReviewRegion;
  readonly slug: string;
  readonly number: string | null;
  /** Of the item that the heading defines. */
  readonly id: string | null;
}

function headingRegions(snapshot: Snapshot, path: string): HeadingRegion[] {
  const { graph } = snapshot;
  const file = graph.file(path);
  if (!file) return [];
  const { headings, items, lines } = file.facts;
  const slugs = headingSlugs(headings.map(({ text }) => text));
  const spans = sectionSpans(snapshot, path, snapshot.text(path) ?? '');
  return headings.map((heading, h) => {
    const start = lines.lineStart(lines.lineAt(heading.start));
    // Of two that begin there, that of a phase reaches further than its heading.
    const end = Math.max(heading.end, ...spans.filter((span) => span.start === start).map((span) => span.end)) + 1;
    const own = items.findIndex(
      (item) => item.heading === h && lines.lineAt(item.start) === lines.lineAt(heading.start),
    );
    const phase = graph.phasesOf(path).find(({ item }) => item === own);
    const plan = phase?.planPath ? documentRegion(snapshot, phase.planPath).parts : [];
    const series = file.rule?.duty === 'source' ? heading.number : null;
    return {
      region: { title: heading.text, parts: [{ file: path, start, end }, ...plan], series },
      slug: slugs[h] ?? '',
      number: heading.number,
      id: items[own]?.id ?? null,
    };
  });
}
