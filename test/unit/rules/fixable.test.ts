import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ruleOf } from '../../../server/src/core/rules/registry';
import { corpusFolder, exampleIn, hasCorpus } from '../../support/corpus';
import { findingsOf, parseFixture, type Checked } from '../../support/fixture';
import { readPage, ruleFiles } from '../../support/rulePages';

/** Findings that say that they can be fixed and offer nothing, or the other way round. */
function wrongIn({ snapshot, findings }: Checked): string[] {
  return findings.flatMap((finding) => {
    const offered = ruleOf(finding.code)?.fixes(snapshot, finding) ?? [];
    if ((finding.fixable === true) === offered.length > 0) return [];
    const { file, code, message } = finding;
    return [`${file} ${code} says ${finding.fixable === true}, offers ${offered.length}: ${message}`];
  });
}

const wrongFiles = (files: ReadonlyMap<string, string>): string[] => wrongIn(findingsOf({ files, expected: [] }));

describe('a finding that says that it can be fixed offers a fix, and no other does', () => {
  const workspaces = path.join('test', 'workspaces');
  for (const entry of readdirSync(workspaces, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    it(`in the example workspace ${entry.name}`, () =>
      assert.deepEqual(wrongFiles(exampleIn(path.join(workspaces, entry.name))), []));
  }

  for (const code of ruleFiles('.md')) {
    it(`in the examples of ${code}`, () => {
      const { valid, invalid } = readPage(code);
      const wrong = [...valid, ...invalid].flatMap(({ line, text }) =>
        wrongIn(findingsOf(parseFixture(text))).map((said) => `${code}.md:${line} ${said}`),
      );
      assert.deepEqual(wrong, []);
    });
  }

  it('in plans of other people', function () {
    if (!hasCorpus('plans')) return this.skip();
    this.timeout(120_000);
    for (const repository of ['copilot-agent-cli', 'mlf2-kiro', 'osml-kiro', 'spec-kitty', 'speckit-companion'])
      assert.deepEqual(wrongFiles(corpusFolder(path.join('plans', repository))), [], repository);
  });
});
