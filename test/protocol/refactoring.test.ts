import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ClientCapabilities, CodeAction, TextEdit } from 'vscode-languageserver/node';
import { everything, rangeOfPiece } from '../support/languageClient';
import { lampDesk, type LampDesk } from './lampDesk';

const lazy: ClientCapabilities = {
  ...everything,
  workspace: { ...everything.workspace, workspaceEdit: { documentChanges: true } },
  textDocument: {
    ...everything.textDocument,
    codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } },
  },
};

const ROWS = '- [ ] T003 Wick (FR-003)\n- [ ] T004 Glass (depends on T003)\n';

async function titles({ client, tasks, tasksText }: LampDesk, piece: string, only?: string[]): Promise<string[]> {
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: tasks },
    range: rangeOfPiece(tasksText, piece),
    context: { diagnostics: [], ...(only ? { only } : {}) },
  });
  return actions.filter(({ kind }) => kind?.startsWith('refactor') ?? false).map(({ title }) => title);
}

describe('refactorings', () => {
  it('are offered where an ID is defined; elsewhere in its row to who asks for them', async () => {
    const lamp = await lampDesk(ROWS, { capabilities: lazy });
    const provider = lamp.client.initialized.capabilities.codeActionProvider;
    assert.ok(typeof provider === 'object' && provider.codeActionKinds?.includes('refactor.move'));
    assert.ok((await titles(lamp, 'T003')).includes('Insert T004 below and renumber'));
    assert.deepEqual(await titles(lamp, 'Wick'), []);
    assert.ok((await titles(lamp, 'Wick', ['refactor'])).includes('Insert T004 below and renumber'));
    assert.deepEqual(await titles(lamp, 'Wick', ['refactor.move']), [
      'Move T003 up above T002 and renumber',
      'Move T003 down below T004 and renumber',
    ]);
    assert.deepEqual(await titles(lamp, 'T003', ['quickfix']), []);
    assert.deepEqual(await titles(lamp, '## Phase', ['refactor']), []);
  });

  it('are made of the documents as they are when one is chosen', async () => {
    const lamp = await lampDesk(ROWS, { capabilities: lazy });
    const { client, tasks } = lamp;
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: tasks },
      range: rangeOfPiece(lamp.tasksText, 'T003'),
      context: { diagnostics: [], only: ['refactor'] },
    });
    const chosen = actions.find(({ title }) => title === 'Move T003 down below T004 and renumber');
    assert.equal(chosen?.edit, undefined);
    const text = lamp.tasksText.replace('Glass', 'Mirror');
    await client.change(tasks, 2, text);
    const { edit } = await client.request<CodeAction>('codeAction/resolve', chosen);
    const [document, ...others] = edit?.documentChanges ?? [];
    assert.ok(document && 'edits' in document && others.length === 0);
    assert.deepEqual(document.textDocument, { uri: tasks, version: 2 });
    const after = TextDocument.applyEdits(
      TextDocument.create(tasks, 'markdown', 2, text),
      document.edits as TextEdit[],
    );
    assert.ok(after.endsWith('- [ ] T003 Mirror (depends on T004)\n- [ ] T004 Wick (FR-003)\n'), after);
    await client.change(tasks, 3, text.replace('T003', 'T033'));
    assert.equal((await client.request<CodeAction>('codeAction/resolve', chosen)).edit, undefined);
    const told = client.notified.find(({ method }) => method === 'window/showMessage')?.params as { message: string };
    assert.match(told.message, /^Move T003 down below T004 and renumber: /);
  });

  it('are whole for a client that can only take them so', async () => {
    const lamp = await lampDesk(ROWS, { capabilities: everything });
    const actions = await lamp.client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: lamp.tasks },
      range: rangeOfPiece(lamp.tasksText, 'T003'),
      context: { diagnostics: [], only: ['refactor'] },
    });
    assert.ok(actions.length > 0 && actions.every(({ edit }) => edit?.changes !== undefined));
  });
});
