import { commandNamed } from '../../core/commands/commands';
import type { CommandAnswer, Question, ShownPlace } from '../../core/commands/command';
import type { AuthoringParams, AuthoringQuestion, AuthoringResult, Location } from '../../protocol';
import { editOf, locationOf } from '../convert';
import type { Folder } from '../folder';
import type { Session } from '../session';

/** One step of an authoring command, on one snapshot. */
export function onAuthor(session: Session, params: AuthoringParams): AuthoringResult {
  const command = commandNamed(params.command);
  if (!command) return { kind: 'refused', reason: `Plantrace has no command ${params.command}.` };
  const meant = folderMeant(session, params.uri);
  if ('reason' in meant) return { kind: 'refused', reason: meant.reason };
  const { folder, path } = meant;
  const snapshot = folder.snapshot();
  const answer = command.answer({
    snapshot,
    place: path === null ? null : { path, offset: offsetIn(session, folder, path, params) },
    answers: params.answers,
    today: params.today,
    seed: params.seed,
    findings: () => session.findingsOf(folder),
    textsAt: folder.textsAt,
  });
  return resultOf(session, folder, answer);
}

/** 0 where no position is given. A document that is not open is what the facts were read from. */
export function offsetIn(
  session: Session,
  folder: Folder,
  path: string,
  { uri, position }: Pick<AuthoringParams, 'uri' | 'position'>,
): number {
  if (!position) return 0;
  const document = uri === undefined ? undefined : session.documents.get(uri);
  if (document) return document.offsetAt(position);
  return (folder.lines(path)?.lineStart(position.line) ?? 0) + position.character;
}

function resultOf(session: Session, folder: Folder, answer: CommandAnswer): AuthoringResult {
  const located = (show: ShownPlace | undefined): { show?: Location } =>
    show ? { show: locationOf(folder, show.file, show.offset, show.offset) } : {};
  if ('refused' in answer) return { kind: 'refused', reason: answer.refused };
  if ('unchanged' in answer) return { kind: 'unchanged', said: answer.unchanged, ...located(answer.show) };
  if ('ask' in answer) return { kind: 'ask', question: { ...questionOf(answer.ask), ...located(answer.ask.show) } };
  if ('text' in answer) return { kind: 'text', title: answer.title, text: answer.text, use: answer.use ?? 'read' };
  // Editors would make the edit all the same, in a document that can't be saved.
  const fixed = answer.change.edits.find(({ file }) => folder.isReadOnly(file));
  if (fixed) return { kind: 'refused', reason: readOnly(fixed.file) };
  const edit = editOf(
    answer.change,
    (file) => folder.uri(file),
    (open) => session.versionOf(open) ?? null,
  );
  return { kind: 'edit', title: answer.change.title, edit, said: answer.said, ...located(answer.show) };
}

const readOnly = (file: string): string =>
  `${file} is read-only: make it writable, and run the command again. Nothing was changed.`;

function questionOf(question: Question): AuthoringQuestion {
  const { name, title, prompt } = question;
  return question.kind === 'choice'
    ? {
        name,
        title,
        prompt,
        kind: 'choice',
        many: question.many === true,
        choices: question.choices.map((c) => ({ ...c })),
      }
    : { name, title, prompt, kind: 'text', value: question.value ?? '', mayBeEmpty: question.mayBeEmpty === true };
}

/** The folder of the document; else the only one, or the only one that has plans. */
function folderMeant(
  session: Session,
  uri: string | undefined,
): { readonly folder: Folder; readonly path: string | null } | { readonly reason: string } {
  const place = uri === undefined ? null : session.placeOf(uri);
  if (place) return { folder: place.folder, path: place.path };
  const all = session.openFolders().filter(({ isLoose }) => !isLoose);
  if (all.some(({ folder }) => !folder.isIndexed))
    return { reason: 'Plantrace is still reading the workspace: try again in a moment.' };
  const withPlans = all.filter(({ shown }) => shown.hasPlans);
  const [only] = withPlans.length > 0 ? withPlans : all;
  if (!only) return { reason: 'No folder is open: open the folder of the plans first.' };
  if (withPlans.length > 1 || (withPlans.length === 0 && all.length > 1))
    return { reason: 'Several folders are open: open a document of the one that is meant, and run the command again.' };
  return { folder: only.folder, path: null };
}
