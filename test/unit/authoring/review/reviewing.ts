/** Commands about reviews, asked about folders in memory. */
import assert from 'node:assert/strict';
import path from 'node:path';
import type { Answers, AuthoringCommand, Change, CommandAnswer } from '../../../../server/src/core/commands/command';
import { Checker } from '../../../../server/src/core/rules/check';
import type { Snapshot } from '../../../../server/src/core/workspace/snapshot';
import { exampleIn } from '../../../support/corpus';
import { workspaceOf } from '../../../support/folderInMemory';
import { changed, type Files } from '../../../support/renaming';

export const TODAY = '2026-04-01';

export const example = (name: string): Files => exampleIn(path.resolve('test', 'workspaces', name));

/** Large folders are asked many things. */
const snapshots = new WeakMap<Files, Snapshot>();

export function snapshotOf(files: Files): Snapshot {
  const known = snapshots.get(files) ?? workspaceOf(files).snapshot();
  snapshots.set(files, known);
  return known;
}

export function asked(
  command: AuthoringCommand,
  files: Files,
  plan: string | null,
  answers: Answers = {},
  today = TODAY,
): CommandAnswer {
  const snapshot = snapshotOf(files);
  return command.answer({
    snapshot,
    place: plan === null ? null : { path: plan, offset: 0 },
    answers,
    today,
    seed: 1,
    findings: () => new Checker().check(snapshot),
    textsAt: () => ({ refused: 'There is no history here.' }),
  });
}

export interface Made {
  readonly said: string;
  readonly files: Files;
}

/** The folder after a command, which has to change something and bring no finding; a second run has nothing to do. */
export function made(
  command: AuthoringCommand,
  files: Files,
  plan: string | null,
  answers: Answers,
  today = TODAY,
): Made {
  const change = changeOf(asked(command, files, plan, answers, today));
  const after = changed(files, change.change);
  const again = asked(command, after, plan, answers, today);
  assert.ok('unchanged' in again, `a second run: ${JSON.stringify(again, null, 1)}`);
  const known = new Set(findings(files));
  assert.deepEqual(
    findings(after).filter((one) => !known.has(one)),
    [],
  );
  return { said: change.said, files: after };
}

export function changeOf(answer: CommandAnswer): Change {
  assert.ok('change' in answer, JSON.stringify(answer, null, 1));
  return answer;
}

export function refusal(answer: CommandAnswer): string {
  assert.ok('refused' in answer, JSON.stringify(answer, null, 1));
  return answer.refused;
}

export function question(answer: CommandAnswer): { readonly name: string; readonly values: readonly string[] } {
  assert.ok('ask' in answer, JSON.stringify(answer, null, 1));
  const { ask } = answer;
  return { name: ask.name, values: ask.kind === 'choice' ? ask.choices.map(({ value }) => value) : [] };
}

function findings(files: Files): string[] {
  return [...new Checker().check(snapshotOf(files)).values()]
    .flat()
    .map(({ file, code, message }) => `${file} ${code} ${message}`);
}
