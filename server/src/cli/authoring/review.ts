import type { Register } from './registered';
import { runCommand } from './runCommand';

interface Options {
  readonly review?: string;
  readonly outcome?: string;
  readonly rationale?: string;
  readonly date?: string;
  readonly dryRun?: boolean;
}

export const review: Register = ({ root, quietly, finish }) =>
  quietly(root.command('review'))
    .description('record what a review came to, in the plan and in its execution checklist')
    .argument('<plan>', 'the plan')
    .option('--review <review>', 'coverage, negative, split-section, implementation or quality')
    .option('--outcome <outcome>', 'pass, corrections, dismissed or skipped')
    .option('--rationale <text>', 'why findings were dismissed or the review was skipped; what was corrected')
    .option('--date <day>', 'when it took place, as in 2026-01-31 (default: today)')
    .option('--dry-run', 'print what it would do as a diff, and change nothing')
    .action((plan: string, { review: which, outcome, rationale, date, dryRun }: Options) =>
      finish(runCommand('recordReview', { place: plan, answers: { review: which, outcome, rationale }, date, dryRun })),
    );
