/** Traceability matrices brought up to date, in folders in memory. */
import assert from 'node:assert/strict';
import { updateMatrix, type MatrixResult } from '../../server/src/core/authoring/matrix/updateMatrix';
import { applyEdits } from '../../server/src/core/text/edit';
import { workspaceOf } from './folderInMemory';
import type { Files } from './renaming';

export const MATRIX = 'requirements-traceability.md';

export interface Updated {
  readonly result: MatrixResult;
  readonly files: Files;
  /** The matrix then. */
  readonly text: string;
}

/** Brings the matrix of the only group with plans up to date; by itself it finds out where that is. */
export function updated(files: Files, path: string | null = MATRIX): Updated {
  const snapshot = workspaceOf(files).snapshot();
  const groups = [...snapshot.graph.groups.values()];
  const group = groups.find((one) => one.files.some(({ rule }) => rule?.duty === 'plan'));
  assert.ok(group, 'there are plans');
  const result = updateMatrix(snapshot, group, path === null ? {} : { path });
  const after = new Map(files);
  if ('change' in result) {
    for (const { file, text } of result.change.creations) after.set(file, text);
    for (const { file, expectedText, edits } of result.change.edits) {
      assert.equal(expectedText, files.get(file));
      after.set(file, applyEdits(expectedText, edits));
    }
  }
  return { result, files: after, text: after.get(path ?? MATRIX) ?? '' };
}

/** The same, with what must hold of every run: a second one finds nothing to do. */
export function updatedForGood(files: Files, path = MATRIX): string {
  const first = updated(files, path);
  assert.ok(!('refused' in first.result), JSON.stringify(first.result));
  const second = updated(first.files, path);
  assert.ok('unchanged' in second.result, `a second run: ${JSON.stringify(second.result, null, 1)}`);
  return first.text;
}

/** Lines that are in one text and not in the other, `- ` and `+ ` before them. */
export function difference(before: string, after: string): string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `- ${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+ ${line}`),
  ];
}
