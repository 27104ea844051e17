import { checkFixture } from '../../../support/fixture';

/** A plan of headings, one a line, under a title. */
const plan = (...lines: string[]): string => ['# Harvest', ...lines].join('\n\n');
const gap = (text: string, message: string): string =>
  `//^${JSON.stringify(text)} information plan/schedule-gap: ${message}`;
const under = (line: string, label: string): string => `${line}\n${label}`;

describe('plan/schedule-gap', () => {
  it('compares days that each week counts from one within their week', () =>
    void checkFixture(
      plan(
        '## Week 1: Ladders',
        '### Day 1-2: Borrow',
        '### Day 3-5: Mend',
        '## Week 2: Picking',
        '### Day 1: East side',
        under('### Day 3: West side', gap('Day 3', 'Day 3 follows Day 1: Day 2 is missing.')),
      ),
    ));

  it('knows a weekend by the date that the plan begins on', () =>
    void checkFixture(
      plan(
        '**Start Date**: 2026-09-10 (a Thursday)',
        '## Week 1: Ladders',
        '### Day 1-2: Borrow',
        '### Day 5: Mend',
        under('### Day 8: Store', gap('Day 8', 'Day 8 follows Day 5: Day 6 and Day 7 are missing.')),
      ),
    ));

  it('takes the days of a week for working days where the next week begins with the sixth', () =>
    void checkFixture(
      plan(
        '**Duration**: 2 weeks',
        '## Week 1: Ladders',
        '### Day 1-5: Mend',
        '## Week 2: Picking',
        '### Day 6-10: East side',
        under('### Day 11: West side', gap('Day 11', 'Day 11 lies beyond the 2 weeks')),
      ),
    ));

  for (const [stated, fits] of [
    ['2 weeks', true],
    ['two weeks', true],
    ['1-2 weeks', true],
    ['10 working days', true],
    ['14 days (about 2 weeks)', true],
    ['1 month', true],
    ['1 week or 2 weeks', true],
    ['as long as it takes', true],
    ['1 week per ladder', true],
    ['1 week', false],
    ['4 days', false],
  ] as const) {
    it(`holds two weeks against ${stated}`, () =>
      void checkFixture(
        plan(
          `**Duration**: ${stated}`,
          '## Week 1: Ladders',
          '### Day 1: Mend',
          fits ? '## Week 2: Picking' : under('## Week 2: Picking', gap('Week 2', 'Week 2 lies beyond the')),
        ),
      ));
  }

  it('does not hold the plan against the duration of one of its weeks', () =>
    void checkFixture(
      plan(
        '## Week 1: Ladders',
        '**Duration**: 3 days',
        '### Day 1-3: Mend',
        '## Week 2: Picking',
        '### Day 4-9: Pick',
      ),
    ));

  it('knows headings that go into detail, and those that sum up', () =>
    void checkFixture(
      plan(
        '## Week 1: Ladders',
        '### Day 1-3: Mend',
        '#### Day 1: Rungs',
        '#### Day 2-3: Rails',
        '### Day 4-5: Paint',
        '## Week 2: Picking',
        '## Week 1-2 Review',
      ),
    ));

  it('tells the week that is missing, and not its days as well', () =>
    void checkFixture(
      plan(
        '## Week 1: Ladders',
        '### Day 1-5: Mend',
        under('## Week 3: Picking', gap('Week 3', 'Week 3 follows Week 1: Week 2 is missing.')),
        '### Day 11-15: Pick',
      ),
    ));

  it('lets a plan begin with a later week', () =>
    void checkFixture(
      plan('**Duration**: 2 weeks', '## Week 5: Ladders', '### Day 21-25: Mend', '## Week 6: Picking'),
    ));

  it('reads dashes and words between the ends of a span', () =>
    void checkFixture(
      plan(
        '## Week 1: Ladders',
        '### Days 1–2: Borrow',
        '### Day 3 to 4: Mend',
        under('### Day 4 - 5: Paint', gap('Day 4 - 5', 'Day 4 is in Day 3-4 and in Day 4-5.')),
      ),
    ));

  it('is silent on weeks and days of any number', () =>
    void checkFixture(
      plan('## Week 1: All', ...Array.from({ length: 999 }, (_, i) => `### Day ${(i * 2) % 1000}: x`)),
    ));
});
