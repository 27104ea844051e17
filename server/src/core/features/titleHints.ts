import { packedField, ReferenceField, ReferenceFlag, referenceStride } from '../facts/facts';
import type { Graph } from '../graph/graph';
import type { LinkedFile } from '../graph/linkedFile';
import { readBlocks } from '../markdown/blockReader';
import type { Snapshot } from '../workspace/snapshot';
import { bareIds, type Stretch } from './bareIds';
import type { InlayHint } from './inlayHints';
import { knownOf } from './knownItem';

const LONGEST_TITLE = 40;
/** So much of a title next to its ID shows that the words are there already. */
const TELLING = 16;

const MARKS = '*_`~"\'';

/** What is written in a line: an ID that leads to an item, or (-1) one that needs no words. */
interface Written extends Stretch {
  readonly target: number;
}

/** The titles of items whose IDs stand bare in a part of a document. */
export function titleHints({ graph }: Snapshot, file: LinkedFile, text: string, from: number, to: number): InlayHint[] {
  const { lines } = file.facts;
  const firstLine = lines.lineAt(from);
  const lastLine = lines.lineAt(Math.min(to, lines.length));
  const stretch = { start: lines.lineStart(firstLine), end: endOf(file, lastLine) };
  const byLine = new Map<number, Written[]>();
  for (const written of writtenIn(graph, file, stretch)) {
    const line = lines.lineAt(written.start);
    const list = byLine.get(line);
    if (list) list.push(written);
    else byLine.set(line, [written]);
  }
  const found: InlayHint[] = [];
  for (const [line, cited] of byLine) {
    const whole = { start: lines.lineStart(line), end: endOf(file, line) };
    cited.sort((a, b) => a.start - b.start);
    for (const written of bareIds(text, whole, cited)) {
      const offset = behind(text, written, whole.end);
      const hint = offset === null || written.target < 0 ? null : titleHint(graph, file, written.target, offset);
      if (hint && !isSaid(text.slice(whole.start, whole.end), hint.full)) found.push(hint);
    }
  }
  return found.length === 0 ? found : outsideCode(found, file, text);
}

function endOf({ facts: { lines } }: LinkedFile, line: number): number {
  return line + 1 < lines.lineCount ? lines.lineStart(line + 1) : lines.length;
}

/** All IDs of a stretch: of a range, whose members nobody could tell apart, the expression; definitions among them. */
function writtenIn(graph: Graph, file: LinkedFile, { start: from, end: to }: Stretch): Written[] {
  const f = graph.fileIndex(file.path);
  const found = new Map<number, Written>();
  const { references, items } = file.facts;
  for (const { start, end, strength } of items)
    if (strength !== 'derived' && start >= from && end <= to) found.set(start, { start, end, target: -1 });
  for (let at = 0, r = 0; at < references.length; at += referenceStride, r++) {
    const start = references[at + ReferenceField.start] ?? 0;
    if (start < from || start >= to) continue;
    const flags = packedField(references, at, ReferenceField.flags);
    if ((flags & (ReferenceFlag.viaRange | ReferenceFlag.rangeInner)) !== 0) {
      const first = packedField(references, at, ReferenceField.expressionStart);
      found.set(first, { start: first, end: packedField(references, at, ReferenceField.expressionEnd), target: -1 });
      continue;
    }
    const target = graph.parts.targets[graph.referenceNumber(f, r)] ?? -1;
    const owner = references[at + ReferenceField.owner] ?? -1;
    // What restates an item says what it is.
    const isOwn = owner >= 0 && target >= 0 && graph.canonicalOf(graph.itemNumber(f, owner)) === target;
    const end = references[at + ReferenceField.end] ?? 0;
    if (!found.has(start)) found.set(start, { start, end, target: isOwn ? -1 : target });
  }
  return [...found.values()];
}

/** Behind the marks that dress an ID, but inside the brackets of a list; null where it stands in a link. */
function behind(text: string, { start, end }: Stretch, lineEnd: number): number | null {
  let open = start - 1;
  let at = end;
  for (; at < lineEnd; at++) {
    const isBracket = text.charAt(at) === ']';
    if (isBracket ? text.charAt(open) !== '[' : !MARKS.includes(text.charAt(at))) break;
    if (isBracket || text.charAt(open) === text.charAt(at)) open--;
  }
  const bracket = text.charAt(at) === ']' ? at : at - 1;
  return text.startsWith('](', bracket) ? null : at;
}

function titleHint(graph: Graph, file: LinkedFile, target: number, offset: number): InlayHint | null {
  const shown = graph.definitionFor(target, file.path);
  const { title, start, end } = graph.item(shown);
  const full = title.replace(/[`*~]/g, '').trim();
  if (full === '') return null;
  return {
    offset,
    label: shortened(full),
    full,
    target: { file: graph.fileOfItem(shown).path, start, end },
    about: { kind: 'item', known: knownOf(graph, shown) },
  };
}

function shortened(title: string): string {
  if (title.length <= LONGEST_TITLE) return title;
  const cut = title.slice(0, LONGEST_TITLE - 1);
  const blank = cut.lastIndexOf(' ');
  // Half of a character that takes two units would be no character.
  const whole = blank > LONGEST_TITLE / 2 ? cut.slice(0, blank) : cut.replace(/[\ud800-\udbff]$/, '');
  return `${whole.replace(/[\s,;:.]+$/, '')}…`;
}

function isSaid(line: string, title: string): boolean {
  return line.toLowerCase().includes(title.slice(0, TELLING).toLowerCase());
}

/** Where a profile reads edges in fences, IDs stand in a language that has no place for more words. */
function outsideCode(found: readonly InlayHint[], file: LinkedFile, text: string): InlayHint[] {
  if ((file.rule?.fences.length ?? 0) === 0) return [...found];
  const code = readBlocks(text).filter(({ kind }) => kind === 'code');
  return found.filter(({ offset }) => !code.some(({ start, end }) => offset >= start && offset <= end));
}
