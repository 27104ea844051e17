import fs from 'node:fs';
import path from 'node:path';
import { languageOf } from '../core/code/languages';
import type { WorkspaceConfiguration } from '../core/configuration/configuration';
import { baselineFile } from '../core/baseline/file';
import { configurationFile } from '../core/configuration/file';
import { Workspace } from '../core/workspace/workspace';
import type { Snapshot } from '../core/workspace/snapshot';
import { keepHeapTight } from '../host/node/memory';
import { DiskFolder } from '../host/node/diskFolder';
import { documentsBelow, isDocument, isIgnoredBelow, isWithin, realPathOf, reasonOf } from '../host/node/documents';
import { filesRead, readIn } from '../host/node/readFiles';
import { baselineIn } from './baselineFile';
import { configurationOf } from './configuration';
import { Failure } from './failure';
import { complain } from './output';

/** What one run looks at: everything below the root is read, since links reach across it; `isSelected` is asked about. */
export interface Project {
  /** Absolute. */
  readonly root: string;
  readonly configuration: WorkspaceConfiguration;
  readonly snapshot: Snapshot;
  readonly isSelected: (path: string) => boolean;
  /** The project as it would be with these texts, by path, in the place of those on disk; later calls go on from there. */
  readonly withTexts: (texts: ReadonlyMap<string, string>) => Snapshot;
}

export interface RootChoice {
  /** The root, whatever is there. */
  readonly root?: string | undefined;
  /** The root where nothing marks one, provided that it holds everything that is looked at. */
  readonly otherwise?: string;
}

const slashed = (p: string): string => (path.sep === '/' ? p : p.split(path.sep).join('/'));

/**
 * Reads the project that the given files and folders (default: the current folder) belong to.
 * @throws Failure where a path does not exist or cannot be read.
 */
export function openProject(given: readonly string[], choice: RootChoice = {}): Project {
  const targets = targetsOf(given);
  const base = rootFor(targets, choice);
  const configuration = configurationOf(base);
  const selections = targets.map((target) => ({ ...target, path: pathBelow(base, target) }));
  const { profiles, assign, leavesOut, code } = configuration;
  const isRead = filesRead(code);
  for (const { isFolder, path: relative, given: named } of selections)
    if (!isFolder && !isRead(relative)) throw new Failure(`${named} is no markdown file.`);
  const workspace = new Workspace(profiles, new DiskFolder(base, complain), assign);
  workspace.setBaseline(baselineIn(base));
  let characters = 0;
  const read = (relative: string): void => {
    if (workspace.has(relative)) return;
    const text = readIn(base, relative, complain);
    if (text === null) return;
    workspace.setDisk(relative, text);
    characters += text.length;
    if (characters >= LARGE && characters - text.length < LARGE) keepHeapTight();
  };
  for (const name of documentsBelow(base, complain, '', leavesOut, isRead)) read(name);
  // What is named is read even where an ignore file above it, or the configuration, leaves it out.
  for (const { isFolder, path: relative } of selections) {
    if (!isFolder) read(relative);
    else if (relative !== '' && isIgnoredBelow(base, `${relative}/`, leavesOut)) {
      const leavesOutBelow = (name: string): boolean => !leavesOut(relative) && leavesOut(`${relative}/${name}`);
      const isReadBelow = (name: string): boolean => isRead(`${relative}/${name}`);
      for (const name of documentsBelow(path.join(base, relative), complain, '', leavesOutBelow, isReadBelow))
        read(`${relative}/${name}`);
    }
  }
  const isSelected = (file: string): boolean =>
    selections.some((s) => (s.isFolder ? s.path === '' || file.startsWith(`${s.path}/`) : file === s.path));
  const withTexts = (texts: ReadonlyMap<string, string>): Snapshot => {
    for (const [file, text] of texts) workspace.setBuffer(file, text);
    return workspace.snapshot();
  };
  return { root: base, configuration, snapshot: workspace.snapshot(), isSelected, withTexts };
}

/** From so many characters on, a workspace is large: what it makes beside what it keeps has to be bounded. */
const LARGE = 40_000_000;

/** The root of the project that the given files and folders belong to. @throws Failure where one of them is not there. */
export function rootOfProject(given: readonly string[], choice: RootChoice = {}): string {
  return rootFor(targetsOf(given), choice);
}

function targetsOf(given: readonly string[]): Target[] {
  return (given.length > 0 ? given : ['.']).map(checked);
}

function rootFor(targets: readonly Target[], choice: RootChoice): string {
  return choice.root === undefined ? rootOf(targets, choice.otherwise) : checkedFolder(choice.root);
}

interface Target {
  /** As it was named. */
  readonly given: string;
  readonly path: string;
  readonly isFolder: boolean;
}

function checked(given: string): Target {
  if (given === '') throw new Failure('An empty path names nothing; "." is the current folder.');
  const absolute = path.resolve(given);
  try {
    const stats = fs.statSync(absolute);
    const isFolder = stats.isDirectory();
    fs.accessSync(absolute, isFolder ? fs.constants.R_OK | fs.constants.X_OK : fs.constants.R_OK);
    // A pipe is not looked into: nobody may be writing into it.
    if (!isFolder && !(stats.isFile() && (isDocument(absolute) || languageOf(absolute))))
      throw new Failure(`${given} is no markdown file.`);
    return { given, path: absolute, isFolder };
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`${given}: ${reasonOf(error)}.`);
  }
}

function checkedFolder(given: string): string {
  const target = checked(given);
  if (!target.isFolder) throw new Failure(`${given} is no folder.`);
  return target.path;
}

/** What marks the root of a project. */
const MARKS = [configurationFile, baselineFile, '.git'];

/** The nearest common folder that holds one of the marks, else `otherwise`, else the common folder itself. */
function rootOf(targets: readonly Target[], otherwise: string | undefined): string {
  const folders = targets.map((t) => (t.isFolder ? t.path : path.dirname(t.path)));
  let common = folders[0] ?? process.cwd();
  for (const folder of folders) while (!isWithin(folder, common)) common = path.dirname(common);
  for (let at = common; ; at = path.dirname(at)) {
    if (MARKS.some((mark) => fs.existsSync(path.join(at, mark)))) return at;
    if (path.dirname(at) === at) return otherwise !== undefined && isWithin(common, otherwise) ? otherwise : common;
  }
}

/** The path by which a walk from the root comes to a file or folder: links within the root are not followed. */
function pathBelow(root: string, { path: given, isFolder }: Omit<Target, 'given'>): string {
  const realRoot = realPathOf(root) ?? root;
  const real = realPathOf(given) ?? given;
  const isSameName = path.basename(real) === path.basename(given);
  const isWalked = isWithin(real, realRoot) && (isFolder || isSameName);
  return slashed(isWalked ? path.relative(realRoot, real) : path.relative(root, given));
}
