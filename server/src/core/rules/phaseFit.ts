import type { PlanGroup } from '../graph/planGroup';
import type { PlanSchedule } from './schedule';

/** Between which phases work may stand: not before what it waits for, nor behind what waits for it. */
export interface PhaseFit {
  readonly first: number;
  readonly last: number;
}

/** The orders of the phases between which a task of a schedule may stand; unbounded where nothing binds it. */
export function phaseFitOf(group: PlanGroup, { scheduled }: PlanSchedule, task: number): PhaseFit {
  const links = group.linksOf('depends-on');
  let [first, last] = [-Infinity, Infinity];
  const orderOf = (other: number): number | undefined =>
    other === task ? undefined : scheduled.get(other)?.[0]?.order;
  for (let i = 0; i < links.length; i += 3) {
    const [work = -1, needed = -1] = [links[i], links[i + 1]];
    if (work === task) first = Math.max(first, orderOf(needed) ?? first);
    if (needed === task) last = Math.min(last, orderOf(work) ?? last);
  }
  return { first, last };
}

/** Those of some choices that fit; all of them where none does, since the plan contradicts itself already. */
export function fitting<Choice extends { readonly order: number }>(
  choices: readonly Choice[],
  { first, last }: PhaseFit,
): readonly Choice[] {
  const fit = choices.filter(({ order }) => order >= first && order <= last);
  return fit.length > 0 ? fit : choices;
}
