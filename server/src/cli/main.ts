import { Command, CommanderError } from 'commander';
import { version } from '../version';
import { authoringSubcommands } from './authoring/registered';
import { baseline, type BaselineOptions } from './baseline';
import { check } from './check';
import type { GivenCheckOptions } from './checkOptions';
import { diff, type DiffOptions } from './diff';
import { explain } from './explain';
import { PlacedFailure } from './configuration';
import { extract, type ExtractOptions } from './extract';
import { Failure } from './failure';
import { impact, type ImpactOptions } from './impact';
import { list } from './list';
import { matrix, type MatrixOptions } from './matrix';
import { newChecklist } from './newChecklist';
import { newConfiguration } from './newConfiguration';
import { complain, complainOfPlace } from './output';
import { show } from './show';
import { verificationReport } from './verificationReport';

/** Exit statuses: 0 nothing to fail for, 1 findings, 2 the run itself failed (one line on stderr, nothing on stdout). */
function program(finish: (status: number) => void): Command {
  const root = new Command('plantrace')
    .description('Traces requirements through phased implementation plans written in markdown.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .showSuggestionAfterError(false);
  root
    .command('check')
    .description('report orphans, broken traces and order mistakes')
    .argument('[paths...]', 'files or folders (default: the current folder)')
    .option('--format <format>', 'stylish, json, sarif or github', 'stylish')
    .option('--fail-on <severity>', 'error, warning or information: what makes the exit status 1', 'error')
    .option('--max-warnings <n>', 'more warnings than this make the exit status 1')
    .option(
      '--rule <code=severity>',
      'set one rule to error, warning, information, hint or off (may be repeated)',
      (value: string, all: string[]) => [...all, value],
      [] as string[],
    )
    .option('--fix', 'apply the safe fixes to the given files, and report what is left')
    .option('--dry-run', 'with --fix: print what it would do as a diff, and change nothing')
    .option('--known <file>', 'leave out the findings that this file lists')
    .option('--update-known', 'with --known: drop what is no longer found; write the file where there is none')
    .option(
      '--report <what>',
      'verification: print the forward, reverse, split-section and negative checks of one plan',
    )
    .action((paths: string[], options: GivenCheckOptions) =>
      finish(options.report === undefined ? check(paths, options) : verificationReport(paths, options)),
    );
  root
    .command('list')
    .description('list what was read')
    .argument('<what>', 'documents, items, references or phases')
    .argument('[paths...]', 'files or folders (default: the current folder)')
    .option('--format <format>', 'table or json', 'table')
    .action((what: string, paths: string[], options: { format: string }) => finish(list(what, paths, options)));
  root
    .command('show')
    .description('show an item: its text, its source, what covers it')
    .argument('<id>', 'for example 4.4-3, KDD-runtime-3, WP-7')
    .option('--root <folder>', 'where to look (default: the current folder)')
    .action((id: string, options: { root?: string }) => finish(show(id, options)));
  root
    .command('impact')
    .description('show which work, criteria, tests and phases a change touches')
    .argument('[id]', 'what changes, for example 4.4-3, KDD-runtime-3, FR-001')
    .option('--since <revision>', 'all that changed since this git revision, in place of one item')
    .option('--format <format>', 'text, md or json', 'text')
    .option('--root <folder>', 'where to look (default: the current folder)')
    .action((id: string | undefined, options: ImpactOptions) => finish(impact(id, options)));
  root
    .command('diff')
    .description('show what the plans define otherwise than at a git revision: IDs, words, coverage')
    .argument('<revision>', 'for example HEAD, HEAD~3, main, v1.2')
    .option('--format <format>', 'text, md or json', 'text')
    .option('--root <folder>', 'where to look (default: the current folder)')
    .action((revision: string, options: DiffOptions) => finish(diff(revision, options)));
  root
    .command('baseline')
    .description('remember what texts say now, so that links to what changes later are told')
    .argument(
      '[paths...]',
      'files or folders (default: the current folder); with --mark-reviewed also IDs, and sections as in plan.md#WP-2',
    )
    .option('--check', 'write nothing; the exit status is 1 where there is something to record or to review')
    .option('--mark-reviewed', 'the links that wait for a review have been looked at: all, or those of what is named')
    .action((paths: string[], options: BaselineOptions) => finish(baseline(paths, options)));
  root
    .command('matrix')
    .description('print which phase, work and criteria each requirement is given to, or keep the matrix that says so')
    .argument('[paths...]', 'plans or folders (default: the current folder)')
    .option('--format <format>', 'md, csv, html or json (default: by the name of the file, else md)')
    .option('--write <file>', 'write it; in a markdown document, only rows and cells that the plans changed')
    .option('--check', 'write nothing; the exit status is 1 where the matrix no longer says what the plans say')
    .action((paths: string[], options: MatrixOptions) => finish(matrix(paths, options)));
  root
    .command('explain')
    .description("print a rule's page")
    .argument('<code>', 'for example trace/orphan-requirement')
    .action((code: string) => finish(explain(code)));
  root
    .command('extract')
    .description('print sections of a requirements source as numbered checklist rows, or put them into a plan')
    .argument('<sections...>', 'for example docs/HighLevelReqs.md#4.4, CLAUDE.md#KDD-runtime')
    .option('--into <plan>', 'add the rows that are missing to this phase plan')
    .option('--format <format>', 'md or json', 'md')
    .option('--dry-run', 'with --into: print what it would do as a diff, and change nothing')
    .action((sections: string[], options: ExtractOptions) => finish(extract(sections, options)));
  const quietly = (command: Command): Command => command.exitOverride().configureOutput({ writeErr: () => undefined });
  const make = root.command('new').description('write what a plan needs next');
  quietly(make.command('checklist'))
    .description('create the execution checklist of a phase plan, or add what is missing to it')
    .argument('<plan>', 'the phase plan')
    .option('--dry-run', 'print what it would do as a diff, and change nothing')
    .action((plan: string, options: { dryRun?: boolean }) => finish(newChecklist(plan, options)));
  quietly(make.command('config'))
    .description('write a commented plantrace.config.json to begin with')
    .option('--root <folder>', 'where to write it (default: the root of the current folder)')
    .action((options: { root?: string }) => finish(newConfiguration(options)));
  const insert = root.command('insert').description('put a part into a plan, with the next free ID');
  for (const register of authoringSubcommands) register({ root, make, insert, quietly, finish });
  root
    .command('lsp')
    .description('run the language server')
    .option('--stdio', 'speak over standard input and output')
    // --clientProcessId, which clients pass to every server
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async (options: { stdio?: boolean }) => {
      if (!options.stdio)
        throw new Failure('The server speaks over standard input and output: run "plantrace lsp --stdio".');
      // Loaded only here: the protocol library costs every other command a tenth of a second.
      const { startOverStdio } = await import('../lsp/overNode');
      startOverStdio();
    });
  return root;
}

/** How the help of the command that was given is asked for. */
function helpOf(all: Command): string {
  const names: string[] = [];
  let command: Command | undefined = all;
  for (const given of process.argv.slice(2)) {
    command = command.commands.find((one) => one.name() === given);
    if (!command) break;
    names.push(given);
  }
  return ['plantrace', ...names, '--help'].join(' ');
}

async function main(): Promise<void> {
  const all = program((status) => (process.exitCode = status));
  try {
    // Never `process.exit`: output that is still on its way to a pipe would be cut off.
    await all.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return; // --help, --version
      if (error.code === 'commander.help') {
        complain(`a command is missing: "${helpOf(all)}" lists them.`);
      } else complain(`${error.message.replace(/^error: /, '')}: see "${helpOf(all)}".`);
    } else if (error instanceof PlacedFailure) error.lines.forEach(complainOfPlace);
    else if (error instanceof Failure) complain(error.message);
    else
      complain(
        `something went wrong inside Plantrace: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    process.exitCode = 2;
  }
}

void main();
