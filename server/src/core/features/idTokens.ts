import {
  packedField,
  ReferenceField,
  ReferenceFlag,
  referenceStride,
  type CoverageFact,
  type FileFacts,
  type ItemFact,
} from '../facts/facts';
import { Unresolved, type Graph } from '../graph/graph';
import { statusOf } from '../graph/labels';
import type { LinkedFile } from '../graph/linkedFile';
import { progressIn } from '../graph/progress';
import { readBlocks } from '../markdown/blockReader';
import type { ItemKind, Status } from '../model/vocabulary';
import type { Snapshot } from '../workspace/snapshot';

/** What is said of a written ID besides its kind; a token has the sum of their bits, in this order. */
export const tokenModifiers = ['definition', 'unresolved', 'covered', 'done', 'negative'] as const;
export const enum TokenModifier {
  /** The place that introduces the item. */
  definition = 1,
  /** It leads to no item: nothing defines it, or several things do. */
  unresolved = 2,
  /** Work covers it. */
  covered = 4,
  done = 8,
  /** It asks that something must not be. */
  negative = 16,
}

/** One written ID, or what joins the two ends of a range. Never reaches over the end of a line. */
export interface IdToken {
  readonly start: number;
  readonly end: number;
  readonly kind: ItemKind;
  readonly modifiers: number;
}

/** The IDs that are written in a part of a document, in their order, none overlapping another. */
export function idTokens(snapshot: Snapshot, path: string, from = 0, to = Infinity): IdToken[] {
  const { graph } = snapshot;
  const f = graph.fileIndex(path);
  const file = graph.files[f];
  if (!file) return [];
  const found = new Found(snapshot, file, from, to);
  const states = new States(graph, file);
  addItems(found, states, graph, f, file);
  addReferences(found, states, graph, f, file);
  for (const section of file.facts.coverage) found.addSections(section);
  return found.inOrder();
}

function addItems(found: Found, states: States, graph: Graph, f: number, { facts }: LinkedFile): void {
  // A range may define several items in one place: what is said there holds for all of them.
  let last: IdToken | null = null;
  const put = (token: IdToken | null): void => {
    if (token) found.add(token.start, token.end, token.kind, token.modifiers);
  };
  facts.items.forEach((item, i) => {
    if (item.strength === 'derived' || !found.wants(item.start, item.end)) return;
    const number = graph.itemNumber(f, i);
    const canonical = graph.canonicalOf(number);
    const isDefinition = !item.restates || canonical === number;
    const modifiers = states.of(canonical) | (isDefinition ? TokenModifier.definition : 0);
    const { start, kind } = item;
    const end = found.endOfId(item);
    if (last?.start === start && last.end === end) last = { ...last, modifiers: last.modifiers & modifiers };
    else {
      put(last);
      last = { start, end, kind, modifiers };
    }
  });
  put(last);
}

function addReferences(found: Found, states: States, graph: Graph, f: number, file: LinkedFile): void {
  const { references } = file.facts;
  const { targets } = graph.parts;
  const joints = new Map<number, Joint>();
  for (let at = 0, r = 0; at < references.length; at += referenceStride, r++) {
    const target = targets[graph.referenceNumber(f, r)] ?? Unresolved.silent;
    const start = references[at + ReferenceField.start] ?? 0;
    const end = references[at + ReferenceField.end] ?? 0;
    if (!found.wants(start, end)) continue;
    const flags = packedField(references, at, ReferenceField.flags);
    const kind = target >= 0 ? states.kindOf(target) : kindOfForm(file, references, at);
    // Where no profile reads the document, what leads nowhere is only a word.
    const isSilent = target === Unresolved.silent || kind === null;
    const state = target >= 0 ? states.of(target) : TokenModifier.unresolved;
    if (!isSilent && (flags & ReferenceFlag.rangeInner) === 0) found.add(start, end, kind, state);
    if ((flags & (ReferenceFlag.rangeInner | ReferenceFlag.rangeStart | ReferenceFlag.rangeEnd)) === 0) continue;
    const expression = packedField(references, at, ReferenceField.expressionStart);
    let joint = joints.get(expression);
    if (!joint) joints.set(expression, (joint = new Joint()));
    joint.kind ??= kind;
    if ((flags & ReferenceFlag.rangeStart) !== 0) joint.start = end;
    else if ((flags & ReferenceFlag.rangeEnd) !== 0) joint.end = start;
    else if (target !== Unresolved.silent) joint.take(state);
  }
  for (const { start, end, kind, modifiers } of joints.values())
    if (kind !== null && start >= 0 && end > start) found.addJoint(start, end, kind, modifiers);
}

function kindOfForm({ profile }: LinkedFile, references: FileFacts['references'], at: number): ItemKind | null {
  return profile?.grammar.forms[packedField(references, at, ReferenceField.form)]?.kind ?? null;
}

/** What joins the ends of a range (` to `, `–[`): it says what holds for all between them. */
class Joint {
  start = -1;
  end = -1;
  kind: ItemKind | null = null;
  private shared: number | null = null;

  take(modifiers: number): void {
    this.shared = this.shared === null ? modifiers : this.shared & modifiers;
  }

  get modifiers(): number {
    return this.shared ?? 0;
  }
}

/** What is known of items, worked out once for each: a document names the same ones again and again. */
class States {
  private readonly known = new Map<number, { readonly kind: ItemKind; readonly modifiers: number }>();
  private readonly group;

  constructor(
    private readonly graph: Graph,
    file: LinkedFile,
  ) {
    this.group = graph.group(file.plan);
  }

  kindOf(item: number): ItemKind {
    return this.stateOf(item).kind;
  }

  of(item: number): number {
    return item < 0 ? 0 : this.stateOf(item).modifiers;
  }

  private stateOf(item: number): { readonly kind: ItemKind; readonly modifiers: number } {
    let state = this.known.get(item);
    if (!state) this.known.set(item, (state = { kind: this.graph.item(item).kind, modifiers: this.workOut(item) }));
    return state;
  }

  private workOut(item: number): number {
    const { graph } = this;
    const { kind, negative } = graph.item(item);
    const isAsked = kind === 'requirement' || kind === 'constraint';
    // What stands in other plans is taken at its word: their checklists would have to be read for it.
    const status = statusOf(graph, graph.definitionsOf(item)) ?? this.countedStatusOf(item);
    return (
      ((graph.parts.covered[item] ?? 0) > 0 ? TokenModifier.covered : 0) |
      (status === 'done' ? TokenModifier.done : 0) |
      (negative && isAsked ? TokenModifier.negative : 0)
    );
  }

  /** What checklists record of it, or what of it is ticked. */
  private countedStatusOf(item: number): Status | null {
    const progress = this.group ? progressIn(this.group) : null;
    return progress?.reaches(item) ? progress.statusOf(item) : null;
  }
}

/** Tokens as they are found, first come first served where two would overlap. */
class Found {
  private readonly tokens: IdToken[] = [];
  private readonly text: string;
  private lineStart = 0;
  private lineEnd = 0;
  private readonly code: readonly { readonly start: number; readonly end: number }[];

  constructor(
    snapshot: Snapshot,
    private readonly file: LinkedFile,
    private readonly from: number,
    private readonly to: number,
  ) {
    this.text = snapshot.text(file.path) ?? '';
    // Only a profile that reads edges in fences has IDs there, and their language has colours of its own.
    const hasFences = file.rule?.fences.some(({ language }) => this.text.includes(language)) ?? false;
    this.code = hasFences ? readBlocks(this.text).filter(({ kind }) => kind === 'code') : [];
  }

  wants(start: number, end: number): boolean {
    return end > start && start < this.to && end > this.from;
  }

  /** A section is introduced by its whole heading, and written as its number. */
  endOfId(item: ItemFact): number {
    if (item.kind !== 'section') return item.end;
    return this.text.startsWith(item.id, item.start) ? item.start + item.id.length : item.start;
  }

  /** A citation of sections, without its note. */
  addSections({ from, to, start, end }: CoverageFact): void {
    const first = from === null ? -1 : this.text.indexOf(from, start);
    if (from === null || first < 0) return;
    const last = to === null ? first : this.text.indexOf(to, first + from.length);
    const close = last + (to ?? from).length;
    if (last >= first && close <= end) this.add(first, close, 'section', 0);
  }

  add(start: number, end: number, kind: ItemKind, modifiers: number): void {
    if (!this.wants(start, end) || this.isInCode(start)) return;
    const { lines } = this.file.facts;
    // Found in the order of the text, most of them: one line after the other.
    if (start < this.lineStart || start >= this.lineEnd) {
      const line = lines.lineAt(start);
      this.lineStart = lines.lineStart(line);
      this.lineEnd = lines.lineStart(line + 1);
    }
    if (end <= this.lineEnd) this.tokens.push({ start, end, kind, modifiers });
    else this.addJoint(start, end, kind, modifiers);
  }

  /** Of what may go over several lines, the piece on each of them. */
  addJoint(start: number, end: number, kind: ItemKind, modifiers: number): void {
    if (!this.wants(start, end) || this.isInCode(start)) return;
    const { lines } = this.file.facts;
    for (let line = lines.lineAt(start); line < lines.lineCount && lines.lineStart(line) < end; line++) {
      const piece = this.withoutBlanks(
        Math.max(start, lines.lineStart(line)),
        Math.min(end, lines.lineStart(line + 1)),
      );
      if (piece.end > piece.start) this.tokens.push({ ...piece, kind, modifiers });
    }
  }

  /** Without what stands around a piece of a line: blanks, the line's ending, marks of quotes. */
  private withoutBlanks(from: number, to: number): { start: number; end: number } {
    let start = from;
    let end = to;
    while (start < end && /[\s>]/.test(this.text.charAt(start))) start++;
    while (end > start && /\s/.test(this.text.charAt(end - 1))) end--;
    return { start, end };
  }

  private isInCode(offset: number): boolean {
    let low = 0;
    let high = this.code.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const block = this.code[middle];
      if (!block || offset < block.start) high = middle - 1;
      else if (offset >= block.end) low = middle + 1;
      else return true;
    }
    return false;
  }

  inOrder(): IdToken[] {
    // In each place what was found first stays first.
    this.tokens.sort((a, b) => a.start - b.start);
    let end = 0;
    return this.tokens.filter((token) => {
      const isClear = token.start >= end;
      if (isClear) ({ end } = token);
      return isClear;
    });
  }
}
