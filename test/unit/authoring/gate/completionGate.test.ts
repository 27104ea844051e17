/** The completion gate of a phase: what is open, and what is written once nothing is. */
import assert from 'node:assert/strict';
import { createExecutionChecklist } from '../../../../server/src/core/authoring/executionChecklist';
import { completionGate } from '../../../../server/src/core/commands/completionGate';
import { verifyPlan } from '../../../../server/src/core/commands/verifyPlan';
import { Checker } from '../../../../server/src/core/rules/check';
import { changed, changedForGood, commanded, lineChanges, type Commanding } from '../../../support/commanding';
import { workspaceOf } from '../../../support/folderInMemory';
import { masterPlan, phasePlan, workPackage } from '../../../support/planText';

const PLAN = 'phase-1-doors.md';
const CHECKLIST = 'phase-1-checklist.md';
const QUESTIONS = 'questions.md';
const TODAY = '2026-05-04';

const criteria = (...rows: string[]): string => `**Acceptance criteria**:\n\n${rows.join('\n')}`;

const plan = phasePlan({
  checklist: '- [x] [1.1-1] A door opens → WP-1\n- [x] [1.1-2] A door never jams (negative) → WP-2',
  constraints: '- [x] [KDD-steel-1] Hinges are of steel → WP-2',
  packages: [
    workPackage('WP-1', '[1.1-1]', criteria('- [x] A door opens (verifies [1.1-1])')),
    workPackage(
      'WP-2',
      '[1.1-2], [KDD-steel-1]',
      criteria(
        '- [x] Negative: a door that is forced never jams (verifies [1.1-2])',
        '- [x] A magnet holds the hinge (verifies [KDD-steel-1])',
      ),
    ),
  ].join('\n'),
  gate: '- [ ] Ten doors open\n- [ ] None of them jams',
});

const MASTER = masterPlan({ '1': [`**Plan Document**: \`${PLAN}\``] });

/** All that can be told is closed: what is left are the gate's own criteria. */
function finished(own: Readonly<Record<string, (text: string) => string>> = {}): Map<string, string> {
  const before = new Map([
    ['master.md', MASTER],
    [PLAN, plan],
    [
      QUESTIONS,
      '# Questions\n\n## Open\n\n| ID | Question | Touches |\n|---|---|---|\n| Q9 | Which red? | Phase 2 |\n',
    ],
  ]);
  const created = createExecutionChecklist(workspaceOf(before).snapshot(), PLAN);
  assert.ok('change' in created, JSON.stringify(created));
  const checklist = (created.change.creations[0]?.text ?? '')
    .replaceAll('[ ] Pending', '[x] Complete')
    .replaceAll('[ ] Pass / [ ] Fail', '[x] Pass / [ ] Fail')
    .replaceAll('[ ] Pass / [ ] N/A', '[ ] Pass / [x] N/A')
    .replaceAll('[ ] Pass / [ ] Pass with corrections', '[x] Pass / [ ] Pass with corrections')
    .replaceAll('| [x] | [ ] |', '| [x] | [x] |');
  const files = changed(commanded(verifyPlan, before.set(CHECKLIST, checklist), { place: PLAN }), before);
  return new Map([...files].map(([path, text]) => [path, own[path]?.(text) ?? text]));
}

const answered = (files: Map<string, string>, answers: Commanding['answers'] = {}): ReturnType<typeof commanded> =>
  commanded(completionGate, files, { place: PLAN, answers });

/** The lines of what is open, without their links. */
function openOf(files: Map<string, string>): string[] {
  const answer = answered(files, { also: ['list'], passed: [] });
  assert.ok('text' in answer, JSON.stringify(answer));
  assert.equal(answer.title, 'What is open before Phase 1 can close');
  const lines = answer.text.split('\n').filter((line) => /^(?:##|-) /.test(line));
  return lines.map((line) => line.replace(/\]\([^()]*\): /, ']: '));
}

const closed = (files: Map<string, string>): Map<string, string> =>
  changedForGood(completionGate, files, { place: PLAN, answers: { passed: ['all'] } });

const swap =
  (from: string, to: string) =>
  (text: string): string => {
    assert.ok(text.includes(from), from);
    return text.replace(from, to);
  };

describe('the completion gate', () => {
  it('asks for its own criteria, none of them chosen, once nothing else is open', () => {
    const answer = answered(finished());
    assert.ok('ask' in answer && answer.ask.kind === 'choice', JSON.stringify(answer));
    assert.equal(answer.ask.name, 'passed');
    assert.equal(answer.ask.many, true);
    assert.deepEqual(
      answer.ask.choices.map(({ value, label, picked }) => [value, label, picked]),
      [
        ['1', 'Ten doors open', undefined],
        ['2', 'None of them jams', undefined],
      ],
    );
  });

  it('ticks what passed in plan and checklist, and fills in counts and the day, in one edit', () => {
    const before = finished();
    const after = closed(before);
    assert.deepEqual(lineChanges(before.get(PLAN) ?? '', after.get(PLAN) ?? ''), [
      '- - [ ] Ten doors open',
      '- - [ ] None of them jams',
      '+ - [x] Ten doors open',
      '+ - [x] None of them jams',
    ]);
    assert.deepEqual(lineChanges(before.get(CHECKLIST) ?? '', after.get(CHECKLIST) ?? ''), [
      '- **Completed**:',
      '- | 1 | Ten doors open | [ ] | |',
      '- | 2 | None of them jams | [ ] | |',
      '- - **Requirements verified**: 0/2',
      `+ **Completed**: ${TODAY}`,
      '+ | 1 | Ten doors open | [x] | |',
      '+ | 2 | None of them jams | [x] | |',
      '+ - **Requirements verified**: 2/2',
    ]);
    const findings = [...new Checker().check(workspaceOf(after).snapshot()).values()].flat();
    assert.deepEqual(
      findings.filter(({ file }) => file === PLAN || file === CHECKLIST),
      [],
    );
  });

  it('ticks a part of the criteria, and closes with the rest', () => {
    const before = finished();
    const part = changed(answered(before, { passed: ['none of them JAMS'] }), before);
    assert.ok(part.get(PLAN)?.includes('- [ ] Ten doors open\n- [x] None of them jams'));
    assert.ok(part.get(CHECKLIST)?.includes('**Completed**:\n'));
    assert.deepEqual(openOf(part), ['## Verification gate (1)', '- [Ten doors open]: is not ticked']);
    assert.deepEqual(closed(part), closed(before));
  });

  it('lists all that is open, and offers to tick nothing', () => {
    const files = finished({
      [PLAN]: (text) =>
        text
          .replace('- [x] A magnet holds', '- [ ] A magnet holds')
          .replace('- [x] [1.1-1]', '- [ ] [1.1-1]')
          .replace('| Forward |', '| Forwards |'),
      [CHECKLIST]: (text) =>
        text
          .replace('| WP-1 | Some work | [x] Complete', '| WP-1 | Some work | [ ] Pending')
          .replace('| All tests pass | | [x] Pass / [ ] Fail', '| All tests pass | | [ ] Pass / [x] Fail')
          .replace('A door never jams (negative) | [x] | [x]', 'A door never jams (negative) | [x] | [ ]')
          .replace('Hinges are of steel | [x]', 'Hinges are of steel | [ ]')
          .replace('| 1 | Ten doors open | [ ]', '| 1 | Ten doors open | [x] Fail')
          .replace('Code quality | | [x] Pass', 'Code quality | | [ ] Pass'),
      [QUESTIONS]: swap('Phase 2', 'Phase 1 WP-2'),
    });
    const open = openOf(files);
    for (const line of [
      '- [WP-1 Some work]: open in the checklist',
      '- [WP-2, "A magnet holds the hinge (verifies \\[KDD-steel-1\\])"]: is not ticked',
      '- [\\[1.1-1\\] A door opens]: is not ticked in the plan',
      '- [\\[1.1-2\\] A door never jams (negative)]: is not tested',
      '- [\\[KDD-steel-1\\] Hinges are of steel]: is not respected',
      '- [All tests pass]: failed',
      '- [Q9 Which red?]: is open',
      '- [Ten doors open]: failed',
      '- [None of them jams]: is not ticked',
      '- [External review: Code quality]: has no outcome yet',
    ])
      assert.ok(open.includes(line), `${line}\nin\n${open.join('\n')}`);
    for (const name of ['also', 'passed']) {
      const answer = answered(files, name === 'also' ? { also: ['list'], passed: ['all'] } : { also: ['list'] });
      assert.ok('text' in answer, name);
    }
  });

  it('misses the checklist, the record and the compliance checks', () => {
    const bare = finished();
    bare.delete(CHECKLIST);
    bare.set(PLAN, plan);
    assert.deepEqual(openOf(bare), [
      '## Records (2)',
      '- [The execution checklist]: is not there yet: Create Execution Checklist writes it',
      '- [The verification record]: is not there yet: Verify Plan writes it',
      '## Verification gate (2)',
      '- [Ten doors open]: is not ticked',
      '- [None of them jams]: is not ticked',
    ]);
    const unchecked = finished({
      [CHECKLIST]: (text) =>
        text.replaceAll('[x] Pass / [ ] Fail', '[ ] Pass / [ ] Fail').replace('[x] N/A', '[ ] N/A'),
    });
    assert.ok(openOf(unchecked).includes('- [Mid-Phase Compliance Checks]: no check is recorded'));
  });

  it('passes before the reviews of the finished phase, and closes after them', () => {
    const reviewing = swap('Code quality | | [x] Pass', 'Code quality | | [ ] Pass');
    const before = finished({ [CHECKLIST]: reviewing });
    const passed = changed(answered(before, { passed: ['all'] }), before);
    assert.ok(passed.get(CHECKLIST)?.includes('| 1 | Ten doors open | [x] | |'));
    assert.ok(passed.get(CHECKLIST)?.includes('**Completed**:\n'));
    assert.deepEqual(openOf(passed), ['## Reviews (1)', '- [External review: Code quality]: has no outcome yet']);
    const reviewed = passed.get(CHECKLIST)?.replace('Code quality | | [ ] Pass', 'Code quality | | [x] Pass') ?? '';
    assert.deepEqual(closed(passed.set(CHECKLIST, reviewed)), closed(finished()));
  });

  it('fills in the counts of a phase that is open where that is asked for', () => {
    const before = finished({ [PLAN]: swap('- [x] A door opens', '- [ ] A door opens') });
    const asked = answered(before);
    assert.ok('ask' in asked && asked.ask.name === 'also', JSON.stringify(asked));
    const after = changed(answered(before, { also: ['counts'] }), before);
    assert.deepEqual(lineChanges(before.get(CHECKLIST) ?? '', after.get(CHECKLIST) ?? ''), [
      '- - **Requirements verified**: 0/2',
      '+ - **Requirements verified**: 2/2',
    ]);
    assert.ok('text' in answered(after));
  });

  it('finds the day where a rule below it makes a heading of it', () => {
    const ruled = (text: string): string =>
      text.replace('**Completed**:\n\n---', '**Completed**: [date or "in progress"]\n---');
    const text = closed(finished({ [CHECKLIST]: ruled })).get(CHECKLIST) ?? '';
    assert.ok(text.includes(`**Started**:\n**Completed**: ${TODAY}\n---\n`), text.slice(0, 200));
  });

  it('keeps what a person wrote beside counts, day and criteria, and other line endings', () => {
    const mine = (text: string): string =>
      text
        .replace('**Completed**:', '**Completed**: in progress\\')
        .replace(
          '| # | Gate Criterion | Pass | Notes |\n|---|----------------|------|-------|',
          '| Gate Criterion | Seen by | Result |\n|---|---|---|',
        )
        .replace(
          '| 1 | Ten doors open | [ ] | |\n| 2 | None of them jams | [ ] | |',
          '| None of them jams | Ada | pending |\n| Ten doors open | Bob | |',
        )
        .replace('**Total WPs**: 2', '**Total WPs**: N, one of them small')
        .replace('**Requirements verified**: 0/2', '**Requirements verified**: all that matter')
        .replace('**Questions logged**: 0', '**Questions logged**:')
        .replaceAll('\n', '\r\n');
    const before = finished({ [CHECKLIST]: mine });
    const after = closed(before).get(CHECKLIST) ?? '';
    assert.deepEqual(lineChanges(before.get(CHECKLIST) ?? '', after), [
      '- **Completed**: in progress\\\r',
      '- | None of them jams | Ada | pending |\r',
      '- | Ten doors open | Bob | |\r',
      '- - **Total WPs**: N, one of them small\r',
      '- - **Questions logged**:\r',
      `+ **Completed**: ${TODAY}\\\r`,
      '+ | None of them jams | Ada | Pass |\r',
      '+ | Ten doors open | Bob | Pass |\r',
      '+ - **Total WPs**: 2, one of them small\r',
      '+ - **Questions logged**: 0\r',
    ]);
  });
});
