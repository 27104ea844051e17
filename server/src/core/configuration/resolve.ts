import { builtinProfiles } from '../profile/builtin';
import { compileGlobs } from '../profile/globs';
import { problemsOfProfile } from '../profile/problems';
import type { ProfileSource } from '../profile/schema';
import { insteadOf } from './nearest';
import { wholeProfiles, type OwnProfile } from './ownProfiles';
import type { ValuePath, ValueProblem } from './problem';
import type { ConfigurationSource } from './schema';
import { withShorthands } from './shorthands';

type Tell = (problem: ValueProblem) => void;

/** A configuration with its names looked up. */
export interface ResolvedConfiguration {
  readonly source: ConfigurationSource;
  /** Profiles in force, whole, in order of precedence. */
  readonly profiles: readonly ProfileSource[];
}

/**
 * Looks up what a configuration that fits its schema names, and tells of what is not there. `misspelt`: own profiles of
 * which something is missing; nothing more is said of them.
 */
export function resolveConfiguration(
  source: ConfigurationSource,
  misspelt: ReadonlySet<string>,
  rules: readonly string[],
  tell: Tell,
): ResolvedConfiguration {
  const own = wholeProfiles(source.profiles ?? {}, misspelt, builtinProfiles, tell);
  for (const [name, profile] of own) tellOfProfile(name, profile, tell);
  for (const [name, { severities }] of Object.entries(source.profiles ?? {}))
    tellOfCodes(severities ?? {}, ['profiles', name, 'severities'], rules, tell);
  tellOfCodes(source.severities ?? {}, ['severities'], rules, tell);
  (source.overrides ?? []).forEach(({ files, severities }, i) => {
    tellOfGlobs(files, ['overrides', i, 'files'], tell);
    tellOfCodes(severities, ['overrides', i, 'severities'], rules, tell);
  });
  for (const key of ['ignore', 'scopes'] as const) tellOfGlobs(source[key] ?? [], [key], tell);
  for (const key of ['implements', 'tests'] as const) tellOfGlobs(source.code?.[key] ?? [], ['code', key], tell);
  const named = source.use ?? namesInForce(source);
  const isWhole = Object.keys(source.profiles ?? {}).every((name) => own.has(name));
  // A profile that could not be made may have what the others do not.
  const profiles = withShorthands(profilesOf(named, source, own, tell), source, isWhole ? tell : () => undefined);
  tellOfAssignments(source, named, profiles, tell);
  return { source, profiles };
}

function namesInForce(source: ConfigurationSource): string[] {
  return [...new Set([...Object.keys(source.profiles ?? {}), ...builtinProfiles.map(({ name }) => name)])];
}

/** The profiles of that name; an own one that could not be made was told of already. */
function profilesOf(
  names: readonly string[],
  source: ConfigurationSource,
  own: ReadonlyMap<string, OwnProfile>,
  tell: Tell,
): ProfileSource[] {
  return names.flatMap((name, i) => {
    const isOwn = Object.hasOwn(source.profiles ?? {}, name);
    const found = isOwn ? own.get(name)?.source : builtinProfiles.find((p) => p.name === name);
    if (!found && !isOwn)
      tell({ path: ['use', i], message: `There is no profile "${name}": ${insteadOf(name, namesInForce(source))}` });
    if (names.indexOf(name) < i) tell({ path: ['use', i], message: `"${name}" is in force already.` });
    return found ? [found] : [];
  });
}

function tellOfProfile(name: string, { source, writtenAt }: OwnProfile, tell: Tell): void {
  for (const { path, message } of [...problemsOfProfile(source), ...unknownKinds(source)])
    tell({ path: ['profiles', name, ...writtenAt(path)], message });
}

/** Names of document kinds, in a profile, that it does not have. */
function unknownKinds(profile: ProfileSource): ValueProblem[] {
  const kinds = [...new Set(profile.documents.map(({ kind }) => kind))];
  const named: { path: ValuePath; kind: string }[] = [];
  for (const [form, { definedBy = [] }] of Object.entries(profile.ids))
    definedBy.forEach((kind, i) => named.push({ path: ['ids', form, 'definedBy', i], kind }));
  profile.documents.forEach(({ beside = [], announces = [] }, d) => {
    beside.forEach((kind, i) => named.push({ path: ['documents', d, 'beside', i], kind }));
    announces.forEach(({ kind }, i) => {
      if (kind !== undefined) named.push({ path: ['documents', d, 'announces', i, 'kind'], kind });
    });
  });
  return named
    .filter(({ kind }) => !kinds.includes(kind))
    .map(({ path, kind }) => ({
      path,
      message: `Profile "${profile.name}" has no document kind "${kind}": ${insteadOf(kind, kinds)}`,
    }));
}

function tellOfCodes(severities: object, path: ValuePath, rules: readonly string[], tell: Tell): void {
  for (const code of Object.keys(severities))
    if (!rules.includes(code))
      tell({ path: [...path, code], atKey: true, message: `There is no rule "${code}": ${insteadOf(code, rules)}` });
}

function tellOfGlobs(globs: readonly string[], path: ValuePath, tell: Tell): void {
  globs.forEach((glob, i) => {
    try {
      compileGlobs([glob]);
    } catch (error) {
      tell({ path: [...path, i], message: error instanceof Error ? error.message : String(error) });
    }
  });
}

function tellOfAssignments(
  { documents = [] }: ConfigurationSource,
  named: readonly string[],
  inForce: readonly ProfileSource[],
  tell: Tell,
): void {
  documents.forEach(({ files, profile: name, kind }, i) => {
    const path = ['documents', i];
    tellOfGlobs(files, [...path, 'files'], tell);
    if (name === null) {
      if (kind !== undefined) tell({ path: [...path, 'kind'], message: 'Ordinary markdown is of no kind.' });
      return;
    }
    if (!named.includes(name)) {
      tell({ path: [...path, 'profile'], message: `No profile "${name}" is in force: ${insteadOf(name, named)}` });
      return;
    }
    // One that could not be made was told of where it is written.
    const profile = inForce.find((p) => p.name === name);
    const kinds = [...new Set(profile?.documents.map((d) => d.kind))];
    if (profile && kind !== undefined && !kinds.includes(kind)) {
      const message = `Profile "${name}" has no document kind "${kind}": ${insteadOf(kind, kinds)}`;
      tell({ path: [...path, 'kind'], message });
    }
  });
}
