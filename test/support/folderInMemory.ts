import { Workspace, type Surroundings } from '../../server/src/core/workspace/workspace';
import { compileProfile, type Profile } from '../../server/src/core/profile/compile';
import { builtinProfiles } from '../../server/src/core/profile/builtin';

/** A workspace folder that is a map of texts by path, relative to the folder, with `/`. */
export class FolderInMemory implements Surroundings {
  constructor(readonly files: ReadonlyMap<string, string>) {}

  readText(path: string): string | null {
    return this.files.get(path) ?? null;
  }

  exists(path: string): boolean {
    return this.files.has(path) || [...this.files.keys()].some((file) => file.startsWith(`${path}/`));
  }
}

/** The built-in dialects, compiled as every entry of the server compiles them. */
export const builtin: readonly Profile[] = builtinProfiles.map(compileProfile);

/** A workspace over the folder, with every markdown file of it on disk. */
export function workspaceOf(files: ReadonlyMap<string, string>, profiles: readonly Profile[] = builtin): Workspace {
  const workspace = new Workspace(profiles, new FolderInMemory(files));
  for (const [path, text] of files) if (path.endsWith('.md')) workspace.setDisk(path, text);
  return workspace;
}
