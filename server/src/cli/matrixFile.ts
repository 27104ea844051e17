import fs from 'node:fs';
import path from 'node:path';
import { placeOfMatrix } from '../core/authoring/matrix/placeOfMatrix';
import { plansInOrder } from '../core/authoring/matrix/plannedRows';
import { updateMatrix, type MatrixResult } from '../core/authoring/matrix/updateMatrix';
import type { PlanGroup } from '../core/graph/planGroup';
import { applyEdits } from '../core/text/edit';
import { listOf } from '../core/text/wording';
import { readText, reasonOf } from '../host/node/documents';
import { Failure } from './failure';
import { isOwnTable, type MatrixFormat } from '../core/authoring/matrix/matrixFormats';
import { complain, print, visible } from './output';
import type { Project } from './project';
import { replaceDocument } from './writeChange';
import { createDocument } from './writeDocument';

const MOST_NAMED = 12;

/**
 * Writes the matrix of a group into a document, or brings up to date what stands there.
 * @throws Failure where the document is another one, or can't be written.
 */
export function writeMatrix(
  project: Project,
  group: PlanGroup,
  given: string,
  isMeant: (plan: string) => boolean,
): void {
  const target = targetOf(given);
  const { result, text } = updatedAt(project, group, target, isMeant);
  if ('refused' in result) throw new Failure(result.refused);
  const shown = visible(target.shown);
  if ('unchanged' in result) print(`Nothing to change: ${shown} is up to date.`);
  else if (result.created || text === null) {
    createDocument(target.folder, target.name, result.change.creations[0]?.text ?? '');
    print(`Created ${shown} with ${rowsIn(result.added)}.`);
  } else {
    const edits = result.change.edits.flatMap((edit) => edit.edits);
    replaceDocument(target.folder, { file: target.name, expectedText: text, text: applyEdits(text, edits) });
    const said = [
      ...(result.added > 0 ? [`${rowsIn(result.added)} added`] : []),
      ...(result.corrected > 0 ? [`${rowsIn(result.corrected)} corrected`] : []),
    ];
    print(`Brought ${shown} up to date: ${said.join(', ')}.`);
  }
  if (result.ahead.length > 0)
    print(`It says that ${listOf(result.ahead, MOST_NAMED)} is done, which the plan leaves open: settle that.`);
}

/** The same for a format that nobody writes notes into: written anew, over nothing but what was written so before. */
export function writeTable(given: string, format: MatrixFormat, text: string): void {
  const { folder, name, shown, isThere } = targetOf(given);
  if (!isThere) {
    createDocument(folder, name, text);
    print(`Created ${visible(shown)}.`);
    return;
  }
  const there = textOf(given, shown);
  if (there === text) {
    print(`Nothing to change: ${visible(shown)} is up to date.`);
    return;
  }
  if (!isOwnTable(format, there))
    throw new Failure(`${shown} is there and is no matrix that Plantrace wrote: name another file.`);
  replaceDocument(folder, { file: name, expectedText: there, text });
  print(`Brought ${visible(shown)} up to date.`);
}

interface Target {
  readonly folder: string;
  readonly name: string;
  readonly shown: string;
  readonly isThere: boolean;
}

function targetOf(given: string): Target {
  const absolute = path.resolve(given);
  const isThere = fs.existsSync(absolute);
  if (isThere && !fs.statSync(absolute).isFile()) throw new Failure(`${given} is no file.`);
  return { folder: path.dirname(absolute), name: path.basename(absolute), shown: given, isThere };
}

function textOf(given: string, shown: string): string {
  try {
    fs.accessSync(given, fs.constants.R_OK);
  } catch (error) {
    throw new Failure(`${shown}: ${reasonOf(error)}.`);
  }
  const text = readText(path.resolve(given), shown, complain);
  if (text === null) throw new Failure(`${shown} can't be read.`);
  return text;
}

/** `text`: what stands in the document now, null where it is not there. */
function updatedAt(
  project: Project,
  group: PlanGroup,
  { folder, name, shown, isThere }: Target,
  isMeant: (plan: string) => boolean,
): { readonly result: MatrixResult; readonly text: string | null } {
  const { root, snapshot } = project;
  const file = path.relative(root, path.join(folder, name)).split(path.sep).join('/');
  if (!isThere) return { result: updateMatrix(snapshot, group, { path: file, isMeant }), text: null };
  const text = textOf(path.join(folder, name), shown);
  if (snapshot.graph.file(file)?.rule) return { result: updateMatrix(snapshot, group, { path: file, isMeant }), text };
  // Whatever the document is called: it is read as the matrix of these plans would be.
  const place = placeOfMatrix(snapshot, group);
  const plan = plansInOrder(group)[0]?.path ?? '';
  if (place === null)
    throw new Failure(`Nothing says how a traceability matrix is read: name a file that is not there.`);
  const inPlace = project.withTexts(new Map([[place, text]]));
  const own = inPlace.graph.group(inPlace.graph.file(plan)?.plan ?? -1);
  if (!own) throw new Failure(`${shown} can't be read as a traceability matrix: name another file.`);
  return { result: updateMatrix(inPlace, own, { path: place, isMeant }), text };
}

const rowsIn = (count: number): string => `${count} row${count === 1 ? '' : 's'}`;
