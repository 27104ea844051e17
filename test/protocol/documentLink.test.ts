import assert from 'node:assert/strict';
import type { DocumentLink } from 'vscode-languageserver/node';
import { LAMP_SPEC } from '../support/idForms';
import { rangeOfPiece } from '../support/languageClient';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { lampDesk } from './lampDesk';

describe('links of a document', () => {
  it('lead to lines at once, and to headings where they are when somebody follows', async () => {
    const { client, root, spec, tasks, tasksText } = await lampDesk('\nSee spec.md:5 and spec.md#requirements.\n');
    const links = await client.request<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri: tasks } });
    const [line, heading, ...others] = links;
    assert.deepEqual(others, []);
    assert.deepEqual(line?.range, rangeOfPiece(tasksText, 'spec.md:5'));
    assert.equal(line.target, `${spec}#L5,1`);
    assert.equal(line.tooltip, `${LAMP_SPEC}, line 5`);
    assert.deepEqual(heading?.range, rangeOfPiece(tasksText, 'spec.md#requirements'));
    assert.equal(heading.target, undefined);
    const followed = await client.request<DocumentLink>('documentLink/resolve', heading);
    assert.equal(followed.target, `${spec}#L3,4`);
    const text = readFileSync(path.join(root, LAMP_SPEC), 'utf8');
    await client.change(spec, 2, text.replace('## Requirements', 'One more line\n\n## Requirements'));
    const later = await client.request<DocumentLink>('documentLink/resolve', heading);
    assert.equal(later.target, `${spec}#L5,4`);
    await client.change(spec, 3, 'Nothing is left.\n');
    assert.equal((await client.request<DocumentLink>('documentLink/resolve', heading)).target, `${spec}#L1,1`);
  });
});
