import type { Register } from './registered';
import { runCommand } from './runCommand';

interface Options {
  readonly write?: string;
  readonly date?: string;
}

export const report: Register = ({ root, quietly, finish }) =>
  quietly(root.command('report'))
    .description('print what was implemented in a phase, what is left, and what was asked')
    .argument('<plan>', 'the phase plan or its checklist, or master-plan:line for the phase around that line')
    .option('--write <file>', 'write it into this file, which must not be there yet')
    .option('--date <day>', 'the day that it bears (default: today)')
    .action((plan: string, { write, date }: Options) =>
      finish(runCommand('showPhaseReport', { place: plan, answers: {}, write, date })),
    );
