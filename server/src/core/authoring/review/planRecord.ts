import type { HeadingFact } from '../../facts/facts';
import { sectionOf } from '../../graph/gates';
import type { LinkedFile } from '../../graph/linkedFile';
import { headingSays } from '../../profile/words';
import { cellText } from '../../text/cellText';
import { LineIndex } from '../../text/lineIndex';
import type { TextEdit } from '../../text/edit';
import { isHiddenAmong } from '../hiddenPlace';
import { endBefore } from '../insertSection';
import { lineEndingAt } from '../lineEnding';
import { nextBullet, rowBeside } from '../listRow';
import type { PlanProse } from '../planProse';
import { cellsOf, tablesOf } from '../tableEdit';
import { wordsAlone, type ReviewEntry } from './reviewEntry';
import { isTableOfReviews, recordInTable, reviewColumns, type RowNames } from './reviewTable';

const TITLE = 'External Review';

/** Headings that begin with these are about reviews by others, whatever follows. */
const BEGINNINGS = [
  'external review',
  'external reviews',
  'external verification',
  'review record',
  'independent review',
];
/** These may begin the name of something else. */
const WHOLE = new Set([
  'reviews',
  'review log',
  'review history',
  'review outcome',
  'review outcomes',
  'plan review',
  'plan reviews',
  'post-phase review',
]);

const OF_REVIEWS: RowNames = { isReview: () => true, name: (title) => title };
/** In a table that has other rows as well, as those of the plan's own checks. */
const AMONG_CHECKS: RowNames = {
  isReview: (name) => /\breviews?\b/i.test(name),
  name: (title) => `External review: ${title}`,
};

/**
 * The edits that record a review at the bottom of a plan: in the plan's own record of reviews where it has one, as the
 * rows of that are written; else in a table below the verification record. None where it is recorded already, null where
 * the place is hidden in a fence or a comment that nothing closes.
 */
export function recordInPlan(file: LinkedFile, prose: PlanProse, entry: ReviewEntry): TextEdit[] | null {
  const { text, blocks } = prose;
  const place = placeOf(file);
  const own = place && sectionOf(file, place.heading);
  const isInside = (at: number): boolean => own !== null && at >= own.start && at < own.end;
  const isReview = (words: string): boolean => place?.isOfReviews === true || /\breviews?\b/i.test(words);
  for (const table of tablesOf(text, blocks)) {
    const columns = isInside(table.header.start) ? reviewColumns(table) : null;
    const names = table.rows.map((row) => cellsOf(text, row)[columns?.review ?? 0] ?? '');
    if (columns && (place?.isOfReviews === true || names.some(isReview)))
      return recordInTable(prose, table, columns, entry, place?.isOfReviews === true ? OF_REVIEWS : AMONG_CHECKS);
  }
  // A table of reviews stays one under whatever heading its author has put it.
  for (const table of place?.isOfReviews === true ? [] : tablesOf(text, blocks)) {
    const columns = isTableOfReviews(text, table) ? reviewColumns(table) : null;
    if (columns) return recordInTable(prose, table, columns, entry, OF_REVIEWS);
  }
  const items = blocks.flatMap((block, i) => {
    const list = blocks[block.parent];
    const isRow = block.kind === 'item' && isInside(block.start) && (list?.parent ?? -1) < 0;
    return isRow && isReview(text.slice(block.start, block.end)) ? [i] : [];
  });
  const last = items[items.length - 1];
  if (last !== undefined) return inList(prose, items, last, entry);
  const edit =
    place?.isOfReviews === true
      ? atEnd(prose, own?.end ?? text.length, '', entry)
      : newSection(file, prose, own?.end, entry);
  return isHiddenAmong(blocks, text, edit.start) ? null : [edit];
}

/** The heading of the plan's record of reviews; else that of its verification record, to which one belongs. */
function placeOf({ facts, rule }: LinkedFile): { readonly heading: number; readonly isOfReviews: boolean } | null {
  const { headings } = facts;
  const isOfReviews = ({ words }: HeadingFact): boolean =>
    WHOLE.has(words) || BEGINNINGS.some((title) => headingSays(words, title));
  const reviews = headings.map(isOfReviews).lastIndexOf(true);
  if (reviews >= 0) return { heading: reviews, isOfReviews: true };
  const titles = rule?.record?.words ?? [];
  const record = headings.findIndex(({ words }) => titles.some((title) => headingSays(words, title)));
  return record < 0 ? null : { heading: record, isOfReviews: false };
}

function inList(prose: PlanProse, items: readonly number[], last: number, entry: ReviewEntry): TextEdit[] {
  const { text, blocks } = prose;
  const said = lineOf(entry);
  const isThere = items.some((i) => wordsAlone(text.slice(blocks[i]?.start, blocks[i]?.end)) === wordsAlone(said));
  if (isThere) return [];
  const model = text.slice(blocks[last]?.start, (blocks[last]?.start ?? 0) + 24);
  const bullet = /^(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[^\]]\][ \t]+)?/.exec(model)?.[0] ?? '- ';
  const row = nextBullet(bullet.replace(/\[[^\]]\]/, '[x]')) + said;
  return [rowBeside(prose, new LineIndex(text), last, row, true)];
}

/** `2026-03-01, Requirements coverage review: pass with corrections. Two criteria were added` */
function lineOf({ review, outcome, date, rationale }: ReviewEntry): string {
  const line = `${date}, ${review.title} review: ${outcome.said.toLowerCase()}`;
  return rationale === '' ? line : `${line}. ${rationale}`;
}

function newSection(file: LinkedFile, prose: PlanProse, end: number | undefined, entry: ReviewEntry): TextEdit {
  const { headings } = file.facts;
  const sections = file.rule?.sections.flatMap(({ words }) => words) ?? [];
  const above = headings.find(({ words }) => sections.some((title) => headingSays(words, title)));
  const titles = file.rule?.record?.words ?? [];
  const record = headings.find(({ words }) => titles.some((title) => headingSays(words, title)));
  const depth = record ? Math.min(6, record.depth + 1) : (above?.depth ?? 2);
  return atEnd(prose, end ?? prose.text.length, `${'#'.repeat(depth)} ${TITLE}`, entry);
}

function atEnd(
  { text }: PlanProse,
  end: number,
  heading: string,
  { review, outcome, date, rationale }: ReviewEntry,
): TextEdit {
  const at = endBefore(text, end);
  const eol = lineEndingAt(text, at);
  const row = [review.title, date, outcome.said, ...(rationale === '' ? [] : [cellText(rationale)])];
  const lines = [
    ...(heading === '' ? [] : [heading, '']),
    '| Review | Date | Result | Findings |',
    '|--------|------|--------|----------|',
    `| ${row.join(' | ')} |${rationale === '' ? ' |' : ''}`,
  ];
  const before = at === 0 ? '' : eol + eol;
  return { start: at, end: at, newText: before + lines.join(eol) + (at === text.length ? eol : '') };
}
