import { packedField, ReferenceField, referenceStride } from '../../facts/facts';
import type { LinkedFile } from '../../graph/linkedFile';
import type { IdForm } from '../../ids/grammar';
import type { HalfTyped } from './halfTyped';
import { asTyped } from './hyphens';
import type { WantedIds } from './knownIds';
import type { Proposal } from './model';

/** What is replaced by an ID, with its brackets where it is to have them, and what is written instead. */
export function replacedBy(
  text: string,
  word: HalfTyped,
  form: IdForm,
  id: string,
  start: number,
  isBare: boolean,
): Pick<Proposal, 'start' | 'insertEnd' | 'end' | 'text' | 'filter'> {
  const before = text.charAt(start - 1);
  const blank = before === ',' && start === word.offset ? ' ' : before === ':' ? ' ' : '';
  const filterId = asTyped(id, word.typed);
  if (word.opening < 0 || start !== word.start) {
    const dressed = form.brackets && !isBare;
    return {
      start,
      insertEnd: word.offset,
      end: word.end,
      text: blank + (dressed ? `[${id}]` : id),
      filter: blank + filterId,
    };
  }
  // The bracket is there. What closes it right behind the cursor is taken along, so that the cursor comes behind it.
  const takesClosing = word.closing >= 0 && word.end === word.offset;
  const isClosed = word.isClosed && !takesClosing;
  return {
    start: word.opening,
    insertEnd: takesClosing ? word.closing : word.offset,
    end: takesClosing ? word.closing : word.end,
    text: `[${id}${isClosed ? '' : ']'}`,
    filter: `[${filterId}`,
  };
}

/** Within brackets that hold several IDs, and where IDs are read and written without, no further brackets. */
export function isBareHere(
  { facts, profile }: LinkedFile,
  text: string,
  word: HalfTyped,
  { forms, place, isStated }: Pick<WantedIds, 'forms' | 'place' | 'isStated'>,
): boolean {
  if (/\[[^[\]]{0,200}$/.test(text.slice(Math.max(word.lineStart, word.start - 202), word.start))) return true;
  const bracketed = [...forms].filter((form) => profile?.grammar.forms[form]?.brackets);
  if (!isStated && !bracketed.some((form) => place.links[form]?.open)) return false;
  // The last one before the cursor shows how they are written.
  const { references } = facts;
  for (let at = references.length - referenceStride; at >= 0; at -= referenceStride) {
    const start = references[at + ReferenceField.start] ?? 0;
    if (start >= word.start || !bracketed.includes(packedField(references, at, ReferenceField.form))) continue;
    const from = packedField(references, at, ReferenceField.expressionStart);
    return !text.slice(Math.max(0, from - 1), start).includes('[');
  }
  return false;
}
