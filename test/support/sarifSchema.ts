import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import type { Log } from 'sarif';

/** The published schema of SARIF 2.1.0, as Microsoft's matchers for SARIF bring it. */
const SCHEMA = 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';

const readJson = (file: string): object => JSON.parse(readFileSync(file, 'utf8')) as object;

// The schema is one of draft 4, which later versions of the validator have given up.
const ajv = new Ajv({ schemaId: 'auto', allErrors: true, unknownFormats: [] });
ajv.addMetaSchema(readJson('node_modules/ajv/lib/refs/json-schema-draft-04.json'));
const validate = ajv.compile(readJson(SCHEMA));

/** The log, which the published schema finds nothing wrong with. */
export function validSarif(text: string): Log {
  const log: unknown = JSON.parse(text);
  assert.ok(validate(log), ajv.errorsText(validate.errors, { separator: '\n' }));
  return log as Log;
}
