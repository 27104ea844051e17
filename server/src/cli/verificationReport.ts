import path from 'node:path';
import { Checker } from '../core/rules/check';
import { listOf } from '../core/text/wording';
import { severities } from '../core/model/vocabulary';
import { verifiablePlans, verificationOf, type Verification } from '../core/views/verification';
import { verificationMarkdown } from '../core/views/verificationMarkdown';
import { checkOptions, type CheckOptions, type GivenCheckOptions } from './checkOptions';
import { Failure } from './failure';
import { verificationJson } from './formats/verificationJson';
import { print } from './output';
import { openProject, type Project } from './project';

/** How many plans a message names. */
const MOST_NAMED = 12;

/**
 * Prints the verification report of one plan; answers the exit status 0 or 1, by the gaps that it has.
 * @throws Failure for options that mean nothing here, and where the path is no plan.
 */
export function verificationReport(paths: readonly string[], given: GivenCheckOptions): number {
  const options = checkOptions(given);
  if (given.report !== 'verification')
    throw new Failure(`Unknown report "${given.report ?? ''}": choose verification.`);
  if (options.format !== 'stylish' && options.format !== 'json')
    throw new Failure(
      `The verification report is printed as markdown or, with --format json, as json: not as ${options.format}.`,
    );
  if (options.fix !== 'no' || options.known)
    throw new Failure('The verification report tells what there is: --fix and --known have no place beside it.');
  const [target] = paths;
  if (target === undefined || paths.length > 1)
    throw new Failure(
      'The verification report is about one plan: name it, as in "plantrace check --report verification PLAN".',
    );
  // As for a checklist: the requirements of a plan stand outside its folder.
  const project = openProject([target], { otherwise: process.cwd() });
  const findings = new Checker({ ...project.configuration, chosen: options.rules }).check(project.snapshot);
  const report = verificationOf(project.snapshot, planMeant(project, target), findings);
  if (!report) throw noPlan(project, target);
  const { snapshot, root } = project;
  const isJson = options.format === 'json';
  print(
    isJson
      ? verificationJson(snapshot, path.relative(process.cwd(), root), report)
      : verificationMarkdown(snapshot, report),
  );
  return fails(report, options) ? 1 : 0;
}

/** A document means itself; a folder means the only plan below it. */
function planMeant(project: Project, target: string): string {
  const { snapshot, isSelected } = project;
  const selected = snapshot.files.filter(({ path: file }) => isSelected(file));
  const named = selected.find(({ path: file }) => path.join(project.root, file) === path.resolve(target));
  if (named) return named.path;
  const plans = verifiablePlans(snapshot).filter(isSelected);
  const [only] = plans.length > 0 ? plans : selected.map(({ path: file }) => file);
  if (plans.length > 1)
    throw new Failure(`${target} holds several plans, ${listOf(plans, MOST_NAMED)}: name one of them.`);
  return only ?? '';
}

function noPlan({ snapshot }: Project, target: string): Failure {
  const plans = verifiablePlans(snapshot);
  if (plans.length === 0)
    return new Failure(`${target} is no plan with a verification report, and there is none here.`);
  return new Failure(
    plans.length === 1
      ? `${target} is no plan with a verification report: the only one here is ${plans[0] ?? ''}.`
      : `${target} is no plan with a verification report: those here are ${listOf(plans, MOST_NAMED)}.`,
  );
}

function fails({ gaps }: Verification, { failOn, maxWarnings }: CheckOptions): boolean {
  const limit = severities.indexOf(failOn);
  if (gaps.some(({ severity }) => severity !== null && severities.indexOf(severity) <= limit)) return true;
  return maxWarnings !== null && gaps.filter(({ severity }) => severity === 'warning').length > maxWarnings;
}
