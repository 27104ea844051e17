import type { Register } from './registered';
import { runCommand } from './runCommand';

interface Options {
  readonly work?: string;
  readonly criteria?: string[];
  readonly deferTo?: string;
  readonly anyway?: boolean;
  readonly date?: string;
  readonly dryRun?: boolean;
}

export const complete: Register = ({ root, quietly, finish }) =>
  quietly(root.command('complete'))
    .description('mark a work package as complete in plan, checklist and matrix, with its criteria and requirements')
    .argument('<plan>', 'the phase plan, or plan:line for the work package around that line')
    .option('--work <id>', 'the work package, for example WP-3')
    .option('--criteria <criteria...>', 'the criteria that are met, by their numbers; all, or none (default: all)')
    .option('--defer-to <work>', 'the later work package that the other criteria are put off to')
    .option('--anyway', 'also where work that it depends on is open')
    .option('--date <day>', 'the day that is written into an empty date (default: today)')
    .option('--dry-run', 'show what would change, and change nothing')
    .action((plan: string, { work, criteria, deferTo, anyway, date, dryRun }: Options) => {
      const met = criteria?.flatMap((given) => given.split(',').filter((part) => part.trim() !== '')) ?? ['all'];
      const answers = { work, criteria: met, 'defer-to': deferTo, anyway: anyway ? 'yes' : undefined };
      finish(runCommand('completeWork', { place: plan, answers, date, dryRun }));
    });
