import type { WorkspaceChange } from '../../model/edit';
import { LineIndex } from '../../text/lineIndex';
import type { TextEdit } from '../../text/edit';
import type { Snapshot } from '../../workspace/snapshot';
import { endOfSection } from '../sectionParts';
import { lineEndingAt } from '../lineEnding';
import { rowBeside } from '../listRow';
import type { PlanProse } from '../planProse';
import { Refused } from '../renaming/refused';
import { moveRepairs, type PhaseInOrder } from '../scheduling';
import { Draft } from './draft';
import type { Refactor, Refactoring, RefactoringPlace } from './refactoring';
import { openOrRefuse, quickRowAt, rowAt } from './rows';
import { findItem, type FoundItem } from './series';

const MOST_TARGETS = 5;

/** A task goes to another phase: its row to the end of that, or its ID from the one list of tasks to the other. */
export const moveToPhase: Refactor = (snapshot, place) => {
  const found = findItem(snapshot, place);
  const { graph } = snapshot;
  const { kind } = found.fact;
  if ((kind !== 'task' && kind !== 'work-package') || !quickRowAt(snapshot, place.path, found.fact.start)) return [];
  const phases = phasesIn(snapshot, found);
  const scheduled = graph
    .referencesTo(found.item)
    .filter((reference) => graph.roleOf(reference) === 'schedules' && graph.fileOfReference(reference) === found.file)
    .map((reference) => graph.ownerOf(reference));
  if (scheduled.length > 0) return rescheduled(snapshot, found, phases, scheduled, place.most);
  const own = phases.filter(({ order }) => order < found.fact.start).pop();
  if (!own || !isBelow(snapshot, found, own.phase)) return [];
  return around(phases, own, place.most).map(({ phase }) => {
    const { id } = graph.item(phase);
    const title = `Move ${place.id} to ${id}`;
    return { title, kind: 'refactor.move', change: () => moved(snapshot, place, id, title) };
  });
};

/** The phases of the document that headings begin, each once. */
function phasesIn({ graph }: Snapshot, { file }: FoundItem): PhaseInOrder[] {
  const f = graph.fileIndex(file.path);
  return file.facts.items.flatMap((item, i) => {
    const heading = file.facts.headings[item.heading];
    const isHeading = heading !== undefined && heading.start <= item.start && item.end <= heading.end;
    const phase = graph.itemNumber(f, i);
    return item.kind === 'phase' && isHeading && graph.isCanonical(phase) ? [{ phase, order: item.start }] : [];
  });
}

function isBelow({ graph }: Snapshot, { fact, file }: FoundItem, phase: number): boolean {
  const { heading } = graph.item(phase);
  const depth = file.facts.headings[heading]?.depth ?? 0;
  return !file.facts.headings.some((one, i) => i > heading && one.start < fact.start && one.depth <= depth);
}

/** The others, those nearest to one, in their order. */
function around(phases: readonly PhaseInOrder[], own: PhaseInOrder, most = MOST_TARGETS): PhaseInOrder[] {
  const at = phases.indexOf(own);
  return phases
    .map((phase, i) => ({ phase, distance: Math.abs(i - at) }))
    .filter(({ distance }) => distance > 0)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ phase }) => phase)
    .sort((a, b) => a.order - b.order);
}

function rescheduled(
  snapshot: Snapshot,
  { item, file }: FoundItem,
  phases: readonly PhaseInOrder[],
  scheduled: readonly number[],
  most: number | undefined,
): Refactoring[] {
  const [only, ...others] = scheduled;
  const from = phases.find(({ phase }) => phase === only);
  if (!from || others.length > 0) return [];
  return around(phases, from, most).flatMap((to) =>
    moveRepairs(snapshot, file.path, item, from, to).map(({ title, change }): Refactoring => {
      return { title, kind: 'refactor.move', change: () => change };
    }),
  );
}

function moved(snapshot: Snapshot, place: RefactoringPlace, phaseId: string, title: string): WorkspaceChange {
  const draft = new Draft(snapshot);
  const found = findItem(snapshot, place);
  const prose = openOrRefuse(snapshot, place.path);
  const open = rowAt(prose, found.fact.start);
  if (open?.row.kind !== 'item') throw new Refused(`${place.id} is not a row of a list.`);
  const { text } = prose;
  const lines = new LineIndex(text);
  const first = lines.lineStart(lines.lineAt(open.row.start));
  if (prose.blocks[open.row.parent]?.parent !== -1) throw new Refused(`${place.id} is a part of something else.`);
  const phase = findItem(snapshot, { path: place.path, id: phaseId });
  const row = text.slice(open.row.start, open.row.end);
  const edit = atEndOf(prose, found, phase, lines, row);
  const next = lines.lineAt(open.row.end) + 1;
  const isLast = next >= lines.lineCount;
  const gone: TextEdit = isLast
    ? { start: Math.max(0, first - lineEndingAt(text, first - 1).length), end: text.length, newText: '' }
    : { start: first, end: lines.lineStart(next), newText: '' };
  draft.edit(place.path, [gone, edit]);
  return draft.change(title);
}

/** Behind the last row of such items of the phase; below its heading where it has none. */
function atEndOf(
  prose: PlanProse,
  { file, fact }: FoundItem,
  phase: FoundItem,
  lines: LineIndex,
  row: string,
): TextEdit {
  const { text } = prose;
  const end = endOfSection(file, phase.fact.heading, text);
  const last = file.facts.items
    .filter(
      ({ form, start, strength }) =>
        form === fact.form && strength === 'explicit' && start > phase.fact.start && start < end,
    )
    .map(({ start }) => rowAt(prose, start))
    .filter((one) => one?.row.kind === 'item' && prose.blocks[one.row.parent]?.parent === -1)
    .pop();
  if (last) return rowBeside(prose, lines, last.index, row, true);
  const heading = file.facts.headings[phase.fact.heading];
  const at = lines.lineEnd(lines.lineAt(heading?.end ?? phase.fact.end));
  const eol = lineEndingAt(text, at);
  return { start: at, end: at, newText: eol + eol + row };
}
