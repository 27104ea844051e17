import { readPlace, type PlaceAt } from '../../facts/placeReader';
import type { LinkedFile } from '../../graph/linkedFile';
import { allForms, type IdGrammar } from '../../ids/grammar';
import type { Snapshot } from '../../workspace/snapshot';
import { emptyRowAt } from './beginning';
import { isInFrontMatter, keyAt } from './frontMatterPlace';
import { halfTypedAt, lineAt, type HalfTyped, type WordsOf } from './halfTyped';
import { knownIds } from './knownIds';
import { mayComplete } from './mayComplete';
import { missingRows, sourceRows } from './missingRows';
import { NOTHING, type CompletionAsked, type Proposal, type Proposals } from './model';
import { newIds } from './newIds';
import { newRow, type Begun } from './newRows';
import { qualifiedFile } from './qualifiedFile';
import { sectionHeadings } from './sections';
import { usedValues } from './usedValues';
import { wantedIds } from './wantedIds';

/** A letter that is no ID, so that something stands at the cursor. */
const PROBE = 'q';

/** What may stand at an offset of a document of a plan. */
export function completion(snapshot: Snapshot, { path, offset, sign }: CompletionAsked): Proposals {
  const file = snapshot.graph.file(path);
  if (!file?.rule || !file.profile) return NOTHING;
  const text = snapshot.text(path);
  if (text === null || offset > text.length) return NOTHING;
  const { start } = lineAt(text, offset);
  if (sign !== null && !mayComplete(text.slice(start, offset), sign)) return NOTHING;
  const { grammar } = file.profile;
  const word = halfTypedAt(text, offset, wordsOf(grammar));
  if (isInFrontMatter(text, offset)) return inFrontMatter(snapshot, file, text, word);
  const empty = emptyRowAt(text, offset);
  if (empty) {
    const begun = { start: empty.start, isBare: true, word: { ...word, start: offset, end: offset, typed: '' } };
    const line = text.slice(0, word.lineStart) + empty.line;
    const place = placeAt(file, line + PROBE, line.length, line.length);
    const rows = place ? newItems(snapshot, file, text, place, begun) : [];
    // Directly behind a bullet or bracket nothing but the row itself can begin.
    if (rows.length > 0 || /[-*+[]/.test(text.charAt(offset - 1))) return { items: rows, isCapped: false };
  }
  const before = text.slice(0, offset) + (text.charAt(offset - 1) === ':' ? ' ' : '');
  const place = placeAt(file, before + PROBE + text.slice(offset, word.lineEnd), before.length, word.start);
  return place ? inPlace(snapshot, file, text, word, place, sign) : NOTHING;
}

function inPlace(
  snapshot: Snapshot,
  file: LinkedFile,
  text: string,
  word: HalfTyped,
  place: PlaceAt,
  sign: string | null,
): Proposals {
  const headings = place.kind === 'heading' && sign === null ? sectionHeadings(file, text, word) : [];
  const begun = { start: leadStart(text, word, place), isBare: false, word };
  const made = place.isLead ? newItems(snapshot, file, text, place, begun) : [];
  if (headings.length + made.length > 0) return { items: [...made, ...headings], isCapped: false };
  const wanted = wantedIds(file, text, word, place, sign);
  const qualified = wanted ? qualifiedFile(snapshot.graph, file, text, word) : null;
  if (wanted && qualified) {
    const forms = new Set([...wanted.forms].filter((form) => qualified.forms.has(form)));
    const elsewhere = { ...wanted, forms, place: { ...place, cited: [], own: [] } };
    return knownIds(snapshot, file, text, word, elsewhere, qualified.file);
  }
  const isForIds = place.links.some((link) => link !== null && !link.anywhere) || place.stated.size > 0;
  const values = isForIds || sign !== null ? [] : usedValues(file, text, place, word);
  if (values.length > 0) return { items: values, isCapped: false };
  return wanted ? knownIds(snapshot, file, text, word, wanted) : NOTHING;
}

/** Items that the document may define in a place that leads a row, a heading or a cell. */
function newItems(snapshot: Snapshot, file: LinkedFile, text: string, place: PlaceAt, begun: Begun): Proposal[] {
  if (place.defines.length === 0) return [];
  const cursor = { start: begun.word.start, end: Math.max(begun.word.end, begun.word.offset) };
  const next = newIds(snapshot, file, text, begun.word.typed, cursor, place);
  const known = missingRows(snapshot, file, text, place, begun);
  const labels = new Set(known.map(({ label }) => label));
  const others = next.filter(({ written }) => !labels.has(written));
  return [
    ...known,
    ...sourceRows(snapshot.graph, file, text, place, begun, others),
    ...others.flatMap((made) => newRow(file, text, made, place, begun)),
  ];
}

/** Where the text of a row, heading or cell begins that a half-typed ID leads. */
function leadStart(text: string, word: HalfTyped, { kind, cell }: PlaceAt): number {
  const line = text.slice(word.lineStart, word.start);
  if (kind === 'cell') return cell === 0 ? word.lineStart + (/^[ \t]*/.exec(line)?.[0].length ?? 0) : word.start;
  const lead = /^[ \t>]*(?:#{1,6}[ \t]+|(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[.\]\*?[ \t]+)?)?/u.exec(line)?.[0] ?? '';
  return word.lineStart + lead.length;
}

function placeAt(file: LinkedFile, text: string, at: number, wordStart: number): PlaceAt | null {
  const { rule, profile } = file;
  return rule && profile
    ? readPlace(file.path, text, at, Math.min(wordStart, at), { rule, profile, reason: '' })
    : null;
}

function inFrontMatter(snapshot: Snapshot, file: LinkedFile, text: string, word: HalfTyped): Proposals {
  const rule = file.rule ? keyAt(file.rule, text, word.offset) : null;
  if (!rule || rule.names) return NOTHING;
  const place = { isListed: true, cited: [], own: [], links: [] };
  return knownIds(snapshot, file, text, word, {
    forms: rule.forms,
    role: rule.role,
    onlyTyped: false,
    isStated: false,
    place,
  });
}

function wordsOf(grammar: IdGrammar): WordsOf {
  const open = allForms(grammar);
  return {
    isId: (word) => grammar.classify(word, open) !== null,
    isJoint: (charCode) => grammar.isJoint(charCode),
  };
}
