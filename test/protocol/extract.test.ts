import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ExtractableSection, ExtractResult } from '../../server/src/protocol';
import { LanguageClient, uriOf } from '../support/languageClient';
import { copyOfExample, temporaryFolder } from '../support/temporaryFolder';

const SOURCE = 'docs/requirements/HighLevelReqs.md';
const PLAN = 'docs/plans/phase-2a-kiosk-lending.md';

describe('extracting requirements over the protocol', () => {
  it('lists the sections of sources, decisions and components with what no plan has', async () => {
    const root = copyOfExample('phased-plan');
    const client = await LanguageClient.start({ folders: [root] });
    await client.settled();
    const sections = await client.request<ExtractableSection[]>('plantrace/extractableSections', {});
    const of = (name: string): ExtractableSection | undefined => sections.find(({ section }) => section === name);
    assert.deepEqual(of('4.2'), {
      uri: uriOf(root, SOURCE),
      section: '4.2',
      title: 'Holds',
      bullets: 5,
      missing: 2,
    });
    assert.equal(of('KDD-runtime')?.uri, uriOf(root, 'CLAUDE.md'));
    assert.equal(of('CD-Kiosk')?.missing, 0);
    await client.stop();
  });

  it('answers an edit for the plan as it is in the editor, and nothing to do once it is made', async () => {
    const root = copyOfExample('phased-plan');
    const client = await LanguageClient.start({ folders: [root] });
    await client.settled();
    const plan = uriOf(root, PLAN);
    const sections = [
      { uri: uriOf(root, SOURCE), section: '4.2' },
      { uri: uriOf(root, SOURCE), section: '4.3' },
    ];
    const extract = (): Promise<ExtractResult> => client.request('plantrace/extract', { sections, plan });
    const text = `${readFileSync(path.join(root, PLAN), 'utf8')}\nA line of mine.\n`;
    await client.open(plan, text, 7);
    const result = await extract();
    assert.ok(result.kind === 'edit', JSON.stringify(result));
    assert.deepEqual([result.uri, result.added], [plan, ['4.2-4', '4.2-5', '4.3-1', '4.3-2']]);
    const [change] = result.edit.documentChanges;
    assert.ok(change && 'edits' in change && result.edit.documentChanges.length === 1);
    assert.deepEqual(change.textDocument, { uri: plan, version: 7 });
    const after = TextDocument.applyEdits(TextDocument.create(plan, 'markdown', 7, text), change.edits);
    assert.ok(after.endsWith('\nA line of mine.\n'));
    await client.change(plan, 8, after);
    assert.deepEqual(await extract(), { kind: 'unchanged', uri: plan });
    await client.stop();
  });

  it('answers a new document for a plan that is not there', async () => {
    const root = copyOfExample('phased-plan');
    const client = await LanguageClient.start({ folders: [root] });
    await client.settled();
    const plan = uriOf(root, 'docs/plans/phase-2b-holds-notices-fees.md');
    const sections = [{ uri: uriOf(root, SOURCE), section: '4.3' }];
    const result = await client.request<ExtractResult>('plantrace/extract', { sections, plan });
    assert.ok(result.kind === 'edit', JSON.stringify(result));
    assert.deepEqual([result.uri, result.added], [plan, ['4.3-1', '4.3-2']]);
    const [create, fill] = result.edit.documentChanges;
    assert.ok(create && 'kind' in create && create.kind === 'create' && create.uri === plan, JSON.stringify(create));
    assert.ok(fill && 'edits' in fill && fill.edits[0]?.newText.startsWith('# Phase 2B: Holds, Notices and Fees\n'));
    await client.stop();
  });

  it('refuses with a sentence', async () => {
    const [root, other] = [copyOfExample('phased-plan'), temporaryFolder({ [PLAN]: '# Phase 9: Elsewhere\n' })];
    const client = await LanguageClient.start({ folders: [root, other] });
    await client.settled();
    const reason = async (section: string, plan: string): Promise<string> => {
      const sections = [{ uri: uriOf(root, SOURCE), section }];
      const result = await client.request<ExtractResult>('plantrace/extract', { sections, plan });
      return result.kind === 'refused' ? result.reason : result.kind;
    };
    assert.match(await reason('9.9', uriOf(root, PLAN)), /has no section 9\.9/);
    assert.match(await reason('4.2', uriOf(root, SOURCE)), /is no phase plan/);
    assert.match(await reason('4.2', uriOf(other, PLAN)), /different folders/);
    assert.match(await reason('4.2', 'file:///nowhere/else.md'), /in no folder/);
    await client.stop();
  });
});
