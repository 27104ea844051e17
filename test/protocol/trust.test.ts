import assert from 'node:assert/strict';
import type { AuthoringResult } from '../../server/src/protocol';
import { LanguageClient } from '../support/languageClient';
import { temporaryFolder, writeFiles } from '../support/temporaryFolder';

const files = {
  'plantrace.config.json': '{ "code": { "implements": ["src/**"] } }\n',
  'src/door.ts': '// REQ-DOOR-1\n',
  'docs/HighLevelReqs.md': '# Hut\n\n## 1. Door\n\n- The door closes by itself.\n',
};

/** A folder with what only a trusted one may bring along. */
async function seen(isTrusted: boolean | undefined): Promise<{ documents: string; changes: AuthoringResult }> {
  const root = temporaryFolder();
  writeFiles(root, files);
  const client = await LanguageClient.start({
    folders: [root],
    initializationOptions: isTrusted === undefined ? {} : { isTrusted },
  });
  await client.settled();
  const documents = client.logs.find((line) => line.startsWith('Read ')) ?? '';
  const changes = await client.request<AuthoringResult>('plantrace/author', {
    command: 'showChanges',
    answers: { revision: ['HEAD'] },
    today: '2026-03-02',
    seed: 1,
  });
  await client.stop();
  return { documents, changes };
}

describe('a folder that is not trusted', () => {
  it('is read and checked, without its globs of source files and its history', async () => {
    const { documents, changes } = await seen(false);
    assert.match(documents, /^Read 1 documents/);
    assert.ok(changes.kind === 'refused');
    assert.match(changes.reason, /trust/i);
  });

  for (const isTrusted of [true, undefined])
    it(`is as good as any other where the client says ${isTrusted}`, async () => {
      const { documents, changes } = await seen(isTrusted);
      assert.match(documents, /^Read 2 documents/);
      assert.ok(changes.kind === 'refused', 'there is no git repository');
      assert.doesNotMatch(changes.reason, /trust/i);
    });
});
