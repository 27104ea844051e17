import fs from 'node:fs';
import path from 'node:path';
import type { DocumentCreation, WorkspaceChange } from '../core/model/edit';
import { applyEdits } from '../core/text/edit';
import { readText, reasonOf } from '../host/node/documents';
import { Failure } from './failure';
import { complain } from './output';
import { byteOrderMarkOf, writtenBeside, type Replacement } from './writeDocument';

/** What takes the place of a file, or of nothing. */
interface Written {
  readonly file: string;
  readonly target: string;
  readonly beside: string;
  /** What was there; null where nothing was. */
  readonly before: Buffer | null;
}

/**
 * Makes a change on disk, all of it or nothing: every file is looked at and written beside its place before the first
 * one takes it, and where one can't take it, those before it get back what they held.
 * @throws Failure where a document is another by now, where a new one is there already, or where one can't be written.
 */
export function writeChange(root: string, change: WorkspaceChange): void {
  writeAll(root, change.creations, replacementsOf(change));
}

/** Puts a text in the place of another. @throws Failure where the document is another by now, or can't be written. */
export function replaceDocument(root: string, replacement: Replacement): void {
  replaceDocuments(root, [replacement]);
}

/** The same for several documents: where one of them is refused, all are as they were. */
export function replaceDocuments(root: string, replacements: readonly Replacement[]): void {
  writeAll(root, [], replacements);
}

function writeAll(root: string, creations: readonly DocumentCreation[], replacements: readonly Replacement[]): void {
  const made: string[] = [];
  const prepared: Written[] = [];
  const done: Written[] = [];
  try {
    for (const { file, text } of creations) prepared.push(preparedNew(root, file, text, made));
    for (const replacement of replacements) prepared.push(preparedInPlace(root, replacement));
    for (const written of prepared) {
      attempt(written.file, () => {
        if (written.before === null) {
          // Fails where somebody has made the file meanwhile. Not by a link: not every disk has them.
          fs.copyFileSync(written.beside, written.target, fs.constants.COPYFILE_EXCL);
          done.push(written);
          fs.rmSync(written.beside);
        } else {
          fs.renameSync(written.beside, written.target);
          done.push(written);
        }
      });
    }
  } catch (error) {
    for (const { target, before } of done) {
      if (before === null) fs.rmSync(target, { force: true });
      else fs.writeFileSync(target, before);
    }
    for (const { beside } of prepared) fs.rmSync(beside, { force: true });
    for (const folder of made.reverse())
      if (fs.existsSync(folder) && fs.readdirSync(folder).length === 0) fs.rmdirSync(folder);
    throw error;
  }
}

/** The new texts of the documents that a change edits. */
export function replacementsOf(change: WorkspaceChange): Replacement[] {
  return change.edits.map(({ file, expectedText, edits }) => ({
    file,
    expectedText,
    text: applyEdits(expectedText, edits),
  }));
}

function preparedNew(root: string, file: string, text: string, made: string[]): Written {
  const target = path.join(root, file);
  if (fs.existsSync(target)) throw new Failure(`${file} is there already: nothing was written.`);
  return attempt(file, () => {
    const first = fs.mkdirSync(path.dirname(target), { recursive: true });
    if (first !== undefined)
      for (let at = path.dirname(target); at.length >= first.length; at = path.dirname(at)) made.unshift(at);
    return { file, target, beside: writtenBeside(target, text), before: null };
  });
}

function preparedInPlace(root: string, { file, expectedText, text }: Replacement): Written {
  if (readText(path.join(root, file), file, complain) !== expectedText)
    throw new Failure(`${file} changed while it was being read; run the command again.`);
  const mark = byteOrderMarkOf(root, file, expectedText);
  if (mark === null)
    throw new Failure(
      `${file} is not UTF-8: save it as UTF-8, so that nothing in it gets lost, and run the command again.`,
    );
  return attempt(file, () => {
    const target = fs.realpathSync(path.join(root, file));
    // A file that takes another's place needs no leave of it; whoever made it read-only meant it.
    fs.accessSync(target, fs.constants.W_OK);
    const before = fs.readFileSync(target);
    const beside = writtenBeside(target, mark + text, { mode: fs.statSync(target).mode });
    return { file, target, beside, before };
  });
}

function attempt<T>(file: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`${file} can't be written: ${reasonOf(error)}.`);
  }
}
