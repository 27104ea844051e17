import fs from 'node:fs';
import path from 'node:path';
import { reasonOf } from '../host/node/documents';
import { Failure } from './failure';

/** A new text for a document, and the one that it was made of. */
export interface Replacement {
  readonly file: string;
  readonly expectedText: string;
  readonly text: string;
  /** Nothing is there yet. */
  readonly isNew?: boolean;
}

/** Writes a document that is not there yet. @throws Failure where it is there, or can't be written. */
export function createDocument(root: string, file: string, text: string): void {
  const absolute = path.join(root, file);
  try {
    fs.mkdirSync(path.dirname(absolute), { recursive: true });
    fs.writeFileSync(absolute, text, { flag: 'wx' });
  } catch (error) {
    throw new Failure(`${file} can't be written: ${reasonOf(error)}.`);
  }
}

/**
 * The byte order mark of a document, which is no part of its text and must not get lost; empty for none. Null where the
 * text, written back, would not give its bytes.
 */
export function byteOrderMarkOf(root: string, file: string, text: string): string | null {
  const bytes = fs.readFileSync(path.join(root, file));
  return ['', '\ufeff'].find((mark) => Buffer.from(mark + text, 'utf8').equals(bytes)) ?? null;
}

/** Whole or not at all: the text is written beside the file and then takes its place. Links are followed. */
export function replaceFile(file: string, content: string): void {
  const target = fs.realpathSync(file);
  // A file that takes another's place needs no leave of it; whoever made it read-only meant it.
  fs.accessSync(target, fs.constants.W_OK);
  const beside = writtenBeside(target, content, { mode: fs.statSync(target).mode });
  try {
    fs.renameSync(beside, target);
  } catch (error) {
    fs.rmSync(beside, { force: true });
    throw error;
  }
}

/** A file beside the one whose place it is to take; nothing of it is left where it can't be written to its end. */
export function writtenBeside(target: string, content: string, options: { readonly mode?: number } = {}): string {
  const beside = `${target}.plantrace-${process.pid}`;
  try {
    fs.writeFileSync(beside, content, { flag: 'wx', ...options });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') fs.rmSync(beside, { force: true });
    throw error;
  }
  return beside;
}
