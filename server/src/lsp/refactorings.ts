import type { CancellationToken, CodeAction, Range } from 'vscode-languageserver';
import { refactored, refactoringsAt, type RefactoringPlace } from '../core/authoring/refactoring/refactorings';
import { refactoringPlaceAt } from '../core/features/refactoringPlace';
import type { DocumentPlace, Session } from './session';
import type { Chosen } from './chosenActions';
import { plainEditOf, type FolderChange } from './workspaceEdits';

/** The kinds of all that can be done with an item without anything being wrong with it. */
export const refactoringKinds = ['refactor.rewrite', 'refactor.move', 'refactor.extract'];

/** What a refactoring carries until it is chosen. */
export interface RefactoringData {
  readonly uri: string;
  readonly refactoring: RefactoringPlace;
}

/**
 * What can be done with the item at the beginning of a range. Without being asked for just that, nothing is offered but
 * where an ID is defined: a lightbulb in every row would tell nobody anything.
 */
export function refactoringActions(
  session: Session,
  { folder, path }: DocumentPlace,
  uri: string,
  range: Range,
  only: readonly string[] | undefined,
  token: CancellationToken,
): CodeAction[] {
  const document = session.documents.get(uri);
  if (!document || (only && !refactoringKinds.some((kind) => isAsked(only, kind)))) return [];
  const snapshot = folder.snapshot();
  const found = refactoringPlaceAt(snapshot, path, document.offsetAt(range.start));
  if (!found || (only === undefined && !found.isOnId)) return [];
  const { place } = found;
  const wanted = refactoringsAt(snapshot, place).filter(({ kind }) => only === undefined || isAsked(only, kind));
  return wanted.flatMap(({ title, kind }): CodeAction[] => {
    const data: RefactoringData = { uri, refactoring: place };
    if (session.abilities.resolvesEdits) return [{ title, kind, data }];
    if (token.isCancellationRequested) return [];
    const chosen = chosenRefactoring(session, data, title);
    return 'changes' in chosen ? [{ title, kind, edit: refactoringEdit(session, chosen.changes) }] : [];
  });
}

/** Makes a refactoring on the documents as they are now. */
export function chosenRefactoring(session: Session, { uri, refactoring }: RefactoringData, title: string): Chosen {
  const place = session.placeOf(uri);
  if (!place) return { refused: 'The document is not open any more.' };
  const change = refactored(place.folder.snapshot(), refactoring, title);
  return 'refused' in change ? change : { changes: [{ folder: place.folder, change }] };
}

/** Its title says what it does: it is not shown first. */
export function refactoringEdit(session: Session, changes: readonly FolderChange[]): NonNullable<CodeAction['edit']> {
  return plainEditOf(changes, (uri) => session.versionOf(uri), session.abilities);
}

export function isAsked(only: readonly string[], kind: string): boolean {
  return only.some((asked) => asked === '' || asked === kind || kind.startsWith(`${asked}.`));
}

/** A client gives back what it was given. */
export function isRefactoringData(data: unknown): data is RefactoringData {
  if (typeof data !== 'object' || data === null || !('refactoring' in data) || !('uri' in data)) return false;
  const { path, id, offset } = (data.refactoring ?? {}) as Record<string, unknown>;
  return (
    typeof data.uri === 'string' && typeof path === 'string' && typeof id === 'string' && typeof offset === 'number'
  );
}
