import { languageOf } from '../code/languages';
import type { Role } from '../model/vocabulary';
import { compileGlobs } from '../profile/globs';

/** What a source file says of the requirements that it names. */
export type CodeRole = Extract<Role, 'implements' | 'tests'>;

/** What the configuration makes of the source file at a path; null for all that is no source file to it. */
export type CodeRoleOf = (path: string) => CodeRole | null;

/** What the configuration says of source files. */
export interface CodeFiles {
  /** False where no source file counts. */
  readonly isRead: boolean;
  readonly roleOf: CodeRoleOf;
  /** The globs as they are written. */
  readonly globs: readonly string[];
}

export const noCode: CodeFiles = { isRead: false, roleOf: () => null, globs: [] };

/** Tests first: what lies among the sources and is a test of them is no implementation. */
export function compileCodeFiles(source: {
  readonly implements?: readonly string[] | undefined;
  readonly tests?: readonly string[] | undefined;
}): CodeFiles {
  const globs = [...(source.implements ?? []), ...(source.tests ?? [])];
  if (globs.length === 0) return noCode;
  const tests = compileGlobs(withFolders(source.tests ?? []), { nocase: true });
  const sources = compileGlobs(withFolders(source.implements ?? []), { nocase: true });
  return {
    isRead: true,
    roleOf: (path) => (languageOf(path) === null ? null : tests(path) ? 'tests' : sources(path) ? 'implements' : null),
    globs,
  };
}

/** A glob that fits a folder holds for all that is in it. */
function withFolders(globs: readonly string[]): string[] {
  return globs.flatMap((glob) => (/[/*]$/.test(glob) ? [glob] : [glob, `${glob}/**`]));
}
