import type { LinkedFile } from '../../graph/linkedFile';
import type { RequiredSection } from '../../profile/compile';
import type { TextEdit } from '../../text/edit';
import { isHiddenAmong } from '../hiddenPlace';
import { endBefore, placeOfSection } from '../insertSection';
import { lineEndingAt } from '../lineEnding';
import type { PlanProse } from '../planProse';
import { headingOf } from './checklistOfPlan';

/** Rows of one series, with what they are headed by where a checklist has headings. */
export interface RowGroup {
  readonly heading: string;
  readonly rows: readonly string[];
  /** Requirements are grouped by their sections; constraints only where there are headings already, or several groups. */
  readonly isHeaded: boolean;
}

/** What a section says that waits for its first row. */
const NOTHING = /^(?:[-*+][ \t]+)?[_*(]*(?:none(?: yet)?|nothing(?: yet)?|\u2026|\.{3}|tbd)[_*).]*$/i;

/** The first rows of a checklist: in the section that is there, in the place of what says that it is empty; else in a new one. */
export function firstRows(
  plan: LinkedFile,
  prose: PlanProse,
  section: RequiredSection,
  groups: readonly RowGroup[],
): TextEdit | null {
  const { text } = prose;
  const { headings } = plan.facts;
  const at = headingOf(plan, section);
  const own = headings[at];
  const eol = lineEndingAt(text, own?.end ?? text.length);
  if (!own) {
    const place = placeOfSection(plan, section.title, text);
    if (isHiddenAmong(prose.blocks, text, place.at)) return null;
    const lines = [`${'#'.repeat(place.depth)} ${section.title}`, '', ...linesOf(groups, place.depth + 1, false)];
    const before = place.at === 0 ? '' : eol + eol;
    return { start: place.at, end: place.at, newText: before + lines.join(eol) + closing(text, place.at, eol) };
  }
  return contentOf(plan, prose, at, (below) => linesOf(groups, below ?? own.depth + 1, below !== null));
}

/**
 * Lines for a section that is there: in the place of what says that it is empty, else behind what it says. They are asked
 * for with the depth of its first heading, null where it has none.
 */
export function contentOf(
  plan: LinkedFile,
  { text, blocks }: PlanProse,
  at: number,
  lines: (below: number | null) => readonly string[],
): TextEdit | null {
  const { headings } = plan.facts;
  const own = headings[at];
  if (!own) return null;
  const inner = headings.slice(at + 1);
  const next = inner.find(({ depth }) => depth <= own.depth);
  const below = next ? inner.slice(0, inner.indexOf(next)) : inner;
  const eol = lineEndingAt(text, own.end);
  const end = Math.max(endBefore(text, next?.start ?? text.length), own.end);
  if (isHiddenAmong(blocks, text, end)) return null;
  const written = lines(below[0]?.depth ?? null).join(eol);
  const body = text.slice(own.end, end);
  if (NOTHING.test(body.trim())) {
    const start = own.end + body.length - body.trimStart().length;
    return { start, end, newText: written };
  }
  return { start: end, end, newText: eol + eol + written + closing(text, end, eol) };
}

function linesOf(groups: readonly RowGroup[], depth: number, hasHeadings: boolean): string[] {
  const headed = (group: RowGroup): boolean => group.isHeaded || hasHeadings || groups.length > 1;
  return groups.flatMap((group, i) => [
    ...(i > 0 ? [''] : []),
    ...(headed(group) ? [`${'#'.repeat(Math.min(6, depth))} ${group.heading}`, ''] : []),
    ...group.rows,
  ]);
}

/** A text that ended with its last line ends with one again. */
const closing = (text: string, at: number, eol: string): string => (at === text.length ? eol : '');
