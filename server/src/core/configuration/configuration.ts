import { builtinProfiles } from '../profile/builtin';
import { compileProfile, type Profile } from '../profile/compile';
import { compileGlobs } from '../profile/globs';
import { compileAssignments, type Assign } from './assignments';
import { compileCodeFiles, noCode, type CodeFiles } from './codeFiles';
import { compileOverrides, type Override, type SeverityMap } from './overrides';
import { readJson } from './jsonText';
import { nearest } from './nearest';
import type { ConfigurationProblem, ValuePath, ValueProblem } from './problem';
import { resolveConfiguration, type ResolvedConfiguration } from './resolve';
import { configurationSchema, type ConfigurationSource } from './schema';
import { schemaProblems } from './schemaProblems';

/** How a workspace folder is read and judged. */
export interface WorkspaceConfiguration {
  /** Profiles in force, in order of precedence. */
  readonly profiles: readonly Profile[];
  readonly assign: Assign;
  /** Whether a file or folder, or one around it, is not read. Paths are relative to the folder, with `/`. */
  readonly leavesOut: (path: string) => boolean;
  /** Source files whose IDs count. */
  readonly code: CodeFiles;
  readonly severities: SeverityMap;
  /** Severities for some files only; null where there are none. */
  readonly override: Override | null;
  /** The same for two configurations by which every document is read the same way. */
  readonly reading: string;
}

export interface ConfigurationReading {
  /** Null where there are problems. */
  readonly configuration: WorkspaceConfiguration | null;
  /** In order of their places. */
  readonly problems: readonly ConfigurationProblem[];
}

/** What is in force where there is no configuration. */
export const builtinConfiguration: WorkspaceConfiguration = compileConfiguration(
  {
    source: {},
    profiles: builtinProfiles,
  },
  true,
);

/**
 * Reads the text of a configuration. Total: any text gives a configuration or problems, each with its place.
 * `rules`: the codes that severities can be given for. `isTrusted`: false where the globs of source files do not count,
 * since nobody has said yet that what the folder brings along may be looked into.
 */
export function readConfiguration(text: string, rules: readonly string[], isTrusted = true): ConfigurationReading {
  const json = readJson(text);
  if (json.broken) return { configuration: null, problems: [json.broken] };
  if (json.value === undefined) return { configuration: builtinConfiguration, problems: [] };
  const told: ValueProblem[] = schemaProblems(configurationSchema, json.value);
  // A key that nobody knows keeps nothing else from being looked at.
  const parsed = told.every(({ atKey }) => atKey) ? configurationSchema.safeParse(withoutKeys(json.value, told)) : null;
  // What a profile lacks because a key of it is misspelt is told already.
  const misspelt = told.flatMap(({ path: [first, name] }) => (first === 'profiles' ? [String(name)] : []));
  const tell = (problem: ValueProblem): unknown => isConsequence(problem, parsed?.data, told) || told.push(problem);
  const resolved = parsed?.success ? resolveConfiguration(parsed.data, new Set(misspelt), rules, tell) : null;
  const problems = [
    ...json.repeatedKeys,
    ...told.map(({ path, atKey, message }) => ({ message, ...json.place(path, atKey ?? false) })),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
  const isGood = problems.length === 0 && resolved !== null;
  return { configuration: isGood ? compileConfiguration(resolved, isTrusted) : null, problems };
}

/** Whether own profiles are not there because the key that holds them is misspelt: what names them is right, perhaps. */
function isConsequence(
  { path: [first] }: ValueProblem,
  source: ConfigurationSource | undefined,
  told: readonly ValueProblem[],
): boolean {
  if (source?.profiles !== undefined || first === 'severities' || first === 'ignore') return false;
  return told.some(({ path }) => path.length === 1 && nearest(String(path[0]), ['profiles']) !== null);
}

/** A value without the keys that problems are about. */
function withoutKeys(value: unknown, problems: readonly ValueProblem[]): unknown {
  return problems.reduce((left, { path }) => without(left, path), value);
}

function without(value: unknown, [step, ...inner]: ValuePath): unknown {
  if (typeof value !== 'object' || value === null || step === undefined) return value;
  const entries = Object.entries(value).flatMap(([key, child]: [string, unknown]) =>
    key !== String(step) ? [[key, child]] : inner.length > 0 ? [[key, without(child, inner)]] : [],
  );
  return Array.isArray(value) ? entries.map(([, child]) => child) : Object.fromEntries(entries);
}

/** Keys that change nothing of how documents are read. */
const JUDGING: ReadonlySet<string> = new Set(['severities', 'overrides', '$schema']);

/** Makes a configuration in which nothing is wrong ready for use. */
function compileConfiguration({ profiles, source }: ResolvedConfiguration, isTrusted: boolean): WorkspaceConfiguration {
  const { severities = {}, overrides = [], documents = [], ignore = [] } = source;
  const code = isTrusted ? compileCodeFiles(source.code ?? {}) : noCode;
  const reading = Object.entries(source).filter(([key]) => !JUDGING.has(key));
  return {
    profiles: profiles.map(compileProfile),
    assign: compileAssignments(documents, code.roleOf),
    leavesOut: leavesOut(ignore),
    code,
    severities,
    override: compileOverrides(overrides),
    reading: JSON.stringify(reading),
  };
}

function leavesOut(globs: readonly string[]): (path: string) => boolean {
  if (globs.length === 0) return () => false;
  const fits = compileGlobs(globs, { nocase: true });
  return (path) => {
    for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1))
      if (fits(path.slice(0, end))) return true;
    return fits(path);
  };
}
