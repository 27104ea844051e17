/** A plan of phase 3A and its checklist, for tests of what is made of the one and added to the other. */
import assert from 'node:assert/strict';
import { createExecutionChecklist, type ChecklistResult } from '../../../server/src/core/authoring/executionChecklist';
import { applyEdits } from '../../../server/src/core/text/edit';
import { workspaceOf } from '../../support/folderInMemory';

export const PLAN = 'docs/phase-3a-doors.md';
export const CHECKLIST = 'docs/phase-3a-checklist.md';

export interface Parts {
  readonly title?: string;
  readonly requirements?: string;
  readonly constraints?: string;
  readonly works?: string;
  readonly gate?: string;
}

export const planOf = ({
  title = '# Phase 3A: Doors',
  requirements = '',
  constraints = '',
  works = '### WP-1: Locks\n',
  gate = '',
}: Parts): string =>
  `${title}\n\n## Requirements Checklist\n\n${requirements}\n## Design Constraints Checklist\n\n${constraints}\n` +
  `## Work Packages\n\n${works}\n## Verification Gate\n\n${gate}\n`;

export function create(files: Readonly<Record<string, string>>, plan = PLAN): ChecklistResult {
  return createExecutionChecklist(workspaceOf(new Map(Object.entries(files))).snapshot(), plan);
}

/** The text of a new checklist. */
export function created(plan: string, others: Readonly<Record<string, string>> = {}): string {
  const result = create({ [PLAN]: plan, ...others });
  assert.ok('change' in result && result.created, JSON.stringify(result));
  return result.change.creations[0]?.text ?? '';
}

/** The checklist after a second run, which has to add something, and after which a third adds nothing. */
export function completed(plan: string, checklist: string): string {
  const result = create({ [PLAN]: plan, [CHECKLIST]: checklist });
  assert.ok('change' in result && !result.created, JSON.stringify(result));
  const [edit] = result.change.edits;
  assert.equal(edit?.expectedText, checklist);
  assert.ok(edit.edits.every(({ start, end }) => start === end));
  const text = applyEdits(checklist, edit.edits);
  assert.deepEqual(create({ [PLAN]: plan, [CHECKLIST]: text }), { unchanged: CHECKLIST });
  return text;
}

export const isUnchanged = (plan: string, checklist: string): void =>
  assert.deepEqual(create({ [PLAN]: plan, [CHECKLIST]: checklist }), { unchanged: CHECKLIST });

export function refused(result: ChecklistResult): string {
  assert.ok('refused' in result, JSON.stringify(result));
  return result.refused;
}

/** The rows of the table below a heading. */
export function rowsUnder(text: string, title: string): string[] {
  const section = text.split(/^## /m).find((part) => part.startsWith(title)) ?? '';
  return section
    .split(/\r?\n/)
    .filter((line) => line.includes('|'))
    .slice(2);
}

export const requirementsOf = (requirements: string): string[] =>
  rowsUnder(created(planOf({ requirements })), 'Requirements Checklist Verification');

/** The table of a section in a checklist whose other sections are as they are made. */
export function withTable(plan: string, title: string, table: string): string {
  return created(plan).replace(new RegExp(`(## ${title}\n\n)(?:\\|.*\n)+`), (_, heading: string) => heading + table);
}
