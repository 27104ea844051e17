import type { LinkedFile } from '../../graph/linkedFile';
import type { Snapshot } from '../../workspace/snapshot';
import { relativePath } from '../relativePath';
import { abbreviationsOf } from './abbreviations';
import { titleOf } from './fileNames';
import { missingDocuments, type NewDocuments } from './missingDocuments';
import { otherDocumentAt, placeOf, type Placed } from './placedDocument';
import { TemplateBlocks } from './templateBlocks';

export interface NewTaskTable extends Placed {
  /** Paths of the documents that its tasks come from. */
  readonly sources: readonly string[];
  readonly today: string;
}

export const isTaskTable = ({ profile, rule }: LinkedFile): boolean =>
  profile?.name === 'task-table' && rule?.source.founds === true;

/** A plan with a table of tasks, phases that schedule them, and a mapping of risks onto them. */
export function newTaskTable(snapshot: Snapshot, request: NewTaskTable): NewDocuments {
  const placed = placeOf(snapshot, request, isTaskTable);
  if ('refused' in placed) return placed;
  const { path } = placed;
  const other = otherDocumentAt(snapshot, path, isTaskTable);
  if (other) return other;
  const abbreviations = abbreviationsOf(request.sources);
  const named = request.sources.map((source, i) => `\`${relativePath(path, source)}\` (${abbreviations[i] ?? ''})`);
  const slots = {
    title: titleOf(request.title),
    date: request.today,
    path,
    sources: named.length === 0 ? [] : [`- Sources: ${named.join(', ')}.`],
    'source-index': abbreviations.length === 0 ? ['- …'] : abbreviations.map((one) => `- ${one} references: …`),
  };
  const blocks = new TemplateBlocks(snapshot);
  return missingDocuments(snapshot, [{ path, lines: () => blocks.document('taskTable', slots) }]);
}
