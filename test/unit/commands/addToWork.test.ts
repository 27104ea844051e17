import assert from 'node:assert/strict';
import path from 'node:path';
import { addToWork } from '../../../server/src/core/commands/addToWork';
import { actingOn } from '../../../server/src/core/graph/traces';
import { Checker } from '../../../server/src/core/rules/check';
import { changedForGood, commanded, lineChanges, type Commanding, type Folder } from '../../support/commanding';
import { exampleIn } from '../../support/corpus';
import { workspaceOf } from '../../support/folderInMemory';

const example = (name: string): Folder => exampleIn(path.join('test', 'workspaces', name));

function at(files: Folder, place: string, words: string, work?: string): Commanding {
  const offset = (files.get(place) ?? '').indexOf(words);
  assert.ok(offset >= 0, `${place} does not say ${words}`);
  return { place, offset, ...(work === undefined ? {} : { answers: { work: [work] } }) };
}

function changes(files: Folder, after: Folder): Record<string, string[]> {
  return Object.fromEntries(
    [...after].flatMap(([file, text]) => {
      const lines = lineChanges(files.get(file) ?? '', text);
      return lines.length === 0 ? [] : [[file, lines]];
    }),
  );
}

const codes = (files: Folder): string[] =>
  [...new Checker().check(workspaceOf(files).snapshot()).values()].flat().map(({ code, id }) => `${code} ${id ?? ''}`);

describe('Add to Work Package', () => {
  const phased = example('phased-plan');
  const source = 'docs/requirements/HighLevelReqs.md';
  const plan = 'docs/plans/phase-1-ledger-and-patrons.md';
  const bullet = 'An overdue loan can still be renewed';

  it('asks for the work, of those that do not cover it yet', () => {
    const asked = commanded(addToWork, phased, at(phased, source, bullet));
    assert.ok('ask' in asked && asked.ask.kind === 'choice');
    assert.equal(asked.ask.prompt, 'Choose the work that is to cover [3.2-5].');
    assert.deepEqual(
      asked.ask.choices.map(({ label }) => label).sort(),
      [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `WP-${n}`),
    );
    const covered = commanded(addToWork, phased, at(phased, plan, '[3.2-1]'));
    assert.ok('ask' in covered && covered.ask.kind === 'choice');
    assert.ok(!covered.ask.choices.some(({ label }) => label === 'WP-5'));
  });

  it('gives a bullet that nobody extracted its row, its mapping, its trace, its criterion and its place in the matrix', () => {
    const after = changedForGood(addToWork, phased, at(phased, source, bullet, `${plan}#WP-5`));
    const { [plan]: own, ...others } = changes(phased, after);
    assert.ok(
      own?.some((line) => line.startsWith('+ - [ ] [3.2-5] An overdue loan can still be renewed')),
      `${own}`,
    );
    assert.ok(
      own?.some((line) => line.startsWith('+ ') && line.includes('verifies [3.2-5]')),
      `${own}`,
    );
    assert.deepEqual(Object.keys(others), ['docs/plans/requirements-traceability.md']);
    const before = codes(phased);
    assert.ok(before.includes('trace/orphan-requirement 3.2-5'));
    assert.deepEqual(
      codes(after),
      before.filter((code) => code !== 'trace/orphan-requirement 3.2-5'),
    );
  });

  it('lets more work cover a row that some work covers already', () => {
    const after = changedForGood(addToWork, phased, at(phased, plan, '[3.2-1]', `${plan}#WP-4`));
    const { graph } = workspaceOf(after).snapshot();
    const works = actingOn(graph, graph.itemNamed('3.2-1', plan), 'covers').map(({ item }) => graph.item(item).id);
    assert.deepEqual(works.sort(), ['WP-4', 'WP-5']);
    assert.deepEqual(Object.keys(changes(phased, after)), [plan]);
  });

  it('names a requirement of a specification in a task, and a criterion in one of its own list', () => {
    const speckit = example('spec-kit');
    const tasks = 'specs/001-tool-lending/tasks.md';
    const named = changedForGood(
      addToWork,
      speckit,
      at(speckit, 'specs/001-tool-lending/spec.md', '**FR-006**', `${tasks}#T006`),
    );
    assert.match(changes(speckit, named)[tasks]?.join('\n') ?? '', /^\+ .*T006.*FR-006/m);
    const kiro = example('kiro');
    const list = '.kiro/specs/tide-board/tasks.md';
    const listed = changedForGood(
      addToWork,
      kiro,
      at(kiro, '.kiro/specs/tide-board/requirements.md', 'THE Board SHALL NOT show a height', `${list}#1.2`),
    );
    assert.match(changes(kiro, listed)[list]?.join('\n') ?? '', /1\.5/);
  });

  it('says what to do where there is no requirement, and where no plan takes it on', () => {
    const nowhere = commanded(addToWork, phased, { place: source, offset: 0 });
    assert.ok('refused' in nowhere && /^Put the cursor on a requirement/.test(nowhere.refused));
    const unplanned = commanded(addToWork, phased, at(phased, source, 'Fees are paid at a kiosk'));
    assert.ok(
      'refused' in unplanned && /^No plan takes on 5\.2-3 yet/.test(unplanned.refused),
      JSON.stringify(unplanned),
    );
  });
});
