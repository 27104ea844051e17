import { checklistsOf, sectionOf } from '../../graph/gates';
import type { Graph } from '../../graph/graph';
import { labelOf } from '../../graph/labels';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import { isOpen as isStatusOpen } from '../../graph/progress';
import { placeForQuestion, questionsHeadingOf, saysOpen } from '../../graph/questions';
import type { DocumentCreation, Refusal, WorkspaceChange } from '../../model/edit';
import { wordsOf } from '../../profile/words';
import { cellText } from '../../text/cellText';
import { fileNameOf } from '../../text/wording';
import type { Snapshot } from '../../workspace/snapshot';
import { withColumnsKept } from '../columnsKept';
import { ChangedDocuments } from '../execution/changedDocuments';
import { lineEndingAt } from '../lineEnding';
import { relativePath } from '../relativePath';
import { markInRow, takesMarkers } from './clarificationMarker';
import { addToChecklist, isNamedIn } from './checklistQuestion';
import { nextQuestionId } from './nextQuestion';
import { placeOfQuestions } from './placeOfQuestions';
import { questionEntry } from './questionEntry';
import { sectionEntry } from './sectionEntry';

/** A question that somebody has while a plan is written or carried out. */
export interface RaisedQuestion {
  readonly words: string;
  /** Number of the item that it is about; -1 for the plan as a whole. */
  readonly about: number;
  readonly day: string;
}

/** The documents that take it up; none where all of them have it. `id`: null where the plan's own list has no names. */
export interface Raised {
  readonly change: WorkspaceChange;
  readonly id: string | null;
  /** Where the question stands, or will. */
  readonly home: string;
}

/**
 * Logs a question: in the questions document, which is written where there is none yet, in the plan's own list of open
 * questions and in its checklist's. Each in its own form, under one ID, and only where it is not there already.
 */
export function raiseQuestion(snapshot: Snapshot, plan: LinkedFile, question: RaisedQuestion): Raised | Refusal {
  const { graph } = snapshot;
  const group = graph.group(plan.plan);
  if (!group) return refusal(`${plan.path} belongs to no plan: open the plan that the question is about.`);
  const documents = new ChangedDocuments(snapshot);
  const place = placeOfQuestions(snapshot, group, plan);
  if (!place) return raisedInPlan(graph, documents, plan, question);
  const creations: DocumentCreation[] = [];
  const said = saidOf(graph, plan, question, 'document' in place ? place.document.path : place.path);
  let id: string | null;
  let isOpen = true;
  if ('document' in place) {
    const { document } = place;
    const index = loggedAt(document, question.words);
    id = document.facts.items[index]?.id ?? nextQuestionId(group, document);
    isOpen = index < 0 || isUnanswered(document, index);
    if (id === null || !placeForQuestion(document))
      return refusal(`${document.path} has no place for open questions: add a heading "Open", and try again.`);
    const changed = documents.document(document.path);
    if (index < 0 && changed) {
      const edit = questionEntry(document, changed.prose, { id, ...said, day: question.day });
      if (!edit)
        return refusal(`${document.path} can't take up a question where its open ones end: look at that place.`);
      changed.add(edit);
    }
  } else {
    if (snapshot.exists(place.path) || graph.file(place.path))
      return refusal(`${place.path} is there and can't be read as a list of questions: give it one, and try again.`);
    id = nextQuestionId(group, plan);
    if (id === null)
      return refusal(`Nothing says how questions of ${plan.path} are numbered: write the first one yourself.`);
    const eol = lineEndingAt(snapshot.text(plan.path) ?? '', 0);
    creations.push({ file: place.path, text: newDocument(place.rule.title, id, said, question.day).join(eol) + eol });
  }
  if (isOpen) {
    addToPlan(graph, documents, plan, question, id);
    addToChecklists(documents, group, plan, question, id);
  }
  return finished(documents, creations, id, 'document' in place ? place.document.path : place.path);
}

/** A dialect whose documents keep their own questions. */
function raisedInPlan(
  graph: Graph,
  documents: ChangedDocuments,
  plan: LinkedFile,
  question: RaisedQuestion,
): Raised | Refusal {
  if (questionsHeadingOf(plan) >= 0) addToPlan(graph, documents, plan, question, null);
  else if (!takesMarkers(plan) || !markInRow(graph, documents, plan, question.about, question.words)) {
    const other = takesMarkers(plan) ? ', or say what of its requirements the question is about' : ', and try again';
    return refusal(`${plan.path} has no section for open questions: add a heading "Open Questions"${other}.`);
  }
  return finished(documents, [], null, plan.path);
}

function finished(
  documents: ChangedDocuments,
  creations: DocumentCreation[],
  id: string | null,
  home: string,
): Raised | Refusal {
  if (documents.refusal) return documents.refusal;
  const { edits } = withColumnsKept(documents.change(''));
  return { change: { title: `Log ${id ?? 'the question'} in ${fileNameOf(home)}`, creations, edits }, id, home };
}

/** What the question touches, as another document writes it. */
function saidOf(
  graph: Graph,
  plan: LinkedFile,
  { words, about }: RaisedQuestion,
  home: string,
): { words: string; touches: string; allTouches: string } {
  const relation = graph.phaseOfPlan(plan.path);
  const phase = relation ? graph.file(relation.masterPath)?.facts.items[relation.item]?.id : undefined;
  const whole = phase ?? `[${fileNameOf(plan.path)}](${relativePath(home, plan.path)})`;
  const cites: string[] = [];
  if (about >= 0) {
    const fact = graph.item(about);
    const file = graph.fileOfItem(about);
    const isOfDocument = file.profile?.grammar.forms[fact.form]?.scope === 'document';
    if (isOfDocument && phase !== undefined) cites.push(`${phase} ${fact.id}`);
    else cites.push(labelOf(fact, file), whole);
  } else cites.push(whole);
  return { words, touches: cites.join(', '), allTouches: cites.join(', ') };
}

/** What its row says; else the headings above, where one of them says it. */
function isUnanswered(document: LinkedFile, index: number): boolean {
  const item = document.facts.items[index];
  if (!item) return false;
  return item.status === null ? saysOpen(document, item.heading) !== false : isStatusOpen(item.status);
}

/** Index of the item of a questions document that asks the same; -1 for none. */
function loggedAt({ facts }: LinkedFile, words: string): number {
  return facts.items.findIndex(({ kind, title }) => kind === 'question' && isSame(title, words));
}

/** The same words, whatever is said behind them of what they touch. */
function isSame(said: string, words: string): boolean {
  const [theirs, own] = [plain(said), plain(words)];
  if (own === '') return false;
  return theirs === own || (theirs.startsWith(own) && /^\s*[([\u2014\u2013-]/.test(theirs.slice(own.length)));
}

const plain = (text: string): string => wordsOf(text.replace(/\\([|*_`[\]<>])/g, '$1')).replace(/[\s.]+$/, '');

function addToPlan(
  graph: Graph,
  documents: ChangedDocuments,
  plan: LinkedFile,
  question: RaisedQuestion,
  id: string | null,
): void {
  const heading = questionsHeadingOf(plan);
  const document = heading < 0 ? null : documents.document(plan.path);
  if (!document || isInSection(plan, document.text, heading, question.words, id)) return;
  const label = question.about < 0 ? null : labelOf(graph.item(question.about), graph.fileOfItem(question.about));
  const words = label === null ? question.words : `${question.words} (${label})`;
  const entry = sectionEntry(plan, document.prose, heading, words, id);
  if (entry) document.add(entry.edit);
}

/** Whatever form the section has: a list, a table, a paragraph. */
function isInSection(plan: LinkedFile, text: string, heading: number, words: string, id: string | null): boolean {
  const { start, end } = sectionOf(plan, heading);
  const said = text.slice(start, end);
  if (id !== null && isNamedIn(said, id)) return true;
  // A bar parts the cells of a table, and is a word like others in a list.
  const parts = said.split(/[\r\n]+/).flatMap((line) => [line, ...line.split(/(?<!\\)\|/)]);
  const lines = parts.map((line) => line.replace(ROW_LEAD, ''));
  return lines.some((line) => isSame(line, words) || isSame(line.replace(NAME, ''), words));
}

const ROW_LEAD = /^[\s>]*(?:[-*+]|\d{1,9}[.)])?\s*(?:\[.\]\s+)?/;
const NAME = /^[[*_`]*(?:[A-Za-z]{1,12}-?\d{1,6}|Question \d{1,4})[\]*_`)]*[:.)]?[*_`]*\s+(?:[\u2014\u2013-]\s+)?/;

function addToChecklists(
  documents: ChangedDocuments,
  group: PlanGroup,
  plan: LinkedFile,
  { words }: RaisedQuestion,
  id: string,
): void {
  for (const { path } of checklistsOf(group.files, plan.path)) {
    const document = documents.document(path);
    if (document) addToChecklist(document, id, words);
  }
}

function newDocument(
  title: string,
  id: string,
  { words, allTouches }: ReturnType<typeof saidOf>,
  day: string,
): string[] {
  const columns = ['ID', 'Question', 'Touches', 'Raised', 'Answer'];
  const row = [id, cellText(words), cellText(allTouches), day, ''].map((cell) => (cell === '' ? ' ' : ` ${cell} `));
  return [
    `# ${title}`,
    '',
    '## Open',
    '',
    `| ${columns.join(' | ')} |`,
    `|${columns.map((column) => '-'.repeat(column.length + 2)).join('|')}|`,
    `|${row.join('|')}|`,
  ];
}

const refusal = (refused: string): Refusal => ({ refused });
