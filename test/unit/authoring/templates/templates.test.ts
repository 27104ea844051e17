import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  fileNameOfTemplate,
  templateNames,
  templateOf,
} from '../../../../server/src/core/authoring/templates/templates';
import { lineEndingNear } from '../../../../server/src/core/authoring/templates/lineEndingNear';
import { Checker } from '../../../../server/src/core/rules/check';
import { builtinConfiguration } from '../../../../server/src/core/configuration/configuration';
import type { Snapshot } from '../../../../server/src/core/workspace/snapshot';
import { workspaceOf } from '../../../support/folderInMemory';

const OWN = '.plantrace/templates/feature-spec.md';
const workspace = (files: Record<string, string>): ReturnType<typeof workspaceOf> =>
  workspaceOf(new Map(Object.entries(files)));
const findingsOf = (snapshot: Snapshot): string[] =>
  [...new Checker(builtinConfiguration).check(snapshot).values()].flat().map(({ code, file }) => `${code} ${file}`);

describe('templates', () => {
  it('come with Plantrace, each with something in it and no byte that an editor would change', () => {
    const snapshot = workspace({}).snapshot();
    for (const name of templateNames) {
      const { text, file } = templateOf(snapshot, name);
      assert.equal(file, null);
      const source = path.join('server/src/core/authoring/templates/builtin', `${fileNameOfTemplate(name)}.md`);
      assert.equal(text, readFileSync(source, 'utf8'), name);
      assert.match(text, /\S[^]*\n$/, name);
      assert.doesNotMatch(text, /[\r\t]| \n|\n\n\n|\n\n$/, name);
    }
  });

  it('are the files of one folder', () => {
    const files = readdirSync('server/src/core/authoring/templates/builtin');
    assert.deepEqual(templateNames.map((name) => `${fileNameOfTemplate(name)}.md`).sort(), files.sort());
  });

  it('are those of the workspace where it has its own, as they stand in the editor', () => {
    const one = workspace({ [OWN]: '# On disk\n', 'a.md': '# A\n' });
    assert.deepEqual(templateOf(one.snapshot(), 'featureSpec'), {
      name: 'feature-spec',
      file: OWN,
      text: '# On disk\n',
    });
    one.setBuffer(OWN, '# In the editor\n');
    assert.equal(templateOf(one.snapshot(), 'featureSpec').text, '# In the editor\n');
    assert.equal(templateOf(one.snapshot(), 'featurePlan').file, null);
  });

  it('count where an ignore file keeps them out of what is read', () => {
    const files = new Map([[OWN, '# Ignored\n']]);
    const one = workspaceOf(files);
    one.removeDisk(OWN);
    assert.equal(one.has(OWN), false);
    assert.equal(templateOf(one.snapshot(), 'featureSpec').text, '# Ignored\n');
  });

  it('of an untrusted workspace do not count, in no snapshot of it', () => {
    const one = workspace({ [OWN]: '# Own\n', 'a.md': '# A\n' });
    const before = one.snapshot();
    one.setTrusted(false);
    for (const snapshot of [one.snapshot(), one.snapshot().withTexts(new Map([['a.md', '# B\n']]))])
      assert.equal(templateOf(snapshot, 'featureSpec').file, null);
    assert.equal(templateOf(before, 'featureSpec').file, OWN);
    one.setTrusted(true);
    assert.equal(templateOf(one.snapshot(), 'featureSpec').file, OWN);
  });

  it('define and trace nothing, are of no profile, and get no findings', () => {
    const text = [
      '# Feature Specification: {{title}}',
      '## Requirements',
      '- **FR-001**: System MUST [description] as [told](nowhere.md) in FR-099',
      '- ',
      '[NEEDS CLARIFICATION: what?] <!-- plantrace-ignore trace/orphan-work -->',
      '## Phase Structure',
      '- [ ] T001 {{next-task}}',
    ].join('\n\n');
    const files = Object.fromEntries(
      ['spec.md', 'templates/feature-spec.md', 'specs/001-a/spec.md', 'templates/week-plan.md'].map((file) => [
        `.plantrace/${file}`,
        text,
      ]),
    );
    const one = workspace({ ...files, 'docs/.plantrace/templates/feature-tasks.md': text, 'README.md': '# Home\n' });
    const snapshot = one.snapshot();
    assert.deepEqual(findingsOf(snapshot), []);
    for (const { path, facts } of snapshot.files) {
      assert.deepEqual([facts.profile, facts.items.length, facts.references.length], [null, 0, 0], path);
    }
    // The same text anywhere else is read.
    const elsewhere = workspace({ 'specs/001-a/spec.md': text }).snapshot();
    assert.ok(findingsOf(elsewhere).length > 0);
  });

  it('can be linked to, and stay templates where a plan announces them or a configuration assigns them', () => {
    const text = '# Template\n\n## Part two\n\n- **FR-001**: System MUST [description]\n';
    const readme = `# Home\n\nSee [it](${OWN}#part-two).\n`;
    const master = `# Plan\n\n## Phase Structure\n\n### Phase 1: One\n\n**Plan Document**: ${OWN}\n`;
    const configuration = '{ "documents": [{ "files": ["**/*.md"], "profile": "spec-kit", "kind": "spec" }] }';
    const linked = workspace({ [OWN]: text, 'README.md': readme }).snapshot();
    assert.deepEqual(findingsOf(linked), []);
    assert.equal(linked.graph.file(OWN)?.facts.length, text.length);
    const others: Record<string, string>[] = [{ 'master.md': master }, { 'plantrace.config.json': configuration }];
    for (const other of others) {
      const snapshot = workspace({ [OWN]: text, ...other }).snapshot();
      assert.deepEqual(snapshot.configurationProblems, []);
      assert.equal(snapshot.graph.file(OWN)?.facts.kind, null, Object.keys(other).join());
    }
  });
});

describe('the line ending of a new document', () => {
  it('is that of the documents nearest to it', () => {
    const snapshot = workspace({
      'README.md': 'a\nb\n',
      'specs/001-a/spec.md': '# A\r\n\r\n## Requirements\r\n',
      'docs/x.md': 'a\nb\n',
    }).snapshot();
    assert.equal(lineEndingNear(snapshot, 'specs/002-b/spec.md'), '\r\n');
    assert.equal(lineEndingNear(snapshot, 'docs/y.md'), '\n');
    assert.equal(lineEndingNear(workspace({}).snapshot(), 'y.md'), '\n');
  });
});
