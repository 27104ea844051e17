import { checkFixture } from '../../../support/fixture';
import { folder, masterPlan, phasePlan, withoutPlan } from '../../../support/planText';

const announced = (n: number): string[] => [`**Plan Document**: \`phase-${n}.md\``];
const plan = (n: number): string => phasePlan({ title: `Phase ${n}: Doors` });

describe('plan/unplanned-phase', () => {
  it('tells the first of the phases that are due, and no later one', () =>
    void checkFixture(
      folder({
        'master.md': withoutPlan(2, masterPlan({ 1: announced(1), 2: announced(2), 3: announced(3) })),
        'phase-1.md': plan(1),
      }),
    ));

  it('tells a phase that was left out', () =>
    void checkFixture(
      folder({
        'master.md': withoutPlan(2, masterPlan({ 1: announced(1), 2: announced(2), 3: announced(3) })),
        'phase-1.md': plan(1),
        'phase-3.md': plan(3),
      }),
    ));

  it('says nothing where the first phase has still to be planned', () =>
    void checkFixture(
      folder({ 'master.md': masterPlan({ 1: announced(1), 2: announced(2) }), 'phase-2.md': plan(2) }),
    ));

  it('goes past a phase that is done', () =>
    void checkFixture(
      folder({
        'master.md': withoutPlan(3, masterPlan({ 1: announced(1), 2: [], 3: announced(3) })).replace(
          '### Phase 2: Some phase',
          '### ✅ Phase 2: Some phase',
        ),
        'phase-1.md': plan(1),
      }),
    ));

  it('says nothing of a phase that announces no plan', () =>
    void checkFixture(
      folder({ 'master.md': masterPlan({ 1: announced(1), 2: ['**Goal**: Desk'] }), 'phase-1.md': plan(1) }),
    ));
});
