import fs from 'node:fs';
import path from 'node:path';
import { configurationFile } from '../core/configuration/file';
import { startingConfiguration } from '../core/configuration/startingPoint';
import { reasonOf } from '../host/node/documents';
import { Failure } from './failure';
import { print, visible } from './output';
import { rootOfProject } from './project';

/** Writes a configuration to begin with. @throws Failure where there is one already, or where none can be written. */
export function newConfiguration(options: { readonly root?: string }): number {
  const root = rootOfProject(options.root === undefined ? [] : [options.root], { root: options.root });
  const file = path.join(root, configurationFile);
  const shown = path.relative(process.cwd(), file).split(path.sep).join('/');
  try {
    fs.writeFileSync(file, startingConfiguration(), { flag: 'wx' });
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw new Failure(
      isThere ? `${shown} is there already; it is left as it is.` : `${shown} can't be written: ${reasonOf(error)}.`,
    );
  }
  print(`Created ${visible(shown)}.`);
  return 0;
}
