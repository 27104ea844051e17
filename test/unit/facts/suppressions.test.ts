import { checkFixture } from '../../support/fixture';

const plan = (line: string): string =>
  `| Task ID | Description | Prereqs |\n|---|---|---|\n| T-001 | Record | None |\n\n${line}\n`;
const code = 'trace/dangling-reference';
const dangling = `//^"T-009" error ${code}`;
const told = (message: string): string => `//^"<!--" warning document/unused-suppression: ${message}`;

describe('comments that ignore findings', () => {
  for (const comment of [
    `<!-- plantrace-ignore ${code}: known -->`,
    `<!--plantrace-ignore ${code}: known-->`,
    `<!--  plantrace-ignore  ${code} : known: see the log  -->`,
    `<!-- plantrace-ignore plan/phase-order, ${code}: known -->`,
    `<!-- plantrace-ignore plan/phase-order ${code}: known -->`,
    `<!-- plantrace-ignore-file ${code}: known -->`,
  ])
    it(`are read as ${comment}`, () => {
      checkFixture(plan(`See T-009. ${comment}`));
      checkFixture(plan(`${comment}\nSee T-009.`));
    });

  for (const [comment, message] of [
    [`<!-- plantrace-ignore ${code} -->`, `Say why ${code} is ignored`],
    [`<!-- plantrace-ignore ${code} — known -->`, `Say why ${code} is ignored`],
    ['<!-- plantrace-ignore trace/*: known -->', 'There is no rule trace/*.'],
    ['<!-- plantrace-ignore Trace/Dangling: known -->', 'There is no rule Trace/Dangling.'],
    ['<!-- plantrace-ignore: known -->', 'Say which rule is ignored'],
    ['<!-- plantrace-ignore known -->', 'Say which rule is ignored'],
    ['<!-- plantrace-ignore -->', 'Say which rule is ignored'],
  ] as const)
    it(`are told where they have no effect: ${comment}`, () =>
      void checkFixture(plan(`See T-009. ${comment}\n${dangling}\n${told(message).replace('<!--', comment)}`)));

  for (const text of [
    '`<!-- plantrace-ignore: x -->`',
    '<!-- plantrace-ignored: x -->',
    'plantrace-ignore x',
    '<!-- plantrace-ignore',
  ])
    it(`are none in ${text}`, () => void checkFixture(plan(`See T-009. ${text}\n${dangling}`)));
});
