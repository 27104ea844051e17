import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { severities } from '../../server/src/core/model/vocabulary';
import { pages } from '../../server/src/core/rules/pages';
import { rules } from '../../server/src/core/rules/registry';

const choices = [...severities, 'off'];

/** What the manifest says of each rule, made from the rules: an editor completes codes and severities from it. */
function severityProperties(): Record<string, unknown> {
  return Object.fromEntries(
    rules.map(({ code, title, severity }) => [
      code,
      { type: 'string', enum: choices, default: severity, markdownDescription: `${title}: ${summaryOf(code)}` },
    ]),
  );
}

/** The sentence under the title of a rule's page. */
function summaryOf(code: string): string {
  const paragraph = (pages[code] ?? '').split('\n').find((line) => line.trim() !== '' && !line.startsWith('#'));
  return paragraph?.trim() ?? '';
}

const text = readFileSync('package.json', 'utf8');
const manifest = JSON.parse(text) as {
  contributes: { configuration: { properties: Record<string, { properties?: Record<string, unknown> }> } };
};
const setting = manifest.contributes.configuration.properties['plantrace.severities'];

describe('rules', () => {
  it('stand in the manifest as they are; UPDATE=1 rewrites it', () => {
    assert.ok(setting, 'package.json contributes plantrace.severities');
    const wanted = severityProperties();
    if (process.env['UPDATE'] === '1') {
      setting.properties = wanted;
      writeFileSync('package.json', `${JSON.stringify(manifest, null, 2)}\n`);
    }
    assert.deepEqual(setting.properties, wanted);
  });

  it('are all named in the README', () => {
    const readme = readFileSync('README.md', 'utf8');
    assert.deepEqual(
      rules.map((rule) => rule.code).filter((code) => !readme.includes(`\`${code}\``)),
      [],
    );
  });

  it('have codes of the form group/kebab-noun, each once', () => {
    const codes = rules.map((rule) => rule.code);
    assert.deepEqual(
      codes.filter((code) => !/^(?:trace|plan|gate|document)\/[a-z]+(?:-[a-z]+)*$/.test(code)),
      [],
    );
    assert.equal(new Set(codes).size, codes.length);
  });
});
