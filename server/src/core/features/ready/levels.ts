/** What stands in a circle, or behind one: nobody can say when it can be begun. */
export const NEVER = -1;

/**
 * In how many steps each piece of work can be begun, if all that can be begun at one time is done at one time: 0 for what
 * waits for nothing. A phase that is waited for is as far away as the last of its work.
 */
export function levelsOf(
  waits: ReadonlyMap<number, readonly number[]>,
  isSettled: (item: number) => boolean,
  unitsOfPhase: ReadonlyMap<number, readonly number[]>,
): Map<number, number> {
  const levels = new Map<number, number>();
  const open = new Set<number>();
  // Not by recursion: a list of thousands of tasks is one chain.
  for (const root of waits.keys()) {
    const stack: number[] = [root];
    while (stack.length > 0) {
      const item = stack[stack.length - 1] as number;
      if (levels.has(item)) {
        stack.pop();
        continue;
      }
      const needed = neededBy(item);
      const next = open.has(item) ? undefined : needed.filter((one) => !levels.has(one) && !open.has(one));
      open.add(item);
      if (next && next.length > 0) stack.push(...next);
      else {
        levels.set(item, levelOf(item, needed));
        open.delete(item);
        stack.pop();
      }
    }
  }
  return levels;

  function neededBy(item: number): number[] {
    const direct = unitsOfPhase.get(item) ?? waits.get(item) ?? [];
    return direct.filter((one) => !isSettled(one));
  }

  function levelOf(item: number, needed: readonly number[]): number {
    const before = needed.map((one) => levels.get(one) ?? NEVER);
    if (before.includes(NEVER)) return NEVER;
    // A phase is over when its last work is; what waits for it comes one step behind that.
    if (unitsOfPhase.has(item)) return Math.max(0, ...before);
    return before.length === 0 ? 0 : Math.max(...before) + 1;
  }
}

const MOST_ASKED = 400;

/** Of the work that can never be begun, that which stands in a circle itself; the rest waits for it. */
export function circlesIn(
  levels: ReadonlyMap<number, number>,
  waits: ReadonlyMap<number, readonly number[]>,
  unitsOfPhase: ReadonlyMap<number, readonly number[]>,
): Set<number> {
  const stuck = [...levels].filter(([, level]) => level === NEVER).map(([item]) => item);
  const found = new Set<number>();
  for (const item of stuck.slice(0, MOST_ASKED)) {
    const seen = new Set<number>();
    const stack = [item];
    while (stack.length > 0 && !found.has(item)) {
      const at = stack.pop() as number;
      for (const next of unitsOfPhase.get(at) ?? waits.get(at) ?? []) {
        if (next === item) found.add(item);
        if (levels.get(next) !== NEVER || seen.has(next)) continue;
        seen.add(next);
        stack.push(next);
      }
    }
  }
  return found;
}
