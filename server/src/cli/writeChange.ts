import fs from 'node:fs';
import path from 'node:path';
import type { WorkspaceChange } from '../core/model/edit';
import { applyEdits } from '../core/text/edit';
import { readText, reasonOf } from '../host/node/documents';
import { Failure } from './failure';
import { complain } from './output';
import { byteOrderMarkOf, type Replacement } from './writeDocument';

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
  const made: string[] = [];
  const prepared: Written[] = [];
  const done: Written[] = [];
  try {
    for (const { file, text } of change.creations) prepared.push(preparedNew(root, file, text, made));
    for (const replacement of replacementsOf(change)) prepared.push(preparedInPlace(root, replacement));
    for (const written of prepared) {
      attempt(written.file, () => {
        if (written.before === null) {
          // Fails where somebody has made the file meanwhile.
          fs.linkSync(written.beside, written.target);
          fs.rmSync(written.beside);
        } else fs.renameSync(written.beside, written.target);
      });
      done.push(written);
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
    const beside = besideOf(target);
    fs.writeFileSync(beside, text, { flag: 'wx' });
    return { file, target, beside, before: null };
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
    const beside = besideOf(target);
    const before = fs.readFileSync(target);
    fs.writeFileSync(beside, mark + text, { flag: 'wx', mode: fs.statSync(target).mode });
    return { file, target, beside, before };
  });
}

const besideOf = (target: string): string => `${target}.plantrace-${process.pid}`;

function attempt<T>(file: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`${file} can't be written: ${reasonOf(error)}.`);
  }
}
