import { readLabel } from '../../facts/labels';
import type { TextEdit } from '../../text/edit';
import { columnOf } from '../checklistRows';
import { SUMMARY } from '../checklistTables';
import { cellsOf, isRest } from '../tableEdit';
import type { ExistingChecklist, OpenChecklist } from './openChecklist';

/** A count that stands in the summary of a checklist; what nobody here can know, as how many tests there are, is none. */
interface Count {
  readonly label: RegExp;
  readonly of: (open: OpenChecklist, checklist: ExistingChecklist) => string | null;
}

const counts: readonly Count[] = [
  {
    label: /^total (?:wps|work packages)$/,
    of: ({ content }) => String(content.works.length),
  },
  {
    label: /^requirements verified$/,
    of: (_, checklist) => verified(checklist, 'Requirements Checklist Verification'),
  },
  {
    label: /^(?:design )?constraints verified$/,
    of: (_, checklist) => verified(checklist, 'Design Constraints Checklist Verification'),
  },
  { label: /^questions logged$/, of: questionsLogged },
];

/** `N/N` is a template's; words behind a count are a person's, and stay. */
const COUNTED = /^(?:\d{1,6}|N|\?|\u2026)(?:\s?\/\s?(?:\d{1,6}|N|\?|\u2026))?(?![\w.])/;
const LONGEST_COUNT = 24;

/** The edits that put what a checklist's tables say now into the counts of its summary. */
export function summaryEdits(open: OpenChecklist): TextEdit[] {
  const { checklist } = open;
  const section = checklist?.sections.find(SUMMARY, []);
  if (!checklist || !section) return [];
  const { prose } = checklist;
  const { text } = prose;
  return prose.runsIn(section.start, section.end).flatMap(({ segments }) => {
    const edits: TextEdit[] = [];
    for (let s = 0; s < segments.length; s += 2) {
      const [start = 0, end = 0] = [segments[s], segments[s + 1]];
      const isKnown = (words: string): boolean => counts.some(({ label }) => label.test(words));
      const label = readLabel(text, start, end, isKnown);
      const count = label && counts.find((one) => one.label.test(label.words))?.of(open, checklist);
      if (!label || count === null || count === undefined) continue;
      const value = text.slice(label.valueStart, Math.min(end, label.valueStart + LONGEST_COUNT));
      const written = COUNTED.exec(value)?.[0] ?? '';
      if (written === count || (written === '' && value.trim() !== '')) continue;
      const at = written === '' ? end : label.valueStart;
      edits.push({ start: at, end: at + written.length, newText: written === '' ? ` ${count}` : count });
    }
    return edits;
  });
}

function verified({ rows }: ExistingChecklist, title: string): string | null {
  const own = rows.get(title);
  return own ? `${own.filter(({ at, open }) => at >= 0 && open.length === 0).length}/${own.length}` : null;
}

/** Rows of the table of questions in which somebody has written one; null where there is no such table. */
function questionsLogged({ templates }: OpenChecklist, { prose, sections }: ExistingChecklist): string | null {
  const template = templates.find(({ keyColumn }) => keyColumn === 'Question');
  const tables = template ? (sections.find(template.title, template.tell)?.tables ?? []) : [];
  const key = template?.columns.find(({ title }) => title === template.keyColumn);
  if (!key || tables.length === 0) return null;
  let logged = 0;
  for (const table of tables) {
    const column = columnOf(table, key, new Set());
    for (const row of table.rows)
      if (!isRest(prose.text, row) && !EMPTY.test(cellsOf(prose.text, row)[column] ?? '')) logged++;
  }
  return String(logged);
}

const EMPTY = /^(?:none|n\/a|[-\u2013\u2014]*)$/i;
