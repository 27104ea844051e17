import assert from 'node:assert/strict';
import { answered, created, findingsOf, readAs, refusal, snapshotOf } from '../../../support/newDocuments';

const week = (title: string, rest: Record<string, string[]> = {}): Record<string, string[]> => ({
  title: [title],
  weeks: ['2'],
  start: ['2026-03-02'],
  ...rest,
});

describe('New Task-Table Plan', () => {
  it('writes a plan that gets no findings, and changes nothing the second time', () => {
    const files = created('newTaskTable', {}, { title: ['Rollout of the probes'] });
    assert.deepEqual(readAs(files), { 'docs/rollout-of-the-probes.md': 'task-table task-plan' });
    assert.deepEqual(findingsOf(files), []);
    const edited: Record<string, string> = {
      ...files,
      'docs/rollout-of-the-probes.md': `${files['docs/rollout-of-the-probes.md'] ?? ''}Mine.`,
    };
    const answer = answered('newTaskTable', edited, { title: ['Rollout of the Probes'] });
    assert.ok('unchanged' in answer);
    assert.equal(answer.unchanged, 'Nothing to add: docs/rollout-of-the-probes.md is there.');
  });

  it('is called like the others and stands beside them, or where it is wanted', () => {
    const one = created('newTaskTable', {}, { title: ['a'], path: ['plans/Rollout_Plan.md'] });
    assert.deepEqual(Object.keys(one), ['plans/Rollout_Plan.md']);
    assert.ok('plans/Night_Watch.md' in created('newTaskTable', one, { title: ['Night watch'] }));
    assert.ok('x/y.md' in created('newTaskTable', one, { title: ['Night watch'], path: ['./x/y'] }));
  });

  it('cites the documents that its tasks come from by abbreviations that are read', () => {
    const sources = ['docs/Action_Plan.md', 'Survey.md', 'apples/pears.md', 'plans/a-p.md', 'notes.md'];
    const files = Object.fromEntries([...sources, 'no way.md'].map((path) => [path, '# A\n\nOne.\n\nTwo.\n']));
    const asked = answered('newTaskTable', files, { title: ['Rollout'] });
    assert.ok('ask' in asked && asked.ask.kind === 'choice' && asked.ask.many);
    assert.deepEqual(asked.ask.choices.map(({ value }) => value).sort(), [...sources].sort());
    const after = created('newTaskTable', files, { title: ['Rollout'], sources });
    const text = after['docs/rollout.md'] ?? '';
    assert.ok(
      text.includes(
        '- Sources: `Action_Plan.md` (AP), `../Survey.md` (SU), `../apples/pears.md` (PE), `../plans/a-p.md` (APA), `../notes.md` (NO).\n',
      ),
      text,
    );
    assert.deepEqual(findingsOf(after), []);
    const cited = { ...after, 'docs/rollout.md': text.replace('P0 | R-001', 'P0 | R-001; APA L3; SU L9') };
    const findings = findingsOf(cited);
    assert.equal(findings.length, 1, findings.join('\n'));
    assert.match(findings[0] ?? '', /^trace\/broken-source docs\/rollout\.md: .*L9/);
    assert.match(refusal(answered('newTaskTable', files, { title: ['a'], sources: ['x.md'] })), /none of them/);
    assert.match(refusal(answered('newTaskTable', {}, { title: ['a'], sources: ['x.md'] })), /^x\.md is no document/);
  });

  it('refuses a place that is another document, outside the folder, or no name of a file', () => {
    const files = { 'docs/a.md': '# Something else\n' };
    const refused = (path: string): string =>
      refusal(answered('newTaskTable', files, { title: ['Rollout'], path: [path], sources: [] }));
    assert.match(refused('docs/a.md'), /^docs\/a\.md is there already and is something else/);
    for (const path of ['../a.md', '/a.md', 'C:/a.md', 'docs/../../a.md']) assert.match(refused(path), /outside/, path);
    for (const path of ['', 'docs/', 'docs//a.md', 'docs/./a.md']) assert.match(refused(path), /no place/, path);
    for (const path of ['nul.md', 'aux/a.md', 'docs/COM1.x.md']) assert.match(refused(path), /^Windows keeps/, path);
    for (const path of ['a?.md', 'a:b.md', 'a\\b.md', 'a\nb.md']) assert.match(refused(path), /can't hold/, path);
    assert.match(refused('docs./a.md'), /^Not every system/);
    assert.match(
      refusal(answered('newTaskTable', files, { title: ['A'], sources: [] })),
      /^docs\/a\.md is there already/,
    );
  });
});

describe('New Week Plan', () => {
  it('asks for title, weeks and start', () => {
    const asked = (answers: Record<string, string[]>): string => {
      const answer = answered('newWeekPlan', {}, answers);
      return 'ask' in answer ? answer.ask.name : JSON.stringify(answer);
    };
    assert.deepEqual(
      [asked({}), asked({ title: ['a'] }), asked({ title: ['a'], weeks: ['2'] })],
      ['title', 'weeks', 'start'],
    );
  });

  for (const weeks of ['1', '2', '13'])
    it(`writes ${weeks} weeks of five days that fit to its duration, without findings`, () => {
      const files = created('newWeekPlan', {}, week('Drills', { weeks: [weeks] }));
      const text = files['docs/drills.md'] ?? '';
      assert.deepEqual(readAs(files), { 'docs/drills.md': 'schedule schedule-plan' });
      assert.deepEqual(findingsOf(files), []);
      assert.match(text, new RegExp(`\\*\\*Start Date\\*\\*: 2026-03-02\\n\\*\\*Duration\\*\\*: ${weeks} weeks?\\n`));
      assert.match(text, new RegExp(`### Day ${Number(weeks) * 5}: `));
      const answer = answered('newWeekPlan', files, week('Drills', { weeks: ['5'] }));
      assert.ok('unchanged' in answer);
    });

  it('refuses a day that there is not, and weeks that are no number', () => {
    for (const start of ['2026-02-29', '2026-13-01', '2026-00-10', '1900-02-29', 'monday', '2026-3-2'])
      assert.match(refusal(answered('newWeekPlan', {}, week('a', { start: [start] }))), /is no day/, start);
    created('newWeekPlan', {}, week('a', { start: ['2028-02-29'] }));
    assert.match(refusal(answered('newWeekPlan', {}, week('a', { weeks: ['0'] }))), /no number from 1/);
    const table = created('newTaskTable', {}, { title: ['a'] });
    assert.match(refusal(answered('newWeekPlan', table, week('a'))), /something else/);
  });
});

describe('New Scenario', () => {
  const light = created('newScenario', {}, { id: ['light-the-lamp'] });

  it('writes a scenario with its ID as metadata, without findings', () => {
    assert.deepEqual(readAs(light), { 'docs/scenarios/light-the-lamp.md': 'schedule scenario-document' });
    assert.deepEqual(findingsOf(light), []);
    assert.deepEqual(
      snapshotOf(light).files.flatMap(({ facts }) => facts.items.map(({ id, kind }) => `${kind} ${id}`)),
      ['scenario light-the-lamp'],
    );
  });

  it('offers the scenarios that there are, and writes down those that come first', () => {
    const asked = answered('newScenario', light, { id: ['launch-the-boat'] });
    assert.ok('ask' in asked && asked.ask.kind === 'choice' && asked.ask.many);
    assert.deepEqual(
      asked.ask.choices.map(({ value }) => value),
      ['light-the-lamp'],
    );
    const after = created('newScenario', light, { id: ['launch-the-boat'], dependencies: ['light-the-lamp'] });
    assert.match(after['docs/scenarios/launch-the-boat.md'] ?? '', /\*\*Dependencies\*\*: `light-the-lamp`\n/);
    assert.deepEqual(findingsOf(after), []);
    const { graph } = snapshotOf(after);
    assert.equal(graph.referencesTo(graph.itemNamed('light-the-lamp', 'docs/scenarios/launch-the-boat.md')).length, 1);
    const alone = created('newScenario', light, { id: ['launch-the-boat'], dependencies: [] });
    assert.match(alone['docs/scenarios/launch-the-boat.md'] ?? '', /\*\*Dependencies\*\*: none\n/);
  });

  it('knows a scenario wherever it stands, and refuses what is none', () => {
    const moved = { 'drills/lamp/first.md': light['docs/scenarios/light-the-lamp.md'] ?? '' };
    const answer = answered('newScenario', moved, { id: ['light-the-lamp'] });
    assert.ok('unchanged' in answer);
    assert.equal(answer.show?.file, 'drills/lamp/first.md');
    const beside = created('newScenario', moved, { id: ['launch-the-boat'], dependencies: [] });
    assert.ok('drills/lamp/launch-the-boat.md' in beside);
    assert.match(refusal(answered('newScenario', {}, { id: ['Light the lamp'] })), /write light-the-lamp\.$/);
    for (const id of ['con', 'lamp', 'Ü', '-a-', 'a--b', '../a-b', '1-a', `a-${'b'.repeat(80)}`])
      assert.match(refusal(answered('newScenario', {}, { id: [id] })), /can't be the ID/, id);
    const none = answered('newScenario', {}, { id: ['a-b'], dependencies: ['c-d'] });
    assert.match(refusal(none), /No other scenario is known/);
    const other = answered('newScenario', light, { id: ['a-b'], dependencies: ['c-d'] });
    assert.match(refusal(other), /none of them/);
  });
});
