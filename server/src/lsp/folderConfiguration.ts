import { configurationFile } from '../core/configuration/file';
import {
  builtinConfiguration,
  readConfiguration,
  type ConfigurationReading,
  type WorkspaceConfiguration,
} from '../core/configuration/configuration';
import type { ConfigurationProblem } from '../core/configuration/problem';
import { rules } from '../core/rules/registry';
import { LineIndex, type LineStarts } from '../core/text/lineIndex';
import { ownFileIn } from '../host/node/ownFile';

/** What another configuration means for what is there: documents are read anew, or findings alone. */
export type ConfigurationChange = 'reading' | 'findings';

/**
 * The configuration of one folder: the open buffer wins over the disk. While what is written cannot be meant, the last
 * good configuration stays in force; where there never was one, or the file is gone, the built-in one.
 */
export class FolderConfiguration {
  inForce: WorkspaceConfiguration = builtinConfiguration;
  problems: readonly ConfigurationProblem[] = [];
  /** Of the text that the problems are of. */
  lines: LineStarts | undefined;
  /** As the client spells it, while it is open. */
  uri: string | null = null;
  private buffer: (() => string) | null = null;
  private isStale = true;
  private text: string | null = null;

  /** @param root of a folder that can have a configuration; null for others */
  constructor(private readonly root: string | null) {
    this.refresh();
  }

  open(uri: string, text: () => string): void {
    this.uri = uri;
    this.buffer = text;
    this.isStale = true;
  }

  close(): void {
    this.uri = null;
    this.buffer = null;
    this.isStale = true;
  }

  /** The file or the buffer changed, came or went. */
  touch(): void {
    this.isStale = true;
  }

  /** Reads what is written now; null where nothing follows from it. */
  refresh(): ConfigurationChange | null {
    if (!this.isStale) return null;
    this.isStale = false;
    const found = this.buffer
      ? { text: this.buffer() }
      : this.root === null
        ? null
        : ownFileIn(this.root, configurationFile, 'The configuration');
    const text = found && 'text' in found ? found.text : null;
    if (text !== null && text === this.text) return null;
    this.text = text;
    this.lines = text === null ? undefined : new LineIndex(text).withoutText();
    const before = this.inForce;
    const { configuration, problems } = found ? read(found) : { configuration: builtinConfiguration, problems: [] };
    this.problems = problems;
    this.inForce = configuration ?? before;
    return this.inForce.reading === before.reading ? 'findings' : 'reading';
  }
}

function read(found: { readonly text: string } | { readonly refused: string }): ConfigurationReading {
  if ('text' in found) {
    const codes = rules.map(({ code }) => code);
    return readConfiguration(found.text, codes);
  }
  const message = `${configurationFile} can't be read: ${found.refused}`;
  return { configuration: null, problems: [{ message, start: 0, end: 0 }] };
}
