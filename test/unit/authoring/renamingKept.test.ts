import assert from 'node:assert/strict';
import { after, renaming } from '../../support/renaming';

describe('what the baseline remembers', () => {
  const source = (baseline: string): string => `//- /specs/001-kiosk/spec.md
# Feature Specification: Kiosk

- **FR-001**: System MUST start.
- **FR-002**: System MUST stop.

//- /specs/002-desk/spec.md
# Feature Specification: Desk

- **FR-001**: System MUST wait.

//- /plantrace.baseline.json
${baseline}`;
  const baseline = `{
  "version": 1,
  "items": {
    "specs/001-kiosk/spec.md": {
      "FR-001": "000000000001",
      "FR-002": "000000000002"
    },
    "specs/002-desk/spec.md": {
      "FR-001": "000000000003"
    }
  },
  "reviewed": {
    "specs/001-kiosk/tasks.md": {
      "specs/001-kiosk/spec.md#FR-001": "000000000001"
    }
  }
}
`;
  it('goes with the item, in its order', () =>
    assert.deepEqual(after(source(baseline), 'FR-001', 'FR-009', 'specs/001-kiosk/spec.md'), [
      '- **FR-009**: System MUST start.',
      '      "FR-002": "000000000002",',
      '      "FR-009": "000000000001"',
      '      "specs/001-kiosk/spec.md#FR-009": "000000000001"',
    ]));

  it('stays where somebody has laid it out by hand', () =>
    assert.deepEqual(after(source(baseline.replaceAll('  ', '\t')), 'FR-001', 'FR-009', 'specs/001-kiosk/spec.md'), [
      '- **FR-009**: System MUST start.',
    ]));
});

describe('the bytes of a document', () => {
  it('are what they were but for the IDs', () => {
    const text =
      '\uFEFF# Tasks: Kiosk\r\n\r\n## Phase 1: Setup\r\n\r\n- [ ] T001 Lay\u00A0cables\r\n- [ ] T002 after T001';
    const lines = renaming(`//- /specs/001-kiosk/tasks.md\n${text}`, 'T001', 'T0010');
    assert.deepEqual(lines, [
      '- - [ ] T001 Lay\u00A0cables\r',
      '+ - [ ] T0010 Lay\u00A0cables\r',
      '- - [ ] T002 after T001',
      '+ - [ ] T002 after T0010',
    ]);
  });
});
