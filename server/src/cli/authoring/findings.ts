import fs from 'node:fs';
import { Failure } from '../failure';
import type { Register } from './registered';
import { runCommand } from './runCommand';

interface Options {
  readonly from: string;
  readonly questions?: string;
  readonly fixes?: string;
  readonly dryRun?: boolean;
}

/** Standard input, by its number. */
const STANDARD_INPUT = 0;

export const findings: Register = ({ root, quietly, finish }) =>
  quietly(root.command('findings'))
    .description('bring the findings of a review back as questions, and as fixes in the plan')
    .argument('<plan>', 'the plan that was reviewed')
    .requiredOption('--from <file>', "the reviewer's answer, - for standard input")
    .option('--questions <numbers>', 'which findings become questions: 1,3 or all')
    .option('--fixes <numbers>', 'which findings become fixes: 2 or all (that are left)')
    .option('--dry-run', 'print what it would do as a diff, and change nothing')
    .action((plan: string, options: Options) => {
      const { from, questions, fixes, dryRun } = options;
      // One of the two says enough: what it leaves out is left out.
      const isSaid = questions !== undefined || fixes !== undefined;
      const numbers = (given: string | undefined): readonly string[] | undefined =>
        given === undefined
          ? isSaid
            ? []
            : undefined
          : given
              .split(',')
              .map((one) => one.trim())
              .filter((one) => one !== '');
      const answers = { answer: textOf(from), questions: numbers(questions), fixes: numbers(fixes) };
      finish(runCommand('addReviewFindings', { place: plan, answers, dryRun }));
    });

function textOf(from: string): string {
  let text: string;
  try {
    text = fs.readFileSync(from === '-' ? STANDARD_INPUT : from, 'utf8');
  } catch (error) {
    throw new Failure(`${from} can't be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (text.trim() === '')
    throw new Failure(`${from === '-' ? 'Standard input' : from} is empty: give the reviewer's answer.`);
  return text;
}
