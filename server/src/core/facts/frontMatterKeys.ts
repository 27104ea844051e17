import { readIds, type Citations } from '../ids/reader';
import type { FrontMatter } from '../markdown/blocks';
import type { DocumentReader } from './documentReader';
import { readStatedKeys } from './statements';

const KEY = /^([A-Za-z_][\w-]{0,63})[ \t]*:/;
const COMMENT = /(?:^|[ \t])#/;

export interface Value {
  readonly key: string;
  /** The key itself. */
  readonly start: number;
  readonly end: number;
  /** Ranges of the value, one a line, comments left out. */
  readonly lines: { start: number; end: number }[];
}

/**
 * The keys at the top of a front matter with their values: what stands behind the colon and on the indented and `- `
 * lines below it. Enough of YAML (and of TOML's `key = value`, not read) to cite IDs at their exact places.
 */
function valuesOf(text: string, block: FrontMatter): Value[] {
  const values: Value[] = [];
  let current: Value | null = null;
  for (let start = block.contentStart; start < block.contentEnd;) {
    let end = start;
    while (end < block.contentEnd && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
    const line = text.slice(start, end);
    const key = KEY.exec(line);
    if (key?.[1]) values.push((current = { key: key[1], start, end: start + key[1].length, lines: [] }));
    const from = key ? key[0].length : 0;
    const comment = COMMENT.exec(line.slice(from));
    const to = comment ? from + comment.index : line.length;
    if (current && to > from) current.lines.push({ start: start + from, end: start + to });
    start = end + 1;
  }
  return values;
}

/** What the front matter cites by the keys that the document's rule names; defines what `defines` says. */
export function readFrontMatterKeys(reader: DocumentReader, block: FrontMatter): void {
  const rules = reader.rule?.frontMatter ?? [];
  if (rules.length === 0 || block.format !== 'yaml') return;
  const values = valuesOf(reader.text, block);
  const { grammar } = reader.collected;
  const cited = rules.flatMap((rule) =>
    values
      .filter((value) => value.key === rule.key)
      .map((value) => {
        const out: Citations = { ids: [], ranges: [] };
        for (const { start, end } of value.lines) readIds(reader.text, start, end, grammar, rule.forms, [], out);
        return { rule, value, ids: out.ids.filter((id) => rule.forms.has(id.form)), ranges: out.ranges };
      }),
  );
  const own = cited.find(({ rule }) => rule.names)?.ids[0];
  const item = own ? reader.addDocumentItem(own, block, titleIn(reader.text, values)) : -1;
  for (const { rule, ids, ranges } of cited) {
    for (const id of ids) {
      if (id !== own) reader.collected.addReference(id, rule.role, item, {});
    }
    ranges.forEach((range) => reader.collected.addRange(range));
  }
  readStatedKeys(reader, item, cited);
}

function titleIn(text: string, values: readonly Value[]): string {
  const line = values.find(({ key }) => key === 'title')?.lines[0];
  return line
    ? text
        .slice(line.start, line.end)
        .trim()
        .replace(/^(['"])(.*)\1$/, '$2')
    : '';
}
