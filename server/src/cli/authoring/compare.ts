import type { Register } from './registered';
import { runCommand } from './runCommand';

interface Options {
  readonly write?: string;
}

export const compare: Register = ({ root, quietly, finish }) =>
  quietly(root.command('compare'))
    .description('say what changed in the source since the rows of a plan were extracted')
    .argument('<plan>', 'the phase plan')
    .option('--write <file>', 'write it into a file that is not there yet')
    .action((plan: string, { write }: Options) =>
      finish(runCommand('compareWithSource', { place: plan, answers: {}, write })),
    );
