import { cellText } from '../text/cellText';
import type { PlanContent, PlanRow } from './checklistSource';

/** A column of the checklist's tables: its title, and other words by which a person may have named it. */
export interface ChecklistColumn {
  readonly title: string;
  readonly also: readonly string[];
}

/** A row to be in a table; cells by the title of their column. */
export interface ChecklistRow {
  /** What the row is known by: an ID, or the words of a criterion; null for rows that are written once and left alone. */
  readonly key: string | null;
  readonly cells: Readonly<Record<string, string>>;
}

/** One section of the checklist with its table. */
export interface ChecklistTable {
  readonly title: string;
  readonly columns: readonly ChecklistColumn[];
  /** How its rows are recognised in an existing table. */
  readonly known: 'by-id' | 'by-words' | 'by-nothing';
  /** Title of the column that holds what a row is known by. */
  readonly keyColumn: string;
  /** Title of the column that holds the row's words. */
  readonly wordsColumn: string;
  /** Words of headers that tell the table where it stands under no heading of its own. */
  readonly tell: readonly string[];
  readonly rows: readonly ChecklistRow[];
}

const column = (title: string, ...also: string[]): ChecklistColumn => ({ title, also });
const NOTES = column('Notes', 'note', 'remarks', 'comment', 'comments');
const DATE = column('Date');

/** The title of the last section, which is a list. */
export const SUMMARY = 'Summary';

/** The tables of a phase's checklist in their order, with the rows that the plan asks for. */
export function checklistTables(plan: PlanContent): ChecklistTable[] {
  return [
    {
      title: 'Work Package Status',
      columns: [
        column('WP', 'work package', 'work packages', 'package', 'id'),
        column('Description', 'title', 'name', 'work package', 'summary'),
        column('Status', 'state', 'progress'),
        DATE,
        column('Deferred Criteria', 'deferred'),
        NOTES,
      ],
      known: 'by-id',
      keyColumn: 'WP',
      wordsColumn: 'Description',
      tell: ['wp', 'status'],
      rows: plan.works.map((work) => ({
        key: work.id,
        cells: { WP: cellText(work.dressed), Description: cellText(work.words), Status: statusOfWork(work) },
      })),
    },
    {
      title: 'Mid-Phase Compliance Checks',
      columns: [column('Check'), DATE, column('Result'), NOTES],
      known: 'by-nothing',
      keyColumn: 'Check',
      wordsColumn: 'Check',
      tell: ['check', 'result'],
      rows: [
        written({ Check: 'Build (zero warnings)', Result: '[ ] Pass / [ ] Fail' }),
        written({ Check: 'All tests pass', Result: '[ ] Pass / [ ] Fail' }),
        written({ Check: 'Deferred criteria review', Result: '[ ] Pass / [ ] N/A' }),
        written({ Check: 'Traceability spot-check (3 random)', Result: '[ ] Pass / [ ] Fail' }),
      ],
    },
    {
      title: 'Verification Gate',
      columns: [
        column('#', 'no', 'nr', 'number'),
        column('Gate Criterion', 'criterion', 'criteria', 'gate criteria', 'gate', 'check'),
        column('Pass', 'passed', 'result', 'status', 'done'),
        NOTES,
      ],
      known: 'by-words',
      keyColumn: 'Gate Criterion',
      wordsColumn: 'Gate Criterion',
      tell: ['gate criterion'],
      rows: plan.gates.map((gate, i) => ({
        key: gate.words,
        cells: { '#': String(i + 1), 'Gate Criterion': cellText(gate.words), Pass: gate.box },
      })),
    },
    {
      title: 'Requirements Checklist Verification',
      columns: [
        column('ID', 'requirement id', 'req id', 'req', 'ref', 'requirement'),
        column('Requirement', 'requirement text', 'description', 'text', 'title', 'summary'),
        column('Implemented', 'done', 'built'),
        column('Tested', 'test', 'tests', 'verified'),
        NOTES,
      ],
      known: 'by-id',
      keyColumn: 'ID',
      wordsColumn: 'Requirement',
      tell: ['id', 'implemented'],
      rows: plan.requirements.map((row) => ({
        key: row.id,
        cells: { ID: cellText(row.dressed), Requirement: cellText(row.words), Implemented: row.box, Tested: '[ ]' },
      })),
    },
    {
      title: 'Design Constraints Checklist Verification',
      columns: [
        column('ID', 'constraint id', 'ref', 'constraint'),
        column('Constraint', 'constraint text', 'description', 'text', 'title', 'summary'),
        column('Respected', 'verified', 'done', 'implemented'),
        NOTES,
      ],
      known: 'by-id',
      keyColumn: 'ID',
      wordsColumn: 'Constraint',
      tell: ['id', 'respected'],
      rows: plan.constraints.map((row) => ({
        key: row.id,
        cells: { ID: cellText(row.dressed), Constraint: cellText(row.words), Respected: row.box },
      })),
    },
    {
      title: 'Post-Phase Review',
      columns: [column('Review Step'), DATE, column('Result'), column('Findings')],
      known: 'by-nothing',
      keyColumn: 'Review Step',
      wordsColumn: 'Review Step',
      tell: ['review step'],
      rows: ['Implementation vs. Plan', 'Code quality'].map((step) =>
        written({
          'Review Step': `External review: ${step}`,
          Result: '[ ] Pass / [ ] Pass with corrections / [ ] Skipped',
        }),
      ),
    },
    {
      title: 'Questions Logged During Execution',
      columns: [column('#'), column('Question'), column('Logged to questions.md'), column('Resolution')],
      known: 'by-nothing',
      keyColumn: 'Question',
      wordsColumn: 'Question',
      tell: ['question', 'resolution'],
      rows: [written({})],
    },
  ];
}

const written = (cells: Readonly<Record<string, string>>): ChecklistRow => ({ key: null, cells });

/** As the plan states it; ticked acceptance criteria are no statement, and somebody still has to say that it is done. */
function statusOfWork(work: PlanRow): string {
  switch (work.status) {
    case 'done':
      return '[x] Complete';
    case 'in-progress':
      return '[~] In progress';
    case 'blocked':
      return '[!] Blocked';
    case 'deferred':
      return 'Deferred';
    default:
      return '[ ] Pending';
  }
}

/** The lines of a section with its table. */
export function sectionLines(table: ChecklistTable): string[] {
  return [`## ${table.title}`, '', ...tableLines(table)];
}

export function tableLines(table: ChecklistTable): string[] {
  const titles = table.columns.map((c) => c.title);
  return [
    line(titles),
    `|${titles.map((title) => '-'.repeat(title.length + 2)).join('|')}|`,
    ...table.rows.map((row) => line(titles.map((title) => row.cells[title] ?? ''))),
  ];
}

const line = (cells: readonly string[]): string =>
  `|${cells.map((cell) => (cell === '' ? ' ' : ` ${cell} `)).join('|')}|`;

/** What the Summary counts. */
export interface SummaryCounts {
  readonly works: number;
  readonly requirements: number;
  readonly requirementsVerified: number;
  readonly constraints: number;
  readonly constraintsVerified: number;
}

export function summaryLines(counts: SummaryCounts): string[] {
  return [
    `## ${SUMMARY}`,
    '',
    `- **Total WPs**: ${counts.works}`,
    '- **Tests written**: 0 unit, 0 integration, 0 negative',
    '- **Tests passing**: 0/0',
    `- **Requirements verified**: ${counts.requirementsVerified}/${counts.requirements}`,
    `- **Design constraints verified**: ${counts.constraintsVerified}/${counts.constraints}`,
    '- **Questions logged**: 0',
    '- **External review**:',
  ];
}
