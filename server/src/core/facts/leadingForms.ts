import { isCodeWord } from '../ids/codeWords';
import { readIds, type Citations } from '../ids/reader';
import type { Blocks } from '../markdown/blocks';
import type { DocumentRule, Profile } from '../profile/compile';
import { readLabel } from './labels';
import { afterPictures, leadingId } from './leads';
import { readCheckbox } from './status';

const LONGEST_LEAD = 80;

/**
 * Line of the first heading, list item or table row that begins with an ID of one of the forms; -1 for none. Looks at
 * the beginning of each block alone.
 */
export function leadLine(text: string, blocks: Blocks, profile: Profile, forms: ReadonlySet<number>): number {
  for (const [i, block] of blocks.entries()) {
    let start = -1;
    let end = -1;
    if (block.kind === 'heading') [start, end] = [block.segments[0] ?? -1, block.segments[1] ?? -1];
    else if (block.kind === 'row' && !block.header) [start, end] = [block.cells[0] ?? -1, block.cells[1] ?? -1];
    else if (block.kind === 'paragraph' && block.parent === i - 1 && blocks[block.parent]?.kind === 'item')
      [start, end] = [block.segments[0] ?? -1, block.segments[1] ?? -1];
    if (start < 0 || end <= start) continue;
    const from = readCheckbox(text, start)?.end ?? start;
    const out: Citations = { ids: [], ranges: [] };
    readIds(text, from, Math.min(end, from + LONGEST_LEAD), profile.grammar, forms, [], out);
    const lead = leadingId(text, from, out);
    if (lead && forms.has(lead.form)) return block.line;
  }
  return -1;
}

/** Lines of the first headings that begin with an ID of each form of one of the alternatives; null for none. */
export function headedLines(
  text: string,
  blocks: Blocks,
  profile: Profile,
  alternatives: DocumentRule['headed'],
): number[] | null {
  const asked = new Set(alternatives.flatMap(({ forms }) => [...forms]));
  const found = new Map<number, number>();
  for (const block of blocks) {
    if (block.kind !== 'heading' || block.parent >= 0) continue;
    const [start = -1, end = -1] = block.segments;
    if (end <= start) continue;
    const out: Citations = { ids: [], ranges: [] };
    readIds(text, start, Math.min(end, start + LONGEST_LEAD), profile.grammar, asked, [], out);
    const lead = leadingId(text, afterPictures(text, start), out);
    if (!lead || !asked.has(lead.form) || found.has(lead.form)) continue;
    found.set(lead.form, block.line);
    if (found.size === asked.size) break;
  }
  for (const { forms, fields } of alternatives) {
    if (![...forms].every((form) => found.has(form))) continue;
    if (fields && fieldLine(text, blocks, profile, { labels: fields, forms: null }) < 0) continue;
    return [...forms].flatMap((form) => found.get(form) ?? []);
  }
  return null;
}

/** Line of the first field with one of the labels whose value is such an ID, where IDs are asked for; -1 for none. */
export function fieldLine(
  text: string,
  blocks: Blocks,
  profile: Profile,
  { labels, forms }: NonNullable<DocumentRule['fields']>,
): number {
  for (const block of blocks) {
    if (block.kind !== 'paragraph') continue;
    const { segments } = block;
    for (let s = 0; s < segments.length; s += 2) {
      const from = segments[s] ?? 0;
      const to = segments[s + 1] ?? from;
      const label = readLabel(text, from, to, (words) => labels.has(words));
      if (!label || !labels.has(label.words)) continue;
      if (!forms || isIdOf(text.slice(label.valueStart, Math.min(to, label.valueStart + LONGEST_LEAD)), profile, forms))
        return block.line + s / 2;
    }
  }
  return -1;
}

const FIRST_WORD = /^[\s*_[(]*`?([^\s`*\])]+)/;

function isIdOf(value: string, { grammar }: Profile, forms: ReadonlySet<number>): boolean {
  const word = FIRST_WORD.exec(value)?.[1] ?? '';
  const coded = grammar.codedForm;
  if (coded >= 0 && forms.has(coded) && value.includes(`\`${word}\``) && isCodeWord(word)) return true;
  const parsed = grammar.classify(word, forms);
  return parsed !== null && forms.has(parsed.form);
}
