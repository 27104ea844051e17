import assert from 'node:assert/strict';
import { ruleOf } from '../../../../../server/src/core/rules/registry';
import { exampleIn } from '../../../../support/corpus';
import { findingsOf } from '../../../../support/fixture';
import { fixTitles, mend } from '../../../../support/mending';
import { folder, phasePlan, workPackage } from '../../../../support/planText';

const CODE = 'trace/duplicate-definition';

describe(`the fix of ${CODE}`, () => {
  const tasks = (second: string): string =>
    `| Task ID | Description | Prereqs |\n|---|---|---|\n| T-001 | Record | None |\n| T-002 | Cut | T-001 |\n${second}\n| T-004 | Hang | T-002 |\n`;

  it('gives the second the next free ID, and leaves what cites the first', () => {
    const { diff, fixes } = mend(tasks('| `T-002` | Print | T-001 |'), CODE);
    assert.equal(fixes[0]?.title, 'Give this one the next free ID, T-005');
    assert.deepEqual(diff, ['- | `T-002` | Print | T-001 |', '+ | `T-005` | Print | T-001 |']);
  });

  it('carries along what the second says of itself', () => {
    const package_ = (title: string): string =>
      `### WP-1: ${title}\n\n**Complexity**: S\n\nWP-1 comes first.\n\n**Blocked by**: WP-2\n`;
    const source = folder({
      'phase-1.md': phasePlan({ packages: `${package_('Gate')}\n${package_('Bell')}\n${workPackage('WP-2', 'none')}` }),
    });
    assert.deepEqual(mend(source, CODE).diff, [
      '- ### WP-1: Bell',
      '- WP-1 comes first.',
      '+ ### WP-3: Bell',
      '+ WP-3 comes first.',
    ]);
  });

  it('passes over numbers that somebody cites', () => {
    const source = tasks('| T-002 | Print | T-001 |').replace('| Hang | T-002 |', '| Hang | T-002, T-005 |');
    assert.deepEqual(fixTitles(source, CODE), ['Give this one the next free ID, T-006']);
  });

  it('carries along links to its heading, and the IDs that they show', () => {
    const package_ = (title: string): string => `### WP-1: ${title}\n\n**Complexity**: S\n`;
    const links = 'First [WP-1](#wp-1-gate), then [**WP-1**: the bell](#wp-1-bell), and WP-1 again.';
    const source = folder({
      'phase-1.md': phasePlan({ packages: `${package_('Gate')}\n${package_('Bell')}`, tests: links }),
      'notes.md': 'See [WP-1](phase-1.md#wp-1-gate).\n',
    });
    assert.deepEqual(mend(source, CODE).diff, [
      '- ### WP-1: Bell',
      `- ${links}`,
      '+ ### WP-2: Bell',
      '+ First [WP-1](#wp-1-gate), then [**WP-2**: the bell](#wp-2-bell), and WP-1 again.',
    ]);
  });

  it('writes a story as stories are written', () => {
    const story = (title: string): string => `### User Story 1 - ${title} (Priority: P1)\n\nAs a reader I ${title}.\n`;
    const source = `//- /specs/001-desk/spec.md\n# Feature Specification: Desk\n\n${story('ask')}\n${story('ring')}`;
    assert.deepEqual(mend(source, CODE).diff, [
      '- ### User Story 1 - ring (Priority: P1)',
      '+ ### User Story 2 - ring (Priority: P1)',
    ]);
  });

  it('is not there for IDs without numbers', () => {
    const { snapshot, findings } = findingsOf({ files: exampleIn('test/workspaces/schedule'), expected: [] });
    const finding = findings.find(({ code }) => code === CODE);
    assert.ok(finding);
    assert.deepEqual(ruleOf(CODE)?.fixes(snapshot, finding), []);
  });
});
