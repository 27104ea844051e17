import type { Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import { IdGrammar } from '../../ids/grammar';
import type { TextEdit } from '../../text/edit';
import type { Carried } from './carried';
import { isAffected, isMoved, type Part } from './members';
import { partsOf } from './parts';
import { joined, stretchOf } from './pieces';
import { placeOf, Refused } from './refused';
import { readsAsMeant } from './rereading';
import { writtenList } from './writing';

/** The edits of one document that give what is renamed its new IDs, and leave all else meaning what it meant. */
export function documentEdits(graph: Graph, f: number, text: string, carried: Carried): TextEdit[] {
  const file = graph.files[f];
  if (!file) return [];
  const edits: TextEdit[] = [];
  for (const list of listsOf(text, partsOf(graph, f, text, carried)))
    if (list.some(isAffected)) edits.push(...listEdits(file, text, list));
  return edits;
}

const LONGEST_GAP = 16;

/** Parts that follow one another on a line with hardly anything between: what one says may depend on the one before. */
function* listsOf(text: string, parts: readonly Part[]): Generator<Part[]> {
  let list: Part[] = [];
  for (const part of parts) {
    const end = list[list.length - 1]?.end ?? part.start;
    const isFar = part.start - end > LONGEST_GAP || /[\r\n]/.test(text.slice(end, part.start));
    if (list.length > 0 && isFar) {
      yield list;
      list = [];
    }
    list.push(part);
  }
  if (list.length > 0) yield list;
}

const NO_FORMS = new IdGrammar([]);

function listEdits(file: LinkedFile, text: string, list: readonly Part[]): TextEdit[] {
  const stretches = joined(
    text,
    list.map((part) => stretchOf(text, part)),
  );
  refuseWordedEnds(file, list);
  const forms = file.profile?.grammar.forms ?? [];
  const anyWidth = list.some(({ form }) => forms[form]?.bracketed);
  const grammar = file.profile?.grammar ?? NO_FORMS;
  for (const isPlain of [false, true]) {
    const edits = writtenList(text, stretches, isPlain, anyWidth);
    const isSingle = list.length === 1 && list[0]?.isRange === false;
    if (edits && (isSingle || readsAsMeant(text, stretches, edits, grammar))) return edits;
  }
  const moved = list.flatMap(({ members }) => members).find(isMoved);
  throw new Refused(
    `"${text.slice(list[0]?.start, list[list.length - 1]?.end)}" in ${placeOf(file, list[0]?.start ?? 0)} cannot be written with ${moved?.becomes ?? 'another ID'}; change it there first.`,
  );
}

/** `User Stories 1–3` names its ends alone: nobody can tell what it stands for with another end. Phases are in the plan's order. */
function refuseWordedEnds(file: LinkedFile, list: readonly Part[]): void {
  const forms = file.profile?.grammar.forms ?? [];
  for (const part of list) {
    const isOrdered = forms[part.form]?.kind === 'phase';
    if (!part.isRange || !part.isWorded || isOrdered || !part.members.some(isMoved)) continue;
    if (part.members.every(isMoved)) continue;
    throw new Refused(
      `${part.members.find(isMoved)?.id ?? ''} is an end of a range in ${placeOf(file, part.start)}; write its members out first.`,
    );
  }
}
