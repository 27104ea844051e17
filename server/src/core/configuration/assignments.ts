import { compileGlobs } from '../profile/globs';
import type { CodeRole, CodeRoleOf } from './codeFiles';

/** What the configuration decides of a document. */
export interface Assignment {
  /** Null: ordinary markdown. */
  readonly profile: string | null;
  /** Null: the profile decides by path and content. */
  readonly kind: string | null;
  /** It is no document but a source file, and this is what it says of the requirements that it names. */
  readonly code?: CodeRole;
}

/** What the configuration says of the document at a path; null where it says nothing. */
export type Assign = (path: string) => Assignment | null;

export interface AssignmentSource {
  readonly files: readonly string[];
  readonly profile: string | null;
  readonly kind?: string | undefined;
}

/** The first entry that fits a path decides. Case counts as little as it does in profiles. */
export function compileAssignments(entries: readonly AssignmentSource[], codeRoleOf: CodeRoleOf): Assign {
  const compiled = entries.map(({ files, profile, kind }) => ({
    fits: compileGlobs(files, { nocase: true }),
    assignment: { profile, kind: kind ?? null },
  }));
  return (path) => {
    const code = codeRoleOf(path);
    if (code) return { profile: null, kind: null, code };
    return compiled.find(({ fits }) => fits(path))?.assignment ?? null;
  };
}
