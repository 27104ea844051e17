import { placeBelow } from './placeBelow';
import type { Register } from './registered';
import { dayOf, pathsOf, runCommand } from './runCommand';

interface Options {
  readonly weeks: string;
  readonly start?: string;
  readonly path?: string;
  readonly root?: string;
  readonly dryRun?: boolean;
}

export const newWeekPlan: Register = ({ make, quietly, finish }) =>
  quietly(make.command('schedule'))
    .description('write a plan of weeks and their days')
    .argument('<title>', 'what the plan is called')
    .option('--weeks <n>', 'how many weeks it has', '2')
    .option('--start <day>', 'the day on which it begins, as in 2026-01-31 (default: today)')
    .option('--path <file>', 'where it is written (default: beside other such plans, else in docs)')
    .option('--root <dir>', 'the folder that the plans belong to')
    .option('--dry-run', 'show what would be written, and write nothing')
    .action((title: string, { weeks, start = dayOf(undefined), path, root, dryRun }: Options) =>
      finish(
        runCommand('newWeekPlan', {
          answers: { title, weeks, start, path: placeBelow(root, path) },
          paths: pathsOf(root),
          root,
          dryRun,
        }),
      ),
    );
