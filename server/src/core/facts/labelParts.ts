import type { Paragraph, Segments } from '../markdown/blocks';
import type { DocumentReader } from './documentReader';
import { readLabel, type Label } from './labels';

/** A part of a paragraph: from one label to the next. */
export interface LabelPart {
  start: number;
  end: number;
  label: Label | null;
}

/**
 * Cuts a paragraph at its labels. What stands before the first of them is still governed by the label in force above
 * the paragraph; the last one goes on to govern what follows.
 */
export function labelParts(
  reader: DocumentReader,
  block: Paragraph,
  segments: Segments,
  textStart: number,
): { parts: LabelPart[]; inForce: string | null } {
  const end = segments[segments.length - 1] ?? block.end;
  const parts: LabelPart[] = [];
  if (!reader.rule) return { parts: [{ start: segments[0] ?? block.start, end, label: null }], inForce: null };
  let current: LabelPart = {
    start: segments[0] ?? block.start,
    end,
    label: null,
  };
  for (let s = 0; s < segments.length; s += 2) {
    const from = s === 0 ? textStart : (segments[s] ?? 0);
    const label = readLabel(reader.text, from, segments[s + 1] ?? from, reader.isKnownLabel);
    if (!label) continue;
    if (s > 0) {
      current.end = segments[s - 1] ?? current.end;
      parts.push(current);
      current = { start: from, end, label };
    } else current.label = label;
  }
  parts.push(current);
  const lastPart = [...parts].reverse().find((p) => p.label !== null);
  const last = lastPart?.label ?? null;
  const first = segments[0] ?? block.start;
  reader.context.passParagraph(block.parent, first);
  const inForce = reader.context.labelFor(block.parent);
  if (lastPart && last) {
    const place = { text: last.text, start: lastPart === parts[0] ? textStart : lastPart.start };
    reader.context.setLabel(block.parent, last.words, last.valueStart < lastPart.end, place);
  }
  return { parts, inForce };
}
