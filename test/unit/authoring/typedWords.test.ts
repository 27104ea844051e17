/** What people type and paste where a command asks for words. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { commandNamed } from '../../../server/src/core/commands/commands';
import type { Answers, CommandAnswer } from '../../../server/src/core/commands/command';
import { changed, changedForGood, commanded, type Folder } from '../../support/commanding';
import { newFindings } from '../../support/executing';
import { exampleIn } from '../../support/corpus';

const example = (name: string): Folder => exampleIn(path.join('test', 'workspaces', name));
const small = (name: string): Folder => exampleIn(path.join('test', 'property', 'plans', name));

function command(name: string): NonNullable<ReturnType<typeof commandNamed>> {
  const found = commandNamed(name);
  assert.ok(found, name);
  return found;
}

function answerTo(name: string, files: Folder, place: string | null, at: string, answers: Answers): CommandAnswer {
  return commanded(command(name), files, place === null ? { answers } : { ...cursor(files, place, at), answers });
}

function cursor(files: Folder, place: string, at: string): { place: string; offset: number } {
  const offset = files.get(place)?.indexOf(at) ?? -1;
  assert.ok(offset >= 0, `${place} does not say ${at}`);
  return { place, offset };
}

describe('words that are typed', () => {
  const design = '.kiro/specs/lock/design.md';

  for (const words of [
    'Locks close',
    'Not before WP-1 and [1.1-1] are done',
    'See [the plan](https://a.example/b) <b>now</b>',
  ])
    it(`are known again in rows that are headings: ${words}`, () => {
      const files = small('kiro');
      const at = cursor(files, design, '### Property');
      const after = changedForGood(command('insertRow'), files, { ...at, answers: { text: [words] } });
      assert.ok(after.get(design)?.includes(`: ${words}`));
    });

  it('are known again in a list of questions, though a bar parts the cells of tables', () => {
    const place = 'specs/001-bell/plan.md';
    const text = '# Implementation Plan: Bell\n\n## Summary\n\nA bell.\n\n## Open Questions\n\n- Who rings?\n';
    const files = new Map([...small('spec-kit'), [place, text]]);
    const answers = { text: ['Lamps | bells [or] *both* `x|y`'], about: ['cursor'] };
    const after = changedForGood(command('logQuestion'), files, { ...cursor(files, place, 'A bell.'), answers });
    assert.ok(after.get(place)?.endsWith('- Who rings?\n- Lamps | bells [or] *both* `x|y`\n'), after.get(place));
  });

  it('lose the bullet and the box that they were copied with', () => {
    const files = small('phased-plan');
    const at = cursor(files, 'plans/phase-1-pier.md', '### WP-2');
    const title = ['- [ ] Lamps at night'];
    const after = changedForGood(command('insertWorkPackage'), files, { ...at, answers: { title, traces: [] } });
    assert.match(after.get('plans/phase-1-pier.md') ?? '', /^### WP-4: Lamps at night$/m);
  });

  it('begin no list of their own in a list that counts', () => {
    const master = 'plans/master.md';
    const text =
      '# Plan\n\n## Phase Structure\n\n### Phase 1: Pier\n\n**Goal**: A pier.\n\n**Sub-tasks**:\n\n1. Piles\n2. Planks\n';
    const files = new Map([...small('phased-plan'), [master, text]]);
    const at = cursor(files, master, '2. Planks');
    const after = changedForGood(command('insertRow'), files, { ...at, answers: { text: ['5. of the list'] } });
    assert.ok(after.get(master)?.includes('2. Planks\n3. 5\\. of the list\n'), after.get(master));
  });

  const nothing: [command: string, folder: string, place: string, at: string, answers: Answers][] = [
    ['insertWorkPackage', 'phased-plan', 'plans/phase-1-pier.md', '### WP-2', { title: ['<!-- hidden -->'] }],
    ['insertRow', 'kiro', design, '### Property', { text: ['`|`'] }],
    ['logQuestion', 'phased-plan', 'plans/phase-1-pier.md', '### WP-2', { text: ['|'] }],
    ['newFeature', 'spec-kit', 'specs/001-bell/spec.md', '#', { title: ['<!-- hidden -->'] }],
    ['newTaskTable', 'task-table', 'Orchard.md', '#', { title: ['<!-- hidden -->'] }],
  ];
  for (const [name, folder, place, at, answers] of nothing)
    it(`are refused by ${name} where nobody would see them`, () => {
      const answer = answerTo(name, small(folder), place, at, answers);
      assert.ok('refused' in answer, JSON.stringify(answer));
      assert.match(answer.refused, /^[^\n]* has no letter or digit [^\n]*\.$/);
    });

  const lines: [command: string, answers: Answers][] = [
    ['newWeekPlan', { title: ['Mill'], weeks: ['a\nb'] }],
    ['newWeekPlan', { title: ['Mill'], weeks: ['2'], start: ['a\nb'] }],
    ['newScenario', { id: ['a\nb'] }],
    ['newFeature', { title: ['Bell'], stories: ['a\r\nb'] }],
    ['newPhasePlan', { phase: ['a\nb'] }],
  ];
  for (const [name, answers] of lines)
    it(`are quoted by ${name} in one line: ${JSON.stringify(answers)}`, () => {
      const answer = answerTo(name, small('phased-plan'), null, '', answers);
      assert.ok('refused' in answer, JSON.stringify(answer));
      assert.match(answer.refused, /^[^\n\r]*"a b"[^\n\r]*\.$/);
    });

  it('name a document like its neighbours, and the second run finds it', () => {
    const files = example('task-table');
    const answers = { title: ['Harvest'], sources: [] };
    const after = changedForGood(command('newTaskTable'), files, { place: 'Rollout_Plan.md', answers });
    assert.deepEqual(
      [...after.keys()].filter((file) => !files.has(file)),
      ['Harvest.md'],
    );
  });

  it('may cite documents whose folder begins with a dot', () => {
    const files = example('kiro');
    const source = '.kiro/specs/tide-board/design.md';
    const answer = answerTo('newTaskTable', files, null, '', { title: ['Harbour'], sources: [source] });
    const after = changed(answer, files);
    const plan = [...after.keys()].find((file) => !files.has(file)) ?? '';
    assert.ok(after.get(plan)?.includes(source), plan);
    assert.deepEqual(newFindings(files, after), []);
  });

  it('are asked for only where there is something to choose', () => {
    const files = small('task-table');
    const all = (files.get('Orchard.md') ?? '').match(/^\| T-\d+/gm)?.map((cell) => cell.slice(2)) ?? [];
    const mapped = changed(
      answerTo('insertRiskMapping', files, 'Orchard.md', '#', { risk: ['R-001'], tasks: all }),
      files,
    );
    const again = answerTo('insertRiskMapping', mapped, 'Orchard.md', '#', { risk: ['R-001'] });
    assert.ok('unchanged' in again, JSON.stringify(again));
  });
});
