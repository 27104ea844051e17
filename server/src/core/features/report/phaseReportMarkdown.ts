import { labelOf } from '../../graph/labels';
import { statusInWords } from '../../model/statusWords';
import { cellText } from '../../text/cellText';
import { fileNameOf, listOf } from '../../text/wording';
import { markdownWords } from '../../views/markdownWords';
import { linkToItem, linkToPlace } from '../../views/shownLinks';
import type { Snapshot } from '../../workspace/snapshot';
import { outcomeInWords } from './outcomeWords';
import {
  nameOfPhase,
  type PhaseReport,
  type ReportedCriterion,
  type ReportedRow,
  type ReportedWork,
} from './phaseReport';
import type { RecordedTable } from './recordedTables';

/** The report of a phase as a document to read, or to hand on. Its headings are none by which plans and checklists are known. */
export function phaseReportMarkdown(snapshot: Snapshot, report: PhaseReport, today: string): string {
  return new ReportWriter(snapshot, report).write(today);
}

class ReportWriter {
  constructor(
    private readonly snapshot: Snapshot,
    private readonly report: PhaseReport,
  ) {}

  write(today: string): string {
    const { plan } = this.report;
    const parts = [
      `# Report: ${markdownWords(nameOfPhase(this.snapshot.graph, plan))}`,
      this.about(today),
      this.summary(),
      ...this.works(),
      ...this.criteria('Deferred criteria', 'deferred'),
      ...this.criteria('Open criteria', 'open'),
      ...this.rows('Requirements', 'requirement'),
      ...this.rows('Constraints', 'constraint'),
      ...this.gate(),
      ...this.recorded('Compliance checks', this.report.compliance),
      ...this.recorded('Reviews', this.report.reviews),
      ...this.questions(),
    ];
    return `${parts.join('\n\n')}\n`;
  }

  private get graph(): Snapshot['graph'] {
    return this.snapshot.graph;
  }

  private about(today: string): string {
    const { plan, checklist } = this.report;
    const link = ({ path }: { readonly path: string }): string => linkToPlace(this.graph, fileNameOf(path), path, 0);
    const record = checklist ? `, its checklist ${link(checklist)}` : ', which has no checklist';
    return `As of ${today}, by the plan ${link(plan)}${record}.`;
  }

  private summary(): string {
    const { works, rows, gate, questions } = this.report;
    const criteria = works.flatMap((work) => work.criteria);
    const of = (state: ReportedCriterion['state']): number => criteria.filter((one) => one.state === state).length;
    const share = (kind: ReportedRow['kind']): string => {
      const own = rows.filter((row) => row.kind === kind);
      const verified = own.filter(({ verifiers }) => verifiers.length > 0).length;
      const done = own.filter(({ isDone }) => isDone).length;
      return `${done}/${own.length} done, ${verified}/${own.length} with a criterion or a test`;
    };
    const open = questions.filter(({ isOpen }) => isOpen).length;
    const left = [
      ...(of('deferred') > 0 ? [`${of('deferred')} deferred`] : []),
      ...(of('open') > 0 ? [`${of('open')} open`] : []),
    ];
    const lines = [
      `**Work packages**: ${works.filter(({ status }) => status === 'done').length}/${works.length} done`,
      `**Acceptance criteria**: ${of('met')}/${criteria.length} met${left.length > 0 ? `, ${left.join(', ')}` : ''}`,
      ...(rows.some(({ kind }) => kind === 'requirement') ? [`**Requirements**: ${share('requirement')}`] : []),
      ...(rows.some(({ kind }) => kind === 'constraint') ? [`**Design constraints**: ${share('constraint')}`] : []),
      `**Verification gate**: ${gate.length === 0 ? 'none' : `${gate.filter(({ isPassed }) => isPassed).length}/${gate.length} passed`}`,
      `**Questions**: ${questions.length === 0 ? 'none' : `${questions.length}, ${open === 0 ? 'none' : open} open`}`,
    ];
    return lines.map((line) => `- ${line}`).join('\n');
  }

  private works(): string[] {
    const { works } = this.report;
    if (works.length === 0) return [];
    const columns = ['Work package', 'Status', 'Date', 'Criteria', 'Deferred', 'Notes'];
    const rows = works.map((work) => [
      this.nameOf(work),
      statusInWords(work.status),
      markdownWords(work.date),
      `${work.criteria.filter(({ state }) => state === 'met').length}/${work.criteria.length}`,
      markdownWords(work.deferred),
      markdownWords(work.notes),
    ]);
    return ['## What was implemented', ...table(columns, rows, ['Date', 'Deferred', 'Notes'])];
  }

  private nameOf({ item }: ReportedWork): string {
    return `${linkToItem(this.graph, item)} ${markdownWords(this.graph.item(item).title)}`.trim();
  }

  private criteria(title: string, state: ReportedCriterion['state']): string[] {
    const found = this.report.works.flatMap(({ item, criteria }) =>
      criteria.filter((one) => one.state === state).map((one) => ({ item, ...one })),
    );
    if (found.length === 0) return [];
    const rows = found.map(({ item, text, file, start }) => {
      const label = labelOf(this.graph.item(item), this.graph.fileOfItem(item));
      return `- ${linkToPlace(this.graph, label, file, start)}: ${markdownWords(text)}`;
    });
    return [`## ${title}`, rows.join('\n')];
  }

  private rows(title: string, kind: ReportedRow['kind']): string[] {
    const own = this.report.rows.filter((row) => row.kind === kind);
    if (own.length === 0) return [];
    const hasTested = own.some(({ tested }) => tested !== '');
    const columns = ['ID', 'Says', 'Work', 'Verified by', 'State', ...(hasTested ? ['Tested'] : [])];
    const rows = own.map(({ row, work, verifiers, isDone, tested }) => {
      const fact = this.graph.item(row);
      const { path } = this.graph.fileOfItem(row);
      return [
        linkToPlace(this.graph, labelOf(fact, this.graph.fileOfItem(row)), path, fact.start),
        markdownWords(fact.title),
        work.map(({ label }) => label).join(', '),
        listOf(
          verifiers.map(({ label, file, start }) => linkToPlace(this.graph, markdownWords(label), file, start)),
          4,
        ),
        isDone ? 'done' : 'open',
        ...(hasTested ? [tested] : []),
      ];
    });
    return [`## ${title}`, ...table(columns, rows)];
  }

  private gate(): string[] {
    const { gate } = this.report;
    if (gate.length === 0) return [];
    const rows = gate.map(({ text, outcome, isPassed, notes, file, start }) => {
      const place = linkToPlace(this.graph, isPassed ? 'passed' : outcome || 'open', file, start);
      return `- ${isPassed ? '[x]' : '[ ]'} ${markdownWords(text)} (${place})${notes === '' ? '' : `: ${markdownWords(notes)}`}`;
    });
    return ['## Gate', rows.join('\n')];
  }

  private recorded(title: string, tables: readonly RecordedTable[]): string[] {
    const filled = tables.filter(({ rows }) => rows.length > 0);
    if (filled.length === 0) return [];
    const parts = filled.flatMap(({ under, titles, rows, file }) => {
      const [first] = rows;
      const place = linkToPlace(this.graph, markdownWords(under), file, first?.start ?? 0);
      const cells = rows.map((row) => titles.map((_, c) => markdownWords(outcomeInWords(row.cells[c] ?? ''))));
      return [`${place}:`, ...table(titles.map(markdownWords), cells)];
    });
    return [`## ${title}`, ...parts];
  }

  private questions(): string[] {
    const { questions } = this.report;
    if (questions.length === 0) return [];
    const rows = questions.map(({ id, words, isOpen, file, start }) => {
      const link = linkToPlace(this.graph, id === '' ? fileNameOf(file) : id, file, start);
      return `- ${link} (${isOpen ? 'open' : 'answered'}): ${markdownWords(words)}`;
    });
    return ['## Questions', rows.join('\n')];
  }
}

/** `optional`: columns that are left out where no row has anything in them. */
function table(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  optional: readonly string[] = [],
): string[] {
  const isUsed = columns.map((column, c) => !optional.includes(column) || rows.some((row) => (row[c] ?? '') !== ''));
  const line = (cells: readonly string[]): string =>
    `| ${cells
      .filter((_, c) => isUsed[c])
      .map((cell) => cellText(cell) || '–')
      .join(' | ')} |`;
  return [[line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n')];
}
