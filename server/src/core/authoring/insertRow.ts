import type { List, ListItem, RootContent } from 'mdast';
import { parseRemark } from '../markdown/remarkTree';
import type { Graph } from '../graph/graph';
import { orphansOf, type Orphan } from '../graph/orphans';
import type { WorkspaceChange } from '../model/edit';
import type { Finding } from '../model/finding';
import type { TextEdit } from '../text/edit';
import { compareSections } from '../ids/sections';
import type { Snapshot } from '../workspace/snapshot';
import { lineEndingAt } from './lineEnding';
import { findSection, headingText, spanOfNode, type TreeSection } from './sectionOfTree';
import { traceEdit, worksFor, type CandidateWork } from './trace';

export interface RowFix {
  readonly title: string;
  readonly preferred: boolean;
  readonly change: WorkspaceChange;
}

/** The most work packages that are offered to take the requirement on. */
const MOST_CHOICES = 3;

/**
 * *Insert checklist row*: for a source bullet that no row has, a row in the Requirements Checklist of the owning phase's
 * plan, in ID order, written as its neighbours are, mapped to a work package and traced by it. One fix for each work
 * package that is likely, the likeliest first. None where the plan has no checklist to put a row into, or is too large
 * for a tree.
 */
export function insertRowFixes(snapshot: Snapshot, finding: Finding): RowFix[] {
  const orphan = findOrphan(snapshot.graph, finding);
  if (!orphan || (orphan.cause !== 'bullet' && orphan.cause !== 'section')) return [];
  const fixes: RowFix[] = [];
  for (const plan of orphan.plans) {
    const text = snapshot.text(plan);
    if (text === null || text.length !== snapshot.graph.file(plan)?.facts.length) continue;
    const tree = parseRemark(text);
    if (tree.type !== 'root') continue;
    const section = findSection(tree, text, ['Requirements Checklist']);
    if (!section) continue;
    const works = worksFor(snapshot.graph, plan, orphan.id.slice(0, orphan.id.lastIndexOf('-') + 1)).slice(
      0,
      MOST_CHOICES,
    );
    for (const work of works) {
      const row = rowEdit(snapshot.graph, text, section, orphan, work);
      const trace = traceEdit(snapshot.graph, plan, text, work, orphan.id);
      const name = plan.slice(plan.lastIndexOf('/') + 1);
      const title = `Insert checklist row [${orphan.id}] in ${name}, mapped to ${work.id}`;
      fixes.push({
        title,
        preferred: fixes.length === 0,
        change: {
          title,
          creations: [],
          edits: [{ file: plan, expectedText: text, edits: trace ? [row, trace] : [row] }],
        },
      });
    }
  }
  return fixes;
}

function findOrphan(graph: Graph, finding: Finding): Orphan | null {
  const group = graph.group(graph.file(finding.file)?.plan ?? -1);
  for (const orphan of group ? orphansOf(group) : []) {
    if (orphan.id !== finding.id) continue;
    const item = graph.item(orphan.item);
    if (item.start === finding.start && graph.fileOfItem(orphan.item).path === finding.file) return orphan;
  }
  return null;
}

interface ChecklistRow {
  readonly node: ListItem;
  readonly section: string;
  readonly number: number;
  /** Offsets of the row's line(s), and of the ID inside it. */
  readonly start: number;
  readonly end: number;
  readonly idStart: number;
  readonly idEnd: number;
}

const ROW_ID =
  /^((?:[-*+]|\d+[.)])[ \t]+(?:\[.\][ \t]+)?[*_`]*\[?)(\d+(?:\.\d+)*)-(\d+)(\]?[*_`]*)([:\u2014\u2013-]?[ \t]*)/u;
const MAPPING = /([ \t]*(?:\u2192|->|=>|\u21d2)[ \t]*[[(`*_]*)(?:WP-[\w.]+)([\])`*_]*)(?:[ \t]*[,;&][^\n]*)?[ \t]*$/;

function rowsOf(text: string, content: readonly RootContent[]): ChecklistRow[] {
  const rows: ChecklistRow[] = [];
  const visit = (list: List): void => {
    for (const node of list.children) {
      const { start } = spanOfNode(node);
      const first = node.children[0];
      const end = first ? spanOfNode(first).end : spanOfNode(node).end;
      const m = ROW_ID.exec(text.slice(start, end));
      if (m) {
        const idStart = start + (m[1] ?? '').length;
        const id = `${m[2] ?? ''}-${m[3] ?? ''}`;
        rows.push({
          node,
          section: m[2] ?? '',
          number: Number(m[3]),
          start,
          end: spanOfNode(node).end,
          idStart,
          idEnd: idStart + id.length,
        });
      }
      for (const child of node.children) if (child.type === 'list') visit(child);
    }
  };
  for (const node of content) if (node.type === 'list') visit(node);
  return rows;
}

/** Where the row goes, what it is written like, and what must stand around it. */
function rowEdit(graph: Graph, text: string, section: TreeSection, orphan: Orphan, work: CandidateWork): TextEdit {
  const rows = rowsOf(text, section.content);
  const number = Number(orphan.id.slice(orphan.id.lastIndexOf('-') + 1));
  const wanted = orphan.id.slice(0, orphan.id.lastIndexOf('-'));
  const same = rows.filter((r) => r.section === wanted);
  const before = [...same].reverse().find((r) => r.number < number);
  const after = same.find((r) => r.number > number);
  const style = before ?? after ?? rows[0];
  const item = graph.item(orphan.item);
  const line = rowText(text, style, rows, orphan.id, item.title, item.negative, work);
  const eol = lineEndingAt(text, section.heading.position?.start.offset ?? 0);
  if (before) return { start: before.end, end: before.end, newText: `${eol}${indentOf(text, before.start)}${line}` };
  if (after) return { start: after.start, end: after.start, newText: `${line}${eol}${indentOf(text, after.start)}` };
  return newGroup(graph, text, section, rows, wanted, line, eol);
}

/** The first row of its section: under the section's heading where there is one, else in a group of its own in order. */
function newGroup(
  graph: Graph,
  text: string,
  section: TreeSection,
  rows: readonly ChecklistRow[],
  wanted: string,
  line: string,
  eol: string,
): TextEdit {
  const headings = section.content.flatMap((node) => {
    if (node.type !== 'heading') return [];
    const number = /^\s*(?:Section\s+|§\s*)?(\d+(?:\.\d+)*)/.exec(headingText(text, node))?.[1];
    return number === undefined ? [] : [{ node, number }];
  });
  const own = headings.find((h) => h.number === wanted);
  if (own) {
    const { end } = spanOfNode(own.node);
    return { start: end, end, newText: `${eol}${eol}${line}` };
  }
  const later = headings.find((h) => compareSections(h.number, wanted) > 0);
  const last = section.content[section.content.length - 1] ?? section.heading;
  const marks = '#'.repeat(headings[0]?.node.depth ?? section.heading.depth + 1);
  const title = sectionTitle(graph, wanted);
  const group =
    headings.length > 0 || rows.length === 0
      ? `${marks} ${wanted}${title === '' ? '' : ` ${title}`}${eol}${eol}${line}`
      : line;
  if (later) {
    const { start } = spanOfNode(later.node);
    return { start, end: start, newText: `${group}${eol}${eol}` };
  }
  const nextRow = headings.length === 0 ? rows.find((r) => compareSections(r.section, wanted) > 0) : undefined;
  if (nextRow)
    return { start: nextRow.start, end: nextRow.start, newText: `${line}${eol}${indentOf(text, nextRow.start)}` };
  const { end } = spanOfNode(last);
  const lastRow = rows[rows.length - 1];
  return headings.length === 0 && lastRow
    ? { start: lastRow.end, end: lastRow.end, newText: `${eol}${indentOf(text, lastRow.start)}${line}` }
    : { start: end, end, newText: `${eol}${eol}${group}` };
}

function sectionTitle(graph: Graph, number: string): string {
  for (const file of graph.files) {
    const item = file.facts.items.find((i) => i.kind === 'section' && i.id === number);
    if (item) return item.title;
  }
  return '';
}

/** The blanks (and quote marks) before a row on its line. */
function indentOf(text: string, rowStart: number): string {
  let lineStart = rowStart;
  while (lineStart > 0 && text.charCodeAt(lineStart - 1) !== 10 && text.charCodeAt(lineStart - 1) !== 13) lineStart--;
  return text.slice(lineStart, rowStart);
}

/** The row in the style of a neighbour: bullet, box, dressing of the ID, arrow, the mark of prohibitions. */
function rowText(
  text: string,
  style: ChecklistRow | undefined,
  rows: readonly ChecklistRow[],
  id: string,
  title: string,
  negative: boolean,
  work: CandidateWork,
): string {
  const source = style ? text.slice(style.start, style.end) : '';
  const m = style ? ROW_ID.exec(source) : null;
  const lead = (m?.[1] ?? '- [ ] [').replace(/\[[^\] ]\](?=[ \t])/, '[ ]');
  const closing = m?.[4] ?? ']';
  const separator = m?.[5] ?? ' ';
  const allRows = rows.map((r) => text.slice(r.start, r.end).split(/[\r\n]/)[0] ?? '');
  const mapping = MAPPING.exec(source.split(/[\r\n]/)[0] ?? '') ?? firstMatch(allRows, MAPPING);
  const endsWithStop = allRows.some((row) => /\.[ \t]*$/.test(row.replace(MAPPING, '')));
  const marksNegatives = allRows.some((row) => /\(negative\)/i.test(row));
  const words = endsWithStop || !title.endsWith('.') ? title : title.slice(0, -1);
  const mark = negative && marksNegatives ? ' (negative)' : '';
  const arrow = mapping
    ? `${mapping[1] ?? ' → '}${work.id}${mapping[2] ?? ''}`
    : rows.length === 0
      ? ` → ${work.id}`
      : '';
  return `${lead}${id}${closing}${separator === '' ? ' ' : separator}${words}${mark}${arrow}`;
}

function firstMatch(texts: readonly string[], pattern: RegExp): RegExpExecArray | null {
  for (const text of texts) {
    const m = pattern.exec(text);
    if (m) return m;
  }
  return null;
}
