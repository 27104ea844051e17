import { Failure } from '../failure';
import type { Register } from './registered';
import { runCommand } from './runCommand';

const MOST_SEEDS = 1_000_000;

interface Options {
  readonly build?: string;
  readonly tests?: string;
  readonly verified?: string[];
  readonly spotCheck?: string[];
  readonly seed?: string;
  readonly date?: string;
  readonly dryRun?: boolean;
}

export const compliance: Register = ({ root, quietly, finish }) =>
  quietly(root.command('compliance'))
    .description('record the compliance check halfway through a phase in its execution checklist')
    .argument('<plan>', 'the phase plan, or its checklist')
    .option('--build <outcome>', 'pass, fail or not-run')
    .option('--tests <outcome>', 'pass, fail or not-run')
    .option('--verified <criteria...>', 'which deferred criteria are met now, as in "line 12"; all, or none')
    .option('--spot-check <outcomes...>', 'pass or fail for each of the three requirements that are drawn')
    .option('--seed <n>', 'draws the same requirements each time')
    .option('--date <day>', 'the day of the check (default: today)')
    .option('--dry-run', 'show what would change, and change nothing')
    .action((plan: string, { spotCheck = [], seed, build, tests, verified, date, dryRun }: Options) => {
      if (seed !== undefined && !/^\d{1,9}$/.test(seed)) throw new Failure(`"${seed}" is no seed: give a number.`);
      const outcomes = spotCheck.flatMap((given) => given.split(','));
      const spots = Object.fromEntries(outcomes.map((outcome, i) => [`spot-check-${i + 1}`, outcome]));
      const answers = { build, tests, verified, ...spots };
      const drawn = seed === undefined ? Math.floor(Math.random() * MOST_SEEDS) : Number(seed);
      try {
        finish(runCommand('recordCompliance', { place: plan, answers, date, dryRun, seed: drawn }));
      } catch (error) {
        throw error instanceof Failure ? new Failure(withSeed(error.message, drawn)) : error;
      }
    });

/** What was drawn is drawn again with its seed, so that the answers are about the same requirements. */
function withSeed(message: string, seed: number): string {
  return message.replace(/with --spot-check-\d+/, `for all three with --spot-check, and --seed ${seed}`);
}
