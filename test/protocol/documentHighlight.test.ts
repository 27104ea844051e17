import assert from 'node:assert/strict';
import { DocumentHighlightKind, type DocumentHighlight } from 'vscode-languageserver/node';
import { rangeOfPiece } from '../support/languageClient';
import { lampDesk } from './lampDesk';

describe('highlighting an ID', () => {
  it('marks where it is defined as written, and where it is named as read', async () => {
    const { client, tasks, tasksText } = await lampDesk('- [ ] T003 Wait (depends on T002)\n');
    const ask = (piece: string): Promise<DocumentHighlight[] | null> =>
      client.request('textDocument/documentHighlight', {
        textDocument: { uri: tasks },
        position: rangeOfPiece(tasksText, piece).start,
      });
    assert.deepEqual(await ask('T002)'), [
      { range: rangeOfPiece(tasksText, 'T002'), kind: DocumentHighlightKind.Write },
      { range: rangeOfPiece(tasksText, 'T002', 1), kind: DocumentHighlightKind.Read },
    ]);
    assert.equal(await ask('Wait'), null);
  });
});
