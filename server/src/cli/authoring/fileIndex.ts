import type { Register } from './registered';
import { runCommand } from './runCommand';

interface Options {
  readonly check?: boolean;
  readonly dryRun?: boolean;
}

export const fileIndex: Register = ({ root, quietly, finish }) =>
  quietly(root.command('index'))
    .description('keep the file index and the milestones of a master plan')
    .argument('[paths...]', 'a master plan, another document of its plan, or folders (default: the current folder)')
    .option('--check', 'write nothing; the exit status is 1 where the index no longer says what is so')
    .option('--dry-run', 'print what it would do as a diff, and change nothing')
    .action((paths: string[], { check, dryRun }: Options) => {
      const [only] = paths;
      const place = paths.length === 1 && only?.endsWith('.md') === true ? only : undefined;
      finish(runCommand('updateIndex', { place, paths: place === undefined ? paths : [], answers: {}, check, dryRun }));
    });
