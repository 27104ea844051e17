import type { ClarificationFact } from '../../facts/facts';
import { headingSlugs } from '../../graph/anchors';
import type { LinkedFile } from '../../graph/linkedFile';
import { questionsPlaceOf } from '../../graph/questions';
import type { DocumentEdit } from '../../model/edit';
import type { Finding } from '../../model/finding';
import { fileNameOf } from '../../text/wording';
import type { Snapshot } from '../../workspace/snapshot';
import { openDocument } from '../openDocument';
import { relativePath } from '../relativePath';
import { repairOf, type Repair } from '../repair';
import { nextQuestionId } from './nextQuestion';
import { questionEntry } from './questionEntry';
import { sectionEntry } from './sectionEntry';

/**
 * Logs what needs clarification as a question, in the questions document or in the document's own list of them, and
 * puts a link to it in the marker's place.
 */
export function clarificationFixes(snapshot: Snapshot, { file: path, start }: Finding): Repair[] {
  const { graph } = snapshot;
  const file = graph.file(path);
  const group = graph.group(file?.plan ?? -1);
  const marker = file?.facts.clarifications.find((one) => one.start === start);
  const prose = openDocument(snapshot, path);
  const place = group && file ? questionsPlaceOf(group, file) : null;
  if (!group || !file || !prose || !place || !marker?.isClosed || marker.question === '') return [];
  const words = marker.question.replace(/\s*[\r\n][\s>]*/g, ' ');
  const asked = itemAt(file, marker);
  const linked = (name: string, to: string): { start: number; end: number; newText: string } => {
    const isIn = prose.text.charAt(marker.start - 1) === '(' && prose.text.charAt(marker.end) === ')';
    const link = `[${name}](${to})`;
    return { start: marker.start, end: marker.end, newText: isIn ? link : `(${link})` };
  };
  if (place.document) {
    const { document } = place;
    const id = nextQuestionId(group, document);
    const other = openDocument(snapshot, document.path);
    if (id === null || !other) return [];
    const isNear = document.scope === file.scope && asked !== null;
    const touches = isNear ? asked : `[${fileNameOf(path)}](${relativePath(document.path, path)})`;
    const edit = questionEntry(document, other, { id, words, touches, allTouches: touches });
    if (!edit) return [];
    const title = `Log it as ${id} in ${fileNameOf(document.path)}`;
    const edits: DocumentEdit[] = [
      { file: path, expectedText: prose.text, edits: [linked(id, relativePath(path, document.path))] },
      { file: document.path, expectedText: other.text, edits: [edit] },
    ];
    return [{ title, preferred: true, change: { title, creations: [], edits } }];
  }
  const entry = sectionEntry(file, prose, place.heading, asked === null ? words : `${words} (${asked})`);
  if (!entry) return [];
  const { headings } = file.facts;
  const anchor = headingSlugs(headings.map(({ text }) => text))[place.heading] ?? '';
  const link = linked(entry.name ?? 'open question', `#${anchor}`);
  const title = `Log it as a question below "${headings[place.heading]?.text ?? ''}"`;
  return [
    repairOf(
      title,
      path,
      prose.text,
      [link, entry.edit].sort((a, b) => a.start - b.start),
      true,
    ),
  ];
}

/** The item whose row the marker stands in, where it is one that the document asks for. */
function itemAt({ facts }: LinkedFile, { start }: ClarificationFact): string | null {
  const around = facts.items.filter(
    ({ kind, strength, form, blockStart, blockEnd }) =>
      (kind === 'requirement' || kind === 'constraint') &&
      form >= 0 &&
      strength === 'explicit' &&
      blockStart <= start &&
      start < blockEnd,
  );
  return around[around.length - 1]?.id ?? null;
}
