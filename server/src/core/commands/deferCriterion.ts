import { ChangedDocuments } from '../authoring/execution/changedDocuments';
import { putOff } from '../authoring/execution/deferring';
import { laterWork } from '../authoring/execution/laterWork';
import { deferralOf } from '../authoring/execution/openParts';
import type { RowFact } from '../facts/facts';
import type { LinkedFile } from '../graph/linkedFile';
import { isOpen } from '../graph/progress';
import type { Refusal } from '../model/edit';
import { chosenOne } from './asking';
import { answerOf, type Asked, type AuthoringCommand, type CommandAnswer, type Question } from './command';
import { planAtHand } from './planAtHand';

/** *Defer criterion to…*: says of a criterion to which later work it is put off, in the plan and in its checklist. */
export const deferCriterion: AuthoringCommand = { name: 'deferCriterion', answer };

const LONGEST_LABEL = 100;

function answer(asked: Asked): CommandAnswer {
  const { graph } = asked.snapshot;
  const found = planAtHand(asked, 'Choose the plan whose criterion is put off.');
  if (!('plan' in found)) return found;
  const { plan } = found;
  const group = graph.group(plan.plan);
  if (!group) return { refused: `${plan.path} belongs to no plan that is certain: open the plan, and try again.` };
  const documents = new ChangedDocuments(asked.snapshot);
  const text = documents.document(plan.path)?.text;
  if (text === undefined) return documents.refusal ?? { refused: `${plan.path} can't be read: try again.` };
  const criterion = criterionAtHand(asked, plan, text);
  if (!('row' in criterion)) return criterion;
  const { row } = criterion;
  const line = `${plan.path}:${plan.facts.lines.lineAt(row.start) + 1}`;
  if (row.status === 'done') return { refused: `The criterion in ${line} is ticked: there is nothing to put off.` };
  const work = graph.canonicalOf(graph.itemNumber(graph.fileIndex(plan.path), row.owner));
  if (work < 0) return { refused: `The criterion in ${line} belongs to no work package: put it below one first.` };
  const later = laterWork(group, plan, work);
  const reference = deferralOf(group, plan, row);
  const known = reference < 0 ? -1 : (graph.parts.targets[reference] ?? -1);
  const there = later.find((one) => one.work === known);
  if (later.length === 0)
    return {
      refused: `No work is left behind ${graph.item(work).id} to put it off to: write that work package first.`,
    };
  const to = chosenOne(asked, {
    name: 'to',
    title: 'Defer the criterion',
    prompt: there ? `It is put off to ${there.name} now.` : 'Choose the work package with which it can be verified.',
    show: { file: plan.path, offset: row.start },
    kind: 'choice',
    choices: later.map(({ work: one, name }) => ({ value: name, label: name, description: graph.item(one).title })),
  });
  if (!('choice' in to)) return to;
  const target = later.find(({ name }) => name === to.choice.value);
  if (!target) return { refused: `${to.choice.value} is gone: run the command again.` };
  if (target.work === known) return { unchanged: `${line} puts the criterion off to ${target.name} already.` };
  const reason = answerOf(asked, 'reason');
  // Whoever put it off first has said why, or has not.
  if (reason === null && reference < 0)
    return {
      ask: {
        name: 'reason',
        title: 'Reason',
        prompt: 'Say why it has to wait, or leave it empty.',
        kind: 'text',
        value: '',
        mayBeEmpty: true,
      },
    };
  putOff(documents, group, { plan, row, work, to: target, reason: reason ?? '' });
  if (documents.refusal) return documents.refusal;
  const places = documents.changed.length > 1 ? ', in the plan and its checklist' : '';
  return {
    change: documents.change(`Defer the criterion to ${target.name}`),
    said: `Deferred the criterion of ${graph.item(work).id} to ${target.name}${places}.`,
    show: { file: plan.path, offset: row.start },
  };
}

/** The criterion on the line of the cursor; else it is asked for. */
function criterionAtHand(
  asked: Asked,
  plan: LinkedFile,
  text: string,
): { readonly row: RowFact } | { readonly ask: Question } | Refusal {
  const { lines, rows, items } = plan.facts;
  const { place } = asked;
  const criteria = rows.filter(({ kind }) => kind === 'criterion');
  if (asked.answers.criterion === undefined && place?.path === plan.path) {
    const line = lines.lineAt(place.offset);
    const here = criteria.find(({ start, end }) => lines.lineAt(start) <= line && line <= lines.lineAt(end));
    if (here) return { row: here };
  }
  const open = criteria.filter(({ status }) => status === null || isOpen(status) || status === 'deferred');
  if (open.length === 0) return { refused: `${plan.path} has no criterion that is open: there is nothing to put off.` };
  const valueOf = (row: RowFact): string => `line ${lines.lineAt(row.start) + 1}`;
  const found = chosenOne(asked, {
    name: 'criterion',
    title: 'Acceptance criterion',
    prompt: 'Choose the criterion that has to wait.',
    kind: 'choice',
    choices: open.map((row) => ({
      value: valueOf(row),
      label: text.slice(row.start, Math.min(row.end, row.start + LONGEST_LABEL)).replace(/\s+/g, ' '),
      description: `${items[row.owner]?.id ?? ''}, ${valueOf(row)}`,
    })),
  });
  if (!('choice' in found)) return found;
  const row = open.find((one) => valueOf(one) === found.choice.value);
  return row ? { row } : { refused: `${found.choice.label} is gone: run the command again.` };
}
