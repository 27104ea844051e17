import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AuthoringParams, AuthoringResult } from '../../server/src/protocol';
import { LanguageClient, uriOf } from '../support/languageClient';
import { temporaryFolder } from '../support/temporaryFolder';

const TEMPLATE = '.plantrace/templates/scenario.md';
const OWN = '# Scenario: {{title}}\n\n- **ID**: `{{id}}`\n- **Dependencies**: {{dependencies}}\n';

describe('new documents over the protocol', () => {
  let client: LanguageClient;
  let root: string;
  const author = (command: AuthoringParams['command'], answers: AuthoringParams['answers']): Promise<AuthoringResult> =>
    client.request('plantrace/author', { command, answers, today: '2026-03-02', seed: 1 });

  beforeEach(async () => {
    root = temporaryFolder();
    client = await LanguageClient.start({ folders: [root] });
    await client.settled();
  });
  afterEach(() => client.stop());

  it('begin in an empty folder, one question after the other', async () => {
    const title = await author('newFeature', {});
    assert.ok(title.kind === 'ask' && title.question.kind === 'text');
    const stories = await author('newFeature', { title: ['Night bell'] });
    assert.ok(stories.kind === 'ask' && stories.question.kind === 'text');
    assert.deepEqual([stories.question.name, stories.question.value], ['stories', '3']);
    const result = await author('newFeature', { title: ['Night bell'], stories: ['2'] });
    assert.ok(result.kind === 'edit');
    const created = result.edit.documentChanges.flatMap((change) => ('kind' in change ? [change.uri] : []));
    const names = ['spec.md', 'plan.md', 'tasks.md'];
    assert.deepEqual(
      created,
      names.map((name) => uriOf(root, `specs/001-night-bell/${name}`)),
    );
    assert.equal(result.show?.uri, created[0]);
  });

  it('are made of a template of the workspace as it stands in the editor', async () => {
    await client.open(uriOf(root, TEMPLATE), OWN);
    await client.settled();
    const textOf = async (): Promise<string> => {
      const result = await author('newScenario', { id: ['light-the-lamp'] });
      assert.ok(result.kind === 'edit', JSON.stringify(result));
      return result.edit.documentChanges.flatMap((one) => ('kind' in one ? [] : one.edits))[0]?.newText ?? '';
    };
    assert.equal(
      await textOf(),
      '# Scenario: Light the lamp\n\n- **ID**: `light-the-lamp`\n- **Dependencies**: none\n',
    );
    await client.change(uriOf(root, TEMPLATE), 2, `${OWN}\nOurs, {{wrong}}\n`);
    await client.settled();
    const refused = await author('newScenario', { id: ['light-the-lamp'] });
    assert.ok(refused.kind === 'refused');
    assert.match(refused.reason, /templates\/scenario\.md, line 6: no slot is called \{\{wrong\}\}/);
    await client.checked();
    assert.deepEqual(client.shownCodes(uriOf(root, TEMPLATE)), []);
  });

  it('are not written over what stands in the editor, or came to the disk meanwhile', async () => {
    await client.open(uriOf(root, 'docs/rollout.md'), '# Not saved yet\n');
    await client.settled();
    const open = await author('newTaskTable', { title: ['Rollout'], sources: [] });
    assert.ok(open.kind === 'refused');
    assert.match(open.reason, /^docs\/rollout\.md is there already/);
    writeFileSync(path.join(root, 'drills.md'), '# By hand\n');
    const there = await author('newWeekPlan', {
      title: ['Drills'],
      weeks: ['2'],
      start: ['2026-03-02'],
      path: ['drills.md'],
    });
    assert.ok(there.kind === 'refused', JSON.stringify(there));
  });
});
