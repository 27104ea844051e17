import assert from 'node:assert/strict';
import { logQuestion } from '../../../../server/src/core/commands/logQuestion';
import { applyEdits } from '../../../../server/src/core/text/edit';
import { exampleWorkspaces } from '../../../support/documents';
import { asked, newFindings, refused, run, runForGood, TODAY, type Files } from '../../../support/executing';
import { masterPlan, phasePlan } from '../../../support/planText';
import type { Answers } from '../../../../server/src/core/commands/command';
import { workspaceOf } from '../../../support/folderInMemory';

const PLAN = 'docs/phase-1-doors.md';
const QUESTIONS = 'docs/questions.md';
const CHECKLIST = 'docs/phase-1-checklist.md';
const WORDS = 'Which way do doors open?';

const planText = (questions: string): string =>
  phasePlan({
    checklist: '- [ ] [1.1-1] Doors open → WP-1',
    packages:
      '### WP-1: Hinges\n\n**Acceptance criteria**:\n\n- [ ] It opens (verifies [1.1-1])\n\n**Requirements traced**: [1.1-1]\n',
    questions,
  });
const folder = (questions: string | null, others: Readonly<Record<string, string>> = {}, own = 'None.'): Files =>
  new Map(
    Object.entries({
      'docs/master.md': masterPlan({ '1': [`**Plan Document**: \`${PLAN}\``] }),
      [PLAN]: planText(own),
      ...(questions === null ? {} : { [QUESTIONS]: questions }),
      ...others,
    }),
  );

const answers: Answers = { text: [WORDS], about: ['cursor'] };
const place = { path: PLAN, at: '### WP-1' };
const TABLE =
  '# Questions\n\n## Open\n\n| ID | Question | Touches | Raised |\n|----|----|----|----|\n| Q4 | Who knocks? | [1.1-1] | 2026-01-02 |\n';

/** Lines that a document gets. */
const added = (diff: readonly string[], path: string): string[] =>
  diff.filter((line) => line.startsWith(`${path}: + `)).map((line) => line.slice(path.length + 4));

/** After a run that creates a document. */
function created(files: Files, given: Answers, at: typeof place | null = place): Map<string, string> {
  const snapshot = workspaceOf(files).snapshot();
  const answer = logQuestion.answer({
    snapshot,
    place: at && { path: at.path, offset: (files.get(at.path) ?? '').indexOf(at.at) },
    answers: given,
    today: TODAY,
    seed: 1,
    findings: () => new Map(),
    textsAt: () => ({ refused: '' }),
  });
  assert.ok('change' in answer, JSON.stringify(answer));
  const after = new Map(files);
  for (const { file, text } of answer.change.creations) after.set(file, text);
  for (const { file, expectedText, edits } of answer.change.edits) after.set(file, applyEdits(expectedText, edits));
  return after;
}

describe('Log question', () => {
  it('logs it in the questions document and the plan, under the next ID, linked to what it is about', () => {
    const { diff, said, files } = runForGood(logQuestion, folder(TABLE), place, answers);
    assert.deepEqual(added(diff, QUESTIONS), [`| Q5 | ${WORDS} | Phase 1 WP-1 | ${TODAY} |`]);
    assert.deepEqual(added(diff, PLAN), [`- Q5: ${WORDS} (WP-1)`]);
    assert.equal(said, 'Logged Q5 in questions.md and phase-1-doors.md.');
    assert.deepEqual(
      newFindings(folder(TABLE), files).filter((one) => !one.startsWith('gate/open-question')),
      [],
    );
  });

  it('is about what is chosen, the item at the cursor first, or the plan as a whole', () => {
    const question = asked(logQuestion, folder(TABLE), place, { text: [WORDS] });
    assert.ok(question.kind === 'choice' && question.name === 'about');
    assert.deepEqual(
      question.choices.map(({ label }) => label),
      ['WP-1', 'WP-1', '[1.1-1]', 'The plan as a whole'],
    );
    const touching = (about: string): string | undefined =>
      added(run(logQuestion, folder(TABLE), place, { text: [WORDS], about: [about] }).diff, QUESTIONS)[0];
    assert.equal(touching('[1.1-1]'), `| Q5 | ${WORDS} | [1.1-1], Phase 1 | ${TODAY} |`);
    assert.equal(touching('plan'), `| Q5 | ${WORDS} | Phase 1 | ${TODAY} |`);
    assert.equal(asked(logQuestion, folder(TABLE), place).name, 'text');
  });

  it('follows a list, its numbering and its dressing', () => {
    const list = '# Questions\n\n## Open\n\n* **Q-007** — Who knocks? ([1.1-1])\n\n## Answered\n\n* **Q-002** — Why?\n';
    const { diff } = runForGood(logQuestion, folder(list), place, answers);
    assert.deepEqual(added(diff, QUESTIONS), [`* **Q-008** — ${WORDS} (Phase 1 WP-1)`]);
  });

  it('goes on in the list of the plan as that is written', () => {
    const own = '- **Q4** — Who knocks?\n- **Q3**: Why?';
    const { diff } = runForGood(logQuestion, folder(TABLE, {}, own), place, answers);
    assert.deepEqual(added(diff, PLAN), [`- **Q5**: ${WORDS} (WP-1)`]);
    const table = '| # | Question | Asked by |\n|---|---|---|\n| Q4 | Who knocks? | Ada |';
    const other = runForGood(logQuestion, folder(TABLE, {}, table), place, answers);
    assert.deepEqual(added(other.diff, PLAN), [`| Q5 | ${WORDS} (WP-1) | |`]);
  });

  it('fills in the row that the checklist keeps for it, and the next ones behind', () => {
    const checklist =
      '# Phase 1 Execution Checklist\n\n## Work Package Status\n\n| WP | Status |\n|---|---|\n\n## Questions Logged During Execution\n\n' +
      '| # | Question | Logged to questions.md | Resolution |\n|---|---|---|---|\n| | | | |\n\n## Summary\n\n- **Questions logged**: 0\n';
    const first = runForGood(logQuestion, folder(TABLE, { [CHECKLIST]: checklist }), place, answers);
    assert.deepEqual(added(first.diff, CHECKLIST), [`| 1 | ${WORDS} | Q5 | |`, '- **Questions logged**: 1']);
    const second = runForGood(logQuestion, first.files, place, { text: ['And | why?'], about: ['plan'] });
    assert.deepEqual(added(second.diff, CHECKLIST), ['| 2 | And \\| why? | Q6 | |', '- **Questions logged**: 2']);
  });

  it('keeps the own columns of a checklist, and a count of another kind', () => {
    const checklist =
      '# Phase 1 Execution Checklist\n\n## Work Package Status\n\n| WP | Status |\n|---|---|\n\n## Questions Logged\n\n' +
      '| ID | Who | Question | Logged |\n|----|-----|----------|--------|\n| Q2 | Ada | Why?     | Ja     |\n\n- **Questions logged**: 7\n';
    const { diff } = runForGood(logQuestion, folder(TABLE, { [CHECKLIST]: checklist }), place, answers);
    assert.deepEqual(added(diff, CHECKLIST), [`| Q5 |     | ${WORDS} | Ja     |`]);
  });

  it('adds what is missing where another run, or a person, logged it already', () => {
    const logged = `${TABLE}| Q5 | ${WORDS} | Phase 1 | |\n`;
    const { diff } = runForGood(logQuestion, folder(logged), place, answers);
    assert.deepEqual(diff, [`${PLAN}: - None.`, `${PLAN}: + - Q5: ${WORDS} (WP-1)`]);
    const answered = '# Questions\n\n## Open\n\nNone.\n\n## Answered\n\n- Q1: Which way do doors open?\n';
    const { answer } = run(logQuestion, folder(answered), place, answers);
    assert.deepEqual(answer, { unchanged: 'Nothing to add: questions.md has this question as Q1.' });
  });

  it('tells questions apart that begin alike', () => {
    const list = '# Questions\n\n## Open\n\n- Q1: Which way do doors open at night?\n';
    const { diff } = runForGood(logQuestion, folder(list), place, { ...answers, text: ['Which way do doors open'] });
    assert.equal(added(diff, QUESTIONS).length, 1);
  });

  it('writes the questions document where the master plan announces it, else beside the plan', () => {
    const beside = created(folder(null), answers);
    assert.equal(
      beside.get(QUESTIONS),
      `# Questions\n\n## Open\n\n| ID | Question | Touches | Raised | Answer |\n|----|----------|---------|--------|--------|\n| Q1 | ${WORDS} | Phase 1 WP-1 | ${TODAY} | |\n`,
    );
    assert.match(beside.get(PLAN) ?? '', /## Open Questions\n\n- Q1: Which way do doors open\? \(WP-1\)\n/);
    assert.ok('unchanged' in run(logQuestion, beside, place, answers).answer);
    const next = runForGood(logQuestion, beside, place, { text: ['Why?'], about: ['plan'] });
    assert.deepEqual(added(next.diff, QUESTIONS), [`| Q2 | Why? | Phase 1 | ${TODAY} | |`]);
    assert.deepEqual(
      newFindings(folder(null), beside).filter((one) => !one.startsWith('gate/open-question')),
      [],
    );
    const index = '\n## File Index\n\n| File | Purpose |\n|---|---|\n| `docs/notes/questions.md` | Questions |\n';
    const master = masterPlan({ '1': [`**Plan Document**: \`${PLAN}\``] }) + index;
    const announced = created(folder(null, { 'docs/master.md': master, 'docs/notes/a.md': '# A\n' }), answers);
    assert.ok(announced.has('docs/notes/questions.md'));
  });

  it('logs in the document itself where its dialect has no questions documents', () => {
    const spec = '# Feature\n\n## Requirements\n\n- **FR-001**: System MUST open\n\n## Open Questions\n\n- Why?\n';
    const path = 'specs/001-x/spec.md';
    const { diff, said } = runForGood(logQuestion, new Map([[path, spec]]), { path, at: 'FR-001' }, answers);
    assert.deepEqual(added(diff, path), [`- ${WORDS} (FR-001)`]);
    assert.equal(said, 'Logged the question in spec.md.');
    const bare = new Map([[path, spec.replace(/## Open[^]*/, '')]]);
    assert.match(
      refused(run(logQuestion, bare, { path }, answers)),
      /has no section for open questions: add a heading "Open Questions", or say/,
    );
  });

  it('marks the row where the dialect does so, once', () => {
    const path = 'specs/001-x/spec.md';
    const spec =
      '# Feature\n\n## Requirements\n\n- **FR-001**: System MUST open\n  both doors\n- **FR-002**: System MUST close\n';
    const { diff } = runForGood(logQuestion, new Map([[path, spec]]), { path, at: 'FR-001' }, answers);
    assert.deepEqual(diff, [`${path}: -   both doors`, `${path}: +   both doors [NEEDS CLARIFICATION: ${WORDS}]`]);
    const kiro = '.kiro/specs/f/requirements.md';
    const asks =
      '# Requirements\n\n### Requirement 1\n\n#### Acceptance Criteria\n\n1. THE Door SHALL open\n2. THE Door SHALL close\n';
    const other = runForGood(logQuestion, new Map([[kiro, asks]]), { path: kiro, at: 'THE Door SHALL close' }, answers);
    assert.deepEqual(added(other.diff, kiro), [`2. THE Door SHALL close [NEEDS CLARIFICATION: ${WORDS}]`]);
  });

  it('refuses where there is no plan, no such item, or no place', () => {
    assert.match(
      refused(run(logQuestion, new Map([['a.md', '# A\n']]), null, answers)),
      /^There is no phase plan here/,
    );
    assert.match(
      refused(run(logQuestion, folder(TABLE), place, { text: ['X'], about: ['WP-9'] })),
      /"WP-9" is none of them/,
    );
    const closed = '# Questions\n\n## Answered\n\n- Q1: Why?\n\n## Notes\n\nX\n';
    assert.match(refused(run(logQuestion, folder(closed), place, answers)), /has no place for open questions/);
  });

  it('fits into the examples without a new finding', () => {
    const phased = exampleWorkspaces().find((files) => files.has('CLAUDE.md'));
    assert.ok(phased);
    const plan = 'docs/plans/phase-2a-kiosk-lending.md';
    const { diff, files } = runForGood(logQuestion, phased, { path: plan, at: '### WP-2' }, answers);
    assert.deepEqual(added(diff, 'docs/plans/questions.md'), [`| Q8 | ${WORDS} | Phase 2A WP-2 | ${TODAY} | |`]);
    assert.deepEqual(newFindings(phased, files), []);
  });
});
