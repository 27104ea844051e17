import { checkFixture } from '../../../support/fixture';
import { folder, masterPlan, phasePlan, workPackage } from '../../../support/planText';

const plan = (status: string, phases: string): string => `| Task ID | Description | Prereqs | Status |
|---|---|---|---|
| T-001 | Record | None | ${status} |
| T-002 | Cut | T-001 | Open |

${phases}`;

describe('plan/phase-order', () => {
  it('says nothing of a prerequisite that is done, in whatever phase', () =>
    void checkFixture(plan('Done', '## Phase A — Cut\n\n- Tasks: T-002\n')));

  it('takes the first phase of work that several schedule', () =>
    void checkFixture(
      plan(
        'Open',
        '## Phase A\n\n- Tasks: T-001\n\n## Phase B\n\n- Tasks: T-002\n\n## Phase C\n\n- Tasks: T-001\n//^"T-001" information plan/rescheduled-work\n',
      ),
    ));

  it('reads ranges and lists over lines', () =>
    void checkFixture(plan('Open', '## Phase A\n\n- Tasks: T-001–T-002,\n  T-001\n')));

  it('reads tasks in a list below the label', () =>
    void checkFixture(plan('Open', '## Phase A\n\n**Tasks**:\n\n- T-001: first\n- T-002: then\n')));

  it('holds work packages against the order of their phases', () =>
    void checkFixture(
      folder({
        'master.md': masterPlan({ 1: ['**Plan Document**: `phase-1.md`'], 2: ['**Plan Document**: `phase-2.md`'] }),
        'phase-1.md': phasePlan({
          packages: workPackage(
            'WP-1',
            'none',
            '**Blocked by**: Phase 2 WP-1\n//^"WP-1" error plan/phase-order: WP-1 (Phase 1) waits for WP-1, which comes later (Phase 2).',
          ),
        }),
        'phase-2.md': phasePlan({ title: 'Phase 2: Desk', packages: workPackage('WP-1', 'none') }),
      }),
    ));
});
