import type { Command } from 'commander';
import type { CommandName } from '../../protocol';
import type { Register, Registration } from './registered';
import { runCommand } from './runCommand';

type Given = Readonly<Record<string, string | readonly string[] | boolean | undefined>>;

/** One kind of part: its options are the names of the questions that they answer. */
interface Part {
  readonly name: string;
  readonly command: CommandName;
  readonly description: string;
  readonly where: string;
  readonly options: readonly (readonly [flags: string, description: string])[];
  /** Questions to which saying nothing is an answer. */
  readonly mayBeNone?: readonly string[];
}

const PLAN = 'the phase plan, or plan:line for the work package around that line';

const parts: readonly Part[] = [
  {
    name: 'row',
    command: 'insertRow',
    description: 'insert the row that fits a place, below the row there: a requirement, a task, a row of a table',
    where: 'document:line',
    options: [
      ['--text <words>', 'what the row says'],
      ['--requirement <id>', 'in a checklist of a phase plan: what the source has and no row'],
      ['--item <id>', 'in a traceability matrix or an execution checklist: what the row is for'],
    ],
  },
  {
    name: 'work-package',
    command: 'insertWorkPackage',
    description: "insert a work package with the parts that the plan's work packages have",
    where: PLAN,
    options: [
      ['--title <words>', 'what it is called'],
      ['--traces <ids...>', 'what it covers, of what no work covers yet (default: nothing)'],
      ['--plan <path>', 'the phase plan, where the place is none'],
    ],
    mayBeNone: ['traces'],
  },
  {
    name: 'criterion',
    command: 'insertCriterion',
    description: 'insert an acceptance criterion into a work package',
    where: PLAN,
    options: [
      ['--work <id>', 'the work package, for example WP-2'],
      ['--requirement <id>', 'what it verifies, of what the work package traces'],
      ['--text <words>', 'what it says, where it is in your own words'],
      ['--plan <path>', 'the phase plan, where the place is none'],
    ],
  },
  {
    name: 'risk',
    command: 'insertRiskMapping',
    description: 'map a risk to the tasks that answer it',
    where: 'the task-table plan',
    options: [
      ['--risk <id>', 'for example R-003'],
      ['--tasks <ids...>', 'for example T-004 T-007'],
    ],
  },
  {
    name: 'uncovered',
    command: 'addUncovered',
    description: 'give all that no work covers of a section to a work package, with the rows that are missing',
    where: 'the phase plan, or plan:line for the section of its checklist around that line',
    options: [
      ['--section <number>', 'for example 4.4, KDD-runtime'],
      ['--work <id>', 'the work package, for example WP-2; "new" for a new one'],
      ['--title <words>', 'what the new work package is called'],
      ['--plan <path>', 'the phase plan, where the place is none'],
    ],
  },
];

/** `plantrace insert row docs/plans/phase-1.md:42 --text "…"` */
export const insertParts: Register = (registration) => {
  for (const part of parts) register(registration, part);
};

function register({ insert, quietly, finish }: Registration, part: Part): void {
  const command: Command = quietly(insert.command(part.name))
    .description(part.description)
    .argument('<place>', part.where);
  for (const [flags, description] of part.options) command.option(flags, description);
  command
    .option('--dry-run', 'print what it would do as a diff, and change nothing')
    .action((place: string, { dryRun, ...given }: Given) => {
      const none = Object.fromEntries((part.mayBeNone ?? []).map((name): [string, readonly string[]] => [name, []]));
      const answers = { ...none, ...given } as Readonly<Record<string, string | readonly string[] | undefined>>;
      finish(runCommand(part.command, { place, answers: listed(answers), dryRun: dryRun === true }));
    });
}

/** Several IDs may be given as one word: `T-004,T-007`. */
function listed(
  answers: Readonly<Record<string, string | readonly string[] | undefined>>,
): Readonly<Record<string, string | readonly string[] | undefined>> {
  return Object.fromEntries(
    Object.entries(answers).map(([name, value]) => [
      name,
      typeof value === 'string' || value === undefined
        ? value
        : value.flatMap((one) => one.split(',')).filter((one) => one !== ''),
    ]),
  );
}
