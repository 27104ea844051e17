import { configurationFile } from '../core/configuration/file';
import {
  builtinConfiguration,
  readConfiguration,
  type ConfigurationReading,
  type WorkspaceConfiguration,
} from '../core/configuration/configuration';
import type { ConfigurationProblem } from '../core/configuration/problem';
import { rules } from '../core/rules/registry';
import type { FolderFiles, OwnFileText } from '../host/host';
import { OwnFile } from './ownFile';

/** What another configuration means for what is there: documents are read anew, or findings alone. */
export type ConfigurationChange = 'reading' | 'findings';

/**
 * The configuration of one folder. While what is written cannot be meant, the last good configuration stays in force;
 * where there never was one, or the file is gone, the built-in one.
 */
export class FolderConfiguration extends OwnFile {
  inForce: WorkspaceConfiguration = builtinConfiguration;
  problems: readonly ConfigurationProblem[] = [];

  /** @param files of a folder that can have a configuration; null for others */
  constructor(
    files: FolderFiles | null,
    private readonly isTrusted: boolean,
  ) {
    super(files, configurationFile, 'The configuration');
    this.refresh();
  }

  /** Reads what is written now; null where nothing follows from it. */
  refresh(): ConfigurationChange | null {
    const found = this.written();
    if (found === undefined) return null;
    const before = this.inForce;
    const { configuration, problems } = found
      ? read(found, this.isTrusted)
      : { configuration: builtinConfiguration, problems: [] };
    this.problems = problems;
    this.inForce = configuration ?? before;
    return this.inForce.reading === before.reading ? 'findings' : 'reading';
  }
}

function read(found: OwnFileText, isTrusted: boolean): ConfigurationReading {
  if ('text' in found) {
    const codes = rules.map(({ code }) => code);
    return readConfiguration(found.text, codes, isTrusted);
  }
  const message = `${configurationFile} can't be read: ${found.refused}`;
  return { configuration: null, problems: [{ message, start: 0, end: 0 }] };
}
