import assert from 'node:assert/strict';
import { fixTitles, mend } from '../../../../support/mending';
import { folder } from '../../../../support/planText';

const CODE = 'trace/ambiguous-reference';
const spec = (name: string): string =>
  `# Feature Specification: ${name}\n\n## Requirements\n\n- **FR-001**: System MUST ${name}.\n`;
const specs = (readme: string, ...folders: readonly string[]): string =>
  folder({
    'README.md': `# Read me\n\n${readme}\n`,
    ...Object.fromEntries(folders.map((name) => [`specs/${name}/spec.md`, spec(name)])),
  });

describe(`the fixes of ${CODE}`, () => {
  it('say which folder is meant, by its number', () => {
    const source = specs('See FR-001 first.', '001-gate', '002-bell');
    assert.deepEqual(fixTitles(source, CODE), ['Qualify: Spec 001 FR-001', 'Qualify: Spec 002 FR-001']);
    assert.deepEqual(mend(source, CODE).diff, ['- See FR-001 first.', '+ See Spec 001 FR-001 first.']);
    assert.deepEqual(
      mend(specs('See **FR-001**.', '001-gate', '002-bell'), CODE, { choose: 'Qualify: Spec 002' }).diff,
      ['- See **FR-001**.', '+ See Spec 002 **FR-001**.'],
    );
  });

  it('say it by the name where two share a number', () => {
    const source = specs('See FR-001 first.', '001-gate', '001-bell');
    assert.deepEqual(mend(source, CODE, { choose: 'Qualify: specs/001-gate/' }).diff, [
      '- See FR-001 first.',
      '+ See specs/001-gate/ FR-001 first.',
    ]);
  });

  it('take along what the same paragraph names, as far as the folder has it', () => {
    const both = specs('FR-001 comes before\nFR-002 here.', '001-gate', '002-bell').replaceAll(
      '- **FR-001**',
      '- **FR-002**: System MUST close.\n- **FR-001**',
    );
    const { diff, fixes } = mend(both, CODE);
    assert.equal(fixes[0]?.title, 'Qualify: Spec 001 FR-001, and FR-002 with it');
    assert.deepEqual(diff, [
      '- FR-001 comes before',
      '- FR-002 here.',
      '+ Spec 001 FR-001 comes before',
      '+ Spec 001 FR-002 here.',
    ]);
  });
});
