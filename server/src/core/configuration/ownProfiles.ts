import { profileSchema, type ProfileSource } from '../profile/schema';
import { extendProfile } from './extend';
import { insteadOf } from './nearest';
import type { ValuePath, ValueProblem } from './problem';
import { schemaProblems } from './schemaProblems';
import type { OwnProfileSource } from './schema';

/** An own profile as a whole one, with the way back to where its parts were written. */
export interface OwnProfile {
  readonly source: ProfileSource;
  readonly writtenAt: (path: ValuePath) => ValuePath;
}

/** Makes whole profiles of the own ones, each after the one that it extends. What cannot be made is left out and told. */
export function wholeProfiles(
  own: Readonly<Record<string, OwnProfileSource>>,
  misspelt: ReadonlySet<string>,
  builtin: readonly ProfileSource[],
  tell: (problem: ValueProblem) => void,
): Map<string, OwnProfile> {
  const made = new Map<string, OwnProfile | null>();
  const make = (name: string, above: readonly string[]): OwnProfile | null => {
    const known = made.get(name);
    const source = own[name];
    if (known !== undefined || !source) return known ?? null;
    const base = misspelt.has(name) ? undefined : baseOf(name, source, above);
    const result = base === undefined ? null : whole(name, base, source, tell);
    made.set(name, result);
    return result;
  };
  /** Null where the profile extends none; undefined where what it extends cannot be had. */
  const baseOf = (
    name: string,
    source: OwnProfileSource,
    above: readonly string[],
  ): ProfileSource | null | undefined => {
    const wanted = source.extends;
    if (wanted === undefined) return null;
    const isOwn = Object.hasOwn(own, wanted) && wanted !== name;
    if (!isOwn) {
      const found = builtin.find((p) => p.name === wanted);
      if (found) return found;
      const names = [...builtin.map((p) => p.name), ...Object.keys(own).filter((other) => other !== name)];
      tell({
        path: ['profiles', name, 'extends'],
        message: `There is no profile "${wanted}": ${insteadOf(wanted, names)}`,
      });
      return undefined;
    }
    if (above.includes(wanted)) {
      tell({
        path: ['profiles', name, 'extends'],
        message: `Profile "${wanted}" extends this one: none of them is the first.`,
      });
      return undefined;
    }
    // What is wrong with the other one is told there.
    return make(wanted, [...above, name])?.source;
  };
  for (const name of Object.keys(own)) make(name, []);
  return new Map([...made].flatMap(([name, profile]) => (profile ? [[name, profile] as const] : [])));
}

function whole(
  name: string,
  base: ProfileSource | null,
  own: OwnProfileSource,
  tell: (problem: ValueProblem) => void,
): OwnProfile | null {
  const problems = repeatedKinds(own, base).map((problem) => ({
    ...problem,
    path: ['profiles', name, ...problem.path],
  }));
  const { profile, writtenAt } = extendProfile(name, base, own);
  for (const problem of schemaProblems(profileSchema, profile)) {
    const missing = problem.path[0] === 'documents' && problem.path.length === 1;
    problems.push({
      ...problem,
      path: ['profiles', name, ...writtenAt(problem.path)],
      message: missing ? `Profile "${name}" extends none, so it has to say which documents it reads.` : problem.message,
    });
  }
  problems.forEach(tell);
  return problems.length === 0 ? { source: profile as ProfileSource, writtenAt } : null;
}

/** A kind that the base has is changed once; two entries that change it would leave open which one counts. */
function repeatedKinds(own: OwnProfileSource, base: ProfileSource | null): ValueProblem[] {
  const documents = own.documents ?? [];
  return documents.flatMap(({ kind }, i) => {
    const isRepeated = documents.findIndex((other) => other.kind === kind) < i;
    return isRepeated && base?.documents.some((d) => d.kind === kind)
      ? [{ path: ['documents', i, 'kind'], message: `"${kind}" is changed above already: write both in one entry.` }]
      : [];
  });
}
