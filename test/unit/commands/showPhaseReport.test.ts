import assert from 'node:assert/strict';
import { showPhaseReport } from '../../../server/src/core/commands/showPhaseReport';
import { asked, refused, run, TODAY, type Files } from '../../support/executing';
import { masterPlan, phasePlan } from '../../support/planText';

const PLAN = 'docs/phase-1-doors.md';
const plan = phasePlan({
  checklist: '- [x] [1.1-1] Doors open → WP-1\n- [ ] [1.1-2] Doors cannot jam (negative) → WP-2',
  constraints: '- [ ] [KDD-wood-1] Oak → WP-1',
  packages:
    '### WP-1: Hinges\n\n**Acceptance criteria**:\n\n- [x] It opens (verifies [1.1-1])\n\n**Requirements traced**: [1.1-1], [KDD-wood-1]\n\n' +
    '### WP-2: Frames\n\n**Acceptance criteria**:\n\n- [x] It stands\n- [ ] Negative: swollen wood does not jam it (verifies [1.1-2]), deferred to WP-3\n- [ ] It is straight\n\n**Requirements traced**: [1.1-2]\n\n' +
    '### WP-3: Paint\n\n**Acceptance criteria**:\n\n- [ ] It dries\n',
  gate: '- [x] All hang\n- [ ] None jams',
  questions: '- Q1: Which way?\n- Is oak dear?',
});
const checklist =
  '# Phase 1 Execution Checklist\n\n## Work Package Status\n\n| WP | Status | Date | Deferred Criteria | Notes |\n|---|---|---|---|---|\n' +
  '| WP-1 | [x] Complete | 2026-03-01 | None | easy |\n| WP-2 | [~] In progress | | Jamming → WP-3 | |\n\n' +
  '## Mid-Phase Compliance Checks\n\n| Check | Date | Result |\n|---|---|---|\n| Build | 2026-03-02 | [x] Pass / [ ] Fail |\n| Deferred | 2026-03-02 | [ ] Pass / [x] N/A |\n\n' +
  '## Verification Gate\n\n| # | Gate Criterion | Pass | Notes |\n|---|---|---|---|\n| 1 | All hang | [x] | seen |\n| 2 | None jams | [ ] | |\n\n' +
  '## Requirements Checklist Verification\n\n| ID | Requirement | Implemented | Tested |\n|---|---|---|---|\n| [1.1-1] | Doors open | [x] | [x] |\n| [1.1-2] | Doors cannot jam | [ ] | [ ] |\n\n' +
  '## Post-Phase Review\n\n| Review Step | Date | Result | Findings |\n|---|---|---|---|\n| Quality | 2026-03-03 | [ ] Pass / [x] Pass with corrections | One hinge |\n';
const questions =
  '# Questions\n\n## Open\n\n| ID | Question | Touches |\n|---|---|---|\n| Q1 | Which way? | [1.1-1] |\n| Q3 | Elsewhere? | [9.9-1] |\n\n## Answered\n\n| ID | Question | Touches |\n|---|---|---|\n| Q2 | Who paints? | Phase 1 WP-3 |\n';

const files = (others: Readonly<Record<string, string>> = {}): Files =>
  new Map(
    Object.entries({
      'docs/master.md': masterPlan({ '1': [`**Plan Document**: \`${PLAN}\``], '2': [] }),
      [PLAN]: plan,
      ...others,
    }),
  );

function textOf(...given: Parameters<typeof run>): string {
  const { answer } = run(...given);
  assert.ok('text' in answer, JSON.stringify(answer));
  return answer.text;
}

describe('Phase report', () => {
  const whole = files({ 'docs/phase-1-checklist.md': checklist, 'docs/questions.md': questions });

  it('says what was done and what is left, as plan, checklist and questions have it', () => {
    const text = textOf(showPhaseReport, whole, { path: PLAN });
    assert.match(
      text,
      new RegExp(`^# Report: Phase 1: Some phase\n\nAs of ${TODAY}, by the plan \\[phase-1-doors\\.md\\]`),
    );
    assert.match(
      text,
      /- \*\*Work packages\*\*: 1\/3 done\n- \*\*Acceptance criteria\*\*: 2\/5 met, 1 deferred, 2 open\n- \*\*Requirements\*\*: 1\/2 done, 2\/2 with/,
    );
    assert.match(text, /- \*\*Verification gate\*\*: 1\/2 passed\n- \*\*Questions\*\*: 3, 2 open\n/);
    assert.match(text, /\| \[WP-1\]\(.*\) Hinges \| done \| 2026-03-01 \| 1\/1 \| – \| easy \|/);
    assert.match(text, /\| \[WP-2\]\(.*\) Frames \| in progress \| – \| 1\/3 \| Jamming → WP-3 \| – \|/);
    assert.match(text, /## Deferred criteria\n\n- \[WP-2\]\(.*\): Negative: swollen wood/);
    assert.match(text, /## Open criteria\n\n- \[WP-2\]\(.*\): It is straight\n- \[WP-3\]\(.*\): It dries\n/);
  });

  it('holds every row to its work, its criteria and its tests', () => {
    const text = textOf(showPhaseReport, whole, { path: PLAN });
    assert.match(
      text,
      /\| \[\[1\.1-1\]\]\(.*\) \| Doors open \| WP-1 \| \[WP-1, criterion 1\]\(.*\) \| done \| yes \|/,
    );
    assert.match(
      text,
      /\| \[\[1\.1-2\]\]\(.*\) \| Doors cannot jam \(negative\) \| WP-2 \| \[WP-2, criterion 2\]\(.*\) \| open \| open \|/,
    );
    assert.match(text, /## Constraints\n\n.*\n.*\n\| \[\[KDD-wood-1\]\]\(.*\) \| Oak \| WP-1 \| – \| open \|/);
  });

  it('takes gate, checks, reviews and questions as they were filled in', () => {
    const text = textOf(showPhaseReport, whole, { path: PLAN });
    assert.match(
      text,
      /- \[x\] All hang \(\[passed\]\(docs\/phase-1-checklist\.md#L\d+\)\): seen\n- \[ \] None jams \(\[open\]/,
    );
    assert.match(text, /\| Build \| 2026-03-02 \| Pass \|\n\| Deferred \| 2026-03-02 \| N\/A \|/);
    assert.match(text, /\| Quality \| 2026-03-03 \| Pass with corrections \| One hinge \|/);
    assert.match(text, /- \[Q1\]\(.*\) \(open\): Which way\?\n- \[Q2\]\(.*\) \(answered\): Who paints\?\n/);
    assert.match(text, /- \[phase-1-doors\.md\]\(.*\) \(open\): Is oak dear\?\n/);
    assert.doesNotMatch(text, /Elsewhere/);
  });

  it('does without checklist and questions, and takes the plan from checklist or master plan', () => {
    const text = textOf(showPhaseReport, files(), { path: PLAN });
    assert.match(text, /, which has no checklist\.\n/);
    assert.match(text, /- \[x\] All hang \(\[passed\]\(docs\/phase-1-doors\.md/);
    assert.match(textOf(showPhaseReport, whole, { path: 'docs/phase-1-checklist.md' }), /^# Report: Phase 1/);
    assert.match(textOf(showPhaseReport, whole, { path: 'docs/master.md', at: 'Plan Document' }), /^# Report: Phase 1/);
    assert.equal(asked(showPhaseReport, whole, null).name, 'plan');
  });

  it('refuses where there is nothing to report', () => {
    assert.match(refused(run(showPhaseReport, new Map([['a.md', '# A\n']]), null)), /^There is no phase plan here/);
    const empty = new Map([[PLAN, phasePlan({})]]);
    assert.match(
      refused(run(showPhaseReport, empty, { path: PLAN })),
      /has no work packages and no checklist rows yet/,
    );
  });
});
