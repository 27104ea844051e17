import type { z } from 'zod';
import { insteadOf } from './nearest';
import type { ValuePath, ValueProblem } from './problem';

/** What a value is that does not fit its schema, in sentences for whoever wrote it. */
export function schemaProblems(schema: z.ZodType, value: unknown, at: ValuePath = []): ValueProblem[] {
  const result = schema.safeParse(value);
  if (result.success) return [];
  const problems = result.error.issues.flatMap((issue) => problemsOf(issue, schema, value, at));
  // A key that is misspelt is missing, too: that is one mistake.
  return problems.filter(
    ({ path, isMissing }) => !isMissing || !problems.some((p) => p.atKey && isBeside(p.path, path)),
  );
}

function isBeside(a: ValuePath, b: ValuePath): boolean {
  return a.length === b.length && a.slice(0, -1).every((step, i) => step === b[i]);
}

interface SchemaProblem extends ValueProblem {
  readonly isMissing?: boolean;
}

function problemsOf(issue: z.core.$ZodIssue, schema: z.ZodType, whole: unknown, at: ValuePath): SchemaProblem[] {
  const inner = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  const path = [...at, ...inner];
  const value = valueAt(whole, inner);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        atKey: true,
        message: `Unknown key "${key}": ${insteadOf(key, keysAt(schema, inner))}`,
      }));
    case 'invalid_type':
      if (value === undefined) return [{ path, message: `"${String(inner.at(-1))}" is missing.`, isMissing: true }];
      return [{ path, message: `This has to be ${nounOf(issue.expected)}, not ${nounOf(typeName(value))}.` }];
    case 'invalid_value': {
      const known = issue.values.map(String);
      if (value === undefined) return [{ path, message: `"${String(inner.at(-1))}" is missing.`, isMissing: true }];
      return [{ path, message: `${JSON.stringify(value)} is not possible here: ${insteadOf(String(value), known)}` }];
    }
    case 'invalid_key':
      return [
        {
          path,
          atKey: true,
          message: `"${String(inner.at(-1))}" is no name: lower-case letters, digits and hyphens, beginning with a letter.`,
        },
      ];
    case 'too_small':
      return [{ path, message: tooSmall(issue) }];
    case 'too_big':
      return [{ path, message: `At most ${String(issue.maximum)} is possible here.` }];
    default:
      return [{ path, message: issue.message }];
  }
}

function tooSmall(issue: z.core.$ZodIssueTooSmall): string {
  if (issue.origin === 'array') return 'At least one entry is needed here.';
  if (issue.origin === 'string') return 'An empty text says nothing here.';
  return `At least ${String(issue.minimum)} is needed here.`;
}

const nouns: Readonly<Record<string, string>> = {
  object: 'an object',
  record: 'an object',
  array: 'a list',
  tuple: 'a list',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  null: 'null',
};

function nounOf(type: string): string {
  return nouns[type] ?? type;
}

function typeName(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

export function valueAt(value: unknown, path: ValuePath): unknown {
  let found = value;
  for (const step of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return undefined;
    found = (found as Readonly<Record<string | number, unknown>>)[step];
  }
  return found;
}

/** What zod says of a schema's insides, as far as it is needed here. */
interface SchemaParts {
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
}

/** The keys that an object at this place may have. */
function keysAt(schema: z.ZodType, path: ValuePath): string[] {
  let at: z.ZodType | undefined = schema;
  for (const step of path) {
    const { shape, element, valueType } = partsOf(at);
    at = shape ? shape[step] : (element ?? valueType);
    if (!at) return [];
  }
  return Object.keys(partsOf(at).shape ?? {});
}

function partsOf(schema: z.ZodType): SchemaParts {
  let parts = schema._zod.def as SchemaParts;
  while (parts.innerType) parts = parts.innerType._zod.def as SchemaParts;
  return parts;
}
