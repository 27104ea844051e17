import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { z } from 'zod';
import { configurationSchema } from '../../server/src/core/configuration/schema';
import { severities } from '../../server/src/core/model/vocabulary';
import { builtinProfiles } from '../../server/src/core/profile/builtin';
import { pages } from '../../server/src/core/rules/pages';
import { rules } from '../../server/src/core/rules/registry';

/** A schema as JSON: what editors know of draft 7, and two words of VS Code's own. */
export interface JsonSchema {
  [key: string]: unknown;
  properties?: Record<string, JsonSchema>;
  description?: string;
}

const profileSource = 'server/src/core/profile/schema.ts';

/**
 * The JSON schema of `plantrace.config.json`, made of the zod schema that reads it. What a profile may say is explained
 * by the comments of its own schema; codes and names that can be completed come from rules and built-in profiles.
 */
export function jsonSchemaOfConfiguration(): JsonSchema {
  const schema = z.toJSONSchema(configurationSchema, { target: 'draft-7', io: 'input' }) as JsonSchema;
  const explained = objectsExplainedIn(readFileSync(profileSource, 'utf8'));
  visit(schema, (object) => explain(object, explained));
  const root = schema.properties ?? {};
  const own = (root['profiles']?.['additionalProperties'] ?? {}) as JsonSchema;
  offer(root['use']?.['items']);
  offer(own.properties?.['extends']);
  const assigned = ((root['documents']?.['items'] ?? {}) as JsonSchema).properties;
  offer(assigned?.['profile']);
  for (const owner of [root, own.properties ?? {}]) nameRules(owner['severities']);
  return {
    ...schema,
    title: 'Configuration of Plantrace',
    allowComments: true,
    allowTrailingCommas: true,
    definitions: { severities: severitiesByRule() },
  };
}

/** Built-in names can be completed; other names are possible. */
function offer(schema: unknown): void {
  if (typeof schema !== 'object' || schema === null) return;
  const { type, description, ...rest } = schema as JsonSchema;
  const kept = description === undefined ? {} : { description };
  for (const key of Object.keys(schema)) Reflect.deleteProperty(schema, key);
  Object.assign(schema, kept, { anyOf: [{ enum: builtinProfiles.map(({ name }) => name) }, { type, ...rest }] });
}

function nameRules(schema: JsonSchema | undefined): void {
  if (!schema) return;
  const { description } = schema;
  for (const key of Object.keys(schema)) Reflect.deleteProperty(schema, key);
  // Beside a reference, draft 7 lets nothing count.
  Object.assign(schema, { description, allOf: [{ $ref: '#/definitions/severities' }] });
}

function severitiesByRule(): JsonSchema {
  const choices = [...severities, 'off'];
  const properties = rules.map(({ code, title, severity }) => {
    const summary = (pages[code] ?? '').split('\n').find((line) => line.trim() !== '' && !line.startsWith('#'));
    return [code, { enum: choices, default: severity, description: `${title}: ${summary?.trim() ?? ''}` }] as const;
  });
  return { type: 'object', properties: Object.fromEntries(properties), additionalProperties: false };
}

type Explained = ReadonlyMap<string, string | null>;

/** Every object of a source that is written `z.strictObject({ … })`: its keys, with the comments above them. */
function objectsExplainedIn(source: string): Explained[] {
  const file = ts.createSourceFile(profileSource, source, ts.ScriptTarget.ES2022, true);
  const found: Explained[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText(file).replace(/\s/g, '') === 'z.strictObject') {
      const [literal] = node.arguments;
      if (literal && ts.isObjectLiteralExpression(literal))
        found.push(new Map(literal.properties.map((p) => [p.name?.getText(file) ?? '', commentAbove(p, source)])));
    }
    ts.forEachChild(node, look);
  };
  look(file);
  return found;
}

function commentAbove(node: ts.Node, source: string): string | null {
  const last = ts.getLeadingCommentRanges(source, node.getFullStart())?.at(-1);
  if (!last || !source.startsWith('/**', last.pos)) return null;
  const lines = source.slice(last.pos + 3, last.end - 2).split('\n');
  return lines
    .map((line) => line.replace(/^\s*\*?\s?/, '').trim())
    .join(' ')
    .trim();
}

/** Keys that mean the same wherever they stand, and have no comment where they are declared. */
const common: Readonly<Record<string, string>> = {
  id: 'The ID form, by its name in this profile.',
  ids: 'ID forms, by their names in this profile.',
  role: 'What a citation in this place says.',
  in: 'The place: everything that is said here has to fit.',
  owner: 'Kind of the item that it belongs to: the nearest one around.',
  under: 'Headings one of which must be above, by their words.',
  headings: 'Headings that the document must have, by their words.',
  title: 'What it is called where people read it.',
  kind: 'What it is.',
  aliases: 'Other titles that are as good.',
  labels: 'Labels, by their words: "Covers" for lines such as "Covers: REQ-1".',
  fields: 'Labels of fields, by their words.',
  columns: 'Headers of table columns, by their words.',
  beside: 'Headers one of which the table must have besides.',
  statusColumns: 'Headers of the column that says how far an item is.',
  strength: 'explicit: its place is there to define it; derived: it follows from a position; example: it only shows.',
  paths: 'Globs of paths, relative to the workspace folder. Case does not count.',
  notPaths: 'Globs of paths that are no such documents.',
  folders: 'Globs of folders.',
  frontMatter: 'Keys of the front matter that cite IDs.',
  fences: 'Fenced code whose edges tie items.',
  items: 'Where items are defined. The first rule that fits counts.',
  links: 'What citations mean. The first rule that fits a place counts.',
  rows: 'Rows that are counted: criteria, sub-tasks, gates, deliverables.',
  announces: 'Places that name other documents.',
  sections: 'Sections that the document must have.',
  from: 'What the series of the ID is made of.',
  prefix: 'What the series begins with.',
  key: 'The key of the front matter.',
  language: 'The language of the fence.',
  table: 'A table that the document must hold.',
  demand: 'Sentences that say that each row needs a source.',
  labelEnding: 'The word that the label ends in.',
  requirements: 'ID forms of requirements.',
  stories: 'ID forms of stories.',
  outcomes: 'ID forms of outcomes, such as success criteria: what the requirements together lead to.',
  starts: 'Labels that say when it begins.',
  lasts: 'Labels that say how long it takes.',
  scopes: 'Folders within which IDs are unique.',
};

/** An object of the JSON schema is the one that is declared with the keys most like its own. */
function explain(object: JsonSchema, explained: readonly Explained[]): void {
  const { properties } = object;
  if (typeof properties !== 'object') return;
  const likeness = (declared: Explained): number =>
    [...declared.keys()].reduce((sum, key) => sum + (Object.hasOwn(properties, key) ? 1 : -1), 0);
  const [declared] = [...explained].sort((a, b) => likeness(b) - likeness(a));
  for (const [key, property] of Object.entries(properties)) {
    const comment = declared && likeness(declared) > 0 ? declared.get(key) : null;
    const words = comment ?? (Object.hasOwn(common, key) ? common[key] : undefined);
    if (words !== undefined) property.description ??= words;
  }
}

/** Every schema in a schema. */
export function visit(value: unknown, see: (schema: JsonSchema) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) see(value as JsonSchema);
  for (const inner of Object.values(value)) visit(inner, see);
}
