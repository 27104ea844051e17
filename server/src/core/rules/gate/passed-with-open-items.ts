import type { ItemFact } from '../../facts/facts';
import { doneItems } from '../../graph/itemsOfKind';
import { checklistsOf, gateRowsIn, rowsOfOnlyGate, rowsOfVerdict, sectionOf, type GateRow } from '../../graph/gates';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import { isOpen, progressIn } from '../../graph/progress';
import type { Place } from '../../model/finding';
import { headingSays, wordsOf } from '../../profile/words';
import { nameOf } from '../display';
import { defineRule, type Report } from '../rule';

const MOST_PLACES = 8;
/** `## Verification Gate ✅ PASSED` */
const PASSED_HEADING = /\bgate\b.*(?:\u2705|\bpassed\b|\bPASS\b)/i;
const OUTCOME = /^[\s:\u2013\u2014-]*(?:\u2705|pass(?:ed)?\b)/;

const messages = {
  gate: (count: number) => `Recorded as passed with ${count === 1 ? 'one item' : `${count} items`} open.`,
  phase: (phase: string, count: number) =>
    `${phase} is marked done with ${count === 1 ? 'one item' : `${count} items`} of its gate open.`,
  open: () => 'This item is open.',
};

/** Told once for each gate or phase that is recorded as passed. */
export const passedWithOpenItems = defineRule({
  code: 'gate/passed-with-open-items',
  title: 'Passed with open items',
  severity: 'warning',
  looksAt: 'plan',
  messages,
  *check(group) {
    for (const file of group.files) {
      if (file.facts.rows.length + file.facts.records.length === 0) continue;
      const told = new Set<number>();
      for (const { place, rows } of passedGates(file)) {
        const open = openOf(file, rows).filter(({ start }) => !told.has(start));
        open.forEach(({ start }) => told.add(start));
        if (open.length > 0) yield report(place, messages.gate(open.length), open, file);
      }
      yield* itemsWithGates(group, file, told);
    }
    yield* phasesWithChecklists(group);
  },
});

/** What says that a gate was passed, and the rows of the gate that it speaks of. */
interface PassedGate {
  readonly place: Place;
  readonly rows: readonly GateRow[];
}

const gates = new WeakMap<LinkedFile, readonly PassedGate[]>();

function passedGates(file: LinkedFile): readonly PassedGate[] {
  let passed = gates.get(file);
  if (!passed) gates.set(file, (passed = [...findPassedGates(file)]));
  return passed;
}

function* findPassedGates(file: LinkedFile): Generator<PassedGate> {
  const { facts, path } = file;
  for (const verdict of facts.verdicts) {
    const { isPassed, start, end } = verdict;
    if (isPassed) yield { place: { file: path, start, end }, rows: rowsOfVerdict(file, verdict) };
  }
  for (let i = 0; i < facts.headings.length; i++) {
    const heading = facts.headings[i];
    if (!heading || !PASSED_HEADING.test(heading.text)) continue;
    const { text, start, end } = heading;
    const own = gateRowsIn(file, sectionOf(file, i));
    const rows = own.length === 0 && statesOutcome(file, text) ? rowsOfOnlyGate(file) : own;
    yield { place: { file: path, start, end }, rows };
  }
}

/** `### Gate Status: PASSED`, which may stand outside of the gate that it speaks of. */
function statesOutcome({ rule }: LinkedFile, heading: string): boolean {
  const words = wordsOf(heading);
  return [...(rule?.verdicts?.ofGate ?? [])].some(
    (label) => headingSays(words, label) && OUTCOME.test(words.slice(label.length)),
  );
}

/** A phase whose heading says that it is done, with gates below it. */
function* itemsWithGates({ graph }: PlanGroup, file: LinkedFile, told: ReadonlySet<number>): Generator<Report> {
  const f = graph.fileIndex(file.path);
  for (const i of doneItems(file.facts)) {
    const item = file.facts.items[i] as ItemFact;
    if (item.kind !== 'phase' || item.restates) continue;
    const own = file.facts.rows.filter(({ owner }) => owner === i);
    // What else is open of it is told with the parent.
    if (own.some(({ kind, status }) => kind !== 'gate' && isOpen(status))) continue;
    const open = own.filter(({ kind, status, start }) => kind === 'gate' && isOpen(status) && !told.has(start));
    if (open.length === 0) continue;
    const place = { file: file.path, start: item.start, end: item.end, id: item.id };
    yield report(place, messages.phase(nameOf(graph, graph.itemNumber(f, i)), open.length), open, file);
  }
}

/** A phase of the master plan that is marked done, with a gate in its checklist. */
function* phasesWithChecklists(group: PlanGroup): Generator<Report> {
  const { graph, files } = group;
  const progress = progressIn(group);
  const phases = files.flatMap((master) => graph.phasesOf(master.path).map((phase) => ({ ...phase, master })));
  for (const { master, masterPath, planPath, item } of phases) {
    const fact = master.facts.items[item];
    if (planPath === null || fact?.status !== 'done') continue;
    const phase = graph.itemNumber(graph.fileIndex(masterPath), item);
    if (progress.partsOf(phase).some((part) => isOpen(progress.statusOf(part)))) continue;
    for (const checklist of checklistsOf(files, planPath)) {
      if (checklist.facts.verdicts.some(({ isPassed }) => isPassed)) continue;
      const open = openOf(checklist, gateRowsIn(checklist, { start: 0, end: checklist.facts.length }));
      if (open.length === 0) continue;
      const place = { file: masterPath, start: fact.start, end: fact.end, id: fact.id };
      yield report(place, messages.phase(nameOf(graph, phase), open.length), open, checklist);
    }
  }
}

/** Where a document has a place to justify what fails, a failed row is open only as long as nobody has: told there. */
function openOf({ rule }: LinkedFile, rows: readonly GateRow[]): GateRow[] {
  const justifies = rule?.records.some(({ kind }) => kind === 'justification') === true;
  return rows.filter(({ status }) => isOpen(status) && !(justifies && status === 'blocked'));
}

function report(place: Place & { id?: string }, message: string, open: readonly GateRow[], file: LinkedFile): Report {
  const related = open
    .slice(0, MOST_PLACES)
    .map(({ start, end }) => ({ file: file.path, start, end, message: messages.open() }));
  return { ...place, message, related };
}
