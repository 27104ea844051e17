/** Authoring commands run on folders in memory. */
import assert from 'node:assert/strict';
import type { AuthoringCommand, CommandAnswer } from '../../server/src/core/commands/command';
import { Checker } from '../../server/src/core/rules/check';
import { applyEdits } from '../../server/src/core/text/edit';
import { configurationIn, workspaceOf } from './folderInMemory';

export type Folder = ReadonlyMap<string, string>;

export interface Commanding {
  /** The document at hand, and the cursor in it. */
  readonly place?: string;
  readonly offset?: number;
  readonly answers?: Readonly<Record<string, readonly string[]>>;
  readonly today?: string;
}

/** What a command answers. */
export function commanded(command: AuthoringCommand, files: Folder, options: Commanding = {}): CommandAnswer {
  const snapshot = workspaceOf(files).snapshot();
  const { configuration } = configurationIn(files);
  return command.answer({
    snapshot,
    place: options.place === undefined ? null : { path: options.place, offset: options.offset ?? 0 },
    answers: options.answers ?? {},
    today: options.today ?? '2026-05-04',
    seed: 1,
    findings: () => new Checker(configuration ?? undefined).check(snapshot),
    textsAt: () => ({ refused: 'There is no history here.' }),
  });
}

/** The folder after the change that a command answers with; a second run has nothing left to do. */
export function changedForGood(
  command: AuthoringCommand,
  files: Folder,
  options: Commanding = {},
): Map<string, string> {
  const after = changed(commanded(command, files, options), files);
  const second = commanded(command, after, options);
  assert.ok('unchanged' in second, `a second run: ${JSON.stringify(second, null, 1)}`);
  return after;
}

export function changed(answer: CommandAnswer, files: Folder): Map<string, string> {
  assert.ok('change' in answer, JSON.stringify(answer, null, 1));
  const after = new Map(files);
  for (const { file, text } of answer.change.creations) {
    assert.ok(!files.has(file), file);
    after.set(file, text);
  }
  for (const { file, expectedText, edits } of answer.change.edits) {
    assert.equal(expectedText, files.get(file));
    after.set(file, applyEdits(expectedText, edits));
  }
  return after;
}

/** Lines that are in one text and not in the other, `- ` and `+ ` before them. */
export function lineChanges(before: string, after: string): string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `- ${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+ ${line}`),
  ];
}
