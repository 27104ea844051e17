import type { SemanticTokensDelta, SemanticTokensLegend } from 'vscode-languageserver';
import { SemanticTokenTypes } from 'vscode-languageserver';
import { tokenModifiers, type IdToken } from '../core/features/idTokens';
import { itemKinds, type ItemKind } from '../core/model/vocabulary';
import type { LineStarts } from '../core/text/lineIndex';

/** The word of an item's kind that a client may know: `plan-work-package`. */
export const ownType = (kind: ItemKind): string => `plan-${kind}`;

/** For other clients: what their themes have a colour for, related kinds alike. */
const standardTypes: Readonly<Record<ItemKind, SemanticTokenTypes>> = {
  requirement: SemanticTokenTypes.property,
  constraint: SemanticTokenTypes.enumMember,
  section: SemanticTokenTypes.namespace,
  'work-package': SemanticTokenTypes.class,
  task: SemanticTokenTypes.method,
  risk: SemanticTokenTypes.event,
  story: SemanticTokenTypes.interface,
  criterion: SemanticTokenTypes.variable,
  property: SemanticTokenTypes.variable,
  question: SemanticTokenTypes.macro,
  phase: SemanticTokenTypes.namespace,
  milestone: SemanticTokenTypes.event,
  gate: SemanticTokenTypes.operator,
  deliverable: SemanticTokenTypes.struct,
  scenario: SemanticTokenTypes.function,
  decision: SemanticTokenTypes.enumMember,
};

/** In what words a client is told of IDs. */
export class TokenWords {
  readonly legend: SemanticTokensLegend;
  private readonly numbers: ReadonlyMap<ItemKind, number>;

  /** @param known the types that the client knows: Plantrace's own are used for those who name them */
  constructor(known: ReadonlySet<string>) {
    const wordOf = (kind: ItemKind): string => (known.has(ownType(kind)) ? ownType(kind) : standardTypes[kind]);
    const words = [...new Set(itemKinds.map(wordOf))];
    this.legend = { tokenTypes: words, tokenModifiers: [...tokenModifiers] };
    this.numbers = new Map(itemKinds.map((kind) => [kind, words.indexOf(wordOf(kind))]));
  }

  /** Five numbers a token, places relative to the token before, as the protocol wants it. */
  encode(tokens: readonly IdToken[], lines: LineStarts): number[] {
    const data: number[] = [];
    let line = 0;
    let lastLine = 0;
    let lastStart = 0;
    for (const { start, end, kind, modifiers } of tokens) {
      // In the order of the text, most of them some lines below the one before.
      if (start >= lines.lineStart(line + 1)) line = lines.lineAt(start);
      const isSameLine = line === lastLine;
      data.push(line - lastLine, start - (isSameLine ? lastStart : lines.lineStart(line)));
      data.push(end - start, this.numbers.get(kind) ?? 0, modifiers);
      lastLine = line;
      lastStart = start;
    }
    return data;
  }
}

/** What turns one answer into the next: one edit around all that differs; none where nothing does. */
export function editsBetween(before: readonly number[], after: readonly number[]): SemanticTokensDelta['edits'] {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start++;
  if (start === before.length && start === after.length) return [];
  let tail = 0;
  while (tail < shortest - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return [{ start, deleteCount: before.length - tail - start, data: after.slice(start, after.length - tail) }];
}

export function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
