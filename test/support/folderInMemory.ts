import { readBaseline } from '../../server/src/core/baseline/baseline';
import { baselineFile } from '../../server/src/core/baseline/file';
import { configurationFile } from '../../server/src/core/configuration/file';
import {
  builtinConfiguration,
  readConfiguration,
  type ConfigurationReading,
} from '../../server/src/core/configuration/configuration';
import { Workspace, type Surroundings } from '../../server/src/core/workspace/workspace';
import type { Profile } from '../../server/src/core/profile/compile';
import { rules } from '../../server/src/core/rules/registry';

/** A workspace folder that is a map of texts by path, relative to the folder, with `/`. */
export class FolderInMemory implements Surroundings {
  constructor(readonly files: ReadonlyMap<string, string>) {}

  readText(path: string): string | null {
    return this.files.get(path) ?? null;
  }

  exists(path: string): boolean {
    return this.files.has(path) || [...this.files.keys()].some((file) => file.startsWith(`${path}/`));
  }
}

/** The built-in dialects, compiled as every entry of the server compiles them. */
export const builtin: readonly Profile[] = builtinConfiguration.profiles;

/** What the folder's configuration says; the built-in one where there is none. */
export function configurationIn(files: ReadonlyMap<string, string>): ConfigurationReading {
  const text = files.get(configurationFile);
  if (text === undefined) return { configuration: builtinConfiguration, problems: [] };
  const codes = rules.map(({ code }) => code);
  return readConfiguration(text, codes);
}

/** A workspace over the folder, with every document and source file of it on disk, read as its configuration says. */
export function workspaceOf(files: ReadonlyMap<string, string>, profiles?: readonly Profile[]): Workspace {
  const { configuration, problems } = configurationIn(files);
  const { profiles: inForce, assign, leavesOut, code } = configuration ?? builtinConfiguration;
  const workspace = new Workspace(profiles ?? inForce, new FolderInMemory(files), assign);
  const isRead = (path: string): boolean => path.endsWith('.md') || code.roleOf(path) !== null;
  for (const [path, text] of files) if (isRead(path) && !leavesOut(path)) workspace.setDisk(path, text);
  workspace.setConfigurationProblems(problems);
  const baseline = files.get(baselineFile);
  if (baseline !== undefined) workspace.setBaseline(readBaseline(baseline));
  return workspace;
}
