import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const made: string[] = [];

after(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/**
 * A new folder outside every repository, so that the command line takes it for the root; removed after the tests.
 * `files` are written into it, by path.
 */
export function temporaryFolder(files: Readonly<Record<string, string | Buffer>> = {}): string {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'plantrace-'));
  made.push(folder);
  writeFiles(folder, files);
  return folder;
}

export function writeFiles(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** A copy of an example workspace that tests may change; `keeps` says which files it has. */
export function copyOfExample(name: string, keeps: (file: string) => boolean = () => true): string {
  const folder = temporaryFolder();
  const source = path.resolve('test', 'workspaces', name);
  cpSync(source, folder, {
    recursive: true,
    filter: (file) => !file.endsWith('.md') || keeps(path.relative(source, file).split(path.sep).join('/')),
  });
  return folder;
}
