import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  CancellationTokenSource,
  LSPErrorCodes,
  type Range,
  type ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { everything, rangeOfPiece, uriOf } from '../support/languageClient';
import { lampDesk, type LampDesk } from './lampDesk';

const versioned = {
  ...everything,
  workspace: { ...everything.workspace, workspaceEdit: { documentChanges: true } },
  textDocument: { ...everything.textDocument, rename: { prepareSupport: true } },
};

/** A range in the tasks, and an elided list in a document that is not open. */
const ELSEWHERE = `
//- /specs/001-lamp/plan.md
# Implementation Plan: Lamp

The mirror serves FR-002/003/004.
`;

const desk = (): Promise<LampDesk> =>
  lampDesk(`- [ ] T003 Wick (FR-001–FR-003)\n- [ ] T004 Glass (FR-099)\n${ELSEWHERE}`, { capabilities: versioned });

function ask(client: LampDesk, piece: string, nth?: number): object {
  const position = rangeOfPiece(client.tasksText, piece, nth).start;
  return { textDocument: { uri: client.tasks }, position };
}

async function failure(asked: Promise<unknown>): Promise<ResponseError> {
  return asked.then(
    (answer) => assert.fail(JSON.stringify(answer)),
    (error: unknown) => error as ResponseError,
  );
}

describe('renaming an ID', () => {
  it('changes a range in one document and an elided list in another by one edit, each for its version', async () => {
    const lamp = await desk();
    const { client, root, tasks, tasksText, spec } = lamp;
    assert.deepEqual(client.initialized.capabilities.renameProvider, { prepareProvider: true });
    const place = ask(lamp, 'FR-003');
    assert.deepEqual(await client.request('textDocument/prepareRename', place), {
      range: rangeOfPiece(tasksText, 'FR-003'),
      placeholder: 'FR-003',
    });
    await client.change(tasks, 7, tasksText);
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', { ...place, newName: 'FR-010' });
    assert.equal(edit.changeAnnotations, undefined);
    const plan = uriOf(root, 'specs/001-lamp/plan.md');
    const after = new Map<string, string>();
    const versions = new Map<string, number | null>();
    for (const each of edit.documentChanges ?? []) {
      assert.ok('textDocument' in each);
      const { uri, version } = each.textDocument;
      const text = uri === tasks ? tasksText : readFileSync(fileURLToPath(uri), 'utf8');
      const edits = each.edits as { range: Range; newText: string }[];
      after.set(uri, TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 1, text), edits));
      versions.set(uri, version);
    }
    assert.deepEqual([...versions].sort(), [
      [plan, null],
      [spec, 1],
      [tasks, 7],
    ]);
    assert.match(after.get(tasks) ?? '', /Wick \(FR-001–FR-002, FR-010\)/);
    assert.match(after.get(plan) ?? '', /serves FR-002\/010\/004\./);
    assert.match(after.get(spec) ?? '', /- \*\*FR-010\*\*: The lamp MUST turn/);
  });

  it('answers a client that knows no versions in the form that it knows', async () => {
    const lamp = await lampDesk('- [ ] T003 Wick (FR-001–FR-003)\n', { capabilities: everything });
    const { client, tasks, spec } = lamp;
    assert.equal(client.initialized.capabilities.renameProvider, true);
    const params = { ...ask(lamp, 'FR-003'), newName: 'FR-010' };
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', params);
    assert.equal(edit.documentChanges, undefined);
    assert.deepEqual(Object.keys(edit.changes ?? {}).sort(), [spec, tasks].sort());
  });

  it('refuses with the sentence that says why', async () => {
    const lamp = await desk();
    const { client } = lamp;
    const taken = await failure(client.request('textDocument/rename', { ...ask(lamp, 'FR-003'), newName: 'FR-004' }));
    assert.equal(taken.code, LSPErrorCodes.RequestFailed);
    assert.equal(taken.message, 'FR-004 is taken: specs/001-lamp/spec.md, line 8 defines it.');
    const unknown = await failure(client.request('textDocument/prepareRename', ask(lamp, 'FR-099')));
    assert.equal(unknown.code, LSPErrorCodes.RequestFailed);
    assert.equal(unknown.message, 'Nothing defines FR-099, so there is nothing to rename.');
    assert.equal(await client.request('textDocument/prepareRename', ask(lamp, 'Wick')), null);
    assert.equal(await client.request('textDocument/rename', { ...ask(lamp, 'Wick'), newName: 'FR-010' }), null);
  });

  it('can be called off', async () => {
    const { client, tasks, tasksText } = await desk();
    const source = new CancellationTokenSource();
    const params = {
      textDocument: { uri: tasks },
      position: rangeOfPiece(tasksText, 'FR-003').start,
      newName: 'FR-010',
    };
    const asked = failure(client.connection.sendRequest('textDocument/rename', params, source.token));
    source.cancel();
    assert.equal((await asked).code, LSPErrorCodes.RequestCancelled);
  });
});
