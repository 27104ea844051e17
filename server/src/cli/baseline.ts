import type { BaselineReading } from '../core/baseline/baseline';
import type { ChangedTarget } from '../core/baseline/changes';
import { baselineFile } from '../core/baseline/file';
import { recordedText, type Recorded } from '../core/baseline/record';
import { labelOf } from '../core/graph/labels';
import { LineIndex } from '../core/text/lineIndex';
import type { Snapshot } from '../core/workspace/snapshot';
import { markReviewed, namesDocumentsAlone } from './markReviewed';
import { PlacedFailure } from './configuration';
import { Failure } from './failure';
import { placeOf } from './formats/outcome';
import { print, table, visible } from './output';
import { openProject } from './project';
import { replaceDocument } from './writeChange';
import { createDocument } from './writeDocument';

export interface BaselineOptions {
  readonly check?: boolean;
  readonly markReviewed?: boolean;
}

/**
 * Writes the baseline of the project, or brings that of the given paths up to date. With `check` nothing is written, and
 * the exit status is 1 where there is something to do.
 * @throws Failure where the baseline that is there can't be read, or can't be written.
 */
export function baseline(paths: readonly string[], options: BaselineOptions): number {
  if (options.check && options.markReviewed)
    throw new Failure('--check changes nothing, so --mark-reviewed has no place.');
  if (options.markReviewed && !namesDocumentsAlone(paths)) return markReviewed(paths);
  const { root, snapshot, isSelected } = openProject(paths);
  const before = snapshot.baseline;
  if (before?.problems.length) throw unreadable(before);
  const marksReviewed = options.markReviewed ?? false;
  const { recorded, text } = recordedText(snapshot.graph, before, { isSelected, marksReviewed, textOf: snapshot.text });
  if (!before && recorded.texts === 0) {
    print('Nothing to record: no plan document here defines what work could be held to.');
    return 0;
  }
  const isChanged = text !== before?.text;
  if (isChanged && !options.check) {
    if (before) replaceDocument(root, { file: baselineFile, expectedText: before.text, text });
    else createDocument(root, baselineFile, text);
  }
  const waiting = recorded.waiting.filter(({ item }) => isSelected(snapshot.graph.fileOfItem(item).path));
  const verb = options.check ? (before ? 'Would update' : 'Would create') : before ? 'Updated' : 'Created';
  print(isChanged ? `${verb} ${baselineFile}: ${whatOf(recorded)}.` : `${baselineFile} is up to date.`);
  if (waiting.length > 0) print(waitingText(snapshot, waiting));
  return options.check && (isChanged || waiting.length > 0) ? 1 : 0;
}

function unreadable({ text, problems }: BaselineReading): PlacedFailure {
  const lines = new LineIndex(text);
  return new PlacedFailure(
    problems.map(({ start, message }) => {
      const { line, character } = lines.positionAt(start);
      return `${baselineFile}:${line + 1}:${character + 1}: ${message}`;
    }),
  );
}

function whatOf({ texts, added, updated, dropped }: Recorded): string {
  const changes = [
    ...(added > 0 ? [`${added} added`] : []),
    ...(updated > 0 ? [`${updated} taken over`] : []),
    ...(dropped > 0 ? [`${dropped} dropped`] : []),
  ];
  const all = `${texts} text${texts === 1 ? '' : 's'}`;
  return changes.length === 0 || added === texts ? all : `${all}, ${changes.join(', ')}`;
}

function waitingText(snapshot: Snapshot, waiting: readonly ChangedTarget[]): string {
  const { graph } = snapshot;
  const one = waiting.length === 1;
  const lead = `${waiting.length} ${one ? 'item' : 'items'} changed, and links to ${one ? 'it' : 'them'} wait for a review:`;
  const rows = waiting.map(({ item, links }) => {
    const file = graph.fileOfItem(item);
    const left = links.filter(({ isReviewed }) => !isReviewed).length;
    const { line } = placeOf(snapshot, file.path, graph.item(item).start);
    return [
      `  ${labelOf(graph.item(item), file)}`,
      `${left} ${left === 1 ? 'link' : 'links'}`,
      `${visible(file.path)}:${line}`,
    ];
  });
  return `${lead}\n${table(rows)}`;
}
