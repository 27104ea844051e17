import type { WorkspaceChange } from '../../model/edit';
import type { Block, Blocks } from '../../markdown/blocks';
import { LineIndex } from '../../text/lineIndex';
import type { TextEdit } from '../../text/edit';
import type { Snapshot } from '../../workspace/snapshot';
import { TO_FILL_IN } from '../defineItem';
import { nextBullet, rowBeside } from '../listRow';
import { removeRows } from '../removeRows';
import { Refused } from '../renaming/refused';
import { bulletsChanged, type NewPlace } from './bulletsChanged';
import { Draft } from './draft';
import type { Refactor, Refactoring, RefactoringPlace } from './refactoring';
import { takeCitationsOut } from './removeAndRenumber';
import { neighbour, openOrRefuse, quickRowAt, rowAt, type OpenRow } from './rows';
import { findItem } from './series';

/** The same for bullets that are counted by their places: nobody writes their numbers, and what cites them follows. */
export const countedBullets: Refactor = (snapshot, place) => {
  const { fact, file } = findItem(snapshot, place);
  const quick = fact.strength === 'derived' ? quickRowAt(snapshot, place.path, fact.start) : null;
  if (quick?.row.kind !== 'item') return [];
  const isCounted = (row: Block | null): boolean =>
    row !== null &&
    file.facts.items.some(({ form, start }) => form === fact.form && start >= row.start && start < row.end);
  const offer = (
    title: string,
    kind: Refactoring['kind'],
    how: (draft: Draft, place: RefactoringPlace) => void,
  ): Refactoring => ({ title, kind, change: () => changed(snapshot, place, title, how) });
  return [
    offer(`Insert a bullet below ${place.id} and renumber`, 'refactor.rewrite', insert),
    ...[false, true].flatMap((below) => {
      if (!isCounted(neighbour(quick.blocks, quick.index, below))) return [];
      const title = `Move ${place.id} ${below ? 'down' : 'up'} and renumber`;
      return [offer(title, 'refactor.move', (draft, at) => swap(draft, at, below))];
    }),
    offer(`Remove ${place.id} and renumber`, 'refactor.rewrite', remove),
  ];
};

function changed(
  snapshot: Snapshot,
  place: RefactoringPlace,
  title: string,
  how: (draft: Draft, place: RefactoringPlace) => void,
): WorkspaceChange {
  const draft = new Draft(snapshot);
  how(draft, place);
  return draft.change(title);
}

function bulletAt(draft: Draft, place: RefactoringPlace): OpenRow {
  const row = rowAt(openOrRefuse(draft.snapshot, place.path), findItem(draft.snapshot, place).fact.start);
  if (row?.row.kind !== 'item') throw new Refused(`${place.id} is no bullet of a list.`);
  return row;
}

function insert(draft: Draft, place: RefactoringPlace): void {
  const { prose, run, row, index } = bulletAt(draft, place);
  const bullet = nextBullet(prose.text.slice(row.start, run.start));
  const added = rowBeside(prose, new LineIndex(prose.text), index, bullet + TO_FILL_IN, true);
  bulletsChanged(draft, place.path, [added, ...markers(prose.text, prose.blocks, index, 1)]);
}

function remove(draft: Draft, place: RefactoringPlace): void {
  const { file, fact } = findItem(draft.snapshot, place);
  const parts = file.facts.items.filter(({ blockStart, form }) => blockStart === fact.blockStart && form === fact.form);
  if (parts.length > 1) throw new Refused(`The bullet of ${place.id} says more than one thing; take this out of it.`);
  takeCitationsOut(draft, place, place.id);
  const { prose, run, index } = bulletAt(draft, place);
  const gone = removeRows(prose, new LineIndex(prose.text), [run.start]);
  if (!gone) throw new Refused(`More stands below the bullet of ${place.id}; take it out there first.`);
  bulletsChanged(draft, place.path, [...gone, ...markers(prose.text, prose.blocks, index, -1)]);
}

function swap(draft: Draft, place: RefactoringPlace, below: boolean): void {
  const { prose, row, index } = bulletAt(draft, place);
  const { text, blocks } = prose;
  const other = neighbour(blocks, index, below);
  if (!other) throw new Refused(`${place.id} is at the end of its list.`);
  const [first, second] = (below ? [row, other] : [other, row]).map((block) => spanOf(block, text));
  if (!first || !second) return;
  const newPlace: NewPlace = (at) => {
    if (at >= first.start && at < first.end) return at + second.end - first.end;
    if (at >= second.start && at < second.end) return at + first.start - second.start;
    return at > first.end && at < second.start ? at + second.end - second.start - (first.end - first.start) : at;
  };
  const edits = [
    { ...first, newText: text.slice(second.start, second.end) },
    { ...second, newText: text.slice(first.start, first.end) },
  ];
  bulletsChanged(draft, place.path, edits, newPlace);
}

/** Behind the bullet: a numbered list keeps its numbers where they are. */
function spanOf(row: Block, text: string): { start: number; end: number } {
  if (row.kind !== 'item') return row;
  const blank = /^[ \t]*/.exec(text.slice(row.markerEnd, row.end))?.[0].length ?? 0;
  return { start: row.markerEnd + blank, end: row.end };
}

/** The written numbers of those that follow in a numbered list; one that says `1.` throughout goes on so. */
function markers(text: string, blocks: Blocks, index: number, by: 1 | -1): TextEdit[] {
  const own = blocks[index];
  if (own?.kind !== 'item' || own.ordinal < 0) return [];
  const following = blocks.filter(
    (block) => block.kind === 'item' && block.parent === own.parent && block.start > own.start,
  );
  return following.flatMap((item): TextEdit[] => {
    if (item.kind !== 'item' || item.ordinal <= own.ordinal) return [];
    const written = /^\d{1,9}/.exec(text.slice(item.start, item.markerEnd))?.[0] ?? '';
    return [{ start: item.start, end: item.start + written.length, newText: String(item.ordinal + by) }];
  });
}
