import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { begin, documents, open, restore, within } from './workspace';

/** What VS Code shows over a part of a line, as markdown. */
async function hoverOver(file: string, line: string, part: string): Promise<{ text: string; hovered: string }> {
  const { document } = await open(file);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    within(document, line, part),
  );
  const own = hovers.filter(({ contents }) => contents.length > 0);
  const text = own.flatMap(({ contents }) =>
    contents.map((content) => (content instanceof vscode.MarkdownString ? content.value : String(content))),
  );
  const range = own[0]?.range;
  return { text: text.join('\n'), hovered: range ? document.getText(range) : '' };
}

describe('hover', () => {
  before(begin);
  afterEach(restore);

  it('shows the text and the source of a requirement, and who covers it', async () => {
    const { text, hovered } = await hoverOver(documents.phase1, 'a kiosk without a branch shows', '1.1-2');
    assert.equal(hovered, '1.1-2');
    assert.match(text, /A kiosk must not lend before a branch has been assigned to it/);
    assert.match(text, /Source: \[HighLevelReqs\.md:13\]\(file:.*HighLevelReqs\.md#.*\)/);
    assert.match(text, /Covered by: \[WP-1\]/);
    assert.match(text, /prohibition · done/);
  });

  it('shows the text and the source of a key design decision', async () => {
    const { text, hovered } = await hoverOver(documents.phase1, '**Requirements traced**: [3.1-1]', 'KDD-runtime-2');
    assert.equal(hovered, 'KDD-runtime-2');
    assert.match(text, /The ledger handles the commands for one card one at a time/);
    assert.match(text, /Source: \[CLAUDE\.md:16\]\(file:.*CLAUDE\.md#/);
    assert.match(text, /Covered by: \[WP-4\]/);
  });

  it('lists the members of a range', async () => {
    const { text } = await hoverOver(documents.phase1, '**Requirements traced**: [2.2-1]', ']–[');
    assert.match(text, /5 items/);
    assert.match(text, /A patron signs in by presenting a card/);
    assert.match(text, /The screen then returns to the welcome page/);
  });

  it('says so where nothing defines an ID', async () => {
    const { text } = await hoverOver(documents.phase1, '[1.2-19]', '1.2-19');
    assert.match(text, /Nothing defines/);
  });

  it('shows what was typed and is not saved', async () => {
    const editor = await open(documents.phase1);
    const row = within(editor.document, '[1.1-3] A branch keeps', 'A branch');
    await editor.edit((edit) => edit.insert(row.translate(0, -1), 'Unsaved words: '));
    const { text } = await hoverOver(documents.phase1, "A branch's opening days", '1.1-3');
    assert.match(text, /Unsaved words: A branch keeps/);
  });

  it('says nothing over ordinary words', async () => {
    const { text } = await hoverOver(documents.phase1, 'The ledger learns about branches', 'branches');
    assert.equal(text, '');
  });
});
