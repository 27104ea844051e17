import { ReferenceField } from '../facts/facts';
import type { LinkedFile } from '../graph/linkedFile';
import { progressIn } from '../graph/progress';
import type { Refusal } from '../model/edit';
import type { Status } from '../model/vocabulary';
import type { Asked, Choice, Question } from './command';
import { chosenOne } from './asking';

const said: Readonly<Record<Status, string>> = {
  open: 'open',
  'in-progress': 'in progress',
  done: 'done',
  deferred: 'deferred',
  blocked: 'blocked',
  optional: 'optional',
};

/** A work package of a plan, as its number in the graph. */
export interface WorkAtHand {
  readonly work: number;
}

/**
 * The work package of a plan that a command is about: what was answered to `work`, else the one around the cursor in the
 * plan, or the one that the cursor's line of its checklist names; else it is asked for. `fits` leaves out what the command
 * has nothing to do with.
 */
export function workAtHand(
  asked: Asked,
  plan: LinkedFile,
  prompt: string,
  fits: (work: number, status: Status | null) => boolean = () => true,
): WorkAtHand | { readonly ask: Question } | Refusal {
  const { graph } = asked.snapshot;
  const group = graph.group(plan.plan);
  const progress = group ? progressIn(group) : null;
  const f = graph.fileIndex(plan.path);
  const works = plan.facts.items.flatMap((item, i) => {
    const number = graph.itemNumber(f, i);
    return item.kind === 'work-package' && item.strength === 'explicit' && graph.isCanonical(number) ? [number] : [];
  });
  if (works.length === 0)
    return { refused: `${plan.path} has no work packages yet: insert one with Insert Work Package, and try again.` };
  const statusOf = (work: number): Status | null => progress?.statusOf(work) ?? graph.item(work).status;
  if (asked.answers.work === undefined) {
    const here = workAtPlace(asked, plan, works);
    if (here >= 0) return { work: here };
  }
  const fitting = works.filter((work) => fits(work, statusOf(work)));
  // Who names the work that is meant is told about that one.
  if (fitting.length === 0 && asked.answers.work === undefined)
    return { refused: `No work package of ${plan.path} is left for that.` };
  const choices = (asked.answers.work === undefined ? fitting : works).map((work): Choice => {
    const { id, title } = graph.item(work);
    const status = statusOf(work);
    return { value: id, label: id, description: title, ...(status === null ? {} : { detail: said[status] }) };
  });
  const found = chosenOne(asked, { name: 'work', title: 'Work package', prompt, kind: 'choice', choices });
  if (!('choice' in found)) return found;
  const work = works.find((one) => graph.item(one).id === found.choice.value);
  return work === undefined ? { refused: `${found.choice.value} is gone: run the command again.` } : { work };
}

/** The work package whose part of the plan the cursor is in, or the first that the cursor's line of another document names. */
function workAtPlace({ snapshot: { graph }, place }: Asked, plan: LinkedFile, works: readonly number[]): number {
  const file = place ? graph.file(place.path) : undefined;
  if (!file || !place) return -1;
  if (file === plan) {
    const { headings } = plan.facts;
    const around = works.filter((work) => {
      const { heading, blockStart } = graph.item(work);
      const own = headings[heading];
      const next = headings.slice(heading + 1).find(({ depth }) => own !== undefined && depth <= own.depth);
      return blockStart <= place.offset && place.offset < (next?.start ?? plan.facts.length + 1);
    });
    return around[around.length - 1] ?? -1;
  }
  if (file.speaksOf !== plan.path) return -1;
  const { lines } = file.facts;
  const line = lines.lineAt(place.offset);
  const isOnLine = (offset: number): boolean => lines.lineAt(offset) === line;
  const named = works.filter(
    (work) =>
      [
        ...graph
          .definitionsOf(work)
          .filter((item) => graph.fileOfItem(item) === file && isOnLine(graph.item(item).start)),
        ...graph
          .referencesTo(work)
          .filter((r) => graph.fileOfReference(r) === file && isOnLine(graph.field(r, ReferenceField.start))),
      ].length > 0,
  );
  return named[0] ?? -1;
}
