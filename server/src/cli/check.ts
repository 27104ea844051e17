import { Checker } from '../core/rules/check';
import type { Finding } from '../core/model/finding';
import { severities } from '../core/model/vocabulary';
import type { Snapshot } from '../core/workspace/snapshot';
import { checkOptions, type CheckOptions, type Format, type GivenCheckOptions } from './checkOptions';
import { diffOf } from './fixDiff';
import { fixedProject } from './fixDocuments';
import { github } from './formats/github';
import { json } from './formats/json';
import type { Outcome } from './formats/outcome';
import { sarif } from './formats/sarif';
import { stylish } from './formats/stylish';
import { siftKnown } from './knownFile';
import { print } from './output';
import { openProject } from './project';
import { replaceDocuments } from './writeChange';

const formats: Readonly<Record<Format, (outcome: Outcome) => string>> = { stylish, json, sarif, github };

/**
 * Checks the given paths; answers the exit status 0 or 1, by what the documents hold when it ends.
 * @throws Failure for options that mean nothing, and where a file can't be read or written.
 */
export function check(paths: readonly string[], given: GivenCheckOptions): number {
  const options = checkOptions(given);
  const project = openProject(paths);
  const checker = new Checker({ ...project.configuration, chosen: options.rules });
  const find = (snapshot: Snapshot): Finding[] =>
    [...checker.check(snapshot)].filter(([file]) => project.isSelected(file)).flatMap(([, list]) => list);
  const fixed = options.fix === 'no' ? null : fixedProject(project, find);
  if (fixed && options.fix === 'shown') {
    print(fixed.replacements.length === 0 ? 'Nothing to fix.' : diffOf(project.root, fixed.replacements));
  }
  if (fixed && options.fix === 'yes') replaceDocuments(project.root, fixed.replacements);
  const { snapshot, findings } =
    fixed && options.fix === 'yes' ? fixed : { snapshot: project.snapshot, findings: find(project.snapshot) };
  const sifted = options.known && siftKnown(options.known, snapshot, findings, { ...project, rules: options.rules });
  const left = sifted?.findings ?? findings;
  if (options.fix !== 'shown') {
    const { root, isSelected } = project;
    const fixes = fixed?.fixes ?? null;
    print(formats[options.format]({ root, snapshot, isSelected, findings: left, known: sifted?.known ?? null, fixes }));
    if (sifted?.said && options.format === 'stylish') print(sifted.said);
  }
  return fails(left, options) ? 1 : 0;
}

function fails(findings: readonly Finding[], { failOn, maxWarnings }: CheckOptions): boolean {
  if (findings.some((f) => severities.indexOf(f.severity) <= severities.indexOf(failOn))) return true;
  return maxWarnings !== null && findings.filter((f) => f.severity === 'warning').length > maxWarnings;
}
