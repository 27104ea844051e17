import assert from 'node:assert/strict';
import { fixTitles, mend } from '../../../../support/mending';
import { folder } from '../../../../support/planText';

const code = 'trace/orphan-requirement';
const spec = [
  '# Tour',
  '',
  '## Requirements',
  '',
  '- **FR-001**: A visitor MUST start a station by its number.',
  '- **FR-002**: Each station MUST be announced by its bell.',
  '- **FR-003**: Each bell MUST ring before its station is announced.',
  '- **NFR-001**: A station MUST begin within a second.',
  '',
].join('\n');

/** A mission whose two work packages say what they cover among the tasks, in their own documents, or in both. */
function mission(sections: readonly [string, string], fronts: readonly [string, string], orphan = 'FR-003'): string {
  const work = (n: number, title: string, refs = ''): string =>
    `## Work Package WP0${n}: ${title}\n\n${refs === '' ? '' : `**Requirement Refs**: ${refs}\n\n`}- [ ] T00${n} Build it\n`;
  const front = (n: number, refs = ''): string =>
    `---\nwork_package_id: WP0${n}\n${refs === '' ? '' : `requirement_refs:${refs}\n`}---\n\n# Work\n`;
  const others = ['FR-001', 'FR-002', 'FR-003', 'NFR-001'].filter((id) => id !== orphan);
  const wanted = spec
    .split('\n')
    .filter((line) => !line.includes('**') || [orphan, ...others].some((id) => line.includes(`**${id}**`)));
  return folder({
    'kitty-specs/tour/spec.md': wanted.join('\n'),
    'kitty-specs/tour/tasks.md': `# Tasks\n\n${work(1, 'Numbers', sections[0])}\n${work(2, 'Bells before stations', sections[1])}`,
    'kitty-specs/tour/tasks/WP01-numbers.md': front(1, fronts[0]),
    'kitty-specs/tour/tasks/WP02-bells.md': front(2, fronts[1]),
  });
}

describe('trace/orphan-requirement, named in a work package', () => {
  it('is added wherever the package says what it covers, the package that is most like it first', () => {
    const source = mission(['FR-001, NFR-001', 'FR-002'], [' [FR-001, NFR-001]', '\n- FR-002']);
    assert.deepEqual(fixTitles(source, code), ['Name FR-003 in WP02', 'Name FR-003 in WP01']);
    assert.deepEqual(mend(source, code).diff, [
      '- **Requirement Refs**: FR-002',
      '+ **Requirement Refs**: FR-002, FR-003',
      '+ - FR-003',
    ]);
    assert.deepEqual(mend(source, code, { choose: 'Name FR-003 in WP01' }).diff, [
      '- **Requirement Refs**: FR-001, NFR-001',
      '+ **Requirement Refs**: FR-001, FR-003, NFR-001',
      '- requirement_refs: [FR-001, NFR-001]',
      '+ requirement_refs: [FR-001, FR-003, NFR-001]',
    ]);
  });

  it('goes behind those of other series where none is of its own, and is quoted as they are', () => {
    const source = mission(['', ''], [' ["FR-001", "FR-003"]', " ['FR-002']"], 'NFR-001');
    assert.deepEqual(mend(source, code, { choose: 'Name NFR-001 in WP01' }).diff, [
      '- requirement_refs: ["FR-001", "FR-003"]',
      '+ requirement_refs: ["FR-001", "FR-003", "NFR-001"]',
    ]);
    assert.deepEqual(mend(source, code, { choose: 'Name NFR-001 in WP02' }).diff, [
      "- requirement_refs: ['FR-002']",
      "+ requirement_refs: ['FR-002', 'NFR-001']",
    ]);
  });

  it('goes behind a range', () =>
    assert.deepEqual(
      mend(mission(['FR-001–FR-003', 'FR-001'], ['', ''], 'NFR-001'), code, { choose: 'Name NFR-001 in WP01' }).diff,
      ['- **Requirement Refs**: FR-001–FR-003', '+ **Requirement Refs**: FR-001–FR-003, NFR-001'],
    ));
});
