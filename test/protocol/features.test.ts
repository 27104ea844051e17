import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CodeAction, DocumentSymbol, Location, LocationLink, Range } from 'vscode-languageserver/node';
import { LanguageClient, rangeOfPiece, uriOf } from '../support/languageClient';
import { copyOfExample } from '../support/temporaryFolder';

const PHASE_1 = 'docs/plans/phase-1-ledger-and-patrons.md';
const PHASE_2A = 'docs/plans/phase-2a-kiosk-lending.md';
const SOURCE = 'docs/requirements/HighLevelReqs.md';

interface Hover {
  contents: { kind: string; value: string };
  range: Range;
}

interface Desk {
  client: LanguageClient;
  uri: (file: string) => string;
  text: (file: string) => string;
  open: (file: string, text?: string) => Promise<string>;
}

async function desk(): Promise<Desk> {
  const root = copyOfExample('phased-plan');
  const client = await LanguageClient.start({ folders: [root] });
  await client.settled();
  const uri = (file: string): string => uriOf(root, file);
  const text = (file: string): string => readFileSync(path.join(root, file), 'utf8');
  const open = async (file: string, content = text(file)): Promise<string> => {
    await client.open(uri(file), content);
    return content;
  };
  return { client, uri, text, open };
}

/** Range of the `nth` time that a piece stands in the line that begins with `begin`. */
function inLine(text: string, begin: string, piece: string): Range {
  const lines = text.split('\n');
  const line = lines.findIndex((each) => each.startsWith(begin));
  const character = (lines[line] ?? '').indexOf(piece, begin.length);
  assert.ok(line >= 0 && character >= 0, `there is no ${piece} behind ${begin}`);
  return { start: { line, character }, end: { line, character: character + piece.length } };
}

const at = (uri: string, position: Range['start']) => ({ textDocument: { uri }, position });

describe('a document of a plan', () => {
  it('shows on hover what an ID stands for', async () => {
    const { client, uri, open } = await desk();
    const text = await open(PHASE_1);
    const range = inLine(text, '- [x] Negative: a kiosk', '1.1-2');
    for (const character of [range.start.character, range.start.character + 2, range.end.character]) {
      const hover = await client.request<Hover | null>(
        'textDocument/hover',
        at(uri(PHASE_1), { line: range.start.line, character }),
      );
      assert.deepEqual(hover?.range, range);
      assert.equal(hover?.contents.kind, 'markdown');
      const { value } = hover.contents;
      assert.match(value, /^\*\*\\\[1\.1-2\\\]\*\* A kiosk must not lend before a branch has been assigned to it/);
      assert.match(value, /prohibition/);
      assert.match(value, /Covered by: \[WP-1\]\(file:.*phase-1-ledger-and-patrons\.md#L107,5\)/);
      assert.match(value, /Source: \[HighLevelReqs\.md:13\]\(file:.*HighLevelReqs\.md#L13,\d+\)/);
    }
    const nothing = await client.request('textDocument/hover', at(uri(PHASE_1), { line: 1, character: 0 }));
    assert.equal(nothing, null);
    const dangling = await client.request<Hover>(
      'textDocument/hover',
      at(uri(PHASE_1), rangeOfPiece(text, '1.2-19').start),
    );
    assert.match(dangling.contents.value, /^Nothing defines \*\*.*1\.2-19.*\*\*\.$/);
    const members = inLine(text, '**Requirements traced**: [1.1-1]', '–');
    const whole = await client.request<Hover>('textDocument/hover', at(uri(PHASE_1), members.start));
    assert.match(whole.contents.value, /^\*\*6 items\*\*/);
  });

  it('leads to the definition of an ID, and of every member of a range', async () => {
    const { client, uri, open } = await desk();
    const text = await open(PHASE_1);
    const origin = inLine(text, '- [x] Negative: a kiosk', '1.1-2');
    const [link, ...others] = await client.request<LocationLink[]>(
      'textDocument/definition',
      at(uri(PHASE_1), origin.start),
    );
    assert.deepEqual(others, []);
    assert.equal(link?.targetUri, uri(PHASE_1));
    assert.deepEqual(link.originSelectionRange, origin);
    assert.deepEqual(link.targetSelectionRange, rangeOfPiece(text, '1.1-2'));
    assert.equal(link.targetRange.start.line, 24);
    const elsewhere = inLine(text, '**Blocked by**: Phase 0', 'WP-3');
    const [other] = await client.request<LocationLink[]>('textDocument/definition', at(uri(PHASE_1), elsewhere.start));
    assert.match(other?.targetUri ?? '', /phase-0-ground-works\.md$/);
    const range = inLine(text, '**Requirements traced**: [1.1-1]', '–');
    const members = await client.request<LocationLink[]>('textDocument/definition', at(uri(PHASE_1), range.start));
    assert.deepEqual(
      members.map((m) => m.targetSelectionRange.start.line),
      [23, 24, 25, 26, 27, 28],
    );
    const text2 = await open(PHASE_2A);
    const across = inLine(text2, '- **Negative**', '3.4-6');
    const [row] = await client.request<LocationLink[]>('textDocument/definition', at(uri(PHASE_2A), across.start));
    assert.deepEqual(row?.targetSelectionRange, rangeOfPiece(text2, '3.4-6'));
  });

  it('finds every place that names an ID, members of ranges included', async () => {
    const { client, uri, open } = await desk();
    const text = await open(PHASE_1);
    const ask = (includeDeclaration: boolean) =>
      client.request<Location[]>('textDocument/references', {
        ...at(uri(PHASE_1), rangeOfPiece(text, '1.1-2').start),
        context: { includeDeclaration },
      });
    const places = await ask(false);
    const own = places.filter((p) => p.uri === uri(PHASE_1)).map((p) => p.range.start.line + 1);
    for (const line of [114, 123]) assert.ok(own.includes(line), `line ${line} is not among ${own.join(', ')}`);
    assert.ok(!own.includes(25));
    assert.ok(places.some((p) => p.uri === uri('docs/plans/requirements-traceability.md')));
    const all = await ask(true);
    assert.ok(all.some((p) => p.uri === uri(PHASE_1) && p.range.start.line === 24));
    assert.ok(all.length > places.length);
  });

  it('has symbols that hold one another, and the workspace finds them by name', async () => {
    const { client, uri, open } = await desk();
    const text = await open(PHASE_1);
    const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri: uri(PHASE_1) },
    });
    const last = text.split('\n').length;
    const names: string[] = [];
    const look = (list: readonly DocumentSymbol[], around: Range): void => {
      for (const { name, range, selectionRange, children } of list) {
        names.push(name);
        assert.ok(contains(around, range), `${name} reaches out of its parent`);
        assert.ok(contains(range, selectionRange), `${name} is selected outside itself`);
        look(children ?? [], range);
      }
    };
    look(symbols, { start: { line: 0, character: 0 }, end: { line: last, character: 0 } });
    assert.equal(names.filter((name) => /^WP-\d/.test(name)).length, 8);
    assert.ok(names.some((name) => name.includes('2.3-4')));
    const found = await client.request<{ name: string; location: Location }[]>('workspace/symbol', {
      query: '3.4.1-1',
    });
    assert.ok(found.some(({ name, location }) => name.includes('3.4.1-1') && location.uri === uri(PHASE_2A)));
    assert.deepEqual(await client.request('workspace/symbol', { query: 'there is nothing of that name' }), []);
  });

  it('offers to mend an orphan in its own style, guarded by the versions of open documents', async () => {
    const { client, uri, text, open } = await desk();
    const source = await open(SOURCE);
    const orphan = rangeOfPiece(source, 'An overdue loan can still be renewed');
    const ask = (range: Range, only?: string[]) =>
      client.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: uri(SOURCE) },
        range,
        context: { diagnostics: [], ...(only ? { only } : {}) },
      });
    await client.until('it is told', () => client.shownCodes(uri(SOURCE)).includes('64 trace/orphan-requirement'));
    const [action] = await ask(orphan);
    assert.match(action?.title ?? '', /\[3\.2-5\]/);
    assert.equal(action?.kind, 'quickfix');
    assert.equal(action.diagnostics?.[0]?.code, 'trace/orphan-requirement');
    const [change] = action.edit?.documentChanges ?? [];
    assert.ok(change && 'edits' in change);
    assert.deepEqual(change.textDocument, { uri: uri(PHASE_1), version: null });
    const row = change.edits.map((e) => ('newText' in e ? e.newText : '')).join('');
    assert.match(
      row,
      /- \[ \] \[3\.2-5\] An overdue loan can still be renewed within three days of its due date → WP-\d/,
    );
    await open(PHASE_1, `\n${text(PHASE_1)}`);
    const [guarded] = await ask(orphan);
    const [later] = guarded?.edit?.documentChanges ?? [];
    assert.ok(later && 'edits' in later && 'range' in (later.edits[0] ?? {}));
    assert.equal(later.textDocument.version, 1);
    assert.equal(later.edits[0]?.range.start.line, (change.edits[0]?.range.start.line ?? 0) + 1);
    assert.deepEqual(await ask(orphan, ['refactor']), []);
    assert.equal((await ask(orphan, ['quickfix'])).length, (await ask(orphan)).length);
    assert.deepEqual(await ask(rangeOfPiece(source, '# ')), []);
  });

  it('offers to mend what stands there now, not what stood there at the last check', async () => {
    const { client, uri, open } = await desk();
    const source = await open(SOURCE);
    await client.until('it is told', () => client.shownCodes(uri(SOURCE)).includes('64 trace/orphan-requirement'));
    await client.notify('workspace/didChangeConfiguration', {
      settings: { plantrace: { diagnostics: { delay: 10_000 } } },
    });
    await client.checked();
    const changed = source.replace(
      '# ',
      '# Requirements: a much longer heading than before this edit, so that all moves\n\n# ',
    );
    await client.change(uri(SOURCE), 2, changed);
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: uri(SOURCE) },
      range: rangeOfPiece(changed, 'An overdue loan can still be renewed'),
      context: { diagnostics: [] },
    });
    assert.ok(actions.length > 0, 'the orphan is still one');
    assert.deepEqual(actions[0]?.diagnostics?.[0]?.range.start.line, 66);
    const mended = changed.replace(/^- An overdue loan can still be renewed.*\n/m, '');
    await client.change(uri(SOURCE), 3, mended);
    const none = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: uri(SOURCE) },
      range: { start: { line: 0, character: 0 }, end: { line: 500, character: 0 } },
      context: { diagnostics: [] },
    });
    assert.deepEqual(
      none.filter((a) => a.title.includes('3.2-5')),
      [],
    );
  });
});

function contains(outer: Range, inner: Range): boolean {
  const before = (a: Range['start'], b: Range['start']): boolean =>
    a.line < b.line || (a.line === b.line && a.character <= b.character);
  return before(outer.start, inner.start) && before(inner.end, outer.end);
}
