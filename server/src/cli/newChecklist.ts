import path from 'node:path';
import { createExecutionChecklist } from '../core/authoring/executionChecklist';
import { Failure } from './failure';
import { diffOf } from './fixDiff';
import { print, visible } from './output';
import { openProject } from './project';
import { replacementsOf, writeChange } from './writeChange';

/**
 * Creates the execution checklist of a phase plan, or adds what is missing to the one that is there.
 * @throws Failure where there is no such plan, where it cannot have a checklist, or where a file changed meanwhile.
 */
export function newChecklist(plan: string, { dryRun = false }: { readonly dryRun?: boolean } = {}): number {
  // A plan says where its checklist belongs as seen from the top of the project.
  const { root, snapshot } = openProject([plan], { otherwise: process.cwd() });
  const relative = path.relative(root, path.resolve(plan)).split(path.sep).join('/');
  if (!snapshot.graph.file(relative)) throw new Failure(`${plan} is no phase plan: name the plan document of a phase.`);
  const result = createExecutionChecklist(snapshot, relative);
  if ('refused' in result) throw new Failure(result.refused);
  if ('unchanged' in result) {
    print(`Nothing to add: ${visible(result.unchanged)} is up to date.`);
    return 0;
  }
  if (dryRun) {
    const created = result.change.creations.map(({ file, text }) => ({ file, expectedText: '', text, isNew: true }));
    print(diffOf(root, [...created, ...replacementsOf(result.change)]));
    return 0;
  }
  writeChange(root, result.change);
  print(
    result.created
      ? `Created ${visible(result.path)}.`
      : `Added ${result.added} row${result.added === 1 ? '' : 's'} to ${visible(result.path)}.`,
  );
  return 0;
}
