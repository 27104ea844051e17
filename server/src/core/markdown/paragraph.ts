import type { Block } from './blocks';
import { BRACKET_OPEN, LF } from './characters';
import { readDefinition } from './linkDefinition';
import { TextRun } from './textRun';

/**
 * Pushes the link reference definitions with which a paragraph's text begins, and tells how many of its lines they
 * take. `segments` are the paragraph's lines, the first of them in line `line` of the text.
 */
export function takeDefinitions(
  text: string,
  segments: readonly number[],
  line: number,
  parent: number,
  blocks: Block[],
): number {
  if (text.charCodeAt(segments[0]) !== BRACKET_OPEN) return 0;
  const run = new TextRun(text, segments);
  let from = 0;
  let lines = 0;
  while (from < run.text.length) {
    const definition = readDefinition(run.text, from);
    if (definition === undefined) break;
    const firstLine = lines;
    for (let at = from; at < definition.end; at++) if (run.text.charCodeAt(at) === LF) lines++;
    blocks.push({
      kind: 'definition',
      parent,
      start: segments[firstLine * 2],
      end: segments[lines * 2 + 1],
      line: line + firstLine,
      labelStart: run.toSource(definition.labelStart),
      labelEnd: run.toSource(definition.labelEnd),
      destinationStart: run.toSource(definition.destination.start),
      destinationEnd: run.toSource(definition.destination.end),
    });
    lines++;
    from = definition.end + 1;
  }
  return lines;
}
