/** Inline spans, in the shape that the inline reader gives, from remark's tree. */
import type { Image, ImageReference, Link, LinkReference, Nodes, Root } from 'mdast';
import type { InlineSpan, Segments } from './blocks';
import { BACKTICK, BRACKET_OPEN } from './characters';
import { labelEnd } from './linkParts';
import { LinkTails } from './linkTail';
import type { LinkTail } from './linkTail';
import { TextRun } from './textRun';
import { endOf, startOf } from './treeBlocks';

/**
 * A reader of inline spans for the runs of text of a tree that `parseRemark` gave for `text`; used as `readInline` is.
 * Links that remark's GFM transform finds where its parser found none have no position, and are left out.
 */
export function inlineOfTree(tree: Root, text: string): (segments: Segments) => readonly InlineSpan[] {
  const nodes = spanNodes(tree);
  const starts = nodes.map(startOf);
  return (segments) => {
    if (segments.length === 0) return [];
    const run = new TextRun(text, segments);
    const end = segments[segments.length - 1];
    const spans: InlineSpan[] = [];
    for (let i = firstFrom(starts, segments[0]); i < nodes.length && starts[i] < end; i++) {
      spans.push(spanOf(nodes[i], text, run));
    }
    return spans;
  };
}

type SpanNode = Extract<Nodes, { type: 'inlineCode' | 'html' | 'link' | 'linkReference' | 'image' | 'imageReference' }>;

function isSpan(node: Nodes): node is SpanNode {
  switch (node.type) {
    case 'inlineCode':
    case 'html':
    case 'link':
    case 'linkReference':
    case 'image':
    case 'imageReference':
      return node.position !== undefined;
    default:
      return false;
  }
}

/** The nodes that are spans, in order of their start. HTML that stands among blocks is none. */
function spanNodes(tree: Root): SpanNode[] {
  const found: SpanNode[] = [];
  const pending: { node: Nodes; phrasing: boolean }[] = [{ node: tree, phrasing: false }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node } = next;
    if (next.phrasing && isSpan(node)) found.push(node);
    if (!('children' in node)) continue;
    const phrasing = next.phrasing || node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
    for (let i = node.children.length - 1; i >= 0; i--) pending.push({ node: node.children[i], phrasing });
  }
  return found;
}

function firstFrom(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function spanOf(node: SpanNode, text: string, run: TextRun): InlineSpan {
  const start = startOf(node);
  const end = endOf(node);
  const plain = { start, end, textStart: start, textEnd: end, destinationStart: 0, destinationEnd: 0 };
  if (node.type === 'html') return { kind: /^<[!?]/.test(node.value) ? 'comment' : 'html', ...plain };
  if (node.type === 'inlineCode') {
    let ticks = 0;
    while (text.charCodeAt(start + ticks) === BACKTICK) ticks++;
    return { kind: 'code', ...plain, textStart: start + ticks, textEnd: end - ticks };
  }
  if (node.type === 'link' && text.charCodeAt(start) !== BRACKET_OPEN) return { kind: 'autolink', ...plain };
  return linkSpan(node, run);
}

/** The tree does not tell where a link's text ends and its destination stands; its end tells which `]` it must be. */
function linkSpan(node: Link | LinkReference | Image | ImageReference, run: TextRun): InlineSpan {
  const image = node.type === 'image' || node.type === 'imageReference';
  const start = startOf(node);
  const textStart = start + (image ? 2 : 1);
  const runEnd = run.fromSource(endOf(node));
  const lastChild = 'children' in node ? node.children[node.children.length - 1] : undefined;
  const from = run.fromSource(lastChild?.position === undefined ? textStart : endOf(lastChild));
  const inline = node.type === 'link' || node.type === 'image';
  const { close, tail } = inline ? resourceClose(run.text, from, runEnd) : referenceClose(node, run.text, from, runEnd);
  return {
    kind: image ? 'image' : 'link',
    start,
    end: endOf(node),
    textStart,
    textEnd: run.toSource(close),
    destinationStart: tail === undefined ? 0 : run.toSource(tail.destinationStart),
    destinationEnd: tail === undefined ? 0 : run.toSource(tail.destinationEnd),
  };
}

interface Close {
  /** The place of the `]` that ends a link's text. */
  readonly close: number;
  readonly tail: LinkTail | undefined;
}

function resourceClose(text: string, from: number, end: number): Close {
  const tails = new LinkTails(text, undefined);
  for (let close = text.indexOf(']', from); close !== -1 && close < end; close = text.indexOf(']', close + 1)) {
    const tail = tails.read(from, close);
    if (tail?.end === end) return { close, tail };
  }
  return { close: end, tail: undefined };
}

function referenceClose(node: LinkReference | ImageReference, text: string, from: number, end: number): Close {
  if (node.referenceType === 'shortcut') return { close: end - 1, tail: undefined };
  if (node.referenceType === 'collapsed') return { close: end - 3, tail: undefined };
  let close = text.indexOf('][', from);
  while (close !== -1 && labelEnd(text, close + 2) !== end - 1) close = text.indexOf('][', close + 1);
  return { close: close === -1 ? end : close, tail: undefined };
}
