import { allForms, type IdGrammar } from '../../ids/grammar';
import { readIds, type Citations } from '../../ids/reader';
import { foldHyphens } from '../../ids/template';
import { applyEdits, type TextEdit } from '../../text/edit';
import type { Stretch } from './pieces';

/** How much of a line around a list is read with it. */
const MOST_BEFORE = 200;
const MOST_BEHIND = 60;

/**
 * Whether a list that is written anew is read as what it is to say. Lists that by themselves are not even read as what
 * they say now (their place tells more than their line) are taken on trust.
 */
export function readsAsMeant(
  text: string,
  stretches: readonly Stretch[],
  edits: readonly TextEdit[],
  grammar: IdGrammar,
): boolean {
  const first = stretches[0];
  const last = stretches[stretches.length - 1];
  if (!first || !last) return true;
  const from = lineStart(text, first.start);
  const window = text.slice(from, lineEnd(text, last.end));
  const [start, end] = [first.start - from, last.end - from];
  const before = stretches.flatMap(({ part }) =>
    part.isRange ? [part.members[0]?.id, '–', part.members[part.members.length - 1]?.id] : [part.members[0]?.id],
  );
  if (!isSame(read(window, start, end, grammar), before)) return true;
  const after = applyEdits(
    window,
    edits.map((edit) => ({ ...edit, start: edit.start - from, end: edit.end - from })),
  );
  const wanted = stretches.flatMap(({ pieces }) =>
    pieces.flatMap((p) => (p.last ? [p.first.becomes, '–', p.last.becomes] : [p.first.becomes])),
  );
  return isSame(read(after, start, end + after.length - window.length, grammar), wanted);
}

function read(text: string, start: number, end: number, grammar: IdGrammar): string[] {
  const out: Citations = { ids: [], ranges: [] };
  readIds(text, 0, text.length, grammar, allForms(grammar), [], out);
  return out.ids
    .filter((id) => id.place !== 'range-inner' && id.start >= start && id.end <= end)
    .flatMap((id) => (id.place === 'range-end' ? ['–', foldHyphens(id.id)] : [foldHyphens(id.id)]));
}

function isSame(a: readonly (string | undefined)[], b: readonly (string | undefined)[]): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i]);
}

function lineStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < MOST_BEFORE && !isBreak(text.charCodeAt(start - 1))) start--;
  return start;
}

function lineEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && end - at < MOST_BEHIND && !isBreak(text.charCodeAt(end))) end++;
  return end;
}

const isBreak = (c: number): boolean => c === 10 || c === 13;
