import { complianceTable, writeChecks, type CheckResult } from '../authoring/execution/complianceTable';
import { tick } from '../authoring/execution/completion';
import { fulfilledWith, markImplemented } from '../authoring/execution/coveredRequirements';
import { defersAnything, dueDeferrals, type DueDeferral } from '../authoring/execution/dueDeferrals';
import { Marking } from '../authoring/execution/marking';
import { drawnRequirements, whatCovers } from '../authoring/execution/spotCheck';
import { updateSummary } from '../authoring/execution/summaryCounts';
import type { RowFact } from '../facts/facts';
import { checklistsOf } from '../graph/gates';
import type { LinkedFile } from '../graph/linkedFile';
import type { PlanGroup } from '../graph/planGroup';
import type { PlanRow } from '../graph/planRows';
import type { Refusal } from '../model/edit';
import { listOf } from '../text/wording';
import { chosen, chosenOne } from './asking';
import type { Asked, AuthoringCommand, Choice, CommandAnswer, Question } from './command';
import { planAtHand } from './planAtHand';

/** *Record compliance check*: build, tests, what was deferred, and three requirements drawn at random. */
export const recordCompliance: AuthoringCommand = { name: 'recordCompliance', answer };

const DRAWN = 3;
const LONGEST_LABEL = 100;

type Step<T> = T | { readonly ask: Question } | Refusal;

function answer(asked: Asked): CommandAnswer {
  const { graph } = asked.snapshot;
  const found = planAtHand(asked, 'Choose the plan whose compliance is checked.');
  if (!('plan' in found)) return found;
  const { plan } = found;
  const group = graph.group(plan.plan);
  const [checklist] = group ? checklistsOf(group.files, plan.path) : [];
  if (!group || !checklist)
    return {
      refused: `${plan.path} has no execution checklist: create it with Create Execution Checklist, and try again.`,
    };
  const marking = new Marking(asked.snapshot, asked.today);
  const document = marking.documents.document(checklist.path);
  const table = document && complianceTable(checklist, document);
  if (marking.documents.refusal) return marking.documents.refusal;
  if (!document || !table)
    return {
      refused: `${checklist.path} has no table of compliance checks: add it with Create Execution Checklist, and try again.`,
    };
  const build = outcomeOf(asked, 'build', 'Build', 'Does everything build without warnings?');
  if (typeof build !== 'string') return build;
  const tests = outcomeOf(asked, 'tests', 'Tests', 'Do all tests pass that were written so far?');
  if (typeof tests !== 'string') return tests;
  const deferred = deferredReview(asked, marking, group, plan);
  if (!('outcome' in deferred)) return deferred;
  const spots = spotChecks(asked, marking, group, plan);
  if (!('outcome' in spots)) return spots;
  const results: readonly CheckResult[] = [
    { kind: 'build', outcome: build, notes: '' },
    { kind: 'tests', outcome: tests, notes: '' },
    { kind: 'deferred', outcome: deferred.outcome, notes: deferred.notes },
    { kind: 'spot-check', outcome: spots.outcome, notes: spots.notes },
  ];
  const isNew = writeChecks(document, table, results, asked.today);
  if (isNew || deferred.verified.length > 0) settle(marking, group, plan, deferred.verified);
  if (marking.documents.refusal) return marking.documents.refusal;
  const show = { file: checklist.path, offset: table.table.header.start };
  if (marking.documents.changed.length === 0)
    return { unchanged: `${checklist.path} has this check of ${asked.today} already.`, show };
  const told = [`build ${SAID[build]}`, `tests ${SAID[tests]}`, `spot-check ${SAID[spots.outcome]}`];
  const change = marking.documents.change('Record the compliance check');
  return { change, said: `Recorded the compliance check in ${checklist.path}: ${listOf(told)}.`, show };
}

type Outcome = 'pass' | 'fail' | 'not-run';
const SAID: Readonly<Record<Outcome, string>> = { pass: 'passed', fail: 'failed', 'not-run': 'not run' };

function outcomeOf(asked: Asked, name: string, title: string, prompt: string): Step<Outcome> {
  const found = chosenOne(asked, {
    name,
    title,
    prompt,
    kind: 'choice',
    choices: [
      { value: 'pass', label: 'Pass' },
      { value: 'fail', label: 'Fail' },
      { value: 'not-run', label: 'Not run' },
    ],
  });
  return 'choice' in found ? (found.choice.value as Outcome) : found;
}

interface DeferredReview {
  readonly outcome: CheckResult['outcome'];
  readonly notes: string;
  readonly verified: readonly DueDeferral[];
}

function deferredReview(asked: Asked, marking: Marking, group: PlanGroup, plan: LinkedFile): Step<DeferredReview> {
  const { graph } = group;
  const due = dueDeferrals(group, plan);
  if (due.length === 0) {
    const notes = defersAnything(group, plan) ? 'Nothing is due' : 'Nothing was deferred';
    return { outcome: 'n/a', notes, verified: [] };
  }
  const given = asked.answers.verified;
  const found =
    given?.length === 1 && (given[0] === 'all' || given[0] === 'none')
      ? due.filter(() => given[0] === 'all').map(({ name }): Choice => ({ value: name, label: name }))
      : chosen(asked, {
          name: 'verified',
          title: 'Deferred criteria',
          prompt: 'The work that they were put off to is done. Choose those that are met now.',
          kind: 'choice',
          many: true,
          choices: due.map(({ name, file, start, end, work, target }): Choice => {
            const text = marking.documents.document(file.path)?.text ?? '';
            const label = text.slice(start, Math.min(end, start + LONGEST_LABEL)).replace(/\s+/g, ' ');
            return { value: name, label, description: `${name}, ${graph.item(work).id} to ${graph.item(target).id}` };
          }),
        });
  if (!Array.isArray(found)) return found as { readonly ask: Question } | Refusal;
  const picked = new Set((found as readonly Choice[]).map(({ value }) => value));
  const verified = due.filter(({ name }) => picked.has(name));
  const left = due.filter(({ name }) => !picked.has(name));
  const of = (all: readonly DueDeferral[]): string => listOf([...new Set(all.map(({ work }) => graph.item(work).id))]);
  const notes = [
    ...(verified.length > 0 ? [`Verified: ${verified.length} of ${of(verified)}`] : []),
    ...(left.length > 0 ? [`still open: ${left.length} of ${of(left)}`] : []),
  ].join('; ');
  return {
    outcome: left.length === 0 ? 'pass' : 'fail',
    notes: notes.charAt(0).toUpperCase() + notes.slice(1),
    verified,
  };
}

/** Asks for each of the requirements that were drawn, opened where the plan has it. */
function spotChecks(
  asked: Asked,
  marking: Marking,
  group: PlanGroup,
  plan: LinkedFile,
): Step<{ readonly outcome: Outcome; readonly notes: string }> {
  const { graph } = group;
  const drawn = drawnRequirements(group, plan, asked.seed, DRAWN);
  const failed: PlanRow[] = [];
  for (const [i, row] of drawn.entries()) {
    const { id, title, start } = graph.item(row.row);
    const found = chosenOne(asked, {
      name: `spot-check-${i + 1}`,
      title: `Spot-check ${i + 1} of ${drawn.length}: ${id}`,
      prompt: `"${title}" Does it have code and tests? ${whatCovers(group, row)}`,
      show: { file: plan.path, offset: start },
      kind: 'choice',
      choices: [
        { value: 'pass', label: 'Pass', detail: whatCovers(group, row) },
        { value: 'fail', label: 'Fail' },
      ],
    });
    if (!('choice' in found)) return found;
    if (found.choice.value === 'fail') failed.push(row);
  }
  const text = marking.documents.document(plan.path)?.text ?? '';
  const named = (rows: readonly PlanRow[]): string =>
    listOf(
      rows.map(({ row }) => {
        const { id, start } = graph.item(row);
        return text.charAt(start - 1) === '[' || text.charAt(start) === '[' ? `[${id}]` : id;
      }),
    );
  const notes = `${named(drawn)}${failed.length === 0 ? '' : `; failed: ${named(failed)}`}`;
  if (drawn.length === 0) return { outcome: 'not-run', notes: 'The plan has no requirements' };
  return { outcome: failed.length === 0 ? 'pass' : 'fail', notes };
}

/** Criteria that are met by now: ticked, and what they verify is tested. */
function settle(marking: Marking, group: PlanGroup, plan: LinkedFile, verified: readonly DueDeferral[]): void {
  for (const due of verified) tick(marking, group, due.target, due);
  const isTicked = (row: RowFact): boolean => row.status === 'done' || verified.some((due) => due.row === row);
  const met = verified.flatMap(({ row, file, target }) =>
    row && file === plan ? fulfilledWith(group, plan, row, target) : [],
  );
  markImplemented(marking, group, plan, [...new Set(met)], isTicked);
  for (const document of marking.documents.changed) updateSummary(document);
}
