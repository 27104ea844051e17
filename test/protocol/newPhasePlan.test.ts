import assert from 'node:assert/strict';
import type { AuthoringResult } from '../../server/src/protocol';
import { LanguageClient, uriOf } from '../support/languageClient';
import { copyOfExample } from '../support/temporaryFolder';

const MASTER = 'docs/plans/generate_plans.md';
const PLAN = 'docs/plans/phase-2b-holds-notices-fees.md';

describe('a new phase plan over the protocol', () => {
  it('is asked for phase by phase, and is one document that is made and shown', async () => {
    const root = copyOfExample('phased-plan');
    const client = await LanguageClient.start({ folders: [root] });
    await client.settled();
    const author = (answers: Record<string, string[]>): Promise<AuthoringResult> =>
      client.request('plantrace/author', {
        command: 'newPhasePlan',
        uri: uriOf(root, MASTER),
        position: { line: 0, character: 0 },
        answers,
        today: '2026-05-04',
        seed: 1,
      });
    const asked = await author({});
    assert.ok(asked.kind === 'ask' && asked.question.kind === 'choice', JSON.stringify(asked));
    assert.deepEqual(
      asked.question.choices.map(({ label }) => label),
      ['Phase 2B', 'Phase 3'],
    );
    const made = await author({ phase: ['2B'] });
    assert.ok(made.kind === 'edit', JSON.stringify(made));
    assert.equal(made.said, `Created ${PLAN} for Phase 2B.`);
    assert.equal(made.show?.uri, uriOf(root, PLAN));
    const created = made.edit.documentChanges.flatMap((change) => ('kind' in change ? [change.uri] : []));
    assert.deepEqual(created, [uriOf(root, PLAN)]);
    const there = await author({ phase: ['0'] });
    assert.equal(there.kind, 'unchanged');
    await client.stop();
  });
});
