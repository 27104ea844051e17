import assert from 'node:assert/strict';
import { answered, created, findingsOf, readAs, refusal, snapshotOf, TODAY } from '../../../support/newDocuments';

const NAMES = ['spec.md', 'plan.md', 'tasks.md'];
const ask = (title: string, stories = '3'): Record<string, string[]> => ({ title: [title], stories: [stories] });
const idsOf = (files: Record<string, string>, path: string): string[] =>
  snapshotOf(files).files.flatMap((file) => (file.path === path ? file.facts.items.map(({ id }) => id) : []));

describe('New Feature', () => {
  it('asks for the title, then for the number of stories', () => {
    for (const [answers, name] of [
      [{}, 'title'],
      [{ title: ['Night bell'] }, 'stories'],
    ] as const) {
      const answer = answered('newFeature', {}, answers);
      assert.ok('ask' in answer);
      assert.equal(answer.ask.name, name);
    }
  });

  for (const stories of ['1', '3', '20'])
    it(`writes a folder that is read as a feature with ${stories} stories and gets no findings`, () => {
      const files = created('newFeature', {}, ask('Night bell', stories));
      const folder = 'specs/001-night-bell';
      assert.deepEqual(
        Object.keys(files),
        NAMES.map((name) => `${folder}/${name}`),
      );
      assert.deepEqual(Object.values(readAs(files)).sort(), ['spec-kit plan', 'spec-kit spec', 'spec-kit tasks']);
      assert.deepEqual(findingsOf(files), []);
      const items = idsOf(files, `${folder}/spec.md`);
      assert.equal(items.filter((id) => id.startsWith('FR-')).length, Number(stories));
      assert.match(files[`${folder}/spec.md`] ?? '', /^# Feature Specification: Night bell\n/);
      assert.ok(files[`${folder}/plan.md`]?.includes(`**Branch**: \`001-night-bell\` | **Date**: ${TODAY}`));
      const tasks = idsOf(files, `${folder}/tasks.md`).filter((id) => id.startsWith('T'));
      assert.deepEqual(
        tasks,
        tasks.map((_, i) => `T${String(i + 1).padStart(3, '0')}`),
      );
    });

  it('takes the next number after the highest, with the digits of the last, beside the other folders', () => {
    const spec = '# Feature Specification: A\n\n## Requirements\n\n- **FR-01**: System MUST ring\n';
    const files = {
      'apps/bell/specs/07-a/spec.md': spec,
      'apps/bell/specs/12-b/notes.md': '# Notes\n',
      'apps/bell/specs/20260101-c/spec.md': spec,
    };
    const after = created('newFeature', files, ask('Night bell'));
    const path = 'apps/bell/specs/13-night-bell/spec.md';
    assert.deepEqual(
      idsOf(after, path).filter((id) => id.startsWith('FR')),
      ['FR-01', 'FR-02', 'FR-03'],
    );
    const findings = findingsOf(after).filter((finding) => finding.includes('night-bell'));
    assert.deepEqual(findings, []);
  });

  it('writes where the document at hand belongs to', () => {
    const spec = '# Feature Specification: A\n\n## Requirements\n\n- **FR-001**: System MUST ring\n';
    const files = { 'a/specs/001-a/spec.md': spec, 'a/specs/002-b/spec.md': spec, 'b/specs/004-c/spec.md': spec };
    const at = (near?: string): string[] => Object.keys(created('newFeature', files, ask('New one'), near)).slice(3);
    assert.ok(at().every((path) => path.startsWith('a/specs/003-new-one/')));
    assert.ok(at('b/specs/004-c/spec.md').every((path) => path.startsWith('b/specs/005-new-one/')));
  });

  it('changes nothing the second time, by title or by folder, whatever was written meanwhile', () => {
    const files = created('newFeature', { 'README.md': '# Home\n' }, ask('Night bell'));
    const folder = 'specs/001-night-bell';
    const edited = { ...files, [`${folder}/spec.md`]: '# Ours\n\n- **FR-001**: System MUST ring\n' };
    for (const title of ['Night bell', ' night  BELL!', '001-night-bell']) {
      const answer = answered('newFeature', edited, ask(title));
      assert.ok('unchanged' in answer, JSON.stringify(answer));
      assert.equal(answer.unchanged, `Nothing to add: ${folder} has spec.md, plan.md and tasks.md.`);
      assert.deepEqual(answer.show, { file: `${folder}/spec.md`, offset: 0 });
    }
  });

  it('writes the tasks that a specification by hand asks for, and nothing of what is there', () => {
    const spec = [
      '# Feature Specification: Bells',
      '### User Story 1 - Ring at night (Priority: P2)',
      '### User Story 2 - Stay silent on holidays (Priority: P1)',
      '- **FR-101**: System MUST ring at night',
      '- **FR-102**: System MUST NOT wake anybody on holidays',
      '- **FR-103**: System MUST be loud. Out of scope for this feature.',
      '- **SC-007**: Nobody sleeps',
    ].join('\r\n\r\n');
    const before = { 'specs/004-bells/spec.md': spec };
    const after = created('newFeature', before, ask('bells', '9'));
    const tasks = after['specs/004-bells/tasks.md'] ?? '';
    assert.match(tasks, /^# Tasks: Bells\r\n/);
    assert.doesNotMatch(tasks, /[^\r]\n/);
    assert.match(tasks, /Phase 3: User Story 1 - Ring at night \(Priority: P2\)[^#]*\[US1\] … \(FR-101\)/);
    assert.match(tasks, /Phase 4: User Story 2 - Stay silent on holidays \(Priority: P1\)[^#]*\[US2\] … \(FR-102\)/);
    assert.match(tasks, /promises \(SC-007\)/);
    assert.doesNotMatch(tasks, /FR-103/);
    assert.deepEqual(findingsOf(after), []);
  });

  it('traces nothing to a specification that says nothing yet', () => {
    for (const spec of ['', '# Ours\n\nLater.\n', '# Feature Specification: Bells\n\n## Requirements\n']) {
      const after = created('newFeature', { 'specs/004-bells/spec.md': spec }, ask('bells'));
      assert.deepEqual(findingsOf(after), []);
      assert.doesNotMatch(after['specs/004-bells/tasks.md'] ?? '', /FR-|US\d|SC-/);
    }
  });

  it('writes work for requirements that no story asks for', () => {
    const spec = '# Feature Specification: Bells\n\n## Requirements\n\n- **FR-001**: System MUST ring\n';
    const after = created('newFeature', { 'specs/004-bells/spec.md': spec }, ask('bells'));
    assert.match(after['specs/004-bells/tasks.md'] ?? '', /## Phase 3: Implementation\n[^#]*\(FR-001\)/);
    assert.match(after['specs/004-bells/tasks.md'] ?? '', /specification promises\n/);
    assert.deepEqual(findingsOf(after), []);
  });

  it('writes the specification that tasks by hand are for', () => {
    const tasks = [
      '# Tasks: Bells',
      '## Phase 1: Setup',
      '- [ ] T001 Cast it (NFR-002)',
      '## Phase 2: User Story 2',
      '- [x] T002 [US2] Hang it up (FR-003–FR-005, SC-002; Spec 270 FR-044)',
    ].join('\n\n');
    const after = created('newFeature', { 'specs/004-bells/tasks.md': tasks }, ask('bells', '7'));
    const ids = idsOf(after, 'specs/004-bells/spec.md');
    assert.deepEqual(ids.sort(), ['FR-003', 'FR-004', 'FR-005', 'NFR-002', 'SC-002', 'US2']);
    assert.deepEqual(
      findingsOf(after).filter((finding) => !finding.includes('FR-044')),
      [],
    );
    const untraced = { 'specs/004-bells/tasks.md': '# Tasks: Bells\n\n## Phase 1: All\n\n- [ ] T001 Cast it\n' };
    assert.deepEqual(findingsOf(created('newFeature', untraced, ask('bells'))), []);
  });

  it('refuses what makes no name, and a number of stories that is none', () => {
    assert.match(refusal(answered('newFeature', {}, ask('?! …'))), /no letter or digit/);
    assert.match(refusal(answered('newFeature', {}, ask('  '))), /title is needed/);
    for (const stories of ['0', '21', '-1', 'x', '1e1', ''])
      assert.match(refusal(answered('newFeature', {}, ask('a', stories))), /no number from 1 to 20/);
  });

  it('stays within the folder whatever the title holds', () => {
    for (const title of [
      '../../etc/passwd',
      'C:\\con',
      'a/b\\c\nd',
      'CON',
      `${'long '.repeat(50)}`,
      'Über {{title}}',
    ]) {
      const paths = Object.keys(created('newFeature', {}, ask(title)));
      for (const path of paths)
        assert.match(path, /^specs\/001-[\p{L}\p{M}\p{N}-]{1,60}\/(?:spec|plan|tasks)\.md$/u, title);
    }
  });

  it('makes names of titles in any script', () => {
    const folderOf = (title: string): string | undefined =>
      Object.keys(created('newFeature', {}, ask(title)))[0]?.split('/')[1];
    assert.equal(folderOf('Tägliche Übersicht: naïve café'), '001-tagliche-ubersicht-naive-cafe');
    assert.equal(folderOf('한국어 제목'), '001-한국어-제목');
    assert.equal(folderOf('हिन्दी शीर्षक'), '001-हिन्दी-शीर्षक'.normalize('NFC'));
    assert.equal(folderOf('Ёлка и ёж'), '001-ёлка-и-ёж'.normalize('NFC'));
    assert.equal(folderOf('🔔 bell 🔔'), '001-bell');
    assert.equal([...(folderOf('𝒳𠀀'.repeat(50)) ?? '')].length, 4 + 60);
  });

  it('fills in the templates of the workspace, with its line ends, and refuses a slot that it does not have', () => {
    const own = '.plantrace/templates/feature-story.md';
    const text =
      '### User Story {{story-number}} - Ours (Priority: {{priority}})\r\n\r\nAs a ringer, I want {{title}}.\r\n';
    const crlf = created('newFeature', { [own]: text }, ask('Night bell', '2'));
    const spec = crlf['specs/001-night-bell/spec.md'] ?? '';
    assert.equal(spec.split('As a ringer, I want Night bell.\r\n').length, 3);
    assert.doesNotMatch(spec, /[^\r]\n/);
    assert.deepEqual(findingsOf(crlf), []);
    const lf = created('newFeature', { [own]: text, 'specs/a.md': '# A\n' }, ask('Night bell', '2'));
    assert.doesNotMatch(lf['specs/001-night-bell/spec.md'] ?? '', /\r/);
    const wrong = { [own]: `${text}{{storey}}\r\n` };
    const reason = refusal(answered('newFeature', wrong, ask('Night bell')));
    assert.match(reason, /^\.plantrace\/templates\/feature-story\.md, line 4: no slot is called \{\{storey\}\}/);
  });
});
