import type { LinkedFile } from '../../graph/linkedFile';
import { unloggedQuestions, type UnloggedQuestion } from '../../graph/questions';
import { parseRemark } from '../../markdown/remarkTree';
import type { Finding } from '../../model/finding';
import type { DocumentEdit } from '../../model/edit';
import { fileNameOf } from '../../text/wording';
import type { TextEdit } from '../../text/edit';
import type { Snapshot } from '../../workspace/snapshot';
import { openDocument } from '../openDocument';
import { PlanProse } from '../planProse';
import type { Repair } from '../repair';
import { snapshotText } from '../snapshotText';
import { nextQuestionId } from './nextQuestion';
import { questionEntry } from './questionEntry';
import { citedIn, qualify } from './touched';

/** Adds a plan's question to the questions document, in that document's form, and names its ID in the plan. */
export function logQuestionFixes(snapshot: Snapshot, finding: Finding): Repair[] {
  const { graph } = snapshot;
  const group = graph.group(graph.file(finding.file)?.plan ?? -1);
  const found = [...(group ? unloggedQuestions(group) : [])].find(
    ({ file, question }) => file.path === finding.file && question.start === finding.start,
  );
  if (!group || !found) return [];
  const { file, question, document } = found;
  const own = question.symbol >= 0 ? graph.text(question.symbol) : null;
  const id = own ?? nextQuestionId(group, document);
  const current = snapshotText(snapshot, file.path);
  const prose = openDocument(snapshot, document.path);
  if (id === null || typeof current === 'string' || !prose) return [];
  const words = wordsFor(current.text, found, own);
  if (words === null) return [];
  const cited = citedIn(graph, file, document.path, question.start, question.end);
  const edit = questionEntry(document, prose, {
    id,
    words: qualify(words, cited),
    touches: cited.isSaid ? '' : cited.touches.join(', '),
    allTouches: cited.touches.join(', '),
  });
  if (!edit) return [];
  const logged: DocumentEdit = { file: document.path, expectedText: prose.text, edits: [edit] };
  const named = own === null ? nameInPlan(current.text, file, question.start, id) : null;
  const edits = named ? [{ file: file.path, expectedText: current.text, edits: [named] }, logged] : [logged];
  const title = `Log it as ${id} in ${fileNameOf(document.path)}`;
  return [{ title, preferred: true, change: { title, creations: [], edits } }];
}

/** The entry's words without its ID, as the questions document may say them. */
function wordsFor(text: string, { file, question, document }: UnloggedQuestion, own: string | null): string | null {
  const tree = parseRemark(text);
  if (tree.type !== 'root') return null;
  const prose = new PlanProse(text, tree, file.path, document.path);
  const run = prose.runAt(question.start);
  if (!run) return null;
  let from = question.start;
  if (own !== null) {
    const at = text.indexOf(own, from);
    if (at < 0 || at > from + 8) return null;
    from = at + own.length;
    from += BEHIND_ID.exec(text.slice(from, from + 12))?.[0].length ?? 0;
  }
  const words = prose.say(run, from, question.end);
  return words === '' ? null : words;
}

const BEHIND_ID = /^[*_`\])]*[:.]?[*_`]*[ \t]*(?:[\u2014\u2013-][ \t]+)?/;

/** The ID before the words of the entry, written as others of the plan are. */
function nameInPlan(text: string, file: LinkedFile, start: number, id: string): TextEdit {
  for (const other of file.facts.questions) {
    if (other.symbol < 0) continue;
    const lead = text.slice(other.start, other.start + 32);
    const written = /^([[*_`]*)[A-Za-z]{1,12}-?\d{1,6}([\]*_`)]*[:.]?[*_`]*[ \t]+(?:[\u2014\u2013-][ \t]+)?)/.exec(
      lead,
    );
    if (written) return { start, end: start, newText: `${written[1] ?? ''}${id}${written[2] ?? ': '}` };
  }
  return { start, end: start, newText: `${id}: ` };
}
