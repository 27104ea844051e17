import assert from 'node:assert/strict';
import { answered, created, findingsOf, readAs, refusal, snapshotOf, without } from '../../../support/newDocuments';

const ask = (title: string, requirements = '2'): Record<string, string[]> => ({
  title: [title],
  requirements: [requirements],
});
const idsOf = (files: Record<string, string>, path: string): string[] =>
  snapshotOf(files).files.flatMap((file) => (file.path === path ? file.facts.items.map(({ id }) => id) : []));

describe('New Kiro Spec', () => {
  for (const requirements of ['1', '2', '12'])
    it(`writes a folder that is read as ${requirements} requirements and gets no findings`, () => {
      const files = created('newKiroSpec', {}, ask('Tide board', requirements));
      assert.deepEqual(readAs(files), {
        '.kiro/specs/tide-board/design.md': 'kiro design',
        '.kiro/specs/tide-board/requirements.md': 'kiro requirements',
        '.kiro/specs/tide-board/tasks.md': 'kiro tasks',
      });
      assert.deepEqual(findingsOf(files), []);
      const ids = idsOf(files, '.kiro/specs/tide-board/requirements.md');
      assert.equal(ids.filter((id) => id.startsWith('Requirement ')).length, Number(requirements));
    });

  it('writes beside the others, and not among those that are put away', () => {
    const text = '# Requirements Document\n\n## Requirements\n\n### Requirement 1: One\n';
    const files = {
      'app/.kiro/specs-archive/a/requirements.md': text,
      'app/.kiro/specs-archive/b/requirements.md': text,
      'app/.kiro/specs/c/requirements.md': text,
    };
    const paths = Object.keys(created('newKiroSpec', files, ask('Tide board'))).slice(3);
    assert.ok(
      paths.every((path) => path.startsWith('app/.kiro/specs/tide-board/')),
      paths.join(),
    );
  });

  it('writes tasks and design for requirements by hand, with their line ends', () => {
    const requirements = [
      '# Requirements Document',
      '## Requirements',
      '### Requirement 3: Warnings',
      '#### Acceptance Criteria',
      '1. WHEN a surge comes, THE Board SHALL turn red\r\n2. THE Board SHALL NOT be green',
      '### Requirement 4: Not thought out yet',
    ].join('\r\n\r\n');
    const before = { '.kiro/specs/tide/requirements.md': requirements };
    const after = created('newKiroSpec', before, ask('Tide'));
    const tasks = after['.kiro/specs/tide/tasks.md'] ?? '';
    assert.match(tasks, /- \[ \] 3\. Warnings\r\n {2}- \[ \] 3\.1 …\r\n {4}- _Requirements: 3\.1, 3\.2_\r\n/);
    assert.doesNotMatch(tasks, /[^\r]\n|4\./);
    assert.deepEqual(findingsOf(after), []);
    const design = created('newKiroSpec', without(after, '.kiro/specs/tide/design.md'), ask('tide'));
    assert.match(design['.kiro/specs/tide/design.md'] ?? '', /### Property 3: …\r\n/);
    assert.deepEqual(findingsOf(design), []);
  });

  it('writes the requirements that tasks by hand are for, and no test of a property that the design does not have', () => {
    const tasks = '# Implementation Plan\n\n- [ ] 1. Do\n  - [ ] 1.1 It\n    - _Requirements: 1.2-1.4, 3_\n';
    const design = '# Design\n\nNo properties.\n';
    const folder = '.kiro/specs/tide';
    const after = created(
      'newKiroSpec',
      { [`${folder}/tasks.md`]: tasks, [`${folder}/design.md`]: design },
      ask('Tide'),
    );
    assert.deepEqual(idsOf(after, `${folder}/requirements.md`).sort(), [
      '1.1',
      '1.2',
      '1.3',
      '1.4',
      '3.1',
      '3.2',
      'Requirement 1',
      'Requirement 3',
    ]);
    const withoutTasks = without(after, `${folder}/tasks.md`);
    assert.doesNotMatch(created('newKiroSpec', withoutTasks, ask('Tide'))[`${folder}/tasks.md`] ?? '', /Property/);
  });

  it('traces nothing to requirements that have no criteria yet', () => {
    for (const requirements of ['', '# Requirements Document\n\n## Requirements\n\n### Requirement 1: Later\n']) {
      const after = created('newKiroSpec', { '.kiro/specs/tide/requirements.md': requirements }, ask('Tide'));
      assert.deepEqual(findingsOf(after), []);
      assert.doesNotMatch(after['.kiro/specs/tide/tasks.md'] ?? '', /1\.1/);
    }
  });

  it('changes nothing the second time', () => {
    const files = created('newKiroSpec', {}, ask('Tide board'));
    const answer = answered('newKiroSpec', files, ask('Tide Board', '7'));
    assert.ok('unchanged' in answer);
    assert.match(answer.unchanged, /^Nothing to add: \.kiro\/specs\/tide-board has requirements\.md, design\.md and/);
  });

  it('refuses names that Windows keeps for itself', () => {
    for (const title of ['con', 'NUL', 'Com1', 'lpt9'])
      assert.match(refusal(answered('newKiroSpec', {}, ask(title))), /^Windows keeps the name/);
    created('newKiroSpec', {}, ask('console'));
  });
});
