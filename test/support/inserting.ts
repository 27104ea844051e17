/** Authoring commands put to the test: run at a place with their answers, applied, checked again, and run with CRLF. */
import assert from 'node:assert/strict';
import type { Answers, AuthoringCommand, Change, CommandAnswer } from '../../server/src/core/commands/command';
import { Checker } from '../../server/src/core/rules/check';
import { applyEdits } from '../../server/src/core/text/edit';
import type { Snapshot } from '../../server/src/core/workspace/snapshot';
import { workspaceOf } from './folderInMemory';

export type Files = ReadonlyMap<string, string>;

export interface Cursor {
  readonly path: string;
  readonly offset: number;
}

/** The place of a text in a file; `at` is a part of a line that stands there once. */
export function cursorAt(files: Files, path: string, at: string): Cursor {
  const offset = (files.get(path) ?? '').indexOf(at);
  assert.ok(offset >= 0, `${path} does not say ${at}`);
  return { path, offset };
}

export function answerAt(
  command: AuthoringCommand,
  snapshot: Snapshot,
  place: Cursor | null,
  answers: Answers = {},
): CommandAnswer {
  return command.answer({
    snapshot,
    place,
    answers,
    today: '2026-03-04',
    seed: 7,
    findings: () => new Checker().check(snapshot),
    textsAt: () => ({ refused: 'No earlier revisions can be read here.' }),
  });
}

export interface Inserted {
  readonly said: string;
  readonly files: Files;
  /** Lines that went and that came, blank ones aside, `- ` and `+ ` before them, in the order of the files. */
  readonly diff: readonly string[];
}

/**
 * Runs a command, and applies what it answers. Fails where it asks or refuses, where a finding is new whose code is not
 * among `reveals`, or where the same with CRLF gives something else.
 */
export function insertedAt(
  command: AuthoringCommand,
  files: Files,
  place: Cursor,
  answers: Answers,
  reveals: readonly string[] = [],
): Inserted {
  const done = applied(command, files, place, answers);
  const crlf = new Map([...files].map(([path, text]) => [path, text.replace(/\n/g, '\r\n')] as const));
  const before = (files.get(place.path) ?? '').slice(0, place.offset).split('\n').length - 1;
  const windows = applied(command, crlf, { path: place.path, offset: place.offset + before }, answers);
  assert.deepEqual(
    [...windows.files],
    [...done.files].map(([path, text]) => [path, text.replace(/\r?\n/g, '\r\n')]),
    'the same with CRLF',
  );
  assert.deepEqual(newFindings(files, done.files, reveals), [], 'no finding has come');
  return done;
}

function applied(command: AuthoringCommand, files: Files, place: Cursor, answers: Answers): Inserted {
  const answer = answerAt(command, workspaceOf(files).snapshot(), place, answers);
  assert.ok('change' in answer, JSON.stringify(answer));
  const after = changedBy(files, answer);
  return { said: answer.said, files: after, diff: diffOf(files, after) };
}

export function changedBy(files: Files, { change }: Change): Files {
  const after = new Map(files);
  for (const { file, expectedText, edits } of change.edits) {
    assert.equal(expectedText, files.get(file));
    after.set(file, applyEdits(expectedText, edits));
  }
  for (const { file, text } of change.creations) {
    assert.ok(!files.has(file), `${file} is there already`);
    after.set(file, text);
  }
  return after;
}

/** `code: message` of each finding that is there afterwards and was not before, save those of some codes. */
export function newFindings(before: Files, after: Files, reveals: readonly string[] = []): string[] {
  const all = (files: Files): string[] =>
    [...new Checker().check(workspaceOf(files).snapshot()).values()]
      .flat()
      // What an insertion moves down stays the same finding.
      .map(({ file, code, message }) => `${code} ${file}: ${message.replace(/\blines? \d+/g, 'line')}`);
  const old = new Map<string, number>();
  for (const said of all(before)) old.set(said, (old.get(said) ?? 0) + 1);
  return all(after).filter((said) => {
    const count = old.get(said) ?? 0;
    old.set(said, count - 1);
    return count <= 0 && !reveals.some((code) => said.startsWith(code));
  });
}

export function diffOf(before: Files, after: Files): string[] {
  return [...after].flatMap(([path, text]) => {
    const old = (before.get(path) ?? '').split('\n');
    const now = text.split('\n');
    let head = 0;
    while (head < old.length && head < now.length && old[head] === now[head]) head++;
    let tail = 0;
    while (tail < Math.min(old.length, now.length) - head && old[old.length - 1 - tail] === now[now.length - 1 - tail])
      tail++;
    const gone = old.slice(head, old.length - tail);
    const come = now.slice(head, now.length - tail);
    return [
      ...gone.filter((line) => line !== '' && !come.includes(line)).map((line) => `- ${line}`),
      ...come.filter((line) => line !== '' && !gone.includes(line)).map((line) => `+ ${line}`),
    ];
  });
}
