import path from 'node:path';
import { configurationFile } from '../core/configuration/file';
import {
  builtinConfiguration,
  readConfiguration,
  type WorkspaceConfiguration,
} from '../core/configuration/configuration';
import { rules } from '../core/rules/registry';
import { LineIndex } from '../core/text/lineIndex';
import { ownFileIn } from '../host/node/ownFile';
import { Failure } from './failure';

/**
 * The configuration of the project with this root, the built-in one where it has none.
 * @throws Failure with one line for each thing that is wrong with it.
 */
export function configurationOf(root: string): WorkspaceConfiguration {
  const found = ownFileIn(root, configurationFile, 'The configuration');
  if (!found) return builtinConfiguration;
  const shown = path.relative(process.cwd(), path.join(root, configurationFile)).split(path.sep).join('/');
  if ('refused' in found) throw new Failure(`${shown}: ${found.refused}`);
  const codes = rules.map(({ code }) => code);
  const { configuration, problems } = readConfiguration(found.text, codes);
  if (configuration) return configuration;
  const lines = new LineIndex(found.text);
  throw new PlacedFailure(
    problems.map(({ start, message }) => {
      const { line, character } = lines.positionAt(start);
      return `${shown}:${line + 1}:${character + 1}: ${message}`;
    }),
  );
}

/** What is wrong stands in files: a line for each place, as compilers and linters write it. */
export class PlacedFailure extends Failure {
  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
  }
}
