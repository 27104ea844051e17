import type { Register } from './registered';
import { runCommand } from './runCommand';

interface Options {
  readonly text?: string;
  readonly about?: string;
  readonly date?: string;
  readonly dryRun?: boolean;
}

export const question: Register = ({ root, quietly, finish }) =>
  quietly(root.command('question'))
    .description('log a question in the questions document, the plan and its checklist')
    .argument('<plan>', 'the plan, or plan:line for what stands on that line')
    .option('--text <words>', 'the question')
    .option('--about <id>', 'what it is about, for example 4.4-3 or WP-2 (default: what stands on the line)')
    .option('--date <day>', 'when it was raised (default: today)')
    .option('--dry-run', 'print what it would do as a diff, and change nothing')
    .action((plan: string, { text, about = 'cursor', date, dryRun }: Options) =>
      finish(runCommand('logQuestion', { place: plan, answers: { text, about }, date, dryRun })),
    );
