import { LineIndex } from '../../text/lineIndex';
import type { Snapshot } from '../../workspace/snapshot';
import { snapshotText } from '../snapshotText';
import type { QuotedPart } from './part';
import { quotedText } from './quoted';

/** A stretch of a document, or all of it; null where its text is not at hand. */
export function quotedPart(
  snapshot: Snapshot,
  title: string,
  file: string,
  stretch: { readonly start: number; readonly end: number } | null = null,
): QuotedPart | null {
  const current = snapshotText(snapshot, file);
  if (typeof current === 'string') return null;
  const lines = new LineIndex(current.text);
  // Headings are known by the place of their words, behind their marks.
  const lineOf = (offset: number): number => lines.lineStart(lines.lineAt(offset));
  const start = lineOf(stretch?.start ?? 0);
  const isToTheEnd = stretch === null || stretch.end >= current.text.length;
  const said = current.text.slice(start, isToTheEnd ? undefined : lineOf(stretch.end));
  const lastLine = lines.lineAt(start + said.trimEnd().length);
  return { title, file, firstLine: lines.lineAt(start), lastLine, text: quotedText(said) };
}
