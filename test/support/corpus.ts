import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { baselineFile } from '../../server/src/core/baseline/file';
import { configurationFile } from '../../server/src/core/configuration/file';

/** Real documents that are no part of the project; on most machines they are not there. */
const corpus = path.resolve('..', 'shared', 'corpus');

/** Whether a part of the corpus is there; says so once where it is not. */
export function hasCorpus(part: string): boolean {
  const there = existsSync(path.join(corpus, part));
  if (!there) console.log(`skipped: there is no corpus/${part} beside the repository`);
  return there;
}

/** One document of the corpus, alone in a folder. */
export function corpusFile(file: string): ReadonlyMap<string, string> {
  return new Map([[path.basename(file), readFileSync(path.join(corpus, file), 'utf8')]]);
}

/** All markdown below a folder of the corpus. */
export function corpusFolder(folder: string): ReadonlyMap<string, string> {
  return markdownIn(path.join(corpus, folder));
}

/** Texts of all markdown files below a folder, by path relative to it. */
export function markdownIn(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => name.endsWith('.md'))
    .sort();
  return new Map(names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}

/** What an example workspace holds: its markdown, and its configuration and its baseline where it has them. */
export function exampleIn(folder: string): ReadonlyMap<string, string> {
  const files = new Map(markdownIn(folder));
  for (const name of [configurationFile, baselineFile]) {
    const file = path.join(folder, name);
    if (existsSync(file)) files.set(name, readFileSync(file, 'utf8'));
  }
  return files;
}
