import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  CompletionTriggerKind,
  InsertTextFormat,
  type ClientCapabilities,
  type CompletionItem,
  type CompletionList,
  type InsertReplaceEdit,
  type MarkupContent,
  type TextEdit,
} from 'vscode-languageserver/node';
import { everything, LanguageClient, uriOf } from '../support/languageClient';
import { copyOfExample } from '../support/temporaryFolder';

const PLAN = 'docs/plans/phase-1-ledger-and-patrons.md';

const rich: ClientCapabilities = {
  ...everything,
  textDocument: {
    ...everything.textDocument,
    completion: {
      completionItem: {
        snippetSupport: true,
        insertReplaceSupport: true,
        labelDetailsSupport: true,
        commitCharactersSupport: true,
        documentationFormat: ['markdown', 'plaintext'],
      },
      completionList: { itemDefaults: ['editRange', 'insertTextFormat', 'commitCharacters', 'data'] },
    },
  },
};

interface Typing {
  readonly client: LanguageClient;
  readonly uri: string;
  /** Opens or changes the plan so that it ends with these lines, and asks at their end or at `$0`. */
  readonly ask: (lines: string, sign?: string) => Promise<CompletionList | null>;
  /** The last line, after the edit of an item. */
  readonly taken: (list: CompletionList, item: CompletionItem) => string;
}

async function typing(capabilities: ClientCapabilities): Promise<Typing> {
  const root = copyOfExample('phased-plan');
  const client = await LanguageClient.start({ folders: [root], capabilities });
  await client.settled();
  const uri = uriOf(root, PLAN);
  const text = readFileSync(path.join(root, PLAN), 'utf8');
  let version = 0;
  let line = '';
  let position = { line: 0, character: 0 };
  const ask = async (lines: string, sign?: string): Promise<CompletionList | null> => {
    const [before = '', after = ''] = lines.includes('$0') ? lines.split('$0') : [lines];
    const whole = `${text}\n${before}${after}`;
    version++;
    await (version === 1 ? client.open(uri, whole, version) : client.change(uri, version, whole));
    const above = `${text}\n${before}`.split('\n');
    position = { line: above.length - 1, character: (above.at(-1) ?? '').length };
    line = (above.at(-1) ?? '') + after;
    const context = sign
      ? { triggerKind: CompletionTriggerKind.TriggerCharacter, triggerCharacter: sign }
      : { triggerKind: CompletionTriggerKind.Invoked };
    return client.request('textDocument/completion', { textDocument: { uri }, position, context });
  };
  const taken = ({ itemDefaults }: CompletionList, { textEdit, textEditText, label }: CompletionItem): string => {
    const shared = itemDefaults?.editRange;
    const edit: TextEdit | InsertReplaceEdit | undefined =
      textEdit ??
      (shared && 'insert' in shared
        ? { newText: textEditText ?? label, ...shared }
        : shared && { newText: textEditText ?? label, range: shared });
    assert.ok(edit, 'no edit');
    const { start, end } = 'range' in edit ? edit.range : edit.insert;
    assert.equal(start.line, position.line);
    return line.slice(0, start.character) + edit.newText + line.slice(end.character);
  };
  return { client, uri, ask, taken };
}

const named = (list: CompletionList | null, label: string): CompletionItem => {
  const found = list?.items.find((item) => item.label === label);
  assert.ok(found, `${label} is not among ${list?.items.map((item) => item.label).join(', ') ?? 'nothing'}`);
  return found;
};

const WORK = '### WP-90: Lamps\n\n';

describe('completion', () => {
  it('is announced with its signs', async () => {
    const { client } = await typing(rich);
    const { completionProvider } = client.initialized.capabilities;
    assert.deepEqual(completionProvider?.triggerCharacters, ['[', '-', ',', '.']);
    assert.equal(completionProvider?.resolveProvider, true);
  });

  it('offers work where work waits, with its words, and its card on resolve, whatever has changed since', async () => {
    const { client, uri, ask, taken } = await typing(rich);
    const list = await ask(`${WORK}**Blocked by**: WP-$0`, '-');
    assert.ok(list && list.items.length > 2);
    assert.ok(list.items.every(({ label }) => /^WP-\d+$/.test(label) && label !== 'WP-90'));
    const item = named(list, 'WP-2');
    assert.equal(taken(list, item), '**Blocked by**: WP-2');
    assert.match(item.labelDetails?.detail ?? '', /\w/);
    assert.deepEqual(list.itemDefaults?.commitCharacters, [',']);
    assert.ok(list.itemDefaults?.editRange);
    assert.equal(item.textEdit, undefined);
    const resolved = await client.request<CompletionItem>('completionItem/resolve', item);
    assert.match((resolved.documentation as MarkupContent).value, /^\*\*WP-2\*\* /);
    await client.change(uri, 99, '# Nothing is left\n');
    const gone = await client.request<CompletionItem>('completionItem/resolve', item);
    assert.deepEqual(gone, item);
    const foreign = { label: 'x', data: { of: 'another' } };
    assert.deepEqual(await client.request('completionItem/resolve', foreign), foreign);
  });

  it('replaces brackets with what stands between them', async () => {
    const { ask, taken } = await typing(rich);
    for (const typed of ['[1.$0', '[1.$0]', '1.$0', '[1.1-$0]']) {
      const list = await ask(`${WORK}**Requirements traced**: ${typed}`);
      assert.ok(list);
      assert.equal(taken(list, named(list, '[1.1-2]')), '**Requirements traced**: [1.1-2]', typed);
    }
  });

  it('says nothing in prose', async () => {
    const { ask } = await typing(rich);
    assert.equal(await ask('A well-', '-'), null);
    assert.equal(await ask('One, two,', ','), null);
    assert.equal(await ask('That is it.', '.'), null);
    assert.equal(await ask('A remark [', '['), null);
    assert.equal(await ask('```\nWP-', '-'), null);
  });

  it('leaves places to fill in to clients that know them', async () => {
    const { ask, taken } = await typing(rich);
    const list = await ask('### WP-', '-');
    const row = list?.items.find(({ label }) => label.endsWith('with its parts'));
    assert.ok(list && row);
    assert.match(taken(list, row), /\$\{1:title\}/);
    assert.equal(row.insertTextFormat ?? list.itemDefaults?.insertTextFormat, InsertTextFormat.Snippet);
  });

  it('works for a client that knows no snippets, no defaults and one range', async () => {
    const { client, ask, taken } = await typing({});
    const list = await ask(`${WORK}**Blocked by**: WP-$0`, '-');
    assert.ok(list);
    assert.equal(list.itemDefaults, undefined);
    const item = named(list, 'WP-2');
    assert.ok(item.textEdit && 'range' in item.textEdit);
    assert.equal(taken(list, item), '**Blocked by**: WP-2');
    assert.match(item.detail ?? '', /\w/);
    assert.equal(item.labelDetails, undefined);
    assert.equal(item.commitCharacters, undefined);
    const resolved = await client.request<CompletionItem>('completionItem/resolve', item);
    assert.match(resolved.documentation as string, /^WP-2 /);
    const rows = await ask('### WP-', '-');
    assert.ok(rows);
    for (const row of rows.items) {
      assert.equal(row.insertTextFormat, undefined);
      assert.doesNotMatch(taken(rows, row), /\$\{/);
    }
    const half = await ask(`${WORK}**Blocked by**: WP-$099`);
    assert.ok(half);
    assert.equal(taken(half, named(half, 'WP-2')), '**Blocked by**: WP-2');
  });

  it('answers nothing in documents that are no plan, or not known', async () => {
    const { client, uri } = await typing(rich);
    const other = uri.replace(/[^/]+$/, 'notes-of-mine.md');
    await client.open(other, '# Notes\n\nSee [\n');
    const params = { textDocument: { uri: other }, position: { line: 2, character: 5 } };
    assert.equal(await client.request('textDocument/completion', params), null);
    const unknown = { ...params, textDocument: { uri: 'file:///nowhere/x.md' } };
    assert.equal(await client.request('textDocument/completion', unknown), null);
  });
});
