import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LanguageClient, rangeOfPiece, uriOf } from '../support/languageClient';
import { copyOfExample, temporaryFolder } from '../support/temporaryFolder';
import { emoji, smallPlan } from '../support/hostileFolder';

const DANGLING = 'trace/dangling-reference';
const row = '- [ ] [1.1-1] It opens → WP-1';
const plan = smallPlan('1', row, '[1.1-1], [1.1-9]');

/** 0-based `line:character` of each dangling reference that the client shows. */
function dangling(client: LanguageClient, uri: string): string[] {
  return (client.shown(uri) ?? [])
    .filter((d) => d.code === DANGLING)
    .map(({ range }) => `${range.start.line}:${range.start.character}-${range.end.character}`);
}

function placeIn(text: string, piece = '1.1-9'): string {
  const { start, end } = rangeOfPiece(text, piece);
  return `${start.line}:${start.character}-${end.character}`;
}

/** The message of the first finding that the client shows. */
function firstMessage(client: LanguageClient, uri: string): string {
  const message = client.shown(uri)?.[0]?.message ?? '';
  return typeof message === 'string' ? message : message.value;
}

/** Quick, and without what a small plan lacks. */
const settings = { diagnostics: { delay: 10 }, severities: { 'document/missing-section': 'off' } };

async function opened(text: string): Promise<{ client: LanguageClient; uri: string; file: string }> {
  const root = temporaryFolder({ 'phase-1-a.md': plan });
  const client = await LanguageClient.start({ folders: [root], initializationOptions: settings });
  const uri = uriOf(root, 'phase-1-a.md');
  await client.settled();
  await client.open(uri, text);
  return { client, uri, file: path.join(root, 'phase-1-a.md') };
}

describe('open documents', () => {
  it('are followed edit by edit, also behind emoji and with CRLF', async () => {
    let text = smallPlan('1', row, `${emoji} [1.1-1], ${emoji} [1.1-9]`).replaceAll('\n', '\r\n');
    const { client, uri } = await opened(text);
    await client.until('it is placed', () => dangling(client, uri).join() === placeIn(text));
    const edits: [string, string][] = [
      [`${emoji} [1.1-9]`, `${emoji}${emoji} [1.1-9]`],
      ['## Work Packages\r\n', '🚲 one more line\r\nand another\r\n\r\n## Work Packages\r\n'],
      ['one more line\r\nand another', ''],
      ['[1.1-9]', '[1.1-7], é [1.1-9]'],
      ['[1.1-7], é ', ''],
      ['\r\n\r\n## Requirements', '\n\n## Requirements'],
    ];
    let version = 1;
    for (const [piece, replacement] of edits) {
      const range = rangeOfPiece(text, piece);
      text = text.replace(piece, replacement);
      await client.change(uri, ++version, replacement, range);
    }
    await client.until('the last version is told', () =>
      client.publishes.some((p) => p.uri === uri && p.version === version),
    );
    assert.deepEqual(dangling(client, uri), [placeIn(text)]);
    const hover = await client.request<{ range: unknown; contents: { value: string } } | null>('textDocument/hover', {
      textDocument: { uri },
      position: rangeOfPiece(text, '1.1-9').start,
    });
    assert.match(hover?.contents.value ?? '', /Nothing defines/);
    assert.deepEqual(hover?.range, rangeOfPiece(text, '1.1-9'));
  });

  it('win over the disk while they are open, and give it back when they close', async () => {
    const { client, uri, file } = await opened(plan.replace('[1.1-9]', '[1.1-8]'));
    await client.until('the buffer counts', () => client.publishes.some((p) => p.uri === uri && p.version === 1));
    assert.deepEqual(dangling(client, uri), [placeIn(plan)]);
    assert.match(firstMessage(client, uri), /1\.1-8/);
    writeFileSync(file, plan.replace('[1.1-9]', '[1.1-7]'));
    await client.watched({ uri, type: 2 });
    await client.checked();
    assert.match(firstMessage(client, uri), /1\.1-8/);
    await client.close(uri);
    await client.until('the disk counts', () => /1\.1-7/.test(firstMessage(client, uri)));
    assert.equal(client.publishes.at(-1)?.version, undefined);
  });

  it('give back the disk as it is then, though nobody told of its change', async () => {
    const { client, uri, file } = await opened(plan.replace('[1.1-9]', '[1.1-8]'));
    await client.until('the buffer counts', () => /1\.1-8/.test(firstMessage(client, uri)));
    writeFileSync(file, plan.replace('[1.1-9]', '[1.1-8]'));
    await client.notify('textDocument/didSave', { textDocument: { uri } });
    await client.close(uri);
    await client.checked();
    assert.match(firstMessage(client, uri), /1\.1-8/);
    await client.open(uri, plan.replace(', [1.1-9]', ''), 5);
    await client.until('it is mended', () => client.shown(uri)?.length === 0);
    rmSync(file);
    await client.close(uri);
    await client.checked();
    assert.deepEqual(client.shown(uri), []);
  });

  it('outlive their file, and take their findings with them when they close', async () => {
    const { client, uri, file } = await opened(plan);
    await client.until('there is a finding', () => dangling(client, uri).length === 1);
    rmSync(file);
    await client.watched({ uri, type: 3 });
    await client.checked();
    assert.equal(dangling(client, uri).length, 1);
    await client.close(uri);
    await client.until('the findings are gone', () => client.shown(uri)?.length === 0);
  });

  it('may begin with a byte order mark, which then is a character of its line', async () => {
    const { client, uri } = await opened(`\ufeff${plan}`);
    await client.checked();
    assert.deepEqual(dangling(client, uri), [placeIn(plan)]);
    const link = `\ufeff${plan.replace(': Small', ': [Small](gone.md)')}`;
    await client.change(uri, 2, link);
    await client.until('it is checked', () => client.publishes.some((p) => p.uri === uri && p.version === 2));
    const broken = client.shown(uri)?.find((d) => d.code === 'document/broken-link');
    assert.deepEqual(broken?.range, rangeOfPiece(link, 'gone.md'));
  });

  it('may be spelled by a client in its own way', async () => {
    const root = temporaryFolder({ 'ünï (1)/phase-1+a@b c.md': plan });
    const client = await LanguageClient.start({ folders: [root], initializationOptions: settings });
    await client.settled();
    const plain = uriOf(root, 'ünï (1)/phase-1+a@b c.md');
    const own = plain.replace('%20(1)', '%20%281%29').replace('+', '%2B').replace('@', '%40');
    assert.notEqual(own, plain);
    await client.open(own, plan, 1);
    await client.until('it is shown', () => dangling(client, own).length === 1);
    await client.change(own, 2, plan.replace(', [1.1-9]', ''));
    await client.until('it is mended', () => client.shown(own)?.length === 0);
    await client.close(own);
    await client.until('the disk counts', () => client.publishes.at(-1)?.diagnostics.length === 1);
    const { uri } = client.publishes.at(-1) ?? { uri: '' };
    assert.equal(decodeURIComponent(uri), decodeURIComponent(plain));
    await client.open(plain, plan.replace(', [1.1-9]', ''), 3);
    await client.until('no spelling has findings any more', () =>
      client.publishes.every(({ uri: spelled }) => client.shown(spelled)?.length === 0),
    );
  });

  it('outside every folder are checked alone, and their links with the disk', async () => {
    const root = copyOfExample('task-table');
    const other = temporaryFolder({ 'there.md': '# There\n' });
    const client = await LanguageClient.start({
      folders: [root],
      initializationOptions: settings,
    });
    await client.settled();
    const text = `${plan}\n[a](there.md) [b](gone.md)\n`;
    const first = uriOf(other, 'phase-1-a.md');
    const second = uriOf(other, 'phase-2-b.md');
    await client.open(first, text);
    await client.until('it is checked', () => client.publishes.some((p) => p.uri === first));
    assert.deepEqual(client.shownCodes(first), [`10 ${DANGLING}`, '12 document/broken-link']);
    await client.open(second, text);
    await client.until('it is checked', () => client.publishes.some((p) => p.uri === second));
    assert.equal(client.shown(second)?.length, 2);
    await client.change(first, 2, text.replace(', [1.1-9]', ''));
    await client.until('it is mended', () => client.shownCodes(first).join() === '12 document/broken-link');
    await client.watched({ uri: first, type: 1 });
    await client.checked();
    await client.close(first);
    await client.until('it is forgotten', () => client.shown(first)?.length === 0);
    assert.equal(client.shown(second)?.length, 2);
    await client.open(first, text);
    await client.until('it is back', () => client.shown(first)?.length === 2);
  });

  for (const uri of ['untitled:Untitled-1', 'untitled:/a/100%25', 'untitled:50%', 'vscode-vfs://github/o/r/a.md'])
    it(`need no file: ${uri}`, async () => {
      const client = await LanguageClient.start({ initializationOptions: settings });
      await client.settled();
      const text = readFileSync('test/workspaces/task-table/Rollout_Plan.md', 'utf8');
      await client.open(uri, text);
      await client.until('it is checked', () => dangling(client, uri).includes(placeIn(text, 'T-019')));
      await client.change(uri, 2, `\n${text}`);
      await client.until('the edit is seen', () => dangling(client, uri).includes(placeIn(`\n${text}`, 'T-019')));
      const symbols = await client.request<unknown[]>('textDocument/documentSymbol', { textDocument: { uri } });
      assert.ok(symbols.length > 0);
      const seen = await client.request<{ markdown: string }>('plantrace/whatWasSeen', { uri });
      assert.doesNotMatch(seen.markdown, /in no folder/);
      await client.close(uri);
      await client.until('it is forgotten', () => client.shown(uri)?.length === 0);
    });

  it('may be anything at all', async () => {
    const { client, uri } = await opened('');
    const texts = [
      '\0',
      '\ufeff',
      '\ud800 [1.1-9]',
      `${'['.repeat(30_000)}`,
      '| a |\n|-|\n'.repeat(500),
      '\r\r\n\n\r',
      plan,
    ];
    let version = 1;
    for (const text of texts) await client.change(uri, ++version, text);
    await client.until('the last one is checked', () => dangling(client, uri).join() === placeIn(plan));
    await client.change(uri, ++version, 'x', {
      start: { line: 9999, character: 3 },
      end: { line: 10_000, character: 0 },
    });
    await client.change(uri, ++version, 'y', {
      start: { line: 0, character: 9999 },
      end: { line: 0, character: 99_999 },
    });
    await client.request('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 1e6 } });
    await client.until('it is checked', () => client.publishes.length > 0);
    assert.equal(client.logs.filter((line) => /failed/i.test(line)).join(), '');
    assert.equal(await client.stop(), 0);
  });

  it('of other languages are none of our business', async () => {
    const root = temporaryFolder({ 'notes.txt': plan });
    const client = await LanguageClient.start({ folders: [root], initializationOptions: settings });
    await client.settled();
    await client.open(uriOf(root, 'notes.txt'), readFileSync(path.join(root, 'notes.txt'), 'utf8'), 1, 'plaintext');
    await client.checked();
    assert.deepEqual(client.publishes, []);
  });
});
