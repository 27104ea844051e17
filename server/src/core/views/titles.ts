import type { LinkedFile } from '../graph/linkedFile';

/** What a document calls itself. */
export function titleOf(file: LinkedFile): string {
  return file.facts.headings[0]?.text ?? file.path;
}
