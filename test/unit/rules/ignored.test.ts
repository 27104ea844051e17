import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { suppressionsFor } from '../../../server/src/core/authoring/suppression';
import { UNSAID_REASON } from '../../../server/src/core/facts/suppressions';
import { ruleOf } from '../../../server/src/core/rules/registry';
import { applyEdits } from '../../../server/src/core/text/edit';
import { exampleIn } from '../../support/corpus';
import { findingsOf, parseFixture } from '../../support/fixture';
import { readPage, ruleFiles } from '../../support/rulePages';

const unused = 'document/unused-suppression';

/** What is left of the findings that are ignored, each in all ways that are offered, with a reason written. */
function lastingIn(files: ReadonlyMap<string, string>): string[] {
  const { snapshot, findings } = findingsOf({ files, expected: [] });
  const before = (file: string): number =>
    findings.filter((finding) => finding.file === file && finding.code === unused).length;
  return findings.flatMap((finding) => {
    const { file, code, message } = finding;
    if (file.endsWith('.json') || ruleOf(code)?.looksAt === 'suppressions') return [];
    const ways = suppressionsFor(snapshot, finding);
    const lasting = ways.flatMap(({ title, change }) => {
      const edits = change.edits[0]?.edits ?? [];
      const reasoned = edits.map((edit) => ({ ...edit, newText: edit.newText.replace(UNSAID_REASON, 'it is meant') }));
      const ignored = new Map(files).set(file, applyEdits(files.get(file) ?? '', reasoned));
      const left = findingsOf({ files: ignored, expected: [] }).findings.filter((other) => other.file === file);
      const isTold = left.some((other) => other.code === code && other.message === message && other.id === finding.id);
      const isUnused = left.filter((other) => other.code === unused).length > before(file);
      return isTold || isUnused ? [`${file} ${code} is told in spite of "${title}": ${message}`] : [];
    });
    return ways.length === 0 ? [`${file} ${code} cannot be ignored: ${message}`] : lasting;
  });
}

describe('every finding can be ignored', () => {
  const workspaces = path.join('test', 'workspaces');
  for (const entry of readdirSync(workspaces, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    it(`in the example workspace ${entry.name}`, function () {
      this.timeout(60_000);
      assert.deepEqual(lastingIn(exampleIn(path.join(workspaces, entry.name))), []);
    });
  }

  for (const code of ruleFiles('.md'))
    it(`in the examples of ${code}`, () =>
      assert.deepEqual(
        readPage(code).invalid.flatMap(({ text }) => lastingIn(parseFixture(text).files)),
        [],
      ));
});
