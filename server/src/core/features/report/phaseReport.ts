import { ReferenceField } from '../../facts/facts';
import { tidy } from '../../facts/titles';
import { recordHeadings } from '../../authoring/verificationRecord';
import type { Graph } from '../../graph/graph';
import { checklistsOf, sectionOf } from '../../graph/gates';
import { isLeftOut } from '../../graph/leftOut';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import { planRows } from '../../graph/planRows';
import { progressIn } from '../../graph/progress';
import type { Status } from '../../model/vocabulary';
import { workOn, Verifiers } from '../../views/verifiers';
import type { CoveringWork, Verifier } from '../../views/verificationModel';
import type { Snapshot } from '../../workspace/snapshot';
import { isSlot } from '../brief/workBrief';
import { outcomeInWords } from './outcomeWords';
import { questionsOfPlan, type QuestionOfPlan } from './questionsOfPlan';
import { cellIn, recordedTables, type RecordedTable } from './recordedTables';

export interface ReportedCriterion {
  readonly text: string;
  readonly state: 'met' | 'deferred' | 'open';
  readonly file: string;
  readonly start: number;
}

export interface ReportedWork {
  readonly item: number;
  readonly status: Status | null;
  /** As the checklist has it; empty where nobody wrote it down. */
  readonly date: string;
  readonly criteria: readonly ReportedCriterion[];
  /** What the checklist says was deferred, and its notes. */
  readonly deferred: string;
  readonly notes: string;
}

/** A requirement or a constraint that the phase took on. */
export interface ReportedRow {
  readonly item: number;
  /** Its row in the plan. */
  readonly row: number;
  readonly kind: 'requirement' | 'constraint';
  readonly isDone: boolean;
  /** What the checklist says of tests; empty where it says nothing. */
  readonly tested: string;
  readonly work: readonly CoveringWork[];
  readonly verifiers: readonly Verifier[];
}

export interface ReportedGate {
  readonly text: string;
  readonly outcome: string;
  readonly isPassed: boolean;
  readonly notes: string;
  readonly file: string;
  readonly start: number;
}

/** What was done in a phase, as plan, checklist and questions say it together. */
export interface PhaseReport {
  readonly plan: LinkedFile;
  readonly checklist: LinkedFile | null;
  readonly works: readonly ReportedWork[];
  readonly rows: readonly ReportedRow[];
  readonly gate: readonly ReportedGate[];
  /** Compliance checks, reviews and the plan's verification record, as they were filled in. */
  readonly compliance: readonly RecordedTable[];
  readonly reviews: readonly RecordedTable[];
  readonly questions: readonly QuestionOfPlan[];
}

export function phaseReport(snapshot: Snapshot, plan: LinkedFile): PhaseReport {
  const { graph } = snapshot;
  const group = graph.group(plan.plan);
  const [checklist = null] = group ? checklistsOf(group.files, plan.path) : [];
  const tables = checklist ? recordedTables(snapshot, checklist) : [];
  const records = recordHeadings(plan).flatMap((heading) => {
    const { start, end } = sectionOf(plan, heading);
    return recordedTables(snapshot, plan).filter(
      ({ rows: [first] }) => first && first.start >= start && first.start < end,
    );
  });
  return {
    plan,
    checklist,
    works: worksOf(snapshot, plan, group, tables),
    rows: rowsOf(snapshot, plan, group, tables),
    gate: gateOf(snapshot, plan, tables),
    compliance: tables.filter(({ under }) => /compliance/i.test(under)),
    reviews: [...tables.filter(({ under }) => /review/i.test(under)), ...records],
    questions: questionsOfPlan(graph, plan),
  };
}

function worksOf(
  snapshot: Snapshot,
  plan: LinkedFile,
  group: PlanGroup | undefined,
  tables: readonly RecordedTable[],
): ReportedWork[] {
  const { graph } = snapshot;
  const f = graph.fileIndex(plan.path);
  const text = snapshot.text(plan.path) ?? '';
  const deferrals = deferralsIn(group, plan);
  return plan.facts.items.flatMap((item, i): ReportedWork[] => {
    const number = graph.itemNumber(f, i);
    if (item.kind !== 'work-package' || item.strength !== 'explicit' || !graph.isCanonical(number)) return [];
    const record = recordOf(tables, item.id);
    const criteria = plan.facts.rows
      .filter(({ kind, owner }) => kind === 'criterion' && owner === i)
      .map(({ start, end, status }): ReportedCriterion => {
        const isDeferred = status === 'deferred' || deferrals.some((at) => at >= start && at < end);
        const state = status === 'done' ? 'met' : isDeferred ? 'deferred' : 'open';
        return { text: tidy(text.slice(start, end)), state, file: plan.path, start };
      })
      .filter((criterion) => !isSlot(criterion.text));
    return [
      {
        item: number,
        status: (group ? progressIn(group).statusOf(number) : null) ?? item.status,
        date: record('date'),
        criteria,
        deferred: /^(?:none|no|n\/a|[-\u2013\u2014])?\.?$/i.test(record('deferred')) ? '' : record('deferred'),
        notes: record('note'),
      },
    ];
  });
}

/** The starts of what puts criteria of a plan off to other work. */
function deferralsIn(group: PlanGroup | undefined, plan: LinkedFile): number[] {
  const links = group?.linksOf('defers-to') ?? [];
  const found: number[] = [];
  for (let i = 2; i < links.length; i += 3) {
    const reference = links[i] ?? -1;
    if (group?.graph.fileOfReference(reference) === plan)
      found.push(group.graph.field(reference, ReferenceField.start));
  }
  return found;
}

/** What a checklist records of an ID, by the beginning of a column's title. */
function recordOf(tables: readonly RecordedTable[], id: string): (column: string) => string {
  for (const table of tables)
    for (const row of table.rows) {
      const first = (row.cells[0] ?? '').replace(/[[\]*_`]/g, '').split(/[\s:]/)[0];
      if (first === id) return (column) => cellIn(table, row, new RegExp(`^${column}`));
    }
  return () => '';
}

function rowsOf(
  snapshot: Snapshot,
  plan: LinkedFile,
  group: PlanGroup | undefined,
  tables: readonly RecordedTable[],
): ReportedRow[] {
  const { graph } = snapshot;
  const verifiers = new Verifiers(snapshot, plan.path);
  const progress = group ? progressIn(group) : null;
  const seen = new Set<number>();
  return planRows(graph, plan).flatMap(({ row, item }): ReportedRow[] => {
    const fact = graph.item(row);
    if (seen.has(item) || isLeftOut(plan, fact)) return [];
    seen.add(item);
    return [
      {
        item,
        row,
        kind: fact.kind === 'constraint' ? 'constraint' : 'requirement',
        isDone: fact.status === 'done' || progress?.recordOf(item) === 'done',
        tested: outcomeInWords(recordOf(tables, fact.id)('(?:tested|verified)')),
        work: workOn(graph, item, plan.path).filter((work) => work.file === plan.path),
        verifiers: verifiers.of(item),
      },
    ];
  });
}

/** As the checklist has the gate; without one, as the plan has it. */
function gateOf(snapshot: Snapshot, plan: LinkedFile, tables: readonly RecordedTable[]): ReportedGate[] {
  const recorded = tables
    .filter(({ under }) => /gate/i.test(under))
    .flatMap((table) =>
      table.rows.map((row): ReportedGate => {
        const outcome = outcomeInWords(cellIn(table, row, /^(?:pass|result|outcome|status|met|done)/));
        const words = row.cells.find(
          (cell, c) =>
            !/^#?\d*$/.test(cell) && !/^(?:pass|result|outcome|status|met|done)/.test(table.columns[c] ?? ''),
        );
        return {
          text: words ?? '',
          outcome,
          isPassed: /^(?:yes|pass|done|met|complete|\u2705)/i.test(outcome),
          notes: cellIn(table, row, /^(?:note|remark|comment)/),
          file: table.file,
          start: row.start,
        };
      }),
    );
  if (recorded.length > 0) return recorded;
  const text = snapshot.text(plan.path) ?? '';
  return plan.facts.rows
    .filter(({ kind }) => kind === 'gate')
    .map(({ start, end, status }) => ({
      text: tidy(text.slice(start, end)),
      outcome: status === 'done' ? 'yes' : 'open',
      isPassed: status === 'done',
      notes: '',
      file: plan.path,
      start,
    }));
}

/** The phase's name as its master plan has it, or the plan's own. */
export function nameOfPhase(graph: Graph, plan: LinkedFile): string {
  const relation = graph.phaseOfPlan(plan.path);
  const fact = relation ? graph.file(relation.masterPath)?.facts.items[relation.item] : undefined;
  if (fact) return fact.title === '' ? fact.id : `${fact.id}: ${fact.title}`;
  return plan.facts.headings[0]?.text ?? plan.path;
}
