import { ReferenceField } from '../../facts/facts';
import { unresolvedDeferrals } from '../../graph/deferrals';
import { itemsOfKind } from '../../graph/itemsOfKind';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import { isOpen, isSetApart, progressIn } from '../../graph/progress';
import { statusInWords } from '../../model/statusWords';
import { markdownWords } from '../../views/markdownWords';
import type { OpenItem } from './gateModel';

/** Work packages of a plan that are not done, or that its checklist does not call done. */
export function openWork(group: PlanGroup, plan: LinkedFile, checklist: LinkedFile | null): OpenItem[] {
  const { graph } = group;
  const progress = progressIn(group);
  const recorded = new Map(
    (checklist?.facts.statuses ?? []).flatMap(({ symbol, status }) => {
      const item = checklist ? graph.itemOfSymbol(symbol, checklist) : -1;
      return item < 0 ? [] : [[graph.canonicalOf(item), status] as const];
    }),
  );
  return workOf(group, plan).flatMap((work): OpenItem[] => {
    const own = progress.statusOf(work);
    const record = recorded.get(work) ?? null;
    if (isSetApart(own) || isSetApart(record)) return [];
    if (own === 'done' && (record === null || record === 'done')) return [];
    const fact = graph.item(work);
    const isRecorded = own === 'done' && record !== null;
    const words = isRecorded ? `${statusInWords(record)} in the checklist` : statusInWords(own);
    return [{ kind: 'work-package', label: named(fact.id, fact.title), words, file: plan.path, start: fact.start }];
  });
}

/** Criteria that are not ticked although their work package is done, unless they are put off to other work. */
export function openCriteria(group: PlanGroup, plan: LinkedFile, text: string): OpenItem[] {
  const { graph } = group;
  const progress = progressIn(group);
  return workOf(group, plan).flatMap((work) => {
    if (progress.statusOf(work) !== 'done') return [];
    const { id } = graph.item(work);
    return progress
      .criteriaOf(work)
      .filter(({ status }) => isOpen(status))
      .map(({ start, end }): OpenItem => {
        const label = `${id}, "${shortened(markdownWords(text.slice(start, end)))}"`;
        return { kind: 'criterion', label, words: 'is not ticked', file: plan.path, start };
      });
  });
}

/** Criteria that were put off to work that is done by now, or back to this plan from elsewhere. */
export function openDeferrals(group: PlanGroup, plan: LinkedFile, checklist: LinkedFile | null): OpenItem[] {
  const { graph } = group;
  return [...unresolvedDeferrals(group)]
    .filter(({ file }) => file === plan || file === checklist)
    .map(({ file, reference, target, work }) => {
      const from = work < 0 ? 'A criterion' : `A criterion of ${graph.item(work).id}`;
      const { id } = graph.item(target);
      const words = `was deferred to ${id}, which is done, and is still open`;
      return {
        kind: 'deferral',
        label: from,
        words,
        file: file.path,
        start: graph.field(reference, ReferenceField.start),
      };
    });
}

function workOf({ graph }: PlanGroup, plan: LinkedFile): number[] {
  const f = graph.fileIndex(plan.path);
  return itemsOfKind(plan.facts, 'work-package')
    .map((i) => graph.itemNumber(f, i))
    .filter((work) => graph.isCanonical(work) && graph.item(work).strength === 'explicit');
}

export function named(id: string, title: string): string {
  const words = markdownWords(title);
  return words === '' ? id : `${id} ${words}`;
}

const LONGEST = 100;

/** Words of a list's row, as long as one can take in at a glance. */
export function shortened(words: string): string {
  return words.length <= LONGEST ? words : `${words.slice(0, LONGEST - 1).trimEnd()}…`;
}
