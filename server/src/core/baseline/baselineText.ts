import {
  applyEdits as applyJsonEdits,
  findNodeAtLocation,
  modify,
  parseTree,
  type FormattingOptions,
} from 'jsonc-parser';
import type { TextEdit } from '../text/edit';
import { BASELINE_VERSION, type Baseline, type Entries } from './baseline';

/** One line of a baseline. */
export interface BaselineEntry {
  readonly part: 'items' | 'reviewed';
  readonly document: string;
  readonly key: string;
  readonly value: string;
  /** Of `items`: what the fingerprint was made of, where that is known. */
  readonly words?: string;
}

/** The same baseline, the same text: sorted, an entry a line, so that two branches that add entries merge by lines. */
export function writeBaseline({ items, words, reviewed }: Baseline): string {
  const values = [...items].map(([document, own]): [string, ReadonlyMap<string, string>] => [
    document,
    new Map([...own].map(([key, value]) => [key, written(value, words.get(document)?.get(key))])),
  ]);
  return writeParts({ items: new Map(values), reviewed });
}

/** As an entry stands in the file: its words behind the fingerprint, so that both change in one line. */
function written(value: string, words = ''): string {
  return words === '' ? value : `${value} ${words}`;
}

function writeParts({ items, reviewed }: Pick<Baseline, 'items' | 'reviewed'>): string {
  const parts = [`  "version": ${BASELINE_VERSION}`, part('items', items)];
  if ([...reviewed.values()].some((own) => own.size > 0)) parts.push(part('reviewed', reviewed));
  return `{\n${parts.join(',\n')}\n}\n`;
}

/** By hand: an object of the language would put keys that are whole numbers, as some IDs are, before all others. */
function part(name: string, entries: Entries): string {
  const documents = sorted(entries).flatMap(([document, own]) => {
    const lines = sorted(own).map(([key, value]) => `      ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
    return lines.length === 0 ? [] : [`    ${JSON.stringify(document)}: {\n${lines.join(',\n')}\n    }`];
  });
  return documents.length === 0 ? `  "${name}": {}` : `  "${name}": {\n${documents.join(',\n')}\n  }`;
}

function sorted<Value>(entries: ReadonlyMap<string, Value>): [string, Value][] {
  return [...entries].sort(([a], [b]) => compareKeys(a, b));
}

/** As people count: `1.1-2` before `1.1-10`. */
function compareKeys(a: string, b: string): number {
  const left = a.match(/\d{1,15}|\D/gu) ?? [];
  const right = b.match(/\d{1,15}|\D/gu) ?? [];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [one = '', other = ''] = [left[i], right[i]];
    if (one === other) continue;
    const difference = Number(one) - Number(other);
    if (difference !== 0 && /^\d/.test(one) && /^\d/.test(other)) return difference;
    return one < other ? -1 : 1;
  }
  return left.length - right.length;
}

/**
 * Edits that put entries into the text of a baseline, each in its place and touching no other line, save for the comma
 * that the line before needs. The text stays laid out as it is, whoever did that.
 */
export function entryEdits(text: string, entries: readonly BaselineEntry[]): TextEdit[] {
  if (text.trim() === '') return lineEdits(text, baselineOf(entries));
  const formattingOptions = layoutOf(text);
  let now = text;
  for (const { part, document, key, value, words } of entries) {
    const root = parseTree(now);
    const isThere = (path: string[]): boolean => root !== undefined && findNodeAtLocation(root, path) !== undefined;
    // What is missing is made with all that lies below it.
    const made = !isThere([part]) ? null : isThere([part, document]) ? key : document;
    const getInsertionIndex = (keys: string[]): number => {
      const at = made === null ? -1 : keys.findIndex((other) => compareKeys(other, made) > 0);
      return at < 0 ? keys.length : at;
    };
    now = applyJsonEdits(
      now,
      modify(now, [part, document, key], written(value, words), { formattingOptions, getInsertionIndex }),
    );
  }
  return lineEdits(text, now);
}

/** The text of a baseline that has nothing but these entries. */
export function baselineOf(entries: readonly BaselineEntry[]): string {
  const collected = { items: new Map<string, Map<string, string>>(), reviewed: new Map<string, Map<string, string>>() };
  for (const { part, document, key, value, words } of entries) {
    const own = collected[part].get(document) ?? new Map<string, string>();
    collected[part].set(document, own.set(key, written(value, words)));
  }
  return writeParts(collected);
}

function layoutOf(text: string): FormattingOptions {
  const indent = /^([ \t]{1,16})\S/m.exec(text)?.[1] ?? '  ';
  return {
    eol: text.includes('\r\n') ? '\r\n' : '\n',
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 1 : indent.length,
  };
}

/**
 * The lines in which two texts differ, as edits of the first: from the first such line to the last one, or each by itself
 * where the texts have the same lines otherwise.
 */
export function lineEdits(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const [old, now] = [linesOf(before), linesOf(after)];
  let first = 0;
  while (first < old.length && first < now.length && old[first] === now[first]) first++;
  let [oldEnd, nowEnd] = [old.length, now.length];
  while (oldEnd > first && nowEnd > first && old[oldEnd - 1] === now[nowEnd - 1]) {
    oldEnd--;
    nowEnd--;
  }
  let start = old.slice(0, first).join('').length;
  if (oldEnd - first !== nowEnd - first) {
    const end = start + old.slice(first, oldEnd).join('').length;
    return [{ start, end, newText: now.slice(first, nowEnd).join('') }];
  }
  const edits: TextEdit[] = [];
  for (let i = first; i < oldEnd; i++) {
    const [line = '', newText = ''] = [old[i], now[i]];
    if (line !== newText) edits.push(narrowed(start, line, newText));
    start += line.length;
  }
  return edits;
}

/** What differs within a line, so that the edits of two lines below one another do not meet. */
function narrowed(start: number, line: string, newText: string): TextEdit {
  const most = Math.min(line.length, newText.length);
  let head = 0;
  while (head < most && line[head] === newText[head]) head++;
  let tail = 0;
  while (tail < most - head && line[line.length - 1 - tail] === newText[newText.length - 1 - tail]) tail++;
  // A pair of surrogates is not taken apart.
  if (/[\ud800-\udbff]/.test(line[head - 1] ?? '')) head--;
  if (/[\udc00-\udfff]/.test(line[line.length - tail] ?? '')) tail--;
  return { start: start + head, end: start + line.length - tail, newText: newText.slice(head, newText.length - tail) };
}

function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/);
}
