import { placeBelow } from './placeBelow';
import type { Register } from './registered';
import { pathsOf, runCommand } from './runCommand';

interface Options {
  readonly source: readonly string[];
  readonly path?: string;
  readonly root?: string;
  readonly dryRun?: boolean;
}

export const newTaskTable: Register = ({ make, quietly, finish }) =>
  quietly(make.command('tasks'))
    .description('write a plan with a table of tasks, phases that schedule them, and a mapping of risks')
    .argument('<title>', 'what the plan is called')
    .option('--source <files...>', 'documents that its tasks come from, which it cites by abbreviations', [])
    .option('--path <file>', 'where it is written (default: beside other such plans, else in docs)')
    .option('--root <dir>', 'the folder that the plans belong to')
    .option('--dry-run', 'show what would be written, and write nothing')
    .action((title: string, { source, path, root, dryRun }: Options) =>
      finish(
        runCommand('newTaskTable', {
          answers: { title, path: placeBelow(root, path), sources: source.map((one) => placeBelow(root, one) ?? one) },
          paths: pathsOf(root),
          root,
          dryRun,
        }),
      ),
    );
