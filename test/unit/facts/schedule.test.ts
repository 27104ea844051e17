import assert from 'node:assert/strict';
import type { FileFacts } from '../../../server/src/core/facts/facts';
import { ReferenceField } from '../../../server/src/core/facts/facts';
import type { Snapshot } from '../../../server/src/core/workspace/snapshot';
import { checkFixture } from '../../support/fixture';
import { workspaceOf } from '../../support/folderInMemory';

const snapshotOf = (files: Record<string, string>): Snapshot => workspaceOf(new Map(Object.entries(files))).snapshot();

function factsOf(text: string): FileFacts {
  const facts = snapshotOf({ 'plan.md': text }).graph.file('plan.md')?.facts;
  assert.ok(facts);
  return facts;
}

const itemsOf = ({ items }: FileFacts): string[] =>
  items.map(({ id, parent, title }) => `${items[parent]?.id ?? ''} > ${id}: ${title}`);

const WEEK = '# Harvest\n\n## Week 1: Ladders\n\n### Day 1-2: Mend\n\n';

describe('a schedule', () => {
  it('has weeks, and days as their parts whatever headings stand between', () => {
    const text = `${WEEK}## Tools\n\n### Day 3: Paint\n\n# Second part\n\n## Week 2 (late)\n\n### Days 4–5\n`;
    assert.deepEqual(itemsOf(factsOf(text)), [
      ' > Week 1: Ladders',
      'Week 1 > Day 1-2: Mend',
      'Week 1 > Day 3: Paint',
      ' > Week 2: (late)',
      'Week 2 > Day 4-5: ',
    ]);
  });

  it('has them behind pictures as well, with the status that one of them says', () => {
    const { items } = factsOf(
      '# Harvest\n\n## 🗓️ Week 1: Ladders\n\n### ✅ Day 1: Mend\n\n### 🔄 **Day 2**\n\n### Day 3 ✅\n',
    );
    assert.deepEqual(
      items.map(({ id, status }) => `${id} ${String(status)}`),
      ['Week 1 null', 'Day 1 done', 'Day 2 in-progress', 'Day 3 done'],
    );
  });

  it('names days after their week where each week counts from one', () => {
    const text = `${WEEK}## Week 2: Picking\n\n### Day 1-2: East\n\n### Day 1-2 Deliverables\n\n- [ ] Baskets\n`;
    const facts = factsOf(text);
    assert.deepEqual(
      facts.items.map(({ id }) => id),
      ['Week 1', 'Day 1-2', 'Week 2', 'Week 2 Day 1-2'],
    );
  });

  it('gives what stands below a heading that takes a week up again to that week', () => {
    const { items, rows } = factsOf(
      `${WEEK}## Deliverables\n\n### Week 1 Deliverables:\n\n1. ✅ Ladders\n2. ⏳ Paint\n`,
    );
    assert.equal(items.length, 2);
    assert.deepEqual(
      rows.map(({ kind, owner, status }) => `${kind} ${items[owner]?.id ?? ''} ${String(status)}`),
      ['deliverable Week 1 done', 'deliverable Week 1 open'],
    );
  });

  it('counts rows with a mark alone, whatever the mark', () => {
    const rows = [
      '- [x] a',
      '1. [ ] b',
      '- ✅ c',
      '- ❌ d',
      '- 🔄 e',
      '- ⏳ f',
      '- ☑️ g',
      '- h',
      '- [i] j',
      '- A ✅ k',
    ];
    const text = `${WEEK}${rows.join('\n\n<!-- -->\n\n')}\n`;
    assert.deepEqual(
      factsOf(text).rows.map(({ start, end, status }) => `${text.slice(start, end)} ${String(status)}`),
      ['a done', 'b open', 'c done', 'd blocked', 'e in-progress', 'f open', 'g done'],
    );
  });

  it('takes marked rows outside of weeks for deliverables only where they are called so', () => {
    const text = `${WEEK}# Notes\n\n- [ ] Ask Ruth\n\n# Deliverables\n\n- [ ] Twelve baskets\n`;
    assert.deepEqual(
      factsOf(text).rows.map(({ kind, owner, start, end }) => `${kind} ${owner} ${text.slice(start, end)}`),
      ['deliverable -1 Twelve baskets'],
    );
  });

  it('has gates for success criteria, and labels that name their groups are none', () => {
    const text = `${WEEK}# Success Criteria\n\n1. **Safety**\n   - Nobody falls\n2. **Speed**: all picked in a day\n3. Stored dry\n   - in the loft\n`;
    const { rows } = factsOf(text);
    assert.deepEqual(
      rows.map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`),
      ['gate Nobody falls', 'gate **Speed**: all picked in a day', 'gate Stored dry', 'gate in the loft'],
    );
  });

  it('leads from a day to the block that holds it, and from nothing to nowhere', () => {
    const snapshot = snapshotOf({ 'plan.md': `${WEEK}Day 2, Week 1, Day 7 and Week 9; Day 1.5, Day 3rd.\n` });
    const { graph } = snapshot;
    const led = Array.from({ length: graph.referenceCount }, (_, r) => {
      const target = graph.parts.targets[r] ?? -1;
      return `${graph.text(graph.field(r, ReferenceField.symbol))}: ${target < 0 ? String(graph.stateOf(r)) : graph.item(target).id}`;
    });
    assert.deepEqual(led, ['Day 2: Day 1-2', 'Week 1: Week 1', 'Day 7: null', 'Week 9: null']);
  });

  for (const text of [
    '# Diary\n\n## Week 1\n\nRain.\n\n## Week 2\n\nSun.\n',
    '# Weekly notes\n\n## Weekend 1\n\n### Daylight\n',
    '# Week 12 in review\n\n**Duration** of the rain: long\n',
    '# Course\n\nWeek 1: reading\n\nDay 1: none\n',
    '# Recipe\n\n**Duration**: 2 hours\n\n## Step 1\n',
  ]) {
    it(`is not ${JSON.stringify(text)}`, () => assert.equal(factsOf(text).kind, null));
  }

  it('is a plan of weeks whose beginning or duration is stated', () =>
    assert.equal(factsOf('# Harvest\n\n**Duration**: 2 weeks\n\n## Week 1: Ladders\n').kind, 'schedule-plan'));
});

describe('scenarios', () => {
  const scenario = (id: string, rest = ''): string => `# Scenario: Pick\n\n- **ID**: \`${id}\`\n${rest}`;

  it('are defined by the field that names them, under the words of their heading', () => {
    const text = `${scenario('pick-apples', '- **Dependencies**: `mend-ladder`\n')}\n## Steps\n\n1. Climb with \`two-hands\`\n`;
    const snapshot = snapshotOf({ 'pick.md': text, 'mend.md': scenario('mend-ladder') });
    const { graph } = snapshot;
    assert.deepEqual(
      snapshot.files.flatMap(({ facts }) => facts.items.map(({ id, kind, title }) => `${kind} ${id}: ${title}`)),
      ['scenario mend-ladder: Pick', 'scenario pick-apples: Pick'],
    );
    const resolved = Array.from({ length: graph.referenceCount }, (_, r) => r).filter(
      (r) => graph.stateOf(r) === 'resolved',
    );
    assert.deepEqual(
      resolved.map((r) => `${graph.item(graph.ownerOf(r)).id} ${String(graph.roleOf(r))}`),
      ['pick-apples depends-on'],
    );
  });

  for (const text of [
    '# Scenario: Pick\n\nNo field.\n',
    '# Scenarios\n\n- **ID**: `pick-apples`\n',
    '# Scenario: Pick\n\n- **ID**: pick-apples\n',
    '# Scenario: Pick\n\n- **ID**: `apples`\n',
    '# Scenario: Pick\n\n- **Id number**: `pick-apples`\n',
  ]) {
    it(`are not ${JSON.stringify(text)}`, () => assert.equal(factsOf(text).kind, null));
  }

  it('are two with one ID only within one plan', () => {
    const plan = `${WEEK}\`pick-apples\`\n`;
    checkFixture(
      `//- /a/plan.md\n${plan}\n//- /a/one.md\n${scenario('pick-apples')}\n//- /a/two.md\n${scenario('pick-apples')}` +
        '//^"pick-apples" error trace/duplicate-definition: pick-apples is defined more than once.\n',
    );
    checkFixture(
      `//- /a/plan.md\n${plan}\n//- /a/one.md\n${scenario('pick-apples')}\n//- /b/plan.md\n${plan}\n//- /b/one.md\n${scenario('pick-apples')}`,
    );
  });

  it('may wait for one that the plan lists and nobody has written yet', () => {
    const waits = scenario('pick-apples', '- **Dependencies**: `mend-ladder`\n');
    checkFixture(`//- /plan.md\n${WEEK}- \`mend-ladder\`\n\n//- /pick.md\n${waits}`);
    checkFixture(
      `//- /plan.md\n${WEEK}- \`mend-ladders\`\n\n//- /pick.md\n${waits}` +
        '//^"mend-ladder" error trace/dangling-reference: Nothing defines mend-ladder.\n',
    );
  });

  it('are read in code spans alone, and only where a profile reads the document', () => {
    const { graph, files } = snapshotOf({
      'notes.md': 'Run `pick-apples` and pick-apples.\n',
      'pick.md': scenario('pick-apples'),
      'plan.md': `${WEEK}pick-apples, \`Pick-apples\`, \`pick apples\`, \`pick--apples\`, \`x pick-apples\`, [\`pick-apples\`](pick.md)\n`,
    });
    assert.equal(files.length, 3);
    const cited = Array.from({ length: graph.referenceCount }, (_, r) => r).filter(
      (r) => graph.stateOf(r) === 'resolved',
    );
    assert.deepEqual(
      cited.map((r) => graph.fileOfReference(r).path),
      ['plan.md'],
    );
  });
});

describe('broken fences', () => {
  it('are told at their cause, and each of several', () => {
    const example = '```markdown\n//^"```markdown" warning document/broken-fence\ntext\n```sh\ncode\n```\nmore\n```\n';
    const swallowed = '\n### Day 3: Hidden\n\n```js\ncode\n```\n\n';
    checkFixture(`${WEEK}${example}${swallowed}### Day 4: Seen\n\n${example}${swallowed}### Day 6: Seen\n`);
  });
});
