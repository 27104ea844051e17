import assert from 'node:assert/strict';
import { authoringCommands } from '../../../server/src/core/commands/commands';
import { splitGapsOf } from '../../../server/src/core/graph/splitSections';
import { ownershipOf } from '../../../server/src/core/graph/ownership';
import type { PlanGroup } from '../../../server/src/core/graph/planGroup';
import { sectionsOf } from '../../../server/src/core/graph/sections';
import { applyEdits } from '../../../server/src/core/text/edit';
import { corpusFile, hasCorpus } from '../../support/corpus';
import { newFindings } from '../../support/executing';
import { workspaceOf } from '../../support/folderInMemory';
import { bulletsBySection, siteDecisions, siteRuntimeDesign, siteSource } from '../../support/siteSource';

const MASTER = 'docs/plans/generate_plans.md';
const SOURCE = 'docs/requirements/HighLevelReqs.md';

/** The folder with the plan of a phase, as the command writes it. */
function withPlan(files: ReadonlyMap<string, string>, label: string): Map<string, string> {
  const command = authoringCommands.find(({ name }) => name === 'newPhasePlan') ?? assert.fail('no such command');
  const answer = command.answer({
    snapshot: workspaceOf(files).snapshot(),
    place: null,
    answers: { phase: [label] },
    today: '2026-05-04',
    seed: 1,
    findings: () => new Map(),
    textsAt: () => ({ refused: 'none' }),
  });
  assert.ok('change' in answer, `${label}: ${JSON.stringify(answer)}`);
  const after = new Map(files);
  for (const { file, text } of answer.change.creations) after.set(file, text);
  for (const { file, expectedText, edits } of answer.change.edits) after.set(file, applyEdits(expectedText, edits));
  return after;
}

/** Numbers of the rows of a section in one document. */
function rowsIn(text: string, section: string): number[] {
  return [...text.matchAll(/^- \[ \] \[(\d+(?:\.\d+)*)-(\d+)\] .* → WP-\d/gm)].flatMap(([, number, n]) =>
    number === section ? [Number(n)] : [],
  );
}

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);
const isOfWork = (finding: string): boolean => /^trace\/(?:orphan-work|missing-definitions) /.test(finding);

describe('phase plans from a real master plan', () => {
  let master = '';
  before(function () {
    if (!hasCorpus('seeds')) this.skip();
    [master = ''] = corpusFile('seeds/phased-master-plan.md').values();
  });
  const filesOf = (): Map<string, string> =>
    new Map([
      [MASTER, master],
      [SOURCE, siteSource],
      ['docs/requirements/Component-SiteRuntime.md', siteRuntimeDesign],
      ['CLAUDE.md', siteDecisions],
    ]);

  it('are complete but for what only a person knows, with every row of their sections', function () {
    this.timeout(60_000);
    const before = filesOf();
    const first = withPlan(before, '3A');
    const both = withPlan(first, '3B');
    const plan = (name: string): string => both.get(`docs/plans/${name}.md`) ?? assert.fail(name);
    const [a, b] = [plan('phase-3a-runtime-foundation'), plan('phase-3b-site-io-observability')];
    for (const number of ['1.1', '1.2']) assert.deepEqual(rowsIn(a, number), upTo(bulletsBySection.get(number) ?? 0));
    for (const number of [
      '2.2',
      '2.3',
      '2.4',
      '2.5',
      '3.4.1',
      '4.2',
      '4.3',
      '4.4',
      '4.4.1',
      '4.5',
      '4.6',
      '8.1',
      '11.1',
      '11.2',
      '12.1',
      '12.2',
      '12.3',
    ])
      assert.deepEqual(rowsIn(b, number), upTo(bulletsBySection.get(number) ?? 0), number);
    assert.equal(rowsIn(b, '4.4').length, 10);
    assert.match(b, /^- \[ \] \[4\.4-10\] Scripts cannot .* \(negative\) → /m);
    assert.match(a, /^- \[ \] \[CD-SiteRuntime-4\] .* \(negative\) → /m);
    assert.match(a, /^- \[ \] \[KDD-runtime-2\] /m);
    assert.match(b, /^- \[Phase 3A: .*\]\(phase-3a-runtime-foundation\.md\)$/m);
    assert.deepEqual(
      newFindings(before, both).filter((finding) => !isOfWork(finding)),
      [],
    );
  });

  it('have between them every section that a phase covers, whole', function () {
    this.timeout(120_000);
    const before = filesOf();
    let files = before;
    for (const label of ['0', '1', '2', '3A', '3B', '3C', '4', '5', '6', '7', '8']) files = withPlan(files, label);
    const { graph } = workspaceOf(files).snapshot();
    const group: PlanGroup = graph.group(graph.file(MASTER)?.plan ?? -1) ?? assert.fail('no plan');
    assert.deepEqual([...splitGapsOf(group)], []);
    const source = graph.file(SOURCE) ?? assert.fail('no source');
    const covered = sectionsOf(group, source).filter(
      ({ number }) => ownershipOf(group).claimsOn(source, number).length > 0,
    );
    assert.equal(covered.length, bulletsBySection.size);
    for (const { number, rows } of covered) assert.equal(rows.length, bulletsBySection.get(number), number);
    assert.deepEqual(
      newFindings(before, files).filter((finding) => !isOfWork(finding)),
      [],
    );
  });
});
