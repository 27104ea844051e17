import { incompleteItems } from '../graph/missingParts';
import type { LinkedFile } from '../graph/linkedFile';
import type { ItemKind } from '../model/vocabulary';
import { citationOfItem, listOf } from './display';
import type { Report } from './rule';

/** What items of one kind lack that most others of the document have: one report for each item. */
export function* incompleteReports(
  file: LinkedFile,
  of: ItemKind,
  message: (item: string, missing: string) => string,
): Generator<Report> {
  for (const { item, missing } of incompleteItems(file, (kind) => kind === of)) {
    const names = listOf(missing.map(({ title }) => title)).replace(/ and /g, ' and no ');
    yield {
      file: file.path,
      start: item.start,
      end: item.end,
      id: item.id,
      message: message(citationOfItem(item, file), names),
      fixable: true,
    };
  }
}
