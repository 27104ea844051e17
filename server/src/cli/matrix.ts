import path from 'node:path';
import { matrixLines, type MatrixLine } from '../core/authoring/matrix/matrixLines';
import { matricesOf, placeOfMatrix } from '../core/authoring/matrix/placeOfMatrix';
import { plannedRows, plansInOrder, type PlannedRow } from '../core/authoring/matrix/plannedRows';
import { specifiedRows } from '../core/authoring/matrix/specifiedRows';
import { updateMatrix } from '../core/authoring/matrix/updateMatrix';
import type { PlanGroup } from '../core/graph/planGroup';
import { listOf } from '../core/text/wording';
import { Failure } from './failure';
import { matrixFormatNames, matrixFormats, type MatrixFormat } from '../core/authoring/matrix/matrixFormats';
import { writeMatrix, writeTable } from './matrixFile';
import { print, visible } from './output';
import { openProject, type Project } from './project';

export interface MatrixOptions {
  readonly format?: string;
  readonly write?: string;
  readonly check?: boolean;
}

/** How many plans or rows a message names. */
const MOST_NAMED = 12;

/**
 * Prints the traceability matrix of the given plans, writes it into a file, or says whether the one that is there still
 * holds: the exit status is 1 where it does not.
 * @throws Failure for options that mean nothing together, and where there is nothing to trace.
 */
export function matrix(paths: readonly string[], options: MatrixOptions): number {
  const format = formatOf(options);
  // As for a checklist: what a plan traces stands outside its folder.
  const project = openProject(paths, { otherwise: process.cwd() });
  const isMeant = plansMeant(project);
  const groups = [...project.snapshot.graph.groups.values()].filter(
    (group) => group.files.some(({ path: file }) => isMeant(file)) && rowsOf(group).length > 0,
  );
  if (groups.length === 0)
    throw new Failure('There is no plan here whose requirements could be traced: name a phase plan, or its folder.');
  const kept = groups.filter((group) => plansInOrder(group).length > 0);
  const isKept = options.check === true || (options.write !== undefined && format === 'md');
  if (isKept && kept.length === 0)
    throw new Failure(
      'A matrix is kept for phase plans, and there are none here: print it, or write it as csv, html or json.',
    );
  if (options.check) return kept.map((group) => isStale(project, group, isMeant)).includes(true) ? 1 : 0;
  if (options.write !== undefined && format === 'md') {
    writeMatrix(project, groupWritten(project, kept, options.write), options.write, isMeant);
    return 0;
  }
  const lines = groups.flatMap((group) => linesOf(project, group, isMeant));
  const text = matrixFormats[format](lines);
  if (options.write === undefined) print(text);
  else writeTable(options.write, format, text);
  return 0;
}

/** What is asked for, else what the name of the file says. */
function formatOf({ format, write, check }: MatrixOptions): MatrixFormat {
  if (write === '') throw new Failure('--write needs the name of a file.');
  if (check && write !== undefined) throw new Failure('--check writes nothing, so --write has no place beside it.');
  const asked = format ?? matrixFormatNames.find((name) => write?.toLowerCase().endsWith(`.${name}`)) ?? 'md';
  const known = matrixFormatNames.find((name) => name === asked);
  if (!known) throw new Failure(`Unknown format "${asked}": choose ${matrixFormatNames.join(', ')}.`);
  if (check && known !== 'md')
    throw new Failure(`--check looks at the matrix as a document: --format ${known} has no place beside it.`);
  return known;
}

/** The plans that are selected; where nothing but their matrix or master plan is, all of them. */
function plansMeant({ snapshot, isSelected }: Project): (file: string) => boolean {
  const meant = new Set<string>();
  for (const group of snapshot.graph.groups.values()) {
    const plans = plansInOrder(group).map((plan) => plan.path);
    const own = plans.filter(isSelected);
    const stands = group.files.some(
      (file) => (file.rule?.duty === 'matrix' || file.rule?.duty === 'master') && isSelected(file.path),
    );
    for (const plan of own.length > 0 ? own : stands ? plans : []) meant.add(plan);
    // Without phase plans, what belongs together is traced as a whole.
    if (plans.length === 0 && group.files.some((file) => isSelected(file.path)))
      for (const file of group.files) meant.add(file.path);
  }
  return (file) => meant.has(file);
}

function rowsOf(group: PlanGroup): PlannedRow[] {
  return plansInOrder(group).length > 0 ? plannedRows(group) : specifiedRows(group);
}

function linesOf({ snapshot }: Project, group: PlanGroup, isMeant: (plan: string) => boolean): MatrixLine[] {
  const rows = rowsOf(group).filter(({ shares }) => shares.some(({ plan }) => isMeant(plan.path)));
  return matrixLines(snapshot, rows, placeOfMatrix(snapshot, group) ?? '');
}

/** The group whose matrix a file is, else the only one. */
function groupWritten({ root }: Project, groups: readonly PlanGroup[], given: string): PlanGroup {
  const isGiven = (file: string): boolean => path.join(root, file) === path.resolve(given);
  const own = groups.find((group) => matricesOf(group).some(({ path: file }) => isGiven(file)));
  const [first] = groups;
  if (own ?? groups.length === 1) return (own ?? first) as PlanGroup;
  const plans = groups.flatMap((group) => plansInOrder(group)[0]?.path ?? []);
  throw new Failure(`Several sets of plans are here, those of ${listOf(plans, MOST_NAMED)}: name the folder of one.`);
}

/** Whether a matrix of the plans would be changed, or is ahead of them; says so in a line. */
function isStale(project: Project, group: PlanGroup, isMeant: (plan: string) => boolean): boolean {
  const { snapshot, isSelected } = project;
  const all = matricesOf(group).map((file) => file.path);
  const selected = all.filter(isSelected);
  if (all.length === 0) {
    const place = placeOfMatrix(snapshot, group);
    // As one would type it here, which need not be the root.
    const typed = place === null ? '' : path.relative(process.cwd(), path.join(project.root, place));
    const how = typed === '' ? '' : `: "plantrace matrix --write ${visible(typed)}" writes it`;
    print(`There is no traceability matrix${how}.`);
    return true;
  }
  return (selected.length > 0 ? selected : all)
    .map((file) => {
      const result = updateMatrix(snapshot, group, { path: file, isMeant });
      if ('refused' in result) throw new Failure(result.refused);
      const said = [
        ...('unchanged' in result ? [] : changesOf(result)),
        ...(result.ahead.length > 0 ? [`done here and open in the plan: ${listOf(result.ahead, MOST_NAMED)}`] : []),
      ];
      print(
        said.length === 0 ? `${visible(file)} is up to date.` : `${visible(file)} is out of date: ${said.join('; ')}.`,
      );
      return said.length > 0;
    })
    .includes(true);
}

/** How many rows a matrix gets, and how many say something else. */
function changesOf({ added, corrected }: { readonly added: number; readonly corrected: number }): string[] {
  const rows = (count: number): string => `${count} row${count === 1 ? '' : 's'}`;
  return [
    ...(added > 0 ? [`${rows(added)} missing`] : []),
    ...(corrected > 0 ? [`${rows(corrected)} to correct`] : []),
  ];
}
