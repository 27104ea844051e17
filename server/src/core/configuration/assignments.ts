import { compileGlobs } from '../profile/globs';

/** What the configuration decides of a document. */
export interface Assignment {
  /** Null: ordinary markdown. */
  readonly profile: string | null;
  /** Null: the profile decides by path and content. */
  readonly kind: string | null;
}

/** What the configuration says of the document at a path; null where it says nothing. */
export type Assign = (path: string) => Assignment | null;

export interface AssignmentSource {
  readonly files: readonly string[];
  readonly profile: string | null;
  readonly kind?: string | undefined;
}

/** The first entry that fits a path decides. Case counts as little as it does in profiles. */
export function compileAssignments(entries: readonly AssignmentSource[]): Assign {
  const compiled = entries.map(({ files, profile, kind }) => ({
    fits: compileGlobs(files, { nocase: true }),
    assignment: { profile, kind: kind ?? null },
  }));
  return (path) => compiled.find(({ fits }) => fits(path))?.assignment ?? null;
}
