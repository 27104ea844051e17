import type { Refusal, WorkspaceChange } from '../../model/edit';
import { fileNameOf, listOf } from '../../text/wording';
import type { Snapshot } from '../../workspace/snapshot';
import { lineEndingNear } from '../templates/lineEndingNear';
import { folderOf, pathProblem } from './fileNames';

/** A document that a command writes where it is not there yet. */
export interface Wanted {
  readonly path: string;
  /** Asked only where the document is missing. */
  readonly lines: () => { readonly lines: readonly string[] } | Refusal;
}

/** What came of it; `path` is the document to look at. */
export type NewDocuments =
  | { readonly change: WorkspaceChange; readonly said: string; readonly path: string }
  | { readonly unchanged: string; readonly path: string }
  | Refusal;

/** The documents of a set that are missing, as new ones; those that are there stay as they are. */
export function missingDocuments(snapshot: Snapshot, wanted: readonly Wanted[]): NewDocuments {
  const creations: { file: string; text: string }[] = [];
  for (const { path, lines } of wanted) {
    const problem = pathProblem(path);
    if (problem) return problem;
    if (snapshot.exists(path)) continue;
    const written = lines();
    if ('refused' in written) return written;
    const eol = lineEndingNear(snapshot, path);
    creations.push({ file: path, text: written.lines.join(eol) + eol });
  }
  const [first] = wanted;
  const [created] = creations;
  if (!first) return { refused: 'There is nothing to write.' };
  if (!created) return { unchanged: `Nothing to add: ${namesOf(wanted.map(({ path }) => path))}.`, path: first.path };
  const files = creations.map(({ file }) => file);
  const title = `Create ${files.length === 1 ? created.file : folderOf(created.file)}`;
  return { change: { title, creations, edits: [] }, said: saidOf(files, wanted.length), path: created.file };
}

function namesOf(paths: readonly string[]): string {
  const [first = ''] = paths;
  return paths.length === 1 ? `${first} is there` : `${folderOf(first)} has ${listOf(paths.map(fileNameOf))}`;
}

function saidOf(files: readonly string[], all: number): string {
  const [first = ''] = files;
  if (all === 1) return `Created ${first}.`;
  const names = listOf(files.map(fileNameOf));
  return files.length === all ? `Created ${folderOf(first)} with ${names}.` : `Added ${names} to ${folderOf(first)}.`;
}
