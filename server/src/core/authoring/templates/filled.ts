import type { Refusal } from '../../model/edit';
import { listOf } from '../../text/wording';

/** A document with slots, as it is written. */
export interface Template {
  readonly name: string;
  /** The file of the workspace that it stands in; null where it comes with Plantrace. */
  readonly file: string | null;
  readonly text: string;
}

/** Words, or the lines that take the place of the slot's line. */
type Given = string | readonly string[];

/** What goes into the slots of a template; what counts up is asked anew at each place, from the first line to the last. */
export type Slots = Readonly<Record<string, Given | (() => Given)>>;

/**
 * Slots are `{{kebab-case}}`, whatever the case of a letter, with spaces in it or not. `\{{` is what it says, and so is
 * `${{`, which is the expression of a build in a fence.
 */
const SLOT = /(\\|\$)?\{\{ {0,8}([A-Za-z][A-Za-z0-9-]{0,60}) {0,8}\}\}/g;
const ALONE = /^([ \t]{0,80})\{\{ {0,8}([A-Za-z][A-Za-z0-9-]{0,60}) {0,8}\}\}[ \t]{0,80}$/;

/**
 * The lines of a template with its slots filled. A slot that has its line for itself becomes as many lines as it was
 * given, each with the indentation of the slot; given none, or nothing, its line goes, and with it one of the two blank
 * lines around it. A slot that is not known is refused with its place, so that no document is left with it.
 */
export function filledLines(template: Template, slots: Slots): { readonly lines: readonly string[] } | Refusal {
  const lines: string[] = [];
  const source = template.text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  if (source[source.length - 1] === '') source.pop();
  let hasGone = false;
  for (const [i, line] of source.entries()) {
    const unknown = unknownSlot(line, slots);
    if (unknown !== null) return { refused: sentence(template, i, unknown, slots) };
    const [, indent = '', name = ''] = ALONE.exec(line) ?? [];
    if (name === '') {
      const isDoubled = hasGone && line.trim() === '' && (lines.length === 0 || lines[lines.length - 1] === '');
      hasGone = false;
      if (!isDoubled) lines.push(inLine(line, slots));
      continue;
    }
    const given = linesOf(givenTo(slots, name));
    if (given.length === 0) hasGone = true;
    lines.push(...given.map((one) => (one === '' ? '' : indent + one)));
  }
  if (hasGone && lines[lines.length - 1] === '') lines.pop();
  return { lines };
}

/** The same as the text of a document, with the line ending that it is to have. */
export function filled(template: Template, slots: Slots, eol = '\n'): { readonly text: string } | Refusal {
  const result = filledLines(template, slots);
  return 'refused' in result ? result : { text: result.lines.join(eol) + eol };
}

function givenTo(slots: Slots, name: string): Given {
  const given = slots[name.toLowerCase()] ?? '';
  return typeof given === 'function' ? given() : given;
}

function linesOf(given: Given): readonly string[] {
  if (given === '') return [];
  return typeof given === 'string' ? [given] : given;
}

function inLine(line: string, slots: Slots): string {
  let written = '';
  let from = 0;
  for (const match of line.matchAll(SLOT)) {
    const [all, before, name = ''] = match;
    written += line.slice(from, match.index);
    from = match.index + all.length;
    if (before !== undefined) {
      written += before === '\\' ? all.slice(1) : all;
      continue;
    }
    const given = givenTo(slots, name);
    const words = typeof given === 'string' ? given : given.join(', ');
    written += words;
    // Nothing in a slot leaves no parentheses around it.
    if (words !== '' || !written.endsWith('(') || line[from] !== ')') continue;
    written = written.slice(0, -1).trimEnd();
    from++;
  }
  written += line.slice(from);
  // And no blank behind the words before it.
  return line.trimEnd() === line ? written.trimEnd() : written;
}

function unknownSlot(line: string, slots: Slots): string | null {
  for (const [, before, name = ''] of line.matchAll(SLOT))
    if (before === undefined && !Object.hasOwn(slots, name.toLowerCase())) return name;
  return null;
}

function sentence({ name, file }: Template, line: number, slot: string, slots: Slots): string {
  const place = file === null ? `Template ${name}, line ${line + 1}` : `${file}, line ${line + 1}`;
  const known = listOf(
    Object.keys(slots)
      .sort()
      .map((one) => `{{${one}}}`),
    12,
  );
  return `${place}: no slot is called {{${slot}}}; use ${known}, or write \\{{ where it is meant as it stands.`;
}
