import type { Register } from './registered';
import { runCommand } from './runCommand';

interface Options {
  readonly to?: string;
  readonly criterion?: string;
  readonly reason: string;
  readonly dryRun?: boolean;
}

export const defer: Register = ({ root, quietly, finish }) =>
  quietly(root.command('defer'))
    .description('put an acceptance criterion off to later work, in the plan and in its checklist')
    .argument('<plan>', 'plan:line, the line of the criterion')
    .option('--to <work>', 'the work package, for example WP-5, or "Phase 2A WP-3" of a later phase')
    .option('--criterion <place>', 'the criterion in place of a line behind the plan, for example "line 12"')
    .option('--reason <text>', 'why it has to wait', '')
    .option('--dry-run', 'show what would change, and change nothing')
    .action((plan: string, { to, criterion, reason, dryRun }: Options) =>
      finish(runCommand('deferCriterion', { place: plan, answers: { to, criterion, reason }, dryRun })),
    );
