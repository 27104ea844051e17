import { questionsDocumentOf, placeForQuestion, saysOpen } from '../../graph/questions';
import type { LinkedFile } from '../../graph/linkedFile';
import type { Refusal } from '../../model/edit';
import { headingSays } from '../../profile/words';
import type { Snapshot } from '../../workspace/snapshot';
import { isHiddenAmong } from '../hiddenPlace';
import { endBefore } from '../insertSection';
import { lineEndingAt } from '../lineEnding';
import { openDocument } from '../openDocument';
import { nextQuestionId } from '../questions/nextQuestion';
import { questionEntry } from '../questions/questionEntry';
import { sectionEntry } from '../questions/sectionEntry';
import { qualify } from '../questions/touched';
import type { FindingId } from './citedInFinding';
import type { SteppedEdits } from './steppedEdits';
import { isSaidIn } from './reviewEntry';

/** What is asked or noted, and what it is about. */
export interface NewEntry {
  readonly words: string;
  readonly ids: readonly FindingId[];
  /** It belongs into the plan's own list as well. */
  readonly isOfPlan: boolean;
}

/** The document that an entry went to, and whether it has been there before. */
export type Entered = { readonly path: string; readonly isNew: boolean };

/** Puts an entry into the questions document; into the plan's own list of questions where there is none, or as well. */
export function enterQuestion(steps: SteppedEdits, path: string, entry: NewEntry): Entered | Refusal {
  const file = steps.snapshot.graph.file(path);
  const group = file && steps.snapshot.graph.group(file.plan);
  if (!file || !group) return { refused: `${path} is gone: run the command again.` };
  const document = questionsDocumentOf(group);
  const isLogged =
    document !== null && document !== file && document.profile === file.profile && placeForQuestion(document) !== null;
  if (!isLogged) return inPlan(steps, file, entry.words, null);
  const prose = openDocument(steps.snapshot, document.path);
  const id = nextQuestionId(group, document);
  if (!prose || id === null) return unreadable(document.path);
  const phase = phaseOf(steps.snapshot, path) ?? path;
  const qualified = new Map(entry.ids.flatMap((one) => (one.isOfDocument ? [[one.id, `${phase} ${one.id}`]] : [])));
  const touches = entry.ids.map((one) => qualified.get(one.id) ?? one.label);
  const words = qualify(entry.words, { qualified, touches, isSaid: true });
  if (isSaidIn(prose.text, words)) return { path: document.path, isNew: false };
  const isSaid = touches.length > 0;
  const question = { id, words, touches: isSaid ? '' : phase, allTouches: isSaid ? touches.join(', ') : phase };
  const edit = questionEntry(document, prose, question);
  if (!edit)
    return { refused: `${document.path} has no place for another question: give it a heading for open questions.` };
  steps.apply(document.path, prose.text, [edit]);
  if (!entry.isOfPlan) return { path: document.path, isNew: true };
  const again = steps.snapshot.graph.file(path);
  return again ? inPlan(steps, again, entry.words, id) : unreadable(path);
}

/** In the plan's own list, under the ID that it has elsewhere if it has one. */
function inPlan(steps: SteppedEdits, file: LinkedFile, words: string, id: string | null): Entered | Refusal {
  const prose = openDocument(steps.snapshot, file.path);
  if (!prose) return unreadable(file.path);
  if (isSaidIn(prose.text, words)) return { path: file.path, isNew: false };
  const heading = file.facts.headings.findIndex(
    (one, h) =>
      saysOpen(file, h) !== false && (file.rule?.asksUnder ?? []).some((title) => headingSays(one.words, title)),
  );
  const own = heading < 0 ? newList(file, prose.text, named(words, id)) : sectionEntry(file, prose, heading, words);
  const isNamed = heading >= 0 && own?.name !== null && own?.name !== undefined;
  const entry = heading >= 0 && !isNamed && id !== null ? sectionEntry(file, prose, heading, named(words, id)) : own;
  if (!entry) return { refused: `The list of questions of ${file.path} has no place for another one: add it by hand.` };
  if (isHiddenAmong(prose.blocks, prose.text, entry.edit.start))
    return {
      refused: `The end of ${file.path} stands in a code block or a comment without an end: close it, and try again.`,
    };
  const newText = isNamed && id !== null ? entry.edit.newText.replace(own.name, () => id) : entry.edit.newText;
  steps.apply(file.path, prose.text, [{ ...entry.edit, newText }]);
  return { path: file.path, isNew: true };
}

const named = (words: string, id: string | null): string => (id === null ? words : `${id}: ${words}`);

/** A list of questions at the end of a document that has none. */
function newList(file: LinkedFile, text: string, words: string): ReturnType<typeof sectionEntry> {
  const at = endBefore(text, text.length);
  const eol = lineEndingAt(text, at);
  const depth = file.facts.headings.find(({ depth: own }) => own > 1)?.depth ?? 2;
  const lines = [`${'#'.repeat(depth)} Open Questions`, '', `- ${words}`];
  const newText = (at === 0 ? '' : eol + eol) + lines.join(eol) + (at === text.length ? eol : '');
  return { edit: { start: at, end: at, newText }, name: null };
}

/** `Phase 2A`, of the phase whose plan a document is. */
function phaseOf({ graph }: Snapshot, path: string): string | null {
  const phase = graph.phaseOfPlan(path);
  return phase ? (graph.file(phase.masterPath)?.facts.items[phase.item]?.id ?? null) : null;
}

const unreadable = (path: string): Refusal => ({
  refused: `${path} can't be read, has just changed, or is too large: see that it is there, and try again.`,
});
