import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { configurationSchema } from '../../server/src/core/configuration/schema';

const readme = readFileSync('README.md', 'utf8');

describe('the README', () => {
  it('shows the configuration of the example with a dialect of its own as it is', () => {
    const configuration = readFileSync('test/workspaces/own-dialect/plantrace.config.json', 'utf8');
    assert.ok(readme.includes(`\n\`\`\`jsonc\n${configuration}\`\`\`\n`));
  });

  it('names every key of the configuration', () => {
    const [, section = ''] = /\n## Configuration\n([\s\S]*?)\n## /.exec(readme) ?? [];
    const keys = Object.keys(configurationSchema.shape).filter((key) => key !== '$schema');
    assert.deepEqual(
      keys.filter((key) => !section.includes(`| \`${key}\` |`)),
      [],
    );
  });
});
