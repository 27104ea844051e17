import { phasesOfMasters } from '../../core/commands/newPhasePlan';
import { Failure } from '../failure';
import { complain, print, visible } from '../output';
import { openProject } from '../project';
import type { Register } from './registered';
import { runCommand } from './runCommand';

interface Options {
  readonly phase?: string;
  readonly path?: string;
  readonly all?: boolean;
  readonly dryRun?: boolean;
}

export const newPlan: Register = ({ make, quietly, finish }) =>
  quietly(make.command('plan'))
    .description('write the plan of a phase of the master plan, or add what it lacks')
    .argument('[phase]', 'the phase, for example 3A')
    .argument('[paths...]', 'files or folders that say which project is meant (default: the current folder)')
    .option('--phase <phase>', 'the same, where other words would be taken for it')
    .option('--path <file>', 'where the plan goes, for a phase that names no plan document; from the root')
    .option('--all', 'the plans of all phases that have none, in their order')
    .option('--dry-run', 'print the changes and write nothing')
    .action((phase: string | undefined, paths: string[], options: Options) =>
      finish(options.all === true ? everyPlan(phase, paths, options) : namedPlan(phase, paths, options)),
    );

/** With `--phase` what stands in the place of the phase is the first path. */
function namedPlan(first: string | undefined, rest: readonly string[], options: Options): number {
  if (options.phase === undefined) return onePlan(first, rest, options);
  return onePlan(options.phase, first === undefined ? rest : [first, ...rest], options);
}

function onePlan(phase: string | undefined, paths: readonly string[], { path, dryRun }: Options): number {
  return runCommand('newPhasePlan', { paths, answers: { phase, path }, dryRun });
}

/** With `--all` no phase is named: what stands in its place is the first path. */
function everyPlan(first: string | undefined, rest: readonly string[], { path, dryRun }: Options): number {
  if (dryRun === true)
    throw new Failure('--dry-run says what one plan would be, and each builds on the one before: name a phase.');
  if (path !== undefined) throw new Failure('--path is for one phase: name it in the place of --all.');
  const paths = first === undefined ? rest : [first, ...rest];
  const { snapshot } = openProject(paths, { otherwise: process.cwd() });
  const unplanned = phasesOfMasters(snapshot).filter(({ relation }) => relation.planPath === null);
  // Says why there is nothing to do, where that is so.
  if (phasesOfMasters(snapshot).length === 0) return onePlan(undefined, paths, {});
  if (unplanned.length === 0) print('Nothing to add: every phase has its plan.');
  let status = 0;
  for (const { relation, fact } of unplanned) {
    if (relation.announcedPath === null)
      complain(`${visible(fact.id)} names no plan document: write its plan with --path.`);
    else status = Math.max(status, onePlan(relation.label, paths, {}));
  }
  return status;
}
