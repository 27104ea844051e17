/** Commands that record how far work is, put to the test on folders in memory. */
import assert from 'node:assert/strict';
import type { Answers, AuthoringCommand, CommandAnswer, Question } from '../../server/src/core/commands/command';
import { Checker } from '../../server/src/core/rules/check';
import { applyEdits } from '../../server/src/core/text/edit';
import { workspaceOf } from './folderInMemory';

export type Files = ReadonlyMap<string, string>;

export const TODAY = '2026-05-04';

export interface Run {
  readonly answer: CommandAnswer;
  /** The folder then. */
  readonly files: Files;
  /** `path: - old line` and `path: + new line`, in the order of the documents. */
  readonly diff: readonly string[];
}

/** Runs a command with the cursor where `at` stands in a document; null for no document at hand. */
export function run(
  command: AuthoringCommand,
  files: Files,
  place: { readonly path: string; readonly at?: string } | null,
  answers: Answers = {},
  seed = 7,
): Run {
  const snapshot = workspaceOf(files).snapshot();
  const offset = place ? (files.get(place.path) ?? '').indexOf(place.at ?? '') : 0;
  assert.ok(offset >= 0, `${place?.path ?? ''} does not say ${place?.at ?? ''}`);
  const answer = command.answer({
    snapshot,
    place: place && { path: place.path, offset },
    answers,
    today: TODAY,
    seed,
    findings: () => new Checker().check(snapshot),
    textsAt: () => ({ refused: 'No earlier revisions can be read here.' }),
  });
  const after = new Map(files);
  const diff: string[] = [];
  if ('change' in answer) {
    assert.deepEqual(answer.change.creations, []);
    for (const { file, expectedText, edits } of answer.change.edits) {
      assert.equal(expectedText, files.get(file));
      assert.ok(edits.length > 0, `${file} has edits`);
      const text = applyEdits(expectedText, edits);
      after.set(file, text);
      diff.push(...lineDiff(expectedText, text).map((line) => `${file}: ${line}`));
    }
  }
  return { answer, files: after, diff };
}

/**
 * The same, and what must hold of every change: a second run has nothing to do, and in a folder with CRLF the same
 * characters change.
 */
export function runForGood(...[command, files, place, answers = {}]: Parameters<typeof run>): Run & { said: string } {
  const first = run(command, files, place, answers);
  assert.ok('change' in first.answer, JSON.stringify(first.answer, null, 1));
  const at = place?.at === undefined ? place : { ...place, at: atAfter(first, files, place.path, place.at) };
  const second = run(command, first.files, at, answers);
  assert.ok('unchanged' in second.answer, `a second run: ${JSON.stringify(second.answer, null, 1)}`);
  const crlf = new Map([...files].map(([path, text]) => [path, text.replace(/\n/g, '\r\n')] as const));
  const windows = run(command, crlf, place, answers);
  assert.deepEqual(
    [...windows.files],
    [...first.files].map(([path, text]) => [path, text.replace(/\n/g, '\r\n')]),
    'the same with CRLF',
  );
  return { ...first, said: first.answer.said };
}

/** Some text of the same line, as it reads after the change. */
function atAfter(first: Run, files: Files, path: string, at: string): string {
  const before = files.get(path) ?? '';
  const line = before.slice(0, before.indexOf(at)).split('\n').length - 1;
  return (first.files.get(path) ?? '').split('\n')[line] ?? '';
}

export function asked(command: AuthoringCommand, files: Files, ...rest: unknown[]): Question {
  const [place, answers] = rest as [Parameters<typeof run>[2], Answers | undefined];
  const { answer } = run(command, files, place, answers ?? {});
  assert.ok('ask' in answer, JSON.stringify(answer, null, 1));
  return answer.ask;
}

export function refused({ answer }: Run): string {
  assert.ok('refused' in answer, JSON.stringify(answer, null, 1));
  return answer.refused;
}

/** What a check says afterwards that it did not say before: `code file: message`. */
export function newFindings(before: Files, after: Files): string[] {
  const told = (files: Files): string[] =>
    [...new Checker().check(workspaceOf(files).snapshot()).values()]
      .flat()
      .map(({ code, file, message }) => `${code} ${file}: ${message}`);
  const old = told(before);
  return told(after).filter((one) => !old.includes(one));
}

/** Line by line: no command of these adds or removes lines, but for rows of a table. */
function lineDiff(before: string, after: string): string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  if (old.length === now.length)
    return old.flatMap((line, i) => (line === now[i] ? [] : [`- ${line}`, `+ ${now[i] ?? ''}`]));
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `- ${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+ ${line}`),
  ];
}
