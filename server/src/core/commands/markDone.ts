import type { LinkedFile } from '../graph/linkedFile';
import type { PlanGroup } from '../graph/planGroup';
import { gateCounterparts } from '../authoring/execution/gateRows';
import { isUntested, markTested } from '../authoring/execution/coveredRequirements';
import { markItem, planMeant } from '../authoring/execution/markItem';
import { Marking, type Outcome } from '../authoring/execution/marking';
import { markTargetAt, type MarkTarget } from '../authoring/execution/markTarget';
import { openParts, type OpenParts } from '../authoring/execution/openParts';
import { updateSummary } from '../authoring/execution/summaryCounts';
import type { Refusal } from '../model/edit';
import { listOf, taskName } from '../text/wording';
import type { Snapshot } from '../workspace/snapshot';
import { chosenOne } from './asking';
import type { Asked, AuthoringCommand, CommandAnswer, Question } from './command';
import { itemToMark } from './itemToMark';

/** *Mark done*: the item or the row at the cursor, wherever the plan, its checklist and its matrix record it. */
export const markDone: AuthoringCommand = { name: 'markDone', answer };

const LONGEST_NAME = 60;

function answer(asked: Asked): CommandAnswer {
  const marking = new Marking(asked.snapshot, asked.today);
  const target = targetOf(asked, marking);
  if (!('kind' in target)) return target;
  const { graph } = asked.snapshot;
  const { file } = target;
  const home = target.kind === 'item' ? graph.fileOfItem(target.item) : file;
  const group = graph.group(file.rule ? file.plan : home.plan) ?? graph.group(home.plan);
  const name = nameOf(asked, target, marking);
  const plan = target.kind === 'item' && group ? planMeant(group, target.item, file) : null;
  if (plan === 'several')
    return {
      refused: `Several plans share ${name}: put the cursor on its row in the plan, or name the plan, that is meant.`,
    };
  const below = target.kind === 'item' && group ? openParts(group, target.item) : { items: [], rows: [] };
  // Only in its checklist somebody sees that the test of a requirement is a mark of its own.
  const tests =
    target.kind === 'item' && group && plan && file.rule?.duty === 'checklist'
      ? isUntested(marking, group, plan, target.item)
      : false;
  const also = tests || below.items.length + below.rows.length > 0 ? alsoTo(asked, name, below, tests) : 'leave';
  if (typeof also !== 'string') return also;
  const outcomes = marked(marking, group, target, plan);
  if (also === 'mark' && group) {
    outcomes.push(...markedBelow(marking, group, below, plan));
    if (tests && plan && target.kind === 'item') markTested(marking, group, plan, target.item);
  }
  for (const document of marking.documents.changed) updateSummary(document);
  const { refusal, changed } = marking.documents;
  if (refusal) return refusal;
  const [first] = changed;
  if (first) {
    const places = changed.length === 1 ? '' : ` in ${changed.length} documents`;
    const left = marking.unclear.length > 0 ? `, but ${listOf(marking.unclear)}: look at it yourself` : '';
    const change = marking.documents.change(`Mark ${name} as done`);
    return { change, said: `Marked ${name} as done${places}${left}.`, show: shown(asked.snapshot, target) };
  }
  if (marking.unclear.length > 0)
    return { refused: `${capital(name)} was not marked, since ${listOf(marking.unclear)}: change it there by hand.` };
  if (outcomes.some((outcome) => outcome === 'done'))
    return { unchanged: `${capital(name)} is done already in ${file.path}.` };
  return {
    refused: `${capital(name)} has no checkbox, no status and no row in a checklist: give it one, and try again.`,
  };
}

function targetOf(asked: Asked, marking: Marking): MarkTarget | { readonly ask: Question } | Refusal {
  const { place } = asked;
  if (asked.answers.item === undefined && place) {
    const here = markTargetAt(marking.documents, place.path, place.offset);
    if (here) return here;
  }
  return itemToMark(asked, marking.documents);
}

function alsoTo(
  asked: Asked,
  name: string,
  { items, rows }: OpenParts,
  tests: boolean,
): string | { readonly ask: Question } | Refusal {
  const { graph } = asked.snapshot;
  const parts = [
    ...items.map((item) => taskName(graph.item(item).id)),
    ...(rows.length === 0 ? [] : [`${rows.length} ${rows.length === 1 ? 'row' : 'rows'} below it`]),
    ...(tests ? ['its test'] : []),
  ];
  const found = chosenOne(asked, {
    name: 'also',
    title: `Open parts of ${name}`,
    prompt: `${capital(listOf(parts, 8))} ${items.length + rows.length + (tests ? 1 : 0) === 1 ? 'is' : 'are'} still open.`,
    kind: 'choice',
    choices: [
      { value: 'mark', label: 'Mark them as done too' },
      { value: 'leave', label: 'Leave them open' },
    ],
  });
  return 'choice' in found ? found.choice.value : found;
}

function marked(
  marking: Marking,
  group: PlanGroup | undefined,
  target: MarkTarget,
  plan: LinkedFile | null,
): Outcome[] {
  const { file } = target;
  if (target.kind === 'item') {
    if (!group) return [];
    return markItem(marking, group, target.item, plan);
  }
  const offset = target.kind === 'row' ? target.row.start : target.offset;
  const others = group ? gateCounterparts(marking.documents, group, file, offset) : [];
  const own = marking.place(file, offset);
  // `Safety: PASS` says that it is done without any mark.
  const isSaid = own === 'nothing' && target.kind === 'row' && target.row.status === 'done';
  return [
    isSaid ? 'done' : own,
    ...others.map((other) => marking.place(other.file, other.offset)).filter((outcome) => outcome === 'marked'),
  ];
}

function markedBelow(
  marking: Marking,
  group: PlanGroup,
  { items, rows }: OpenParts,
  plan: LinkedFile | null,
): Outcome[] {
  return [
    ...items.flatMap((item) => markItem(marking, group, item, plan)),
    ...rows.map(({ file, row }) => marking.place(file, row.start)),
  ];
}

function nameOf({ snapshot }: Asked, target: MarkTarget, marking: Marking): string {
  if (target.kind === 'item') return taskName(snapshot.graph.item(target.item).id);
  const document = marking.documents.document(target.file.path);
  const [start, end] =
    target.kind === 'row' ? [target.row.start, target.row.end] : [target.offset, target.offset + LONGEST_NAME];
  const line = (document?.text.slice(start, end) ?? '').split(/[\r\n]/)[0] ?? '';
  const words = line
    .replace(/^[\s|]*(?:\[.\]\s*)?|\s*\|[^]*$/g, '')
    .replace(/[*_`~]/g, '')
    .trim();
  const short = words.length > LONGEST_NAME ? `${words.slice(0, LONGEST_NAME).replace(/\s+\S*$/, '')}…` : words;
  return short === '' ? 'the row' : `"${short}"`;
}

function shown({ graph }: Snapshot, target: MarkTarget): { file: string; offset: number } {
  if (target.kind === 'item')
    return { file: graph.fileOfItem(target.item).path, offset: graph.item(target.item).start };
  return { file: target.file.path, offset: target.kind === 'row' ? target.row.start : target.offset };
}

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
