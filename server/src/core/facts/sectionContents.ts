import type { Block } from '../markdown/blocks';
import { Content } from './checkedFacts';
import { wordsOf } from '../profile/words';
import type { DocumentReader } from './documentReader';
import { readPart } from './parts';

/** A paragraph that is slanted as a whole tells the author what to write; so does a quote in most templates. */
const GUIDANCE = /^(?:\*(?!\*)[^*]{1,600}\*|_(?!_)[^_]{1,600}_)$/;

/** Notes what stands below the heading in force. */
export function readContent(reader: DocumentReader, block: Block): void {
  const { collected, context, text, blocks } = reader;
  const { checked } = collected;
  switch (block.kind) {
    case 'row':
      if (!block.header) checked.fill(context.headingIndex, Content.table);
      break;
    case 'paragraph': {
      const start = block.segments[0] ?? block.start;
      const end = block.segments[block.segments.length - 1] ?? start;
      if (start >= end || blocks[block.parent]?.kind === 'quote') break;
      const first = text.charCodeAt(start);
      if ((first === 42 || first === 95) && end - start < 620 && GUIDANCE.test(text.slice(start, end).trim())) break;
      checked.fill(context.headingIndex, Content.words);
      break;
    }
    case 'code':
      checked.fill(context.headingIndex, Content.words);
      break;
    case 'heading':
      if (block.parent < 0) {
        checked.fill(collected.headings.length, Content.nothing);
        readPart(reader, wordsOf(text.slice(block.segments[0] ?? block.end, block.segments.at(-1) ?? block.end)));
      }
      break;
    default:
      break;
  }
}
