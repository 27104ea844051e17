import { anchorAt, placesWithRows, type Anchor } from '../authoring/inserting/anchors';
import { checklistPlaceAt, missingRows, placedRow, type ChecklistPlace } from '../authoring/inserting/checklistRow';
import { Draft } from '../authoring/inserting/draft';
import { matrixFollows } from '../authoring/inserting/matrixFollows';
import { newRowBelow, plainRowBelow } from '../authoring/inserting/newRow';
import { headedItems } from '../authoring/inserting/packageAt';
import { areRowsReadBack, isReadBack } from '../authoring/inserting/readBack';
import { rowsOfChecklist, rowsOfMatrix } from '../authoring/inserting/recordRow';
import { sectionAt } from '../authoring/inserting/sectionAt';
import { labelIn } from '../authoring/inserting/uncovered';
import { openDocument } from '../authoring/openDocument';
import type { ItemFact, RowFact } from '../facts/facts';
import type { LinkedFile } from '../graph/linkedFile';
import { seriesOf } from '../graph/series';
import type { Refusal } from '../model/edit';
import type { TextEdit } from '../text/edit';
import { fileNameOf, listOf } from '../text/wording';
import type { Asked, AuthoringCommand, Choice, CommandAnswer } from './command';
import { answerOf } from './command';
import { chosenOne } from './asking';
import { saysTheSame, wordsAsked } from './spokenText';

/**
 * *Insert row*: what fits the place of the cursor, below the row at the cursor, written as its neighbours are, under the
 * next free ID of their series. No row is renumbered.
 */
export const insertRow: AuthoringCommand = { name: 'insertRow', answer };

/** The answer that means words of one's own. */
const NEW = 'new';

function answer(asked: Asked): CommandAnswer {
  const { snapshot, place } = asked;
  if (!place) return { refused: 'Put the cursor into the section of a plan that is to get a row, and try again.' };
  const file = snapshot.graph.file(place.path);
  if (!file?.rule || !file.profile)
    return { refused: `${place.path} is read as no document of a plan: put the cursor into one that has rows.` };
  if (file.rule.duty === 'matrix' || file.rule.duty === 'checklist') return recordRow(asked, file, place.offset);
  const checklist = checklistPlaceAt(file, place.offset);
  if (checklist) return checklistRow(asked, file, checklist);
  const anchor = anchorAt(file, place.offset);
  const plain = anchor ? null : plainRowAt(file, place.offset);
  if (anchor) return rowOfSeries(asked, file, anchor);
  return plain ? plainRow(asked, file, plain) : nowhere(file, place.offset);
}

function nowhere(file: LinkedFile, offset: number): Refusal {
  const { heading } = sectionAt(file.facts, offset);
  const here = heading ? `"${heading.text}" of ${file.path}` : `That part of ${file.path}`;
  const places = placesWithRows(file);
  const isWork =
    heading !== null &&
    headedItems(file, 'work-package').some(({ start }) => start >= heading.start && start < heading.end);
  if (isWork)
    return { refused: `${here} is a work package: use Insert Acceptance Criterion there, or Insert Work Package.` };
  if (places.length > 0)
    return { refused: `${here} has no rows to go on with: put the cursor into ${listOf(places, 8)}, and try again.` };
  const isCounted = ['source', 'component', 'decisions'].includes(file.rule?.duty ?? '');
  if (isCounted)
    return { refused: `${here} has no rows: its bullets count by their places, so write the new one as a bullet.` };
  return { refused: `${here} has no rows to go on with: write the first one, and try again below it.` };
}

/** A row under an ID of its own, with the words that are asked for. */
function rowOfSeries(asked: Asked, file: LinkedFile, anchor: Anchor): CommandAnswer {
  const { snapshot } = asked;
  const { kind, id: beside } = anchor.item;
  const text = wordsAsked(asked, { name: 'text', title: `New ${kind}`, prompt: `Say what the new ${kind} says.` });
  if (!('words' in text)) return text;
  const same = file.facts.items.find(
    (item) =>
      item.kind === kind &&
      item.strength !== 'example' &&
      seriesOf(item.id) === seriesOf(beside) &&
      // A row that is a heading has no other one above it.
      (item.heading === anchor.item.heading || isHeading(file, item)) &&
      saysTheSame(item.title, text.words),
  );
  if (same) return unchanged(file, `${same.id} of ${file.path} says that already.`, same.start);
  const prose = openDocument(snapshot, file.path);
  const added = prose && newRowBelow(snapshot, file, prose, anchor, text.words);
  if (!added) return noPlace(file, beside);
  return finished(asked, file, [added.id], [added.edit], `Inserted ${added.id} below ${beside}`);
}

function isHeading({ facts }: LinkedFile, { heading, start }: ItemFact): boolean {
  const own = facts.headings[heading];
  return own !== undefined && own.start <= start && start < own.end;
}

/** The row of a checklist of a phase plan: what the source has and nobody extracted comes first. */
function checklistRow(asked: Asked, file: LinkedFile, place: ChecklistPlace): CommandAnswer {
  const { snapshot } = asked;
  const missing = missingRows(snapshot, file, place);
  const named = answerOf(asked, 'requirement');
  const text = answerOf(asked, 'text');
  const there = file.facts.items.find(({ id, strength }) => strength === 'explicit' && id === bare(named));
  if (there && !missing.some(({ id }) => id === bare(named)))
    return unchanged(file, `${file.path} has a row for ${there.id} already.`, there.start);
  if (missing.length > 0 && (named !== null || text === null)) {
    const choices = missing.map(({ id, words }): Choice => ({ value: id, label: id, description: words }));
    const own: Choice = { value: NEW, label: 'A new one', description: 'in your own words' };
    const found = chosenOne(bareAnswer(asked), {
      name: 'requirement',
      title: 'Row',
      prompt: 'Choose what the row is for; the source has these, and no plan has a row for them.',
      kind: 'choice',
      choices: place.series === null && !place.anchor ? choices : [...choices, own],
    });
    if (!('choice' in found)) return found;
    const row = missing.find(({ id }) => id === found.choice.value);
    if (row) return inserted({ missing: row, words: row.words });
  }
  if (place.series === null) return nowhere(file, asked.place?.offset ?? 0);
  const said = wordsAsked(asked, { name: 'text', title: `New ${place.kind}`, prompt: 'Say what the new row says.' });
  if (!('words' in said)) return said;
  const same = file.facts.items.find(
    (item) => item.strength === 'explicit' && seriesOf(item.id) === place.series && saysTheSame(item.title, said.words),
  );
  if (same) return unchanged(file, `${same.id} of ${file.path} says that already.`, same.start);
  return inserted({ missing: null, words: said.words });

  function inserted(wanted: Parameters<typeof placedRow>[3]): CommandAnswer {
    const row = placedRow(snapshot, file, place, wanted);
    if (!row) return noPlace(file, place.anchor?.id ?? place.series ?? 'the heading');
    return finished(asked, file, [row.id], row.edits, `Inserted ${labelIn(file, row)}`);
  }
}

const bare = (id: string | null): string => (id ?? '').replace(/^\[|\]$/g, '');

/** `[4.4-3]` names what `4.4-3` does. */
function bareAnswer(asked: Asked): Asked {
  const { requirement } = asked.answers;
  if (requirement === undefined) return asked;
  return { ...asked, answers: { ...asked.answers, requirement: requirement.map(bare) } };
}

/** In a matrix or an execution checklist, the row of something that the plan has and that it lacks. */
function recordRow(asked: Asked, file: LinkedFile, offset: number): CommandAnswer {
  const { snapshot } = asked;
  const rows = file.rule?.duty === 'matrix' ? rowsOfMatrix(snapshot, file) : rowsOfChecklist(snapshot, file, offset);
  const named = bare(answerOf(asked, 'item'));
  const cited = named === '' ? -1 : snapshot.graph.itemNamed(named, file.path);
  if (rows.length === 0 || (cited >= 0 && !rows.some(({ id }) => id === named)))
    return {
      unchanged: `Nothing to insert: ${file.path} has a row for ${named === '' ? 'everything that its plan has' : named} there.`,
    };
  const choices = rows.map(({ id, words }): Choice => ({ value: id, label: id, description: words }));
  const found = chosenOne(
    { answers: { ...asked.answers, ...(named === '' ? {} : { item: [named] }) } },
    { name: 'item', title: 'Row', prompt: 'Choose what the row is for.', kind: 'choice', choices },
  );
  if (!('choice' in found)) return found;
  const row = rows.find(({ id }) => id === found.choice.value);
  return finished(asked, file, [], row?.edits() ?? [], `Inserted the row of ${found.choice.value}`);
}

/** The row without an ID at the cursor, or the last one above it in its section. */
function plainRowAt(file: LinkedFile, offset: number): RowFact | null {
  const { facts } = file;
  const section = sectionAt(facts, offset);
  const own = facts.rows.filter(
    ({ kind, start }) => kind !== 'criterion' && start >= section.start && start < section.end,
  );
  const line = facts.lines.lineAt(offset);
  const above = own.filter(({ start }) => facts.lines.lineAt(start) <= line).pop();
  const [first] = own;
  return above ?? (first && own.filter(({ kind }) => kind === first.kind).pop()) ?? null;
}

function plainRow(asked: Asked, file: LinkedFile, beside: RowFact): CommandAnswer {
  const { snapshot } = asked;
  const name = {
    gate: 'criterion of the gate',
    subtask: 'sub-task',
    deliverable: 'deliverable',
    criterion: 'criterion',
  };
  const what = name[beside.kind];
  const text = wordsAsked(asked, { name: 'text', title: `New ${what}`, prompt: `Say what the new ${what} is.` });
  if (!('words' in text)) return text;
  const prose = openDocument(snapshot, file.path);
  if (!prose) return noPlace(file, 'the row');
  const same = file.facts.rows.find(
    (row) =>
      row.kind === beside.kind &&
      row.owner === beside.owner &&
      saysTheSame(prose.text.slice(row.start, row.end), text.words),
  );
  if (same) return unchanged(file, `${file.path} has that ${what} already.`, same.start);
  const edit = plainRowBelow(file, prose, beside, text.words);
  if (!edit) return noPlace(file, 'the row');
  const draft = Draft.of(snapshot, file.path);
  draft?.apply([edit]);
  // A criterion that says how it was met counts once somebody says so.
  if (!draft || ![1, 0].some((added) => areRowsReadBack(snapshot, draft.snapshot, file.path, added)))
    return unread(file);
  return {
    change: draft.change(`Insert a ${what} into ${fileNameOf(file.path)}`),
    said: `Inserted a ${what} into ${file.path}.`,
    show: { file: file.path, offset: draft.firstPlace },
  };
}

function finished(
  { snapshot }: Asked,
  file: LinkedFile,
  ids: readonly string[],
  edits: readonly TextEdit[],
  said: string,
): CommandAnswer {
  const draft = Draft.of(snapshot, file.path);
  draft?.apply(edits);
  if (!draft || edits.length === 0 || !isReadBack(snapshot, draft.snapshot, file.path, ids)) return unread(file);
  const others = matrixFollows(snapshot, draft.snapshot, file.path, ids);
  return {
    change: draft.change(`${said.replace(/^Inserted/, 'Insert')} in ${fileNameOf(file.path)}`, others),
    said: `${said} in ${listOf([file.path, ...others.map((other) => other.file)])}.`,
    show: { file: file.path, offset: draft.firstPlace },
  };
}

const unchanged = (file: LinkedFile, said: string, offset: number): CommandAnswer => ({
  unchanged: said,
  show: { file: file.path, offset },
});

const noPlace = (file: LinkedFile, beside: string): Refusal => ({
  refused: `How ${beside} of ${file.path} is written can't be told apart: write the row by hand, or make it a row of a list or table first.`,
});

const unread = (file: LinkedFile): Refusal => ({
  refused: `The row would not be read back in ${file.path}: say it in plain words, and see that all fences and comments there are closed.`,
});
