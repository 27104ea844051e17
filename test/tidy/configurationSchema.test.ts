import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { configurationFile } from '../../server/src/core/configuration/file';
import { jsonSchemaOfConfiguration, visit } from '../support/configurationSchema';
import { assertGolden } from '../support/golden';

const file = 'schemas/plantrace.config.schema.json';
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  contributes: {
    jsonValidation: { fileMatch: string; url: string }[];
    languages: { id: string; filenames: string[] }[];
  };
};

describe('the JSON schema of the configuration', () => {
  it('is made of the schema that reads it; UPDATE=1 rewrites it', () => {
    assertGolden(`${JSON.stringify(jsonSchemaOfConfiguration(), null, 2)}\n`, file);
  });

  it('explains every key', () => {
    const unexplained: string[] = [];
    visit(jsonSchemaOfConfiguration(), ({ properties }) => {
      if (typeof properties !== 'object') return;
      for (const [key, property] of Object.entries(properties))
        if (typeof property.description !== 'string' || property.description === '')
          unexplained.push(`${key} of ${Object.keys(properties).join(', ')}`);
    });
    assert.deepEqual(
      unexplained,
      [],
      'needs a comment in profile/schema.ts, or a description in configuration/schema.ts',
    );
  });

  it('is contributed for the file, as JSON with comments', () => {
    assert.deepEqual(manifest.contributes.jsonValidation, [{ fileMatch: `/${configurationFile}`, url: `./${file}` }]);
    assert.deepEqual(manifest.contributes.languages, [{ id: 'jsonc', filenames: [configurationFile] }]);
  });
});
