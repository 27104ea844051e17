import type { Register } from './registered';
import { pathsOf, runCommand } from './runCommand';

interface Options {
  readonly stories: string;
  readonly root?: string;
  readonly date?: string;
  readonly dryRun?: boolean;
}

export const newFeature: Register = ({ make, quietly, finish }) =>
  quietly(make.command('feature'))
    .description('write a feature folder with spec.md, plan.md and tasks.md, or what is missing of them')
    .argument('<title>', 'what the feature is called')
    .option('--stories <n>', 'user stories that its specification begins with', '3')
    .option('--date <day>', 'the day that is written into the documents, as in 2026-01-31 (default: today)')
    .option('--root <dir>', 'the folder that the plans belong to')
    .option('--dry-run', 'show what would be written, and write nothing')
    .action((title: string, { stories, root, date, dryRun }: Options) =>
      finish(runCommand('newFeature', { answers: { title, stories }, paths: pathsOf(root), root, date, dryRun })),
    );
