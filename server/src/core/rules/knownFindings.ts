import type { Finding } from '../model/finding';
import { keyOf, type IdentifiedFinding, type Identity } from './identity';

/** Findings that are known, and are not to be told again: each kind with how many there are of it. */
export interface KnownFinding extends Identity {
  readonly count: number;
}

/** Rises when the shape of the file changes. */
const VERSION = 1;

/** Reads a list of known findings, or says in half a sentence what is wrong with it. */
export function readKnown(text: string): readonly KnownFinding[] | { readonly wrong: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { wrong: `it is no JSON (${error instanceof Error ? error.message : String(error)})` };
  }
  if (!isObject(value) || !Array.isArray(value['findings'])) return { wrong: 'it has no "findings"' };
  if (value['version'] !== VERSION) return { wrong: `its "version" is not ${VERSION}` };
  const known = new Map<string, KnownFinding>();
  for (const [i, entry] of (value['findings'] as unknown[]).entries()) {
    const read = isObject(entry) ? knownOf(entry) : null;
    if (!read)
      return { wrong: `number ${i + 1} of its "findings" lacks "code", "file", "text" or a "count" from 1 on` };
    // Two branches that came to know the same finding may both have written it down.
    const count = Math.max(read.count, known.get(keyOf(read))?.count ?? 0);
    known.set(keyOf(read), { ...read, count });
  }
  return [...known.values()];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function knownOf({ code, file, text, context, count }: Readonly<Record<string, unknown>>): KnownFinding | null {
  if (typeof code !== 'string' || typeof file !== 'string' || typeof text !== 'string') return null;
  if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 1) return null;
  if (context === undefined) return { code, file, text, count };
  return typeof context === 'string' ? { code, file, text, context, count } : null;
}

/** The same list, the same text, whatever order the findings came in. */
export function writeKnown(known: readonly KnownFinding[]): string {
  const findings = [...known]
    .sort(
      (a, b) =>
        compare(a.file, b.file) ||
        compare(a.code, b.code) ||
        compare(a.text, b.text) ||
        compare(a.context ?? '', b.context ?? ''),
    )
    .map(({ code, file, text, context, count }) => ({ code, file, text, context, count }));
  return `${JSON.stringify({ version: VERSION, findings }, null, 2)}\n`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** All of these as known. */
export function knownOfAll(found: readonly IdentifiedFinding[]): KnownFinding[] {
  const known = new Map<string, KnownFinding>();
  for (const { identity } of found) {
    const key = keyOf(identity);
    known.set(key, { ...identity, count: (known.get(key)?.count ?? 0) + 1 });
  }
  return [...known.values()];
}

/** The findings that are not known: of those that are alike, as many as there are more than are known, the last ones. */
export function unknownOf(found: readonly IdentifiedFinding[], known: readonly KnownFinding[]): Finding[] {
  const counts = countsOf(known);
  return found
    .filter(({ identity, ordinal }) => ordinal >= (counts.get(keyOf(identity)) ?? 0))
    .map(({ finding }) => finding);
}

/** What is known and still found. What nobody looked for, as `wasLookedFor` tells, stays known. */
export function withoutVanished(
  known: readonly KnownFinding[],
  found: readonly IdentifiedFinding[],
  wasLookedFor: (known: KnownFinding) => boolean,
): KnownFinding[] {
  const counts = countsOf(knownOfAll(found));
  return known.flatMap((entry) => {
    if (!wasLookedFor(entry)) return [entry];
    const count = Math.min(entry.count, counts.get(keyOf(entry)) ?? 0);
    return count === 0 ? [] : [{ ...entry, count }];
  });
}

/** How many findings a list stands for. */
export function totalOf(known: readonly KnownFinding[]): number {
  return known.reduce((sum, { count }) => sum + count, 0);
}

function countsOf(known: readonly KnownFinding[]): ReadonlyMap<string, number> {
  return new Map(known.map((entry) => [keyOf(entry), entry.count]));
}
