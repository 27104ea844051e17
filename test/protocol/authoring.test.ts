import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import path from 'node:path';
import type { AuthoringParams, AuthoringResult } from '../../server/src/protocol';
import { LanguageClient, uriOf } from '../support/languageClient';
import { copyOfExample } from '../support/temporaryFolder';

const PLAN = 'docs/plans/phase-1-ledger-and-patrons.md';

describe('authoring commands over the protocol', () => {
  let client: LanguageClient;
  let root: string;
  const author = (params: Partial<AuthoringParams>): Promise<AuthoringResult> =>
    client.request('plantrace/author', {
      command: 'copyCommitMessage',
      answers: {},
      today: '2026-03-02',
      seed: 1,
      ...params,
    });

  beforeEach(async () => {
    root = copyOfExample('phased-plan');
    client = await LanguageClient.start({ folders: [root] });
    await client.settled();
  });
  afterEach(() => client.stop());

  it('asks for what it has to know, one question after the other', async () => {
    const first = await author({});
    assert.equal(first.kind, 'ask');
    assert.equal(first.question.name, 'plan');
    assert.ok(first.question.kind === 'choice');
    assert.deepEqual(
      first.question.choices.map(({ label }) => label),
      ['Phase 0', 'Phase 1', 'Phase 2A'],
    );
    const second = await author({ answers: { plan: [PLAN] } });
    assert.equal(second.kind, 'ask');
    assert.equal(second.question.name, 'work');
    const third = await author({ answers: { plan: [PLAN], work: ['WP-2'] } });
    assert.equal(third.kind, 'text');
    assert.equal(third.text, 'Phase 1 WP-2: Card Service');
  });

  it('asks nothing that the document at hand answers', async () => {
    const result = await author({ uri: uriOf(root, PLAN), answers: { work: ['WP-1'] } });
    assert.ok(result.kind === 'text');
    assert.match(result.text, /^Phase 1 WP-1: /);
  });

  it('refuses where one of the documents is read-only, since an editor could not save it', async () => {
    const params: Partial<AuthoringParams> = {
      command: 'markDone',
      uri: uriOf(root, PLAN),
      answers: { item: ['3.1-2'] },
    };
    const matrix = 'docs/plans/requirements-traceability.md';
    assert.equal((await author(params)).kind, 'edit');
    chmodSync(path.join(root, PLAN), 0o444);
    const result = await author(params);
    assert.ok(result.kind === 'refused');
    assert.match(result.reason, /^docs\/plans\/phase-1-ledger-and-patrons\.md is read-only: make it writable, /);
    chmodSync(path.join(root, PLAN), 0o644);
    chmodSync(path.join(root, matrix), 0o444);
    assert.equal((await author(params)).kind, 'refused');
  });

  it('refuses an answer that is no choice, and a command that is none, saying so', async () => {
    const wrong = await author({ answers: { plan: ['Phase 9'] } });
    assert.ok(wrong.kind === 'refused');
    assert.match(wrong.reason, /"Phase 9" is none of them; choose Phase 0, Phase 1 and Phase 2A\./);
    const none = await author({ command: 'dance' as AuthoringParams['command'] });
    assert.equal(none.kind, 'refused');
  });
});
