import type { Register } from './registered';
import { runCommand } from './runCommand';

interface Options {
  readonly plan?: string;
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
    .option('--plan <phase>', 'which plan, where the document does not say, for example "Phase 3A"')
    .option('--check', 'write nothing; the exit status is 1 where the record is missing or out of date')
    .option('--dry-run', 'print what would be written as a diff, and change nothing')
    .action((place: string, { plan, date, check = false, dryRun }: Options) =>
      // The day alone makes no record stale.
      finish(
        runCommand('verifyPlan', { place, answers: { plan, date: check ? undefined : date }, date, check, dryRun }),
      ),
    );
