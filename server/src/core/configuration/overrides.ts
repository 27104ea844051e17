import type { Severity } from '../model/vocabulary';
import { compileGlobs } from '../profile/globs';

/** A severity, or `off`, by rule code. */
export type SeverityMap = Readonly<Record<string, Severity | 'off'>>;

/** What the configuration says of one rule in one file; undefined where it says nothing. */
export type Override = (path: string, code: string) => Severity | 'off' | undefined;

/** Of several entries that fit a file, the last one that names the rule counts. Null where there are none. */
export function compileOverrides(
  entries: readonly { readonly files: readonly string[]; readonly severities: SeverityMap }[],
): Override | null {
  if (entries.length === 0) return null;
  const compiled = entries.map(({ files, severities }) => ({
    fits: compileGlobs(files, { nocase: true }),
    severities,
  }));
  return (path, code) => {
    for (let i = compiled.length - 1; i >= 0; i--) {
      const { fits, severities } = compiled[i] as { fits: (path: string) => boolean; severities: SeverityMap };
      if (severities[code] !== undefined && fits(path)) return severities[code];
    }
    return undefined;
  };
}
