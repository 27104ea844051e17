import fs from 'node:fs';
import path from 'node:path';
import type { Register } from './registered';
import { runCommand } from './runCommand';

interface Options {
  readonly root?: string;
  readonly also?: string;
  readonly document?: string;
  readonly date?: string;
  readonly dryRun?: boolean;
}

export const done: Register = ({ root, quietly, finish }) =>
  quietly(root.command('done'))
    .description('mark an item or a row as done wherever that is recorded')
    .argument('<what>', 'an ID, for example T001, or document:line')
    .argument('[plan]', 'the document in which the ID is meant')
    .option('--root <dir>', 'the folder of the plans (default: the current one)')
    .option('--also <mark|leave>', 'what becomes of parts that are still open')
    .option('--document <path>', 'the document that is meant where several have the ID')
    .option('--date <day>', 'the day that is written into an empty date (default: today)')
    .option('--dry-run', 'show what would change, and change nothing')
    .action((what: string, plan: string | undefined, { also, document, ...options }: Options) => {
      const isPlace = plan === undefined && /:\d+$/.test(what) && fs.existsSync(what.replace(/:\d+$/, ''));
      const answers = { item: isPlace ? undefined : what, also, document };
      const paths = options.root === undefined ? [] : [path.resolve(options.root)];
      const instead = { item: `Name it in place of ${what}, or the line where it stands` };
      finish(runCommand('markDone', { place: isPlace ? what : plan, paths, answers, instead, ...options }));
    });
