import { packedField, ReferenceField, referenceStride, type ItemFact } from '../../facts/facts';
import { readLabel } from '../../facts/labels';
import type { Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PhaseRelation } from '../../graph/relations';
import type { PlanProse, Run } from '../planProse';

/** What a master plan says of one of its phases, in words that the plan of the phase can say again. */
export interface MasterPhase {
  readonly goal: string;
  readonly components: readonly string[];
  readonly outcome: string;
  /** What is noted beside all that, each with its label. */
  readonly notes: readonly string[];
  /** The coverage line as it is written, label and value; null where the phase has none. */
  readonly coverage: { readonly label: string; readonly value: string } | null;
  readonly subtasks: readonly Subtask[];
}

export interface Subtask {
  readonly words: string;
  /** The requirements and constraints that it names, as a citation does. */
  readonly cites: readonly string[];
  /** The bullets below it. */
  readonly details: readonly string[];
}

/** Labels of what limits a phase. */
const NOTES: ReadonlySet<string> = new Set(['note', 'notes', 'out of scope', 'not in scope', 'assumptions']);

interface Field {
  readonly words: string;
  readonly label: string;
  value: string;
  readonly rows: string[];
}

/** `prose` is that of the master plan, leading to the plan that is to be written. */
export function readMasterPhase(graph: Graph, master: LinkedFile, phase: ItemFact, prose: PlanProse): MasterPhase {
  const { facts, rule } = master;
  const fields = fieldsOf(master, phase, prose);
  const demanded = (title: string): string => {
    const labels = rule?.demands.find((demand) => demand.of === 'phase' && demand.title === title)?.labels;
    const field = fields.find(({ words }) => labels?.has(words));
    return field ? [field.value, ...field.rows].filter((words) => words !== '').join(' ') : '';
  };
  const components = fields.find(({ words }) => rule?.componentLabels?.has(words));
  const label = rule?.coverage?.labelEnding;
  const coverage = fields.find(({ words }) => label !== undefined && words.endsWith(label));
  const own = facts.items.indexOf(phase);
  const tasks = facts.rows.filter(({ kind, owner }) => kind === 'subtask' && owner === own);
  const ending = endOfPhase(master, phase);
  const subtasks = tasks.flatMap(({ start, end }, i): Subtask[] => {
    const run = prose.runAt(start);
    if (!run) return [];
    const details = listBetween(prose, end, tasks[i + 1]?.start ?? ending);
    return [{ words: prose.say(run, start, end), cites: citedIn(graph, master, start, end), details }];
  });
  return {
    goal: demanded('goal'),
    components: components ? [components.value, ...components.rows].filter((words) => words !== '') : [],
    outcome: demanded('testable outcome'),
    notes: fields.flatMap(({ words, label, value, rows }) =>
      NOTES.has(words) ? [`**${label}**: ${[value, ...rows].filter((said) => said !== '').join(' ')}`] : [],
    ),
    coverage: coverage ? { label: coverage.label, value: coverage.value } : null,
    subtasks,
  };
}

function citedIn(graph: Graph, { facts, profile }: LinkedFile, start: number, end: number): string[] {
  const { references } = facts;
  const found = new Set<string>();
  for (let at = 0; at < references.length; at += referenceStride) {
    const place = references[at + ReferenceField.start] ?? 0;
    const form = profile?.grammar.forms[packedField(references, at, ReferenceField.form)];
    if (place < start || place >= end || (form?.kind !== 'requirement' && form?.kind !== 'constraint')) continue;
    const id = graph.text(references[at + ReferenceField.symbol] ?? -1);
    found.add(form.brackets ? `[${id}]` : id);
  }
  return [...found];
}

/** The labelled fields of a phase with their values, and the rows of the lists below them. */
function fieldsOf(master: LinkedFile, phase: ItemFact, prose: PlanProse): Field[] {
  const { facts, rule } = master;
  const own = facts.headings[phase.heading];
  const isKnown = (words: string): boolean => rule?.knownLabels.has(words) ?? false;
  const fields: Field[] = [];
  for (const run of prose.runsIn(own?.end ?? phase.end, endOfPhase(master, phase))) {
    const last = fields[fields.length - 1];
    if (isOfList(prose, run)) last?.rows.push(prose.say(run, run.start, run.end));
    else readFields(prose, run, isKnown, fields);
  }
  return fields;
}

function endOfPhase({ facts }: LinkedFile, phase: ItemFact): number {
  const own = facts.headings[phase.heading];
  const next = facts.headings.slice(phase.heading + 1).find(({ depth }) => own !== undefined && depth <= own.depth);
  return next?.start ?? facts.length;
}

/** The rows of lists from an offset on, up to what is no list any more. */
function listBetween(prose: PlanProse, start: number, end: number): string[] {
  const rows: string[] = [];
  for (const run of prose.runsIn(start, end)) {
    if (!isOfList(prose, run)) break;
    rows.push(prose.say(run, run.start, run.end));
  }
  return rows;
}

function readFields(prose: PlanProse, run: Run, isKnown: (words: string) => boolean, fields: Field[]): void {
  const { segments } = run;
  let last: Field | undefined;
  for (let s = 0; s < segments.length; s += 2) {
    const [from = run.start, to = run.end] = [segments[s], segments[s + 1]];
    const label = readLabel(prose.text, from, to, isKnown);
    const said = prose.say(run, label?.valueStart ?? from, to);
    if (label) fields.push((last = { words: label.words, label: label.text, value: said, rows: [] }));
    else if (last) last.value = `${last.value} ${said}`.trim();
  }
}

function isOfList({ blocks }: PlanProse, run: Run): boolean {
  return blocks[blocks[run.block]?.parent ?? -1]?.kind === 'item';
}

/** `Phase 3A: Title` of a phase as its master plan has it. */
export function phaseHeading({ id, title }: ItemFact): string {
  return title === '' ? id : `${id}: ${title}`;
}

/** The phases of the same master plan that come before one. */
export function phasesBefore(graph: Graph, relation: PhaseRelation): PhaseRelation[] {
  const phases = graph.phasesOf(relation.masterPath);
  return phases.slice(0, phases.indexOf(relation));
}
