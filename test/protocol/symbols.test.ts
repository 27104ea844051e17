import assert from 'node:assert/strict';
import type { SymbolInformation, WorkspaceSymbol } from 'vscode-languageserver/node';
import { everything, rangeOfPiece } from '../support/languageClient';
import { lampDesk } from './lampDesk';

describe('symbols', () => {
  it('of a document are a list for a client that knows no other outline', async () => {
    const { client, tasks, tasksText } = await lampDesk('', { capabilities: {} });
    const symbols = await client.request<SymbolInformation[]>('textDocument/documentSymbol', {
      textDocument: { uri: tasks },
    });
    assert.deepEqual(
      symbols.map(({ name, containerName }) => `${containerName ?? ''}/${name}`),
      ['/Tasks: Lamp', 'Tasks: Lamp/Phase 1 Setup', 'Phase 1/T001 Fill it (FR-001)', 'Phase 1/T002 Trim it'],
    );
    const [, , task] = symbols;
    assert.deepEqual(task?.location, { uri: tasks, range: rangeOfPiece(tasksText, '- [x] T001 Fill it (FR-001)') });
  });

  it('of the workspace are placed when somebody goes to one, by clients that can wait', async () => {
    const capabilities = {
      ...everything,
      workspace: { ...everything.workspace, symbol: { resolveSupport: { properties: ['location.range'] } } },
    };
    const { client, tasks, tasksText } = await lampDesk('', { capabilities });
    assert.deepEqual(client.initialized.capabilities.workspaceSymbolProvider, { resolveProvider: true });
    const [found] = await client.request<WorkspaceSymbol[]>('workspace/symbol', { query: 't002' });
    assert.equal(found?.name, 'T002 Trim it');
    assert.deepEqual(found.location, { uri: tasks });
    const moved = `\n${tasksText}`;
    await client.change(tasks, 2, moved);
    const placed = await client.request<WorkspaceSymbol>('workspaceSymbol/resolve', found);
    assert.deepEqual(placed.location, { uri: tasks, range: rangeOfPiece(moved, 'T002') });
    await client.change(tasks, 3, '# Gone\n');
    const gone = await client.request<WorkspaceSymbol>('workspaceSymbol/resolve', found);
    assert.deepEqual(gone.location, { uri: tasks, range: rangeOfPiece('# Gone\n', '') });
  });

  it('of the workspace come with their places for others', async () => {
    const { client, tasks, tasksText } = await lampDesk('');
    const [found] = await client.request<WorkspaceSymbol[]>('workspace/symbol', { query: 't002' });
    assert.deepEqual(found?.location, { uri: tasks, range: rangeOfPiece(tasksText, 'T002') });
  });
});
