import type { Register } from './registered';
import { runCommand } from './runCommand';

interface Options {
  readonly date?: string;
  readonly check?: boolean;
  readonly dryRun?: boolean;
}

export const verify: Register = ({ root, quietly, finish }) =>
  quietly(root.command('verify'))
    .description('record at the end of a plan what its checks give: forward, reverse, split sections, negative')
    .argument('<plan>', 'the phase plan, or its execution checklist')
    .option(
      '--date <date>',
      'the day to record for all checks, as in 2026-01-31 (default: today, for those that changed)',
    )
    .option('--check', 'write nothing; the exit status is 1 where the record is missing or out of date')
    .option('--dry-run', 'print what would be written as a diff, and change nothing')
    .action((plan: string, { date, check, dryRun }: Options) =>
      finish(runCommand('verifyPlan', { place: plan, answers: { date }, date, check, dryRun })),
    );
