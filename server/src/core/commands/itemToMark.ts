import type { ChangedDocuments } from '../authoring/execution/changedDocuments';
import { markTargetAt, type MarkTarget } from '../authoring/execution/markTarget';
import type { LinkedFile } from '../graph/linkedFile';
import { isOpen, progressIn } from '../graph/progress';
import { foldHyphens } from '../ids/template';
import type { Refusal } from '../model/edit';
import { chosenOne } from './asking';
import { answerOf, type Asked, type Choice, type Question } from './command';

const LINE = /^line (\d{1,7})$/i;
const LONGEST_LABEL = 100;
const MOST_CHOICES = 500;

/**
 * What is to be marked where the cursor is on nothing that can be: the answer to `item`, an ID or `line 12`; asked for
 * among what is open in the document at hand. An ID that means several things is asked for by its document.
 */
export function itemToMark(
  asked: Asked,
  documents: ChangedDocuments,
): MarkTarget | { readonly ask: Question } | Refusal {
  const { graph } = asked.snapshot;
  const file = asked.place ? graph.file(asked.place.path) : undefined;
  const given = answerOf(asked, 'item');
  if (given === null) return file ? askedIn(asked, documents, file) : noDocument;
  const line = LINE.exec(given)?.[1];
  if (line !== undefined && file) {
    const target = Number(line) <= file.facts.lines.lineCount ? lineStart(file, Number(line) - 1) : -1;
    const found = target < 0 ? null : markTargetAt(documents, file.path, target);
    return found ?? { refused: `Line ${line} of ${file.path} has nothing to mark: name another one.` };
  }
  const here = file ? graph.itemNamed(given, file.path) : -1;
  if (here >= 0 && file) return targetOf(asked, here, file);
  return named(asked, given);
}

const noDocument: Refusal = {
  refused: 'Open the document, put the cursor on what is done, and run the command again.',
};

function askedIn(asked: Asked, documents: ChangedDocuments, file: LinkedFile): { readonly ask: Question } | Refusal {
  const { graph } = asked.snapshot;
  const group = graph.group(file.plan);
  const text = documents.document(file.path)?.text ?? '';
  const progress = group ? progressIn(group) : null;
  const f = graph.fileIndex(file.path);
  const open: (Choice & { readonly at: number })[] = [];
  file.facts.items.forEach((item, i) => {
    const canonical = graph.canonicalOf(graph.itemNumber(f, i));
    if (item.strength !== 'explicit' || canonical < 0) return;
    const status = item.status ?? (item.kind === 'work-package' ? (progress?.statusOf(canonical) ?? 'open') : null);
    if (isOpen(status)) open.push({ value: item.id, label: item.id, description: item.title, at: item.start });
  });
  for (const row of file.facts.rows) {
    if (!isOpen(row.status)) continue;
    const value = `line ${file.facts.lines.lineAt(row.start) + 1}`;
    const label = text.slice(row.start, Math.min(row.end, row.start + LONGEST_LABEL)).replace(/\s+/g, ' ');
    open.push({ value, label, description: value, at: row.start });
  }
  open.sort((a, b) => a.at - b.at);
  if (open.length === 0) return { refused: `Nothing is open in ${file.path}: put the cursor on what is to be marked.` };
  const choices = open
    .slice(0, MOST_CHOICES)
    .map(({ value, label, description = '' }) => ({ value, label, description }));
  const prompt = 'Choose what is done.';
  return { ask: { name: 'item', title: 'Mark as done', prompt, kind: 'choice', choices } };
}

function lineStart({ facts }: LinkedFile, line: number): number {
  return facts.lines.lineStart(line);
}

/** The items of that ID in the whole workspace; where there are several, the document says which is meant. */
function named(asked: Asked, id: string): MarkTarget | { readonly ask: Question } | Refusal {
  const { graph } = asked.snapshot;
  const wanted = foldHyphens(id.replace(/^\[|\]$/g, '')).toLowerCase();
  const found: { item: number; file: LinkedFile }[] = [];
  for (const file of graph.files) {
    const f = graph.fileIndex(file.path);
    file.facts.items.forEach((item, i) => {
      if (item.strength !== 'explicit' || item.restates || foldHyphens(item.id).toLowerCase() !== wanted) return;
      const canonical = graph.canonicalOf(graph.itemNumber(f, i));
      if (canonical >= 0 && !found.some((one) => one.file === file)) found.push({ item: canonical, file });
    });
  }
  const [first] = found;
  if (!first) return { refused: `Nothing here is called ${id}: see "plantrace list items" for what there is.` };
  if (found.length === 1) return targetOf(asked, first.item, first.file);
  const chosen = chosenOne(asked, {
    name: 'document',
    title: 'Document',
    prompt: `${id} stands in several documents.`,
    kind: 'choice',
    choices: found.map(({ item, file }) => ({
      value: file.path,
      label: file.path,
      description: graph.item(item).title,
    })),
  });
  if (!('choice' in chosen)) return chosen;
  const one = found.find(({ file }) => file.path === chosen.choice.value);
  return one
    ? targetOf(asked, one.item, one.file)
    : { refused: `${chosen.choice.value} is gone: run the command again.` };
}

/** Seen from the document at hand where it is of the same plan, else from where the item is defined. */
function targetOf({ snapshot: { graph } }: Asked, item: number, file: LinkedFile): MarkTarget {
  const home = graph.fileOfItem(item);
  const isAtHand =
    file.rule !== null &&
    (file.plan === home.plan || graph.definitionsOf(item).some((d) => graph.fileOfItem(d) === file));
  return { kind: 'item', item, file: isAtHand ? file : home };
}
