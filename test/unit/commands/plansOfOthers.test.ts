import assert from 'node:assert/strict';
import { startWork } from '../../../server/src/core/commands/startWork';
import { updateIndex } from '../../../server/src/core/commands/updateIndex';
import { readyPlans } from '../../../server/src/core/features/ready/readyWork';
import { corpusFile, corpusFolder, hasCorpus } from '../../support/corpus';
import { run, runForGood } from '../../support/executing';
import { workspaceOf } from '../../support/folderInMemory';
import { phasePlan } from '../../support/planText';

/** Commands on documents that Plantrace did not write, and that nobody wrote for it. */
describe('plans of others', () => {
  for (const name of ['spec-kitty', 'speckit-companion', 'osml-kiro', 'mlf2-kiro', 'copilot-agent-cli'])
    it(`${name}: each piece of work is ready, waits, or is done, once, and can be opened`, function () {
      if (!hasCorpus(`plans/${name}`)) this.skip();
      const snapshot = workspaceOf(corpusFolder(`plans/${name}`)).snapshot();
      const works = readyPlans(snapshot).flatMap(({ phases }) => phases.flatMap((phase) => phase.works));
      assert.ok(works.length > 10, `${works.length} pieces of work`);
      assert.equal(new Set(works.map(({ item }) => item)).size, works.length);
      for (const { readiness, waitsFor, level } of works) {
        if (readiness === 'ready') assert.deepEqual([waitsFor, level], [[], 0]);
        if (readiness === 'waiting') assert.ok(waitsFor.length > 0 && level > 0);
      }
      const base = { snapshot, answers: {}, today: '2026-01-02', seed: 1, findings: () => new Map<string, never>() };
      const textsAt = () => ({ refused: '' });
      for (const { item } of works.slice(0, 200)) {
        const { path } = snapshot.graph.fileOfItem(item);
        const place = { path, offset: snapshot.graph.item(item).start };
        const answer = startWork.answer({ ...base, textsAt, place });
        assert.ok('text' in answer, JSON.stringify(answer));
        // The members of a range that introduces them share its place.
        const here = works.filter((one) => snapshot.graph.item(one.item).start === place.offset);
        assert.ok(
          here.some((one) => answer.title.startsWith(snapshot.graph.item(one.item).id)),
          answer.title,
        );
      }
    });

  it('the file index of a master plan gets a plan that is not listed, and nothing else changes', function () {
    if (!hasCorpus('seeds')) this.skip();
    const path = 'docs/plans/generate_plans.md';
    const [master = ''] = corpusFile('seeds/phased-master-plan.md').values();
    const plan = phasePlan({ title: 'Phase 3A: Runtime', packages: '### WP-1: One\n' });
    const listed = new Map([
      [path, master],
      ['docs/plans/phase-3a-runtime-foundation.md', plan],
    ]);
    assert.ok('unchanged' in run(updateIndex, listed, { path }).answer);
    const row = '| `docs/plans/phase-3a-runtime-foundation.md` | Generated |';
    const unlisted = new Map([...listed, [path, master.replace(`${row}\n`, '')]]);
    assert.deepEqual(runForGood(updateIndex, unlisted, { path }).files, listed);
  });
});
