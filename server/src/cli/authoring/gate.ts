import { allOpen } from '../../core/authoring/gate/gateText';
import { gateAtHand } from '../../core/commands/completionGate';
import { Failure } from '../failure';
import { print } from '../output';
import type { Register } from './registered';
import { askedBy, runCommand, type CommandRun } from './runCommand';

interface Options {
  readonly plan?: string;
  readonly passed?: readonly string[];
  readonly also?: string;
  readonly format: string;
  readonly date?: string;
  readonly dryRun?: boolean;
}

export const gate: Register = ({ root, quietly, finish }) =>
  quietly(root.command('gate'))
    .description(
      'say what is open before a phase can close, and close it; the exit status is 1 where something is open',
    )
    .argument('<plan>', 'the phase plan, or its execution checklist')
    .option('--plan <phase>', 'which plan, where the document does not say, for example "Phase 3A"')
    .option('--passed <criteria...>', "all, or the gate's criteria that have passed, by their numbers or their words")
    .option('--also <what>', 'counts: fill in the counts of the summary although something is open (default: list it)')
    .option('--format <format>', 'text or json (which changes nothing)', 'text')
    .option('--date <date>', 'the day on which the phase is completed, as in 2026-01-31 (default: today)')
    .option('--dry-run', 'print what would be written as a diff, and change nothing')
    .action((place: string, options: Options) => finish(closed(place, options)));

function closed(place: string, { plan, passed = [], also = 'list', format, date, dryRun }: Options): number {
  if (!['list', 'counts'].includes(also)) throw new Failure(`Unknown "${also}" for --also: choose list or counts.`);
  const run: CommandRun = { place, answers: { plan, passed, also }, date, dryRun, statusOfText: 1 };
  if (format === 'text') return runCommand('completionGate', run);
  if (format !== 'json') throw new Failure(`Unknown format "${format}": choose text or json.`);
  if (passed.length > 0 || also !== 'list')
    throw new Failure('--format json tells what is open and changes nothing: leave --passed and --also out.');
  return told(run);
}

/** Paths from the root with `/`, lines and columns 1-based, as `check` gives them. */
function told(run: CommandRun): number {
  const { asked } = askedBy(run);
  const found = gateAtHand(asked);
  if ('refused' in found) throw new Failure(found.refused);
  if ('ask' in found) throw new Failure(`${found.ask.title}: ${found.ask.prompt}`);
  const { gate: state, phase } = found;
  const { plan, checklist } = state.documents;
  const open = allOpen(state).map(({ kind, label, words, file, start }) => {
    const lines = asked.snapshot.graph.file(file)?.facts.lines;
    const line = lines?.lineAt(start) ?? 0;
    return { kind, label, words, file, line: line + 1, column: start - (lines?.lineStart(line) ?? start) + 1 };
  });
  const report = { version: 1, phase, plan: plan.path, checklist: checklist?.file.path ?? null, open };
  print(JSON.stringify(report, null, 2));
  return open.length > 0 ? 1 : 0;
}
