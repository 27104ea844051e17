import * as z from 'zod';
import { roles, severities } from '../model/vocabulary';
import { documentRuleSchema, idFormSchema, profileSchema } from '../profile/schema';

/**
 * What `plantrace.config.json` may say. The JSON schema that editors complete from is made of this one, so every property
 * says here what it is for. What a profile may say is `profile/schema.ts`, and grows with it.
 */

const globs = z.array(z.string().min(1));

const severityMap = z.record(z.string(), z.enum([...severities, 'off']));

const replace = z
  .boolean()
  .optional()
  .describe('Nothing of the extended profile is kept here: what stands beside this is all there is.');

const ownIdFormSchema = idFormSchema.partial().extend({ replace });

const ownDocumentSchema = documentRuleSchema.partial().extend({
  kind: z
    .string()
    .min(1)
    .describe('Name of this kind of document. One that the extended profile has is changed, another one is added.'),
  replace,
});

export const ownProfileSchema = profileSchema
  .omit({ schemaVersion: true, name: true })
  .partial()
  .extend({
    extends: z
      .string()
      .optional()
      .describe(
        'The profile that this one begins with: a built-in one, or another one of this file. What is given here is laid over it: a value takes the place of the value that is there, a list of rules is asked before the rules that are there.',
      ),
    ids: z
      .record(z.string().min(1), ownIdFormSchema)
      .optional()
      .describe('Families of IDs, by a name of your choice that the rules below use.'),
    documents: z
      .array(ownDocumentSchema)
      .optional()
      .describe('Kinds of documents: how each one is found, what it defines, and what its citations mean.'),
    severities: severityMap
      .optional()
      .describe('How serious findings are in documents that this profile reads: a severity, or off, by rule code.'),
  });

const assignmentSchema = z.strictObject({
  files: globs.min(1).describe('Globs, relative to this file. The first entry that fits a document decides.'),
  profile: z
    .string()
    .nullable()
    .describe('The profile that reads these documents; null: they are ordinary markdown and get no findings.'),
  kind: z.string().optional().describe('The kind of document. Without it, the profile decides by path and content.'),
});

const roleSchema = z.strictObject({
  kind: z.string().describe('The kind of document in which it counts, or "profile/kind".'),
  role: z.enum(roles).describe('What a citation in this place says.'),
  ids: globs.min(1).describe('The ID forms of the profile that take the role here.'),
  labels: globs.optional().describe('Behind these labels: "Covers" for lines such as "Covers: REQ-1".'),
  columns: globs.optional().describe('In table columns with these headers.'),
  reverse: z.boolean().optional().describe('The cited ID is the one that acts: the task of a column beside a risk.'),
});

const codeSchema = z.strictObject({
  implements: globs
    .min(1)
    .optional()
    .describe(
      'Globs, relative to this file, of source files whose comments say which requirements they implement: "// [4.4-3]".',
    ),
  tests: globs
    .min(1)
    .optional()
    .describe(
      'Globs of source files whose comments and names of tests say which requirements they test: it("[4.4-3] …"). A file that fits both is a test.',
    ),
});

export const configurationSchema = z.strictObject({
  $schema: z.string().optional().describe('Where the JSON schema of this file is, for editors that do not know it.'),
  use: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe(
      'The profiles in force, built-in and own ones, in order: the first that knows a document reads it. Without it: the own ones, then every built-in one that no own one of the same name takes the place of.',
    ),
  profiles: z
    .record(z.string().regex(/^[a-z][a-z0-9-]*$/), ownProfileSchema)
    .optional()
    .describe('Own profiles by name. One with the name of a built-in profile takes its place.'),
  documents: z
    .array(assignmentSchema)
    .optional()
    .describe('Which profile reads which documents, before path and content are asked.'),
  ignore: globs
    .optional()
    .describe('Globs of files and folders that are not read, beside those that a .gitignore leaves out.'),
  scopes: globs
    .min(1)
    .optional()
    .describe('Globs of folders within which IDs are unique, in place of the scopes of the profiles in force.'),
  severities: severityMap
    .optional()
    .describe('How serious each finding is: a severity, or off, by rule code. Wins over the severities of profiles.'),
  overrides: z
    .array(
      z.strictObject({
        files: globs.min(1).describe('Globs, relative to this file.'),
        severities: severityMap.describe('How serious findings are in these files: a severity, or off, by rule code.'),
      }),
    )
    .optional()
    .describe(
      'Severities for some files only. Of several entries that fit a file, the last one that names the rule counts.',
    ),
  code: codeSchema
    .optional()
    .describe(
      'Source files in which IDs of requirements count: shown as implementing and testing them, and told where nothing defines them. Without it no source file is read.',
    ),
  requiredSections: z
    .record(z.string(), z.array(z.string().min(1)))
    .optional()
    .describe('The sections that documents must have, by kind or "profile/kind", in place of those of the profile.'),
  roles: z
    .array(roleSchema)
    .optional()
    .describe('What citations in a column or behind a label mean, before the rules of the profiles are asked.'),
});

export type ConfigurationSource = z.infer<typeof configurationSchema>;
export type OwnProfileSource = z.infer<typeof ownProfileSchema>;
