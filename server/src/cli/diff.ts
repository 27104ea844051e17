import { changeBranches, touchedBranches } from '../core/features/changes/branches';
import type { Changes } from '../core/features/changes/changes';
import { changesMarkdown } from '../core/features/changes/changesMarkdown';
import { countedChanges } from '../core/features/changes/counted';
import { listOf } from '../core/text/wording';
import { branchesText } from './changes/branchesText';
import { changesJson } from './changes/changesJson';
import { changesSince } from './changes/comparison';
import { Failure } from './failure';
import { print, printJson, visible } from './output';
import { openProject } from './project';

export interface DiffOptions {
  readonly root?: string;
  readonly format: string;
}

const FORMATS = ['text', 'md', 'json'];

/**
 * Tells what the plans define otherwise than at a git revision, and what that touches.
 * @throws Failure where there is no such revision, or no git to ask.
 */
export function diff(revision: string, { root, format }: DiffOptions): number {
  if (!FORMATS.includes(format)) throw new Failure(`Unknown format "${format}": choose text, md or json.`);
  const project = openProject(root === undefined ? [] : [root], { root });
  const changes = changesSince(project, revision);
  if (format === 'json') printJson(changesJson(changes, revision));
  else print(format === 'md' ? changesMarkdown(changes, revision) : changesText(changes, revision));
  return 0;
}

function changesText(changes: Changes, revision: string): string {
  if (changes.changes.length === 0) return `Nothing that the plans define changed since ${visible(revision)}.`;
  const touched = touchedBranches(changes.touched);
  return [
    `Since ${visible(revision)}: ${listOf(countedChanges(changes.changes), 12)}.`,
    branchesText(changeBranches(changes)),
    ...(touched.length === 0 ? [] : ['Touched besides:', branchesText(touched)]),
  ].join('\n\n');
}
