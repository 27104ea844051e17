import { lineEndingAt } from '../../authoring/lineEnding';
import { partsOf } from '../../authoring/headedItem';
import type { PlaceAt } from '../../facts/placeReader';
import type { LinkedFile } from '../../graph/linkedFile';
import { foldHyphens } from '../../ids/template';
import { asTyped } from './hyphens';
import type { HalfTyped } from './halfTyped';
import type { Proposal, Replaced } from './model';
import type { NewId } from './newIds';
import { leadLike, plainLead, type Lead } from './rowForms';
import { filledIn, literal, tabStop } from './snippetText';

/** Where a row or heading is begun. */
export interface Begun {
  /** Where its text begins behind bullet and box; for an empty line, where that begins. */
  readonly start: number;
  /** The bullet is not there yet. */
  readonly isBare: boolean;
  readonly word: HalfTyped;
}

/** The row or heading of a new item, as far as it is not there yet. */
export function newRow(file: LinkedFile, text: string, made: NewId, place: PlaceAt, begun: Begun): Proposal[] {
  if (place.kind === 'cell') return [newCell(text, made, place, begun)];
  // A heading that goes on in words only speaks of what it names.
  const goesOn = text.slice(begun.word.end, begun.word.lineEnd).trim() !== '';
  if (place.kind === 'heading' && made.rule.source.marked && goesOn) return [];
  const lead = (made.like ? leadLike(text, made.like, place.kind) : null) ?? plainLead(made, place.kind);
  const said = text.slice(begun.start, begun.word.start);
  const isOther = !foldHyphens(lead.before + made.written)
    .toLowerCase()
    .startsWith(said.toLowerCase());
  // `### Day ` goes on with a day, and with no week.
  if (place.kind === 'heading' && isOther && /\p{L}/u.test(said)) return [];
  const row = { ...rowProposal(text, lead, made.written, null, begun), note: noteOf(made) };
  if (place.kind !== 'heading' || row.snippet === null) return [row];
  const eol = lineEndingAt(text, begun.start);
  const parts = partsOf(file, text, made.rule.kind, { id: made.written, title: '' }, eol).join('');
  if (parts === '') return [row];
  const whole = {
    ...row,
    kind: 'row' as const,
    label: `${made.written} with its parts`,
    text: row.text.trimEnd() + parts,
    snippet: row.snippet + filledIn(parts, 2),
  };
  return [row, whole];
}

/** A row of a checklist for what is known elsewhere; with a place for its words where they are not. */
export function rowProposal(text: string, lead: Lead, written: string, words: string | null, begun: Begun): Proposal {
  const { word, start, isBare } = begun;
  const rest = text.slice(word.end, word.lineEnd);
  const isOpen = /^[\])*_`~\s]*$/.test(rest);
  const typed = text.slice(start, word.offset);
  // An empty line has no indent of its own.
  const indent = isBare && word.offset === word.lineStart ? lead.indent : '';
  const head = indent + (isBare ? lead.bullet : '') + lead.before + written;
  const marks = text.slice(start, word.start);
  const range: Replaced = isOpen
    ? { start, insertEnd: word.lineEnd, end: word.lineEnd }
    : { start, insertEnd: word.offset, end: word.end };
  const isLike = typed !== '' && foldHyphens(head).toLowerCase().startsWith(foldHyphens(typed).toLowerCase());
  const whole = isOpen ? head + lead.after + (words ?? '') : head;
  const stops = words === null ? 1 : 0;
  const arrow = lead.arrow !== null && isOpen ? ` ${literal(lead.arrow)} ${tabStop(stops + 1, 'WP')}` : '';
  return {
    ...range,
    kind: isBare ? 'row' : 'new',
    itemKind: null,
    label: written,
    detail: words ?? '',
    note: '',
    filter: asTyped(isLike ? head : marks + written, typed),
    text: whole,
    snippet:
      isOpen && (words === null || arrow !== '')
        ? literal(whole) + (words === null ? tabStop(1, 'title') : '') + arrow
        : null,
    isListed: false,
    known: null,
  };
}

const noteOf = ({ isCited }: NewId): string => (isCited ? 'cited, not defined yet' : 'next free');

/** The ID alone where the row goes on behind it; else the row with a place for each cell. */
function newCell(text: string, made: NewId, { cell, headers }: PlaceAt, { word, start, isBare }: Begun): Proposal {
  const { written } = made;
  const isWhole = cell === 0 && /^[\s|]*$/.test(text.slice(word.end, word.lineEnd)) && headers.length > 1;
  const from = isWhole ? start : word.start;
  const others = headers.slice(1);
  return {
    start: from,
    insertEnd: isWhole ? word.lineEnd : word.offset,
    end: isWhole ? word.lineEnd : word.end,
    kind: isBare ? 'row' : 'new',
    itemKind: null,
    label: written,
    detail: isWhole ? 'row' : '',
    note: noteOf(made),
    filter: asTyped(text.slice(from, word.start) + written, word.typed),
    text: isWhole ? `| ${written} |${'  |'.repeat(others.length)}` : written,
    snippet: isWhole
      ? `| ${literal(written)} |${others.map((header, i) => ` ${tabStop(i + 1, header)} |`).join('')}`
      : null,
    isListed: false,
    known: null,
  };
}
