import assert from 'node:assert/strict';
import { commandNamed } from '../../server/src/core/commands/commands';
import type { Answers, CommandAnswer } from '../../server/src/core/commands/command';
import { Checker } from '../../server/src/core/rules/check';
import type { Snapshot } from '../../server/src/core/workspace/snapshot';
import { configurationIn, workspaceOf } from './folderInMemory';

export type Files = Readonly<Record<string, string>>;

export const TODAY = '2026-03-02';

export const snapshotOf = (files: Files): Snapshot => workspaceOf(new Map(Object.entries(files))).snapshot();

/** What a command answers in a folder of these files, with all of these answers given. */
export function answered(command: string, files: Files, answers: Answers, near?: string): CommandAnswer {
  const found = commandNamed(command);
  assert.ok(found, command);
  return found.answer({
    snapshot: snapshotOf(files),
    place: near === undefined ? null : { path: near, offset: 0 },
    answers,
    today: TODAY,
    seed: 1,
    findings: () => new Map(),
    textsAt: () => ({ refused: 'There are no earlier texts.' }),
  });
}

/** The files after a command has created what it wants to; it edits and overwrites nothing. */
export function created(command: string, files: Files, answers: Answers, near?: string): Record<string, string> {
  const answer = answered(command, files, answers, near);
  assert.ok('change' in answer, JSON.stringify(answer));
  assert.deepEqual(answer.change.edits, []);
  const after: Record<string, string> = { ...files };
  for (const { file, text } of answer.change.creations) {
    assert.equal(after[file], undefined, `${file} would be overwritten`);
    after[file] = text;
  }
  return after;
}

export const without = (files: Files, path: string): Record<string, string> =>
  Object.fromEntries(Object.entries(files).filter(([file]) => file !== path));

/** What the rules find, as `code file: message`. */
export function findingsOf(files: Files): string[] {
  const { configuration } = configurationIn(new Map(Object.entries(files)));
  assert.ok(configuration);
  return [...new Checker(configuration).check(snapshotOf(files)).values()]
    .flat()
    .map(({ code, file, message }) => `${code} ${file}: ${message}`);
}

/** Which profile reads a document as what. */
export function readAs(files: Files): Record<string, string> {
  return Object.fromEntries(
    snapshotOf(files).files.map(({ path, facts }) => [path, `${facts.profile ?? '-'} ${facts.kind ?? '-'}`]),
  );
}

export function refusal(answer: CommandAnswer): string {
  assert.ok('refused' in answer, JSON.stringify(answer));
  assert.match(answer.refused, /\.$/);
  return answer.refused;
}
