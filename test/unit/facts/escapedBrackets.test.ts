/** Formatters put backslashes before brackets that lead nowhere, and before what could begin a list. */
import assert from 'node:assert/strict';
import { CRANE_PLAN, craneSources, lampWith, LAMP_TASKS } from '../../support/idForms';
import { markDone } from '../../../server/src/core/commands/markDone';
import { changed, commanded } from '../../support/commanding';
import { workspaceOf } from '../../support/folderInMemory';
import { parseFixture } from '../../support/fixture';
import { readingOf } from '../../support/reading';

const titlesIn = (source: string, path: string): string[] =>
  (workspaceOf(parseFixture(source).files).snapshot().graph.file(path)?.facts.items ?? []).map(
    ({ id, title }) => `${id} ${title}`,
  );

describe('escaped brackets', () => {
  const plan = `${craneSources()}
//- /${CRANE_PLAN}
# Phase 1: Crane

## Requirements Checklist

* [ ] \\[4.4-1] It lifts ten tons. → WP-1
* [ ] \\[4.4-2\\] It must not swing in a storm. → WP-1
* [ ] **\\[4.4-3]** It turns both ways.

## Work Packages

### WP-1: Lift

**Requirements traced**: \\[4.4-1], \\[4.4-2\\]

### WP-2: Turn

**Requirements traced**: \\[4.4-3]
`;

  it('hold the IDs of rows and of what covers them', () => {
    const { items, links } = readingOf(plan);
    assert.deepEqual(
      items.filter((item) => item.startsWith(CRANE_PLAN)),
      ['5 4.4-1 open', '6 4.4-2 open', '7 4.4-3 open', '11 WP-1', '15 WP-2'].map((item) => `${CRANE_PLAN}:${item}`),
    );
    assert.deepEqual(
      links.filter((link) => link.includes(' covers 4')),
      ['13 covers 4.4-1 P:5', '13 covers 4.4-2 P:6', '17 covers 4.4-3 P:7'].map(
        (link) => `${CRANE_PLAN}:${link.replace('P', CRANE_PLAN)}`,
      ),
    );
  });

  it('are no part of the words behind them', () => {
    assert.deepEqual(titlesIn(plan, CRANE_PLAN).slice(0, 3), [
      '4.4-1 It lifts ten tons.',
      '4.4-2 It must not swing in a storm.',
      '4.4-3 It turns both ways.',
    ]);
    assert.deepEqual(titlesIn(lampWith('* [ ] T003 \\[P] \\[US1\\] Wind it\n'), LAMP_TASKS).slice(-1), [
      'T003 Wind it',
    ]);
  });

  it('are boxes that a mark of their own was put into, and plain ones once the work is done', () => {
    const { files } = parseFixture(lampWith('* [ ] T003 Wind it\n* \\[-] T004 Clean it\n* \\[\\~] T005 Paint it\n'));
    const after = [
      ['T004', 'T005'],
      ['T005', 'T004'],
    ].map(([first, second]) =>
      changed(commanded(markDone, files, { place: LAMP_TASKS, answers: { item: [first ?? ''] } }), files)
        .get(LAMP_TASKS)
        ?.split('\n')
        .filter((line) => line.includes(first ?? '') || line.includes(second ?? '')),
    );
    assert.deepEqual(after, [
      ['* [x] T004 Clean it', '* \\[\\~] T005 Paint it'],
      ['* \\[-] T004 Clean it', '* [x] T005 Paint it'],
    ]);
  });

  it('hold both ends of a range', () => {
    const text = plan.replace('\\[4.4-1], \\[4.4-2\\]', '\\[4.4-1\\]–\\[4.4-2]');
    const { links } = readingOf(text);
    assert.ok(links.includes(`${CRANE_PLAN}:13 covers 4.4-2 ${CRANE_PLAN}:6`));
  });

  it('stand before numbers of tasks as well', () => {
    const { items } = readingOf(`//- /.kiro/specs/fog/tasks.md
# Implementation Plan

* [x] 1\\. Bell

  * [ ] 1.1 Hang it

* [ ] 2\\. Rope
`);
    assert.deepEqual(
      items,
      [3, 5, 7].map((line, at) => `.kiro/specs/fog/tasks.md:${line} ${['1 done', '1.1 open', '2 open'][at]}`),
    );
  });
});
