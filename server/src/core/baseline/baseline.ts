import * as z from 'zod';
import { readJson } from '../configuration/jsonText';
import type { ConfigurationProblem } from '../configuration/problem';
import { schemaProblems } from '../configuration/schemaProblems';

/** By document, by ID: one short text each. */
export type Entries = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What texts said when somebody last looked at what is tied to them. */
export interface Baseline {
  /** Document that defines an ID (or has the bullet behind it), ID: the fingerprint of the text. */
  readonly items: Entries;
  /** The same keys, as far as it is known: the words that the fingerprint was made of. */
  readonly words: Entries;
  /** Document that was reviewed, `document#ID` that it was held against: the fingerprints at that time. One item alone is known by `document#its ID`. */
  readonly reviewed: Entries;
}

/** The text of a baseline and what it says. */
export interface BaselineReading {
  readonly text: string;
  /** Null where there are problems, unless an earlier text is still in force. */
  readonly baseline: Baseline | null;
  /** In order of their places. */
  readonly problems: readonly ConfigurationProblem[];
}

/** Rises when the shape of the file, or what fingerprints are made of, changes. */
export const BASELINE_VERSION = 1;

const FINGERPRINT = z.string().regex(/^[0-9a-f]{12}(?: |$)/, 'A fingerprint is twelve digits from 0 to 9 and a to f.');
const DIGITS = 12;
const REVIEW = z
  .string()
  .regex(/^[0-9a-f]{12}(?:\+(?:[0-9a-f]{12})?)?$/, 'A review is one fingerprint, or two with a plus between them.');

const schema = z.strictObject({
  version: z.literal(BASELINE_VERSION),
  items: z.record(z.string(), z.record(z.string(), FINGERPRINT)).optional(),
  reviewed: z.record(z.string(), z.record(z.string(), REVIEW)).optional(),
});

/** A hundred thousand items and more. */
const LONGEST = 20_000_000;
/** Whoever sees these knows what is wrong; a damaged file can have one in each line. */
const MOST_PROBLEMS = 10;
const CONFLICT = /^<{7} /m;

/** Reads the text of a baseline. Total: any text gives a baseline, or problems with their places. */
export function readBaseline(text: string): BaselineReading {
  const plain = plainValue(text);
  const fits = plain === undefined ? null : schema.safeParse(plain);
  if (fits?.success) return { text, baseline: compiled(fits.data), problems: [] };
  const conflict = CONFLICT.exec(text);
  if (conflict) return refused(text, 'A merge was left unfinished here.', conflict.index, conflict.index + 7);
  const json = readJson(text, { longest: LONGEST, noun: 'baseline' });
  if (json.broken) return { text, baseline: null, problems: [json.broken] };
  // A file that was just created.
  if (json.value === undefined) return { text, baseline: compiled({}), problems: [] };
  const version = versionIn(json.value);
  if (typeof version === 'number' && version !== BASELINE_VERSION) {
    const { start, end } = json.place(['version'], false);
    return refused(
      text,
      `This is version ${version} of the baseline, and only ${BASELINE_VERSION} is known.`,
      start,
      end,
    );
  }
  const parsed = schema.safeParse(json.value);
  if (parsed.success) return { text, baseline: compiled(parsed.data), problems: [] };
  const problems = schemaProblems(schema, json.value).slice(0, MOST_PROBLEMS);
  return {
    text,
    baseline: null,
    problems: problems
      .map(({ path, atKey, message }) => ({ message, ...json.place(path, atKey ?? false) }))
      .sort((a, b) => a.start - b.start || a.end - b.end),
  };
}

/** What is plain JSON, which is all that anybody but a person writes, costs no tree. */
function plainValue(text: string): unknown {
  if (text.length > LONGEST) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined; // read again with comments and trailing commas allowed, and with the place of the mistake
  }
}

function versionIn(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined;
}

function refused(text: string, message: string, start: number, end: number): BaselineReading {
  return { text, baseline: null, problems: [{ message, start, end }] };
}

function compiled({ items = {}, reviewed = {} }: Omit<z.infer<typeof schema>, 'version'>): Baseline {
  const values = entriesOf(items);
  const words = new Map<string, ReadonlyMap<string, string>>();
  for (const [document, own] of values)
    words.set(
      document,
      mapped(new Map([...own].filter(([, value]) => value.length > DIGITS)), (v) => v.slice(DIGITS + 1)),
    );
  const fingerprints = new Map(
    [...values].map(([document, own]) => [document, mapped(own, (v) => v.slice(0, DIGITS))]),
  );
  return { items: fingerprints, words, reviewed: entriesOf(reviewed) };
}

function entriesOf(record: Readonly<Record<string, Readonly<Record<string, string>>>>): Entries {
  return new Map(Object.entries(record).map(([document, own]) => [document, new Map(Object.entries(own))]));
}

function mapped(own: ReadonlyMap<string, string>, change: (value: string) => string): ReadonlyMap<string, string> {
  return new Map([...own].map(([key, value]) => [key, change(value)]));
}
