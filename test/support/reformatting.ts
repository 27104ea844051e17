/** What formatters make of a folder, and what is read in it, without the places, which formatters move. */
import prettier from 'prettier';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { ReferenceField } from '../../server/src/core/facts/facts';
import { Checker } from '../../server/src/core/rules/check';
import { configurationIn, workspaceOf } from './folderInMemory';

export type Files = ReadonlyMap<string, string>;

/** Every document, as `prettier --write` leaves it. */
export async function prettified(files: Files, options: prettier.Options = {}): Promise<Files> {
  const after = new Map(files);
  for (const [path, text] of files)
    if (path.endsWith('.md'))
      after.set(path, await prettier.format(text, { parser: 'markdown', endOfLine: 'auto', ...options }));
  return after;
}

const remark = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFrontmatter)
  .use(remarkStringify, { bullet: '*', incrementListMarker: false })
  .freeze();

/** Every document, as formatters leave it that are made with remark: with backslashes before brackets. */
export function escaped(files: Files): Files {
  return new Map(
    [...files].map(([path, text]) => [path, path.endsWith('.md') ? String(remark.processSync(text)) : text]),
  );
}

/**
 * Every document with the habits of another formatter: `*` for `-`, `1)` for `1.`, all items numbered 1, tables without
 * padding and without pipes at the ends of their lines, `__` for `**`, blanks at the ends of lines.
 */
export function restyled(files: Files): Files {
  return new Map([...files].map(([path, text]) => [path, path.endsWith('.md') ? restyledText(text) : text]));
}

function restyledText(text: string): string {
  let isCode = /^---\n/.test(text);
  return text
    .split('\n')
    .map((line, index) => {
      if (index > 0 && /^\s*(?:```|~~~|---\s*$)/.test(line) && (isCode || !line.startsWith('---'))) isCode = !isCode;
      if (isCode || /^(?: {4}|\t)/.test(line)) return line;
      if (/^\|.*\|\s*$/.test(line)) return line.replace(/\s*\|\s*/g, '|').replace(/^\|+-/, '|-');
      return line
        .replace(/^(\s*)- (?=\S)/, '$1* ')
        .replace(/^(\s*)\d+\. /, '$11. ')
        .replace(/\*\*([^*`]+)\*\*/g, '__$1__');
    })
    .join('\n');
}

/** Items, links and findings, each by file and ID, sorted. */
export function readIn(files: Files): { items: string[]; links: string[]; findings: string[] } {
  const snapshot = workspaceOf(files).snapshot();
  const { graph } = snapshot;
  const items = snapshot.files.flatMap((file) =>
    file.facts.items.map(({ id, kind, status, strength, title }) =>
      [file.path, kind, id, strength, status ?? '', plain(title)].join(' '),
    ),
  );
  const links: string[] = [];
  for (let reference = 0; reference < graph.referenceCount; reference++) {
    const target = graph.parts.targets[reference] ?? -1;
    const to = target < 0 ? graph.stateOf(reference) : `${graph.fileOfItem(target).path} ${graph.item(target).id}`;
    const id = graph.text(graph.field(reference, ReferenceField.symbol));
    links.push(`${graph.fileOfReference(reference).path} ${graph.roleOf(reference) ?? 'names'} ${id} ${to}`);
  }
  const { configuration } = configurationIn(files);
  const findings = [...new Checker(configuration ?? undefined).check(snapshot).values()]
    .flat()
    .map(({ file, code, id, severity }) => `${file} ${severity} ${code} ${id ?? ''}`);
  return { items: items.sort(), links: links.sort(), findings: findings.sort() };
}

/** Formatters choose between ways to write the same words: `*` and `_`, `\_` and `_`. */
function plain(title: string): string {
  return title
    .replace(/[\\*_]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
