import { createScanner, parseTree, type Node, type ParseError } from 'jsonc-parser';
import type { ConfigurationProblem, ValuePath } from './problem';

/** JSON with comments and trailing commas, with the place of every value. */
export interface JsonText {
  /** Undefined where the text holds nothing but blanks and comments. */
  readonly value: unknown;
  /** The first mistake in the text itself; no value can be trusted then. */
  readonly broken: ConfigurationProblem | null;
  readonly repeatedKeys: readonly ConfigurationProblem[];
  /** Where a value, or its key, stands; for what is not there, the nearest thing around it. */
  place(path: ValuePath, atKey: boolean): { readonly start: number; readonly end: number };
}

/** No configuration is that long or that deep; the parser calls itself at each level. */
const LONGEST = 1_000_000;
const DEEPEST = 60;

/** What a text may be at most, and what it is called. */
export interface JsonBounds {
  readonly longest: number;
  readonly noun: string;
}

const ofConfiguration: JsonBounds = { longest: LONGEST, noun: 'configuration' };

const options = { allowTrailingComma: true, disallowComments: false, allowEmptyContent: true };

export function readJson(text: string, bounds: JsonBounds = ofConfiguration): JsonText {
  const broken = tooMuch(text, bounds);
  const errors: ParseError[] = [];
  const root = broken ? undefined : parseTree(text, errors, options);
  const first = errors[0];
  const repeatedKeys: ConfigurationProblem[] = [];
  const isBroken = broken ?? (first ? { message: sentenceOf(first.error), ...withinText(text, first) } : null);
  return {
    value: isBroken || !root ? undefined : valueOf(root, repeatedKeys),
    broken: isBroken,
    repeatedKeys,
    place: (path, atKey) => placeOf(root, path, atKey),
  };
}

function tooMuch(text: string, { longest, noun }: JsonBounds): ConfigurationProblem | null {
  if (text.length > longest) return { message: `The file is too long for a ${noun}.`, start: 0, end: 1 };
  const scanner = createScanner(text, true);
  let depth = 0;
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    const start = scanner.getTokenOffset();
    const opening = text.charAt(start);
    if (opening === '{' || opening === '[') depth++;
    else if (opening === '}' || opening === ']') depth--;
    if (depth > DEEPEST)
      return { message: `Values lie more than ${DEEPEST} deep in one another.`, start, end: start + 1 };
  }
  return null;
}

function withinText(text: string, { offset, length }: ParseError): { start: number; end: number } {
  return { start: Math.min(offset, text.length), end: Math.min(offset + length, text.length) };
}

/** By jsonc-parser's `ParseErrorCode`, whose names are erased when it is compiled. */
const sentences: readonly string[] = [
  '',
  'This is no JSON.',
  'This is no number.',
  'A key in double quotes is expected here.',
  'A value is expected here.',
  'A colon is expected here.',
  'A comma is expected here.',
  'A closing brace is expected here.',
  'A closing bracket is expected here.',
  'The file should end here.',
  'Comments are not expected here.',
  'The comment is not closed.',
  'The text is not closed: a double quote is missing.',
  'The number is not finished.',
  'A Unicode escape needs four digits.',
  'There is no such escape.',
  'This character has to be written as an escape.',
];

function sentenceOf(code: number): string {
  return sentences[code] ?? 'This is no JSON.';
}

/** As `JSON.parse` would have it, but nothing that a key is called can change what the object is. */
function valueOf(node: Node, repeatedKeys: ConfigurationProblem[]): unknown {
  if (node.type === 'array') return (node.children ?? []).map((child) => valueOf(child, repeatedKeys));
  if (node.type !== 'object') return node.value as unknown;
  const object: Record<string, unknown> = {};
  for (const property of node.children ?? []) {
    const [key, child] = property.children ?? [];
    if (!key || !child) continue;
    const name = String(key.value);
    if (Object.hasOwn(object, name))
      repeatedKeys.push({
        message: `The key "${name}" is there twice.`,
        start: key.offset,
        end: key.offset + key.length,
      });
    const value = valueOf(child, repeatedKeys);
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return object;
}

function placeOf(root: Node | undefined, path: ValuePath, atKey: boolean): { start: number; end: number } {
  let node = root;
  let key: Node | null = null;
  let isThere = true;
  for (const step of path) {
    const next: { key: Node | null; node: Node } | null = node ? childOf(node, step) : null;
    if (!next) {
      isThere = false;
      break;
    }
    ({ key, node } = next);
  }
  if (!node) return { start: 0, end: 0 };
  const isContainer = node.type === 'object' || node.type === 'array';
  const marked = key && ((atKey && isThere) || isContainer) ? key : node;
  // Not the whole of a long object: what opens it says where it is.
  const length = marked === node && isContainer ? 1 : marked.length;
  return { start: marked.offset, end: marked.offset + length };
}

function childOf(node: Node, step: string | number): { key: Node | null; node: Node } | null {
  if (node.type === 'array') {
    const child = typeof step === 'number' ? node.children?.[step] : undefined;
    return child ? { key: null, node: child } : null;
  }
  if (node.type !== 'object') return null;
  // The last of several counts, as in the value.
  const property = node.children?.filter((p) => p.children?.[0]?.value === step).at(-1);
  const [key, child] = property?.children ?? [];
  return key && child ? { key, node: child } : null;
}
