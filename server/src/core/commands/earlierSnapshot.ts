import { configurationFile } from '../configuration/file';
import { builtinConfiguration, readConfiguration, type WorkspaceConfiguration } from '../configuration/configuration';
import type { Refusal } from '../model/edit';
import { rules } from '../rules/registry';
import { Workspace, type Surroundings } from '../workspace/workspace';
import type { Snapshot } from '../workspace/snapshot';
import type { TextsAt } from './command';

/** The configuration that was in force when a folder had these texts. */
export function configurationAt(texts: ReadonlyMap<string, string>): WorkspaceConfiguration | Refusal {
  const text = texts.get(configurationFile);
  if (text === undefined) return builtinConfiguration;
  const codes = rules.map(({ code }) => code);
  const { configuration, problems } = readConfiguration(text, codes);
  if (configuration) return configuration;
  const [problem] = problems;
  return {
    refused: `${configurationFile} had a mistake then (${problem?.message ?? 'it is no JSON'}): compare a later revision.`,
  };
}

/** A folder as it was: read by the configuration that it had then, since that says what its documents meant. */
export function earlierSnapshot(textsAt: TextsAt, revision: string): Snapshot | Refusal {
  const texts = textsAt(revision);
  if ('refused' in texts) return texts;
  const configuration = configurationAt(texts);
  if ('refused' in configuration) return configuration;
  const { profiles, assign, leavesOut } = configuration;
  const workspace = new Workspace(profiles, new EarlierFolder(texts), assign);
  for (const [path, text] of texts) if (path !== configurationFile && !leavesOut(path)) workspace.setDisk(path, text);
  return workspace.snapshot();
}

class EarlierFolder implements Surroundings {
  constructor(private readonly texts: ReadonlyMap<string, string>) {}

  readText(path: string): string | null {
    return this.texts.get(path) ?? null;
  }

  /** What is no document was not looked up; no link is checked in an earlier state. */
  exists(): boolean {
    return true;
  }
}
