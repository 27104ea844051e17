import { placeBelow } from './placeBelow';
import type { Register } from './registered';
import { pathsOf, runCommand } from './runCommand';

interface Options {
  readonly dependsOn: readonly string[];
  readonly path?: string;
  readonly root?: string;
  readonly dryRun?: boolean;
}

export const newScenario: Register = ({ make, quietly, finish }) =>
  quietly(make.command('scenario'))
    .description('write the document of a scenario')
    .argument('<id>', 'its ID, for example create-backup')
    .option('--depends-on <ids...>', 'scenarios that come first', [])
    .option('--path <file>', 'where it is written (default: beside the others, else in docs/scenarios)')
    .option('--root <dir>', 'the folder that the plans belong to')
    .option('--dry-run', 'show what would be written, and write nothing')
    .action((id: string, { dependsOn, path, root, dryRun }: Options) =>
      finish(
        runCommand('newScenario', {
          answers: { id, dependencies: dependsOn, path: placeBelow(root, path) },
          paths: pathsOf(root),
          root,
          dryRun,
        }),
      ),
    );
