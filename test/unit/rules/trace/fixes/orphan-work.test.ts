import assert from 'node:assert/strict';
import { fixTitles, mend } from '../../../../support/mending';
import { folder, phasePlan, workPackage } from '../../../../support/planText';

const CODE = 'trace/orphan-work';
const rows = '- [ ] [1.1-1] It opens → WP-1\n- [ ] [1.1-2] A bell rings at the desk\n- [ ] [1.1-3] It closes → WP-1';
const plan = (second: string): string =>
  folder({
    'phase-1.md': phasePlan({ checklist: rows, packages: `${workPackage('WP-1', '[1.1-1], [1.1-3]')}\n${second}` }),
  });

describe(`the fixes of ${CODE}`, () => {
  it('trace what nobody covers before what the work package is like', () => {
    const source = plan('### WP-2: What opens it\n\n**Complexity**: S\n\n**Requirements traced**: none\n');
    assert.deepEqual(fixTitles(source, CODE), ['Trace 1.1-2 in WP-2', 'Trace 1.1-1 in WP-2', 'Trace 1.1-3 in WP-2']);
    assert.deepEqual(mend(source, CODE).diff, [
      '- **Requirements traced**: none',
      '+ **Requirements traced**: [1.1-2]',
    ]);
  });

  it('fill a field that is empty, and write one that is missing', () => {
    assert.deepEqual(mend(plan('### WP-2: Bell\n\n- **Traces**:\n- **Complexity**: S\n'), CODE).diff, [
      '- - **Traces**:',
      '+ - **Traces**: [1.1-2]',
    ]);
    assert.deepEqual(mend(plan('### WP-2: Bell\n\n**Complexity**: S\n'), CODE).diff, [
      '+ **Requirements traced**: [1.1-2]',
      '+ ',
    ]);
    assert.deepEqual(mend(plan('### WP-2: Bell\n\n- **Complexity**: S\n'), CODE).diff, [
      '+ - **Requirements traced**: [1.1-2]',
    ]);
  });

  it('leave a field alone that says something', () => {
    const source = plan('### WP-2: Bell\n\n**Requirements traced**: those of the desk\n');
    assert.deepEqual(fixTitles(source, CODE), []);
  });
});
