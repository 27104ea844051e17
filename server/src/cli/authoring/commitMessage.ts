import type { Register } from './registered';
import { runCommand } from './runCommand';

interface Options {
  readonly work?: string;
}

export const commitMessage: Register = ({ root, quietly, finish }) =>
  quietly(root.command('commit-message'))
    .description('print the message of the commit of a work package')
    .argument('<plan>', 'the phase plan, or plan:line for the work package around that line')
    .option('--work <id>', 'the work package, for example WP-2')
    .action((plan: string, { work }: Options) =>
      finish(runCommand('copyCommitMessage', { place: plan, answers: { work } })),
    );
