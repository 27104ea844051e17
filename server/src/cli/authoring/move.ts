import type { Register } from './registered';
import { runCommand } from './runCommand';

interface Options {
  readonly to?: string;
  readonly root?: string;
  readonly dryRun?: boolean;
}

export const move: Register = ({ root, quietly, finish }) =>
  quietly(root.command('move'))
    .description('move a task to another phase, or a requirement to the work package that is to cover it')
    .argument('<id>', 'the task or the requirement, for example T001 or 4.4-3')
    .argument('<plan>', 'the document in which it stands')
    .option('--to <place>', 'the phase or the work package that it goes to')
    .option('--root <dir>', 'the folder of the plans (default: that of the document)')
    .option('--dry-run', 'show what would change, and change nothing')
    .action((item: string, plan: string, { to, ...options }: Options) =>
      finish(runCommand('moveItem', { place: plan, answers: { item, to }, ...options })),
    );
