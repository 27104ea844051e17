import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { AuthoringResult } from '../../server/src/protocol';
import { commit, git } from '../support/gitRepository';
import { LanguageClient } from '../support/languageClient';
import { copyOfExample, writeFiles } from '../support/temporaryFolder';

const PLAN = 'docs/plans/phase-1-ledger-and-patrons.md';

describe('what changed since a revision, over the protocol', () => {
  let client: LanguageClient;
  let root: string;
  const changes = (revision: string): Promise<AuthoringResult> =>
    client.request('plantrace/author', {
      command: 'showChanges',
      answers: { revision: [revision] },
      today: '2026-03-02',
      seed: 1,
    });

  beforeEach(async () => {
    root = copyOfExample('phased-plan');
    git(root, 'init', '--quiet');
    commit(root);
    const text = readFileSync(path.join(root, PLAN), 'utf8');
    writeFiles(root, {
      [PLAN]: text.replace('A lost card is blocked at once', 'A lost card is blocked within a second'),
    });
    client = await LanguageClient.start({ folders: [root] });
    await client.settled();
  });
  afterEach(() => client.stop());

  it('is a text to read', async () => {
    const result = await changes('HEAD');
    assert.ok(result.kind === 'text', JSON.stringify(result));
    assert.match(
      result.text,
      /### Reworded \(1\)\n\n- \[2\.1-3\].*blocked ~~at once~~ \*\*within a second\*\* on every/,
    );
    assert.match(result.text, /covered by \[WP-2\]/);
  });

  it('is refused with what to do for a revision that is not there', async () => {
    const result = await changes('nowhere');
    assert.ok(result.kind === 'refused');
    assert.match(result.reason, /Git knows no revision "nowhere" here/);
  });
});
