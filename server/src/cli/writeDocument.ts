import fs from 'node:fs';
import path from 'node:path';
import { readText, reasonOf } from '../host/node/documents';
import { Failure } from './failure';
import { complain } from './output';

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

/** Puts a text in the place of another. @throws Failure where the document is another by now, or can't be written. */
export function replaceDocument(root: string, replacement: Replacement): void {
  replaceDocuments(root, [replacement]);
}

/** The same for several documents: where one of them is refused, none is touched. */
export function replaceDocuments(root: string, replacements: readonly Replacement[]): void {
  const contents = replacements.map(({ file, expectedText, text }) => {
    if (readText(path.join(root, file), file, complain) !== expectedText)
      throw new Failure(`${file} changed while it was being read; run the command again.`);
    const mark = byteOrderMarkOf(root, file, expectedText);
    if (mark === null)
      throw new Failure(
        `${file} is not UTF-8: save it as UTF-8, so that nothing in it gets lost, and run the command again.`,
      );
    return { file, content: mark + text };
  });
  for (const { file, content } of contents) {
    try {
      replaceFile(path.join(root, file), content);
    } catch (error) {
      throw new Failure(`${file} can't be written: ${reasonOf(error)}.`);
    }
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
  const beside = `${target}.plantrace-${process.pid}`;
  fs.writeFileSync(beside, content, { flag: 'wx', mode: fs.statSync(target).mode });
  try {
    fs.renameSync(beside, target);
  } catch (error) {
    fs.rmSync(beside, { force: true });
    throw error;
  }
}
