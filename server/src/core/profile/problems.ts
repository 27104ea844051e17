import { compileRefusing } from './compile';
import type { ProfileSource } from './schema';

/** What cannot be compiled in a profile: where in it, and why, in one sentence. */
export interface ProfileProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/**
 * What keeps a profile that fits `profileSchema` from being compiled. The compiler says what is wrong when it has just
 * looked at it; where that was, the profile itself remembers, so that nothing in the compiler has to carry places along.
 */
export function problemsOfProfile(profile: ProfileSource): ProfileProblem[] {
  const problems: ProfileProblem[] = [];
  const watch: Watch = { last: [] };
  compileRefusing(watched(profile, [], watch), (message) => problems.push({ path: watch.last, message }));
  return problems;
}

interface Watch {
  /** Where a plain value was read last. */
  last: readonly (string | number)[];
}

/** The same object, with its plain values noted down as they are read. */
function watched<T extends object>(object: T, path: readonly (string | number)[], watch: Watch): T {
  return new Proxy(object, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof key !== 'string' || !Object.hasOwn(target, key) || key === 'length') return value;
      const at = [...path, Array.isArray(target) ? Number(key) : key];
      if (typeof value === 'object' && value !== null) return watched(value, at, watch);
      watch.last = at;
      return value;
    },
  });
}
