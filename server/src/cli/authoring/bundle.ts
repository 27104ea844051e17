import type { Register } from './registered';
import { runCommand } from './runCommand';

interface Options {
  readonly review?: string;
  readonly write?: string;
}

export const bundle: Register = ({ root, quietly, finish }) =>
  quietly(root.command('bundle'))
    .description('print what a reviewer of a plan needs: the prompt, the plan and all that it cites')
    .argument('<plan>', 'the plan')
    .option('--review <review>', 'coverage, negative, split-section, implementation or quality')
    .option('--write <file>', 'write it into a new file')
    .action((plan: string, { review, write }: Options) =>
      finish(runCommand('createReviewBundle', { place: plan, answers: { review }, write })),
    );
