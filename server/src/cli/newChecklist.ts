import fs from 'node:fs';
import path from 'node:path';
import { createExecutionChecklist } from '../core/authoring/executionChecklist';
import { applyEdits } from '../core/text/edit';
import { readText, reasonOf } from '../host/node/documents';
import { Failure } from './failure';
import { complain, print, visible } from './output';
import { openProject } from './project';

/**
 * Creates the execution checklist of a phase plan, or adds what is missing to the one that is there.
 * @throws Failure where there is no such plan, where it cannot have a checklist, or where a file changed meanwhile.
 */
export function newChecklist(plan: string): number {
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
  for (const { file, text } of result.change.creations) write(root, file, text, 'wx');
  for (const { file, expectedText, edits } of result.change.edits) {
    if (readText(path.join(root, file), file, complain) !== expectedText)
      throw new Failure(`${file} changed while it was being read; run the command again.`);
    write(root, file, markOf(root, file, expectedText) + applyEdits(expectedText, edits), 'w');
  }
  print(
    result.created
      ? `Created ${visible(result.path)}.`
      : `Added ${result.added} row${result.added === 1 ? '' : 's'} to ${visible(result.path)}.`,
  );
  return 0;
}

/**
 * The byte order mark of a file, which is no part of its text and must not get lost.
 * @throws Failure where the file's text, written back, would not give its bytes.
 */
function markOf(root: string, file: string, text: string): string {
  const bytes = fs.readFileSync(path.join(root, file));
  for (const mark of ['', '\ufeff']) if (Buffer.from(mark + text, 'utf8').equals(bytes)) return mark;
  throw new Failure(
    `${file} is not UTF-8: save it as UTF-8, so that nothing in it gets lost, and run the command again.`,
  );
}

/** Whole or not at all: the text is written beside the file and then takes its place. */
function write(root: string, file: string, text: string, flag: 'w' | 'wx'): void {
  const absolute = path.join(root, file);
  try {
    if (flag === 'wx') {
      fs.mkdirSync(path.dirname(absolute), { recursive: true });
      fs.writeFileSync(absolute, text, { flag });
      return;
    }
    const target = fs.realpathSync(absolute);
    const beside = `${target}.plantrace-${process.pid}`;
    fs.writeFileSync(beside, text, { flag: 'wx', mode: fs.statSync(target).mode });
    fs.renameSync(beside, target);
  } catch (error) {
    throw new Failure(`${file} can't be written: ${reasonOf(error)}.`);
  }
}
