import type { WorkspaceChange } from '../../model/edit';
import { isNegative } from '../../facts/sentences';
import { readCheckbox } from '../../facts/status';
import type { TextEdit } from '../../text/edit';
import type { Snapshot } from '../../workspace/snapshot';
import { mappingsOf, rowParts } from '../leadOfRow';
import { placeOf, Refused } from '../renaming/refused';
import { wordsColumnOf } from '../rowStyle';
import { tablesOf } from '../tableEdit';
import { citeBoth } from './citeBoth';
import { copyOfRow } from './copyRow';
import { Draft } from './draft';
import type { Refactor, Refactoring, RefactoringPlace } from './refactoring';
import { openOrRefuse, quickRowAt, rowAt, type OpenRow } from './rows';
import { after, findItem, moveLastBehind, seriesOf, type FoundItem } from './series';

/** Between two sentences, or two halves of one. */
const BOUNDARY = /[;.] (?=\S)|, (?=(?:and|but) )/;

/**
 * The row becomes two: what stands behind the cursor, or else behind the first sentence, goes to a row of its own. What
 * cites the one cites both from then on.
 */
export const splitRow: Refactor = (snapshot, place) => {
  const found = findItem(snapshot, place);
  const { fact } = found;
  const isInWords = place.offset > fact.end - fact.start;
  if (!(isInWords ? /\S\s+\S/ : BOUNDARY).test(fact.title)) return [];
  const series = seriesOf(snapshot, found);
  if (!series || !quickRowAt(snapshot, place.path, fact.start)) return [];
  const behind = after(series, series.number);
  const titled = (id: string, renumbers: boolean): Refactoring => {
    const title = `Split ${place.id} into ${place.id} and ${id}${renumbers ? ', and renumber' : ''}`;
    return { title, kind: 'refactor.rewrite', change: () => split(snapshot, place, title, renumbers) };
  };
  const isFollowed = series.items.has(behind);
  return [titled(series.idOf(series.nextFree()), false), ...(isFollowed ? [titled(series.idOf(behind), true)] : [])];
};

function split(snapshot: Snapshot, place: RefactoringPlace, title: string, renumbers: boolean): WorkspaceChange {
  const draft = new Draft(snapshot);
  const found = findItem(snapshot, place);
  const series = seriesOf(snapshot, found);
  if (!series) throw new Refused(`${place.id} is not one of a series.`);
  const other = snapshot.graph.definitionsOf(found.item).find((definition) => definition !== found.definition);
  if (other !== undefined)
    throw new Refused(
      `${placeOf(snapshot.graph.fileOfItem(other), snapshot.graph.item(other).start)} has the same row; nobody can tell which half belongs there.`,
    );
  const id = series.idOf(series.nextFree());
  draft.edit(place.path, rowEdits(snapshot, found, place, id));
  citeBoth(draft, place, id, renumbers);
  if (renumbers) moveLastBehind(draft, { path: place.path, id }, series.number);
  return draft.change(title);
}

interface Words {
  readonly start: number;
  readonly end: number;
}

function rowEdits(snapshot: Snapshot, found: FoundItem, place: RefactoringPlace, id: string): TextEdit[] {
  const { file, fact } = found;
  const prose = openOrRefuse(snapshot, file.path);
  const open = rowAt(prose, fact.start);
  if (!open) throw new Refused(`${place.id} is not a row of a list or table.`);
  const { text } = prose;
  const words = wordsIn(found, open);
  const halves = halvesOf(text, words, fact.start + place.offset);
  if (!halves) throw new Refused(`Put the cursor between two words of what ${place.id} says.`);
  const spelt = /[\u2010\u2011]/.exec(text.slice(fact.start, fact.end))?.[0];
  const newId = spelt === undefined ? id : id.replaceAll('-', spelt);
  const copied = copyOfRow(
    open,
    [
      { start: fact.start, end: fact.end, newText: newId },
      { ...words, newText: halves.second },
    ],
    true,
  );
  return [{ start: halves.cut, end: words.end, newText: halves.stop }, copied];
}

/** What the row says of its item: behind the ID, or in the column for it. */
function wordsIn({ file, fact, index }: FoundItem, { prose, run, row }: OpenRow): Words {
  const { text, blocks } = prose;
  const from = row.kind === 'row' ? run.start : (readCheckbox(text, run.start)?.end ?? run.start);
  const mapping = mappingsOf(file.facts).get(index) ?? null;
  const parts = rowParts(prose, run, from, fact.start, fact.end, mapping);
  if (parts.open !== '') throw new Refused(`The marks around ${fact.id} hold its words too; take them apart first.`);
  if (row.kind !== 'row' || parts.wordsEnd > parts.wordsStart) return { start: parts.wordsStart, end: parts.wordsEnd };
  const table = tablesOf(text, blocks).find(({ block }) => block === row.parent);
  const idColumn = row.cells.findIndex((cell, c) => c % 2 === 0 && cell === run.start) / 2;
  const column = table ? wordsColumnOf(table, idColumn, -1) : -1;
  return { start: row.cells[2 * column] ?? 0, end: row.cells[2 * column + 1] ?? 0 };
}

interface Halves {
  /** Where the first half ends. */
  readonly cut: number;
  /** What its end gets. */
  readonly stop: string;
  readonly second: string;
}

const MARK = /\s*\(negative\)$/i;

function halvesOf(text: string, { start, end }: Words, cursor: number): Halves | null {
  const mark = MARK.exec(text.slice(start, end))?.[0] ?? '';
  const words = text.slice(start, end - mark.length);
  let at = cursor - start;
  if (at > 0 && at < words.length) while (at > 0 && /\S/.test(words.charAt(at - 1))) at--;
  else {
    const boundary = BOUNDARY.exec(words);
    at = boundary ? boundary.index + boundary[0].length : 0;
  }
  const first = words.slice(0, at).replace(/(?:[\s,;]|\s(?:and|but))+$/, '');
  const second = words.slice(at).replace(/^\s*(?:(?:and|but)\s+)?/, '');
  // Marks that open in the one half and close in the other.
  const isWhole = (half: string): boolean =>
    ['`', '**'].every((mark) => half.split(mark).length % 2 === 1) &&
    half.split('[').length === half.split(']').length &&
    half.split('(').length === half.split(')').length;
  if (!/[\p{L}\p{N}]/u.test(first) || !/[\p{L}\p{N}]/u.test(second) || !isWhole(first)) return null;
  const stop = second.endsWith('.') && !/[.!?]$/.test(first) ? '.' : '';
  const isCapital = /^\p{Lu}/u.test(first);
  const said = isCapital ? second.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) : second;
  const marked = (half: string): string => (mark !== '' && isNegative(half) ? mark : '');
  return { cut: start + first.length, stop: stop + marked(first), second: said + marked(said) };
}
