import assert from 'node:assert/strict';
import type { FoldingRange, SelectionRange } from 'vscode-languageserver/node';
import { everything, rangeOfPiece } from '../support/languageClient';
import { lampDesk } from './lampDesk';

describe('a document in an editor', () => {
  it('is folded by lines, as often as the client takes it', async () => {
    const rows = '\n<!-- a\nb -->\n';
    const ask = async (rangeLimit?: number): Promise<FoldingRange[]> => {
      const foldingRange = { lineFoldingOnly: true, ...(rangeLimit === undefined ? {} : { rangeLimit }) };
      const capabilities = { ...everything, textDocument: { ...everything.textDocument, foldingRange } };
      const { client, tasks } = await lampDesk(rows, { capabilities });
      return client.request('textDocument/foldingRange', { textDocument: { uri: tasks } });
    };
    const all = await ask();
    assert.deepEqual(all, [
      { startLine: 0, endLine: 8 },
      { startLine: 2, endLine: 8 },
      { startLine: 4, endLine: 5 },
      { startLine: 7, endLine: 8, kind: 'comment' },
    ]);
    assert.deepEqual(await ask(1), all.slice(0, 1));
  });

  it('is selected step by step from each of several places', async () => {
    const { client, tasks, tasksText } = await lampDesk('- [ ] T003 Wait (FR-001–FR-004)\n');
    const pieces = ['FR-001–FR-004', 'T002'];
    const chains = await client.request<SelectionRange[]>('textDocument/selectionRange', {
      textDocument: { uri: tasks },
      positions: pieces.map((piece) => rangeOfPiece(tasksText, piece).end),
    });
    assert.equal(chains.length, pieces.length);
    chains.forEach((chain, i) => {
      const steps: SelectionRange[] = [];
      for (let step: SelectionRange | undefined = chain; step; step = step.parent) steps.push(step);
      const own = rangeOfPiece(tasksText, pieces[i] ?? '');
      assert.ok(steps.some(({ range }) => JSON.stringify(range) === JSON.stringify(own)));
      const lines = tasksText.split('\n').length - 1;
      assert.deepEqual(steps.at(-1)?.range, { start: { line: 0, character: 0 }, end: { line: lines, character: 0 } });
    });
  });
});
