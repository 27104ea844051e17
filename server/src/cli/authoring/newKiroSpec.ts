import type { Register } from './registered';
import { pathsOf, runCommand } from './runCommand';

interface Options {
  readonly requirements: string;
  readonly root?: string;
  readonly dryRun?: boolean;
}

export const newKiroSpec: Register = ({ make, quietly, finish }) =>
  quietly(make.command('spec'))
    .description('write a Kiro spec with requirements.md, design.md and tasks.md, or what is missing of them')
    .argument('<title>', 'what the feature is called')
    .option('--requirements <n>', 'requirements that it begins with', '2')
    .option('--root <dir>', 'the folder that the plans belong to')
    .option('--dry-run', 'show what would be written, and write nothing')
    .action((title: string, { requirements, root, dryRun }: Options) =>
      finish(runCommand('newKiroSpec', { answers: { title, requirements }, paths: pathsOf(root), root, dryRun })),
    );
