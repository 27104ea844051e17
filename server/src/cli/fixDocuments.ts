import path from 'node:path';
import type { Finding } from '../core/model/finding';
import { safeFixesOf } from '../core/rules/safeFixes';
import { applyEdits } from '../core/text/edit';
import type { Snapshot } from '../core/workspace/snapshot';
import { isWithin, realPathOf } from '../host/node/documents';
import { complain } from './output';
import type { Project } from './project';
import { byteOrderMarkOf, type Replacement } from './writeDocument';

/** A fix that was applied. */
export interface AppliedFix {
  readonly code: string;
  readonly file: string;
  readonly title: string;
}

/** What the safe fixes make of a project; nothing of it is on disk. */
export interface FixedProject {
  readonly snapshot: Snapshot;
  /** What is left. */
  readonly findings: readonly Finding[];
  readonly fixes: readonly AppliedFix[];
  /** In order of their paths. */
  readonly replacements: readonly Replacement[];
}

/** How often fixes are applied to what the fixes before them left: far more than any of them needs. */
const MOST_PASSES = 20;

/** Applies the safe fixes of the selected documents, and what becomes possible by them, until there is none left. */
export function fixedProject(project: Project, find: (snapshot: Snapshot) => readonly Finding[]): FixedProject {
  const replacements = new Map<string, Replacement>();
  const fixes: AppliedFix[] = [];
  const mayEdit = editable(project);
  let { snapshot } = project;
  let findings = find(snapshot);
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const { taken, edits } = safeFixesOf(snapshot, findings, mayEdit);
    if (taken.length === 0) break;
    for (const { file, expectedText, edits: own } of edits) {
      const text = applyEdits(expectedText, own);
      replacements.set(file, { file, expectedText: replacements.get(file)?.expectedText ?? expectedText, text });
    }
    for (const { finding, fix } of taken) fixes.push({ code: finding.code, file: finding.file, title: fix.title });
    snapshot = project.withTexts(new Map([...replacements.values()].map(({ file, text }) => [file, text])));
    findings = find(snapshot);
  }
  const changed = [...replacements.values()].filter(({ text, expectedText }) => text !== expectedText);
  return { snapshot, findings, fixes, replacements: changed.sort((a, b) => (a.file < b.file ? -1 : 1)) };
}

/** Which documents may be changed: the selected ones, where nothing outside the selection is changed with them. */
function editable({ root, snapshot, isSelected }: Project): (file: string) => boolean {
  const realRoot = realPathOf(root) ?? root;
  const answers = new Map<string, boolean>();
  const look = (file: string): boolean => {
    if (!isSelected(file)) return false;
    const real = realPathOf(path.join(root, file)) ?? '';
    const below = path.relative(realRoot, real).split(path.sep).join('/');
    if (!isWithin(real, realRoot) || !isSelected(below)) {
      complain(`${file} leads to a file outside of what is checked; it is left as it is.`);
      return false;
    }
    const text = snapshot.text(file);
    if (text !== null && byteOrderMarkOf(root, file, text) === null) {
      complain(`${file} is not UTF-8; it is left as it is.`);
      return false;
    }
    return text !== null;
  };
  return (file) => {
    const answer = answers.get(file) ?? look(file);
    answers.set(file, answer);
    return answer;
  };
}
