/** Refactorings put to the test: made at the cursor, read again, and the same with other line endings. */
import assert from 'node:assert/strict';
import {
  refactored,
  refactoringsAt,
  type RefactoringPlace,
} from '../../server/src/core/authoring/refactoring/refactorings';
import { refactoringPlaceAt } from '../../server/src/core/features/refactoringPlace';
import { Checker } from '../../server/src/core/rules/check';
import { parseFixture } from './fixture';
import { workspaceOf } from './folderInMemory';
import { changed, type Files } from './renaming';

interface At {
  readonly files: Files;
  readonly place: RefactoringPlace;
}

function at(source: string): At {
  const { files, cursor } = parseFixture(source);
  assert.ok(cursor);
  const found = refactoringPlaceAt(workspaceOf(files).snapshot(), cursor.path, cursor.offset);
  assert.ok(found, 'nothing is defined at the cursor');
  return { files, place: found.place };
}

/** Titles of what is offered at the cursor. */
export function offeredAt(source: string): string[] {
  const { files, place } = at(source);
  return refactoringsAt(workspaceOf(files).snapshot(), place).map(({ title }) => title);
}

export function refusalAt(source: string, title: string): string {
  const { files, place } = at(source);
  const change = refactored(workspaceOf(files).snapshot(), place, title);
  assert.ok('refused' in change, 'done without complaint');
  return change.refused;
}

export interface RefactorOptions {
  /** Codes of findings that only come to light by it. */
  readonly reveals?: readonly string[];
}

/** The files after a refactoring. No finding is new but those that it reveals. */
export function refactoredFiles(source: string, title: string, { reveals = [] }: RefactorOptions = {}): Files {
  const before = at(source);
  const after = apply(before, title);
  const crlf = at(source.replace(/\n/g, '\r\n'));
  const toCrlf = (files: Files): [string, string][] =>
    [...files].map(([path, text]) => [path, text.replace(/\r?\n/g, '\r\n')]);
  assert.deepEqual([...apply(crlf, title)], toCrlf(after), 'the same with CRLF');
  const old = new Map<string, number>();
  for (const code of codes(before.files)) old.set(code, (old.get(code) ?? 0) + 1);
  const fresh = codes(after).filter((code) => {
    const count = old.get(code) ?? 0;
    old.set(code, count - 1);
    return count <= 0 && !reveals.includes(code);
  });
  assert.deepEqual(fresh, [], 'no finding has come');
  return after;
}

function apply({ files, place }: At, title: string): Files {
  const change = refactored(workspaceOf(files).snapshot(), place, title);
  assert.ok(!('refused' in change), `refused: ${'refused' in change ? change.refused : ''}`);
  assert.equal(change.title, title);
  return changed(files, change);
}

function codes(files: Files): string[] {
  return [...new Checker().check(workspaceOf(files).snapshot()).values()].flat().map(({ code }) => code);
}

/** The lines of one document that begin as a row or hold an ID, after a refactoring. */
export function linesAfter(source: string, title: string, path: string, options?: RefactorOptions): string[] {
  const text = refactoredFiles(source, title, options).get(path) ?? '';
  return text.split('\n').filter((line) => /^\s*(?:[-|]|\d+\.|<!--)|\*\*/.test(line));
}
