import assert from 'node:assert/strict';
import { startWork } from '../../../server/src/core/commands/startWork';
import { exampleWorkspaces } from '../../support/documents';
import { asked, refused, run } from '../../support/executing';
import { phasePlan, requirements } from '../../support/planText';

const PLAN = 'docs/phase-1-doors.md';
const packages = (traced: string): string =>
  '### WP-1: Hinges\n\n**Description**: What doors hang on.\n\n**Acceptance criteria**:\n\n' +
  '- [ ] A door of forty kilos stays up (verifies [1.1-1])\n- [ ] Negative: a bent hinge is refused (verifies [1.1-2])\n\n' +
  `**Complexity**: S\n\n**Requirements traced**: ${traced}\n\n### WP-2: Locks\n\n**Acceptance criteria**:\n\n- [ ] It locks\n\n**Blocked by**: WP-1\n`;
const checklist =
  '- [ ] [1.1-1] Doors of forty kilos hang straight → WP-1\n- [ ] [1.1-2] A bent hinge cannot be fitted (negative) → WP-1';
const files = (
  traced = '[1.1-1], [1.1-2], REQ-DOOR-1',
  source = 'Doors of forty kilos hang straight',
): Map<string, string> =>
  new Map([
    ['docs/HighLevelReqs.md', requirements({ '1.1': [source, 'A bent hinge cannot be fitted'] })],
    [
      'docs/Component-Door.md',
      '# Component: Door\n\n## REQ-DOOR-1 Frame\n\nThe frame is oak.\n\n- It is dry\n- It is square\n\n## REQ-DOOR-2 Handle\n\nBrass.\n',
    ],
    [PLAN, phasePlan({ checklist, packages: packages(traced) })],
  ]);

function textOf(...given: Parameters<typeof run>): string {
  const { answer } = run(...given);
  assert.ok('text' in answer, JSON.stringify(answer));
  return answer.text;
}

describe('Start work package', () => {
  it('shows what the work says, and each thing that it traces with what verifies it', () => {
    const text = textOf(startWork, files(), { path: PLAN, at: 'What doors hang on' });
    assert.match(text, /^# WP-1: Hinges\n/);
    assert.match(text, /· open · Complexity: S\n\n\*\*Ready\*\*/);
    assert.match(text, /\n\nWhat doors hang on\.\n\n/);
    assert.match(text, /## Acceptance criteria\n\n- \[ \] A door of forty kilos stays up/);
    // The component's section is long: everything stands in blocks.
    assert.match(text, /### \[REQ-DOOR-1\]\(docs\/Component-Door\.md#L3\)\n/);
    assert.match(text, /> The frame is oak\.\n>\n> - It is dry\n> - It is square\n\nVerified by nothing yet\./);
    assert.doesNotMatch(text, /Brass/);
    assert.match(text, /### \[\[1\.1-2\]\]\(docs\/phase-1-doors\.md#L\d+\) \(negative\)/);
    assert.match(text, /> A bent hinge cannot be fitted/);
    assert.match(text, /\[WP-1, criterion 2\]\(docs\/phase-1-doors\.md#L\d+\): Negative: a bent hinge is refused/);
  });

  it('puts short texts side by side in a table, the source where it says something else', () => {
    const text = textOf(startWork, files('[1.1-1], [1.1-2]', 'Doors of fifty kilos hang straight'), {
      path: PLAN,
      at: 'What doors hang on',
    });
    const rows = text.split('\n').filter((line) => line.startsWith('|'));
    assert.equal(rows[0], '| Traces | Says | Source | Verified by |');
    assert.equal(rows.length, 4);
    assert.match(
      rows[2] ?? '',
      /Doors of forty kilos .* Section 1\.1: Doors of fifty kilos hang straight \*\*Drifted apart\*\*/,
    );
    assert.doesNotMatch(rows[3] ?? '', /Drifted/);
  });

  it('says what the work waits for, and what it traces in vain', () => {
    const text = textOf(startWork, files('[1.1-1], [1.1-9]'), { path: PLAN, at: '### WP-2' });
    assert.match(text, /\*\*Not ready\*\*: it waits for WP-1\./);
    assert.match(text, /- \[ \] \[WP-1\]\(.*\) Hinges \(open\)/);
    const broken = textOf(startWork, files('[1.1-1], [1.1-9]'), { path: PLAN, at: '### WP-1' });
    assert.match(broken, /## Traces that lead nowhere\n\n- \[1\.1-9\]/);
  });

  it('asks which work, the open one first, and takes an answer in any case', () => {
    const question = asked(startWork, files(), { path: PLAN, at: '## Scope' });
    assert.ok(question.kind === 'choice');
    assert.deepEqual(
      question.choices.map(({ value }) => value),
      ['WP-1', 'WP-2'],
    );
    assert.match(textOf(startWork, files(), null, { work: ['wp-2'] }), /^# WP-2: Locks/);
    assert.match(refused(run(startWork, files(), null, { work: ['WP-7'] })), /"WP-7" is none of them/);
  });

  it('refuses where there is no work', () => {
    assert.match(refused(run(startWork, new Map([['a.md', '# A\n']]), null)), /^There is no work package/);
  });

  it('gives every piece of work of the examples a brief that traces something', () => {
    let briefs = 0;
    let traced = 0;
    for (const example of exampleWorkspaces()) {
      const { answer } = run(startWork, example, null);
      if (!('ask' in answer) || answer.ask.kind !== 'choice') continue;
      for (const { value } of answer.ask.choices) {
        const text = textOf(startWork, example, null, { work: [value] });
        briefs++;
        if (/## (?:What it traces|Where it comes from)/.test(text)) traced++;
      }
    }
    assert.ok(briefs > 60, `${briefs} briefs`);
    assert.ok(traced > briefs * 0.8, `${traced} of ${briefs} trace something`);
  });
});
