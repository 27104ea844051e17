import { codeKind } from '../../facts/codeFacts';
import { ReferenceField, ReferenceFlag } from '../../facts/facts';
import type { Graph } from '../../graph/graph';
import { LineIndex } from '../../text/lineIndex';
import type { TextEdit } from '../../text/edit';
import { addToList, listedIn } from '../idList';
import { lineEndingAt } from '../lineEnding';
import type { PlanProse } from '../planProse';
import { dressedSpan } from '../trace';
import { citationsOf, rowLedBy } from './citedRows';
import { copyOfRow } from './copyRow';
import type { Draft } from './draft';
import { openOrRefuse } from './rows';
import { findItem, type NamedItem } from './series';

/**
 * Whatever cites an item cites another one too: in its list, behind its range, or in a row of its own. `isNext`: right
 * behind it, whatever the order of the list; else where it belongs.
 */
export function citeBoth(draft: Draft, cited: NamedItem, id: string, isNext: boolean): void {
  const { graph } = draft.snapshot;
  const citations = [...citationsOf(graph, findItem(draft.snapshot, cited).item)];
  // Whether source code does the one or the other, only who wrote it can tell.
  const inPlans = citations.filter(([{ facts }]) => facts.kind !== codeKind);
  const all = inPlans.map(([{ path }, references]) => {
    const prose = openOrRefuse(draft.snapshot, path);
    const edits: TextEdit[] = [];
    for (const reference of references) {
      const edit = besideCitation(graph, prose, path, reference, id, isNext);
      // A place may be read twice, and a list may cite an item twice.
      if (edit && !edits.some(({ start, end }) => start <= edit.end && edit.start <= end)) edits.push(edit);
    }
    return { path, edits };
  });
  draft.makeAll(all.filter(({ edits }) => edits.length > 0));
}

function besideCitation(
  graph: Graph,
  prose: PlanProse,
  path: string,
  reference: number,
  id: string,
  isNext: boolean,
): TextEdit | null {
  const { text, blocks } = prose;
  const start = graph.field(reference, ReferenceField.start);
  const end = graph.field(reference, ReferenceField.end);
  const around = blocks.find((block) => block.start <= start && end <= block.end && isRaw(block.kind));
  // What a flow chart ties to the one need not be tied to the other.
  if (around?.kind === 'code') return null;
  const written = text.slice(start, end);
  const hyphen = /[\u2010\u2011]/.exec(written)?.[0];
  const spelt = hyphen === undefined ? id : id.replaceAll('-', hyphen);
  if (around) return inFrontMatter(text, start, end, spelt);
  const led = rowLedBy(graph, prose, reference);
  if (led?.row.kind === 'row') return copyOfRow(led, [{ start, end, newText: spelt }], true);
  const isRange = (graph.field(reference, ReferenceField.flags) & ReferenceFlag.viaRange) !== 0;
  const role = graph.roleOf(reference);
  const listed = role && !isRange && !led && !isNext ? listedIn(graph, path, text, graph.ownerOf(reference), role) : [];
  return addToList(text, listed, id) ?? behind(graph, prose, reference, spelt);
}

const isRaw = (kind: string): boolean => kind === 'code' || kind === 'frontMatter';

/** `, [4.4-6]` behind a citation or its whole range, dressed as that is. */
function behind(graph: Graph, prose: PlanProse, reference: number, id: string): TextEdit | null {
  const start = graph.field(reference, ReferenceField.expressionStart);
  const end = graph.field(reference, ReferenceField.expressionEnd);
  const run = prose.runAt(start);
  if (!run) return null;
  const { text } = prose;
  const { dressedStart, dressedEnd } = dressedSpan(prose, run, start, end);
  const closing = text.slice(end, dressedEnd);
  if (closing.includes('](')) return { start: dressedEnd, end: dressedEnd, newText: `, ${id}` };
  // What stands in parentheses stands there with it.
  const marks = text.slice(dressedStart, start).replace(/^.*\(/, '');
  const at = end + marks.length;
  return { start: at, end: at, newText: `, ${marks}${id}${text.slice(end, at)}` };
}

/** An entry of its own where each has a line, else one more in the same. */
function inFrontMatter(text: string, start: number, end: number, id: string): TextEdit {
  const lines = new LineIndex(text);
  const line = lines.lineAt(start);
  const [from, to] = [lines.lineStart(line), lines.lineEnd(line)];
  const isEntry = /^[ \t]*-[ \t]+["']?$/.test(text.slice(from, start)) && /^["']?[ \t]*$/.test(text.slice(end, to));
  if (isEntry) {
    const entry = text.slice(from, start) + id + text.slice(end, to);
    return { start: to, end: to, newText: lineEndingAt(text, to) + entry };
  }
  const quote = /^["']/.exec(text.slice(end, to))?.[0] ?? '';
  return { start: end + quote.length, end: end + quote.length, newText: `, ${quote}${id}${quote}` };
}
