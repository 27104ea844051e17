import assert from 'node:assert/strict';
import { addReviewFindings } from '../../../../server/src/core/commands/addReviewFindings';
import { corpusFolder, hasCorpus } from '../../../support/corpus';
import { phasePlan, workPackage } from '../../../support/planText';
import type { Files } from '../../../support/renaming';
import { reviewSubjects } from '../../../../server/src/core/authoring/review/subject';
import { difference } from '../../../support/updatingMatrix';
import { asked, example, made, question, refusal, snapshotOf } from './reviewing';

const KIOSKS = example('phased-plan');
const PLAN = 'docs/plans/phase-2a-kiosk-lending.md';
const QUESTIONS = 'docs/plans/questions.md';
const ANSWER = [
  'Three things:',
  '',
  '1. [3.4-2] does not say what happens at midnight of the thirtieth day.',
  '2. WP-3 never tests that a *fourth* volume is refused at another kiosk ([3.4-3]).',
  '3. The plan names nobody who answers for the field trial.',
].join('\n');

const given = (questions: string, fixes: string, answer = ANSWER): Record<string, string[]> => ({
  answer: [answer],
  questions: questions.split(',').filter((one) => one !== ''),
  fixes: fixes.split(',').filter((one) => one !== ''),
});

const added = (files: Files, plan: string, answers: Record<string, string[]>): Files =>
  made(addReviewFindings, files, plan, answers).files;

/** Lines that are changed, by document. */
function changes(before: Files, after: Files): Record<string, string[]> {
  return Object.fromEntries(
    [...after].flatMap(([path, text]) => {
      const lines = difference(before.get(path) ?? '', text);
      return lines.length === 0 ? [] : [[path, lines]];
    }),
  );
}

const criteria = '**Acceptance criteria**:\n\n- [ ] It opens.\n- [x] It closes.';
const alone = (parts: Parameters<typeof phasePlan>[0] = {}): Files =>
  new Map([
    [
      'phase-1.md',
      phasePlan({
        checklist: '- [ ] [1.1-1] A door opens → WP-1',
        packages: workPackage('WP-1', '[1.1-1]', criteria),
        ...parts,
      }),
    ],
  ]);

describe('findings of a review', () => {
  it('go to the questions document, and to the work packages that they are about', () => {
    assert.deepEqual(changes(KIOSKS, added(KIOSKS, PLAN, given('1', '2'))), {
      [QUESTIONS]: ['+ | Q8 | [3.4-2] does not say what happens at midnight of the thirtieth day. | [3.4-2] | | |'],
      [PLAN]: [
        '+ - [ ] Fix from review: WP-3 never tests that a *fourth* volume is refused at another kiosk ([3.4-3]).',
      ],
    });
  });

  it('go to the work package that covers what they name', () => {
    const text = added(KIOSKS, PLAN, given('', '1')).get(PLAN) ?? '';
    const section = text.split('### WP-3')[1]?.split('### WP-4')[0] ?? '';
    assert.match(section, /\(verifies \[KDD-data-storage-4\]\)\n- \[ \] Fix from review: \[3\.4-2\] does not say/);
  });

  it('become open questions where no ID tells whose they are', () => {
    assert.deepEqual(changes(KIOSKS, added(KIOSKS, PLAN, given('', '3'))), {
      [QUESTIONS]: [
        '+ | Q8 | Fix from review: The plan names nobody who answers for the field trial. | Phase 2A | | |',
      ],
      [PLAN]: ['+ - Q8: Fix from review: The plan names nobody who answers for the field trial.'],
    });
  });

  it('are named as the questions document has to name them, and come one below the other', () => {
    const after = changes(KIOSKS, added(KIOSKS, PLAN, given('2,3', '')));
    assert.deepEqual(after, {
      [QUESTIONS]: [
        '+ | Q8 | Phase 2A WP-3 never tests that a *fourth* volume is refused at another kiosk ([3.4-3]). | Phase 2A WP-3, [3.4-3] | | |',
        '+ | Q9 | The plan names nobody who answers for the field trial. | Phase 2A | | |',
      ],
    });
  });

  it('add nothing twice, whatever was done with them since', () => {
    const first = added(KIOSKS, PLAN, given('1', '2,3'));
    const text = (first.get(PLAN) ?? '').replace('- [ ] Fix from review: WP-3', '- [x] Fix from review: WP-3');
    const answer = asked(addReviewFindings, new Map([...first, [PLAN, text]]), PLAN, given('1', '2,3'));
    assert.ok('unchanged' in answer);
    assert.match(answer.unchanged, /^Nothing to add: .*questions\.md and .*have all of it\.$/);
    const more = made(
      addReviewFindings,
      first,
      PLAN,
      given('1,3,5', '2,4', `${ANSWER}\n4. WP-1 has no drawing.\n5. Why?`),
    );
    assert.equal(more.said, `Added 1 question to ${QUESTIONS} and 1 fix to ${PLAN}.`);
  });

  it('stand in the plan itself where there is no questions document', () => {
    assert.deepEqual(
      changes(alone(), added(alone(), 'phase-1.md', given('1', '2,3', '- One, [1.1-1]\n- Two [1.1-1]\n- Three'))),
      {
        'phase-1.md': ['+ - [ ] Fix from review: Two [1.1-1].', '+ - One, [1.1-1]', '+ - Fix from review: Three'],
      },
    );
  });

  it('are written where a work package has no criteria yet, in the line ends of the plan', () => {
    const bare = alone({ packages: workPackage('WP-1', '[1.1-1]') });
    const files = new Map([['phase-1.md', (bare.get('phase-1.md') ?? '').replaceAll('\n', '\r\n')]]);
    const text = added(files, 'phase-1.md', given('', '1', '- See [1.1-1]')).get('phase-1.md') ?? '';
    assert.match(text, /Acceptance criteria\*\*:\r\n\r\n- \[ \] Fix from review: See \[1\.1-1\]\r\n/);
    assert.doesNotMatch(text, /(?<!\r)\n/);
  });

  it('bring no ID that leads nowhere into the plan', () => {
    const text = added(alone(), 'phase-1.md', given('', '1', '- [1.1-1] and [1.1-9] are one')).get('phase-1.md') ?? '';
    assert.match(text, /Fix from review: \[1\.1-1\] and 1\.1-9 are one\./);
  });

  it('are read from a document that is named', () => {
    const files = new Map([...alone(), ['answer.md', '- One [1.1-1]\n- Two\n']]);
    const answers = { answer: ['answer.md'], questions: [], fixes: ['1'] };
    assert.match(added(files, 'phase-1.md', answers).get('phase-1.md') ?? '', /Fix from review: One \[1\.1-1\]\./);
  });

  it('are asked about step by step', () => {
    const ask = (answers: Record<string, string[]>): ReturnType<typeof question> =>
      question(asked(addReviewFindings, KIOSKS, PLAN, answers));
    assert.equal(ask({}).name, 'answer');
    assert.deepEqual(ask({ answer: [ANSWER] }), { name: 'questions', values: ['1', '2', '3'] });
    assert.deepEqual(ask({ answer: [ANSWER], questions: ['2'] }), { name: 'fixes', values: ['1', '3'] });
    const all = changes(KIOSKS, added(KIOSKS, PLAN, { answer: [ANSWER], questions: ['3'], fixes: ['all'] }));
    assert.equal(all[PLAN]?.length, 2);
    const nothing = asked(addReviewFindings, KIOSKS, PLAN, given('', ''));
    assert.ok('unchanged' in nothing);
    assert.match(refusal(asked(addReviewFindings, KIOSKS, PLAN, given('1', '1'))), /Fixes: "1" is none of them/);
    assert.match(refusal(asked(addReviewFindings, KIOSKS, PLAN, given('', '', 'All is well.'))), /no list of findings/);
  });

  for (const name of ['spec-kit', 'kiro', 'task-table', 'schedule'])
    it(`find a place in every plan of the example ${name}`, () => {
      const files = example(name);
      for (const { file } of reviewSubjects(snapshotOf(files))) {
        const after = added(files, file.path, given('1', '2', '- Is it so?\n- It is not so'));
        for (const [path, text] of after)
          assert.deepEqual(
            difference(files.get(path) ?? '', text).filter((line) => line.startsWith('- ')),
            [],
          );
      }
    });

  it('find a place in the plans of other people', function () {
    if (!hasCorpus('plans')) this.skip();
    const files = corpusFolder('plans');
    const subjects = reviewSubjects(snapshotOf(files));
    for (const { file } of subjects.filter((_, i) => i % Math.ceil(subjects.length / 10) === 0)) {
      const own = new Map([...files].filter(([path]) => path.startsWith(file.path.replace(/[^/]*$/, ''))));
      added(own, file.path, given('1', '2', '- Is it so?\n- It is not so'));
    }
  });
});
