import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { PlantraceApi } from '../../../client/src/extension';
import type { ListedElement } from '../../../client/src/views/listedTree';
import type { ViewName } from '../../../server/src/protocol';
import { api, begin, documents, open, pathOf, rangeOf, restore, select, until, within } from './workspace';

let extension: PlantraceApi;

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(command, ...args);

async function children(view: ViewName, ...labels: string[]): Promise<ListedElement[]> {
  let nodes = await extension.trees[view].getChildren();
  for (const label of labels) {
    const parent = nodes.find(({ node }) => node.label.startsWith(label));
    assert.ok(parent, `${label} is not among ${nodes.map(({ node }) => node.label).join(', ')}`);
    nodes = await extension.trees[view].getChildren(parent);
  }
  return nodes;
}

async function element(view: ViewName, ...labels: string[]): Promise<ListedElement> {
  const last = labels[labels.length - 1] ?? '';
  const siblings = await children(view, ...labels.slice(0, -1));
  const found = siblings.find(({ node }) => node.label.startsWith(last));
  assert.ok(found, `${last} is not among ${siblings.map(({ node }) => node.label).join(', ')}`);
  return found;
}

const labelsOf = async (view: ViewName, ...labels: string[]): Promise<string[]> =>
  (await children(view, ...labels)).map(({ node }) => node.label);

const source = 'Shelfway: High-Level Requirements';

/** As a person without a mouse: into the view, to its first line, and on from there. */
/** Asked again until they have had their effect: a list that is not on the screen yet throws at some of them. */
async function press(view: ViewName, ...keys: string[]): Promise<void> {
  try {
    await run(`plantrace.${view}.focus`);
    await run('list.focusFirst');
    for (const key of keys) await run(key);
  } catch (error) {
    if (!(error instanceof Error && error.message.includes("reading 'element'"))) throw error;
  }
}

const lineAtHand = (): string => {
  const editor = vscode.window.activeTextEditor;
  return editor ? `${pathOf(editor.document.uri)}:${editor.selection.active.line + 1}` : '';
};

const placeOf = ({ node: { location } }: ListedElement): string =>
  location ? `${pathOf(vscode.Uri.parse(location.uri))}:${location.range.start.line + 1}` : '';

describe('the views beside the phases', () => {
  before(begin);
  before(async () => {
    extension = await api();
    await run('plantrace.showPhases');
  });
  afterEach(async () => {
    await run('plantrace.clearRequirementFilters');
    await run('plantrace.groupGapsByRule');
    await run('plantrace.unpinTrace');
    await restore();
    await run('notifications.clearAll');
  });

  describe('Requirements', () => {
    it('go from documents to sections to requirements, with who covers them', async () => {
      assert.ok((await labelsOf('requirements')).includes('Component: Kiosk'));
      const { node } = await element('requirements', source, '§3 ', '§3.2', '[3.2-1]');
      assert.match(node.description, /^Phase 1 WP-5 · verified · A loan can be renewed twice/);
      assert.equal(node.icon, 'pass-filled');
    });

    it('are limited to what is uncovered, and all there again when the filter is cleared', async () => {
      const all = await labelsOf('requirements');
      await run('plantrace.filterRequirements', { only: ['uncovered'] });
      assert.deepEqual(await labelsOf('requirements'), [source]);
      assert.deepEqual(await labelsOf('requirements', source, '§3', '§3.2'), ['[3.2-5]']);
      assert.deepEqual(extension.trees.requirements.counts, { shown: 1, all: 141 });
      await run('plantrace.clearRequirementFilters');
      assert.deepEqual(await labelsOf('requirements'), all);
    });

    it('are filtered by words', async () => {
      await run('plantrace.filterRequirements', { text: 'Silently' });
      assert.deepEqual(await labelsOf('requirements', source, '§3', '§3.4', '§3.4.1'), ['[3.4.1-3]']);
    });

    it('are opened by the keyboard alone', async () => {
      await run('plantrace.filterRequirements', { only: ['uncovered'] });
      const wanted = placeOf(await element('requirements', source, '§3', '§3.2', '[3.2-5]'));
      await until('the requirement is open', async () => {
        await press('requirements', 'list.focusDown', 'list.focusDown', 'list.focusDown', 'list.select');
        return lineAtHand() === wanted;
      });
    });

    it('are added to a work package, in one undoable edit', async () => {
      const editor = await open(documents.phase1);
      const before = editor.document.getText();
      const uncovered = await element('requirements', source, '§3 ', '§3.2', '[3.2-5]');
      const done = run('plantrace.addToWork', uncovered);
      await until('the row', async () => {
        await run('workbench.action.acceptSelectedQuickOpenItem');
        return editor.document.getText().includes('[3.2-5]');
      });
      await done;
      await until('covered', async () => {
        const { node } = await element('requirements', source, '§3 ', '§3.2', '[3.2-5]');
        return node.description.startsWith('Phase 1 WP-') && node.context.includes('verified');
      });
      await open(documents.phase1);
      await run('undo');
      await until('undone', () => editor.document.getText() === before);
    });

    it('pass their IDs on', async () => {
      const row = await element('requirements', source, '§3 ', '§3.2', '[3.2-1]');
      await run('plantrace.copyId', row);
      assert.equal(await vscode.env.clipboard.readText(), '[3.2-1]');
    });
  });

  describe('Trace', () => {
    it('follows the cursor, from the row to its source and to its work', async () => {
      await run('plantrace.trace.focus');
      const editor = await open(documents.phase1);
      select(editor, within(editor.document, '- [ ] [3.2-1]', '3.2-1'));
      await until('the trace', async () => (await labelsOf('trace'))[0] === '[3.2-1]');
      assert.deepEqual(await labelsOf('trace', '[3.2-1]'), ['Comes from', 'Covered by']);
      assert.deepEqual(await labelsOf('trace', '[3.2-1]', 'Covered by'), ['WP-5']);
      select(editor, rangeOf(editor.document, '### WP-5', 'WP-5').start.translate(0, 1));
      await until('the trace of the work', async () => (await labelsOf('trace'))[0] === 'WP-5');
      assert.deepEqual(await labelsOf('trace', 'WP-5', 'Waits for'), ['WP-4']);
    });

    it('stays where it is pinned', async () => {
      await run('plantrace.trace.focus');
      const editor = await open(documents.phase1);
      select(editor, within(editor.document, '- [ ] [3.2-1]', '3.2-1'));
      await until('the trace', async () => (await labelsOf('trace'))[0] === '[3.2-1]');
      await run('plantrace.pinTrace');
      select(editor, within(editor.document, '- [ ] [3.2-2]', '3.2-2'));
      await new Promise((resolve) => setTimeout(resolve, 500));
      assert.deepEqual(await labelsOf('trace'), ['[3.2-1]']);
      await run('plantrace.unpinTrace');
      await until('the trace at the cursor', async () => (await labelsOf('trace'))[0] === '[3.2-2]');
    });

    it('is shown of the ID at the cursor, as the menu of the editor asks for it', async () => {
      const editor = await open(documents.phase1);
      select(editor, within(editor.document, '- [ ] [3.2-3]', '3.2-3'));
      await run('plantrace.showTrace', editor.document.uri);
      await until('its trace', async () => (await labelsOf('trace'))[0] === '[3.2-3]');
    });

    it('is shown of a piece of work in the tree of phases', async () => {
      const phases = await extension.phaseTree.getChildren();
      const phase = phases.find(({ node }) => node.label === 'Phase 1');
      const work = (await extension.phaseTree.getChildren(phase)).find(({ node }) => node.label === 'WP-5');
      await run('plantrace.showTrace', work);
      await until('its trace', async () => (await labelsOf('trace'))[0] === 'WP-5');
    });

    it('is shown of a requirement in the tree', async () => {
      await run('plantrace.showTrace', await element('requirements', source, '§2 ', '§2.3', '[2.3-4]'));
      await until('its trace', async () => (await labelsOf('trace'))[0] === '[2.3-4]');
    });
  });

  describe('Questions', () => {
    it('are listed with what they touch, and open where they are answered', async () => {
      const question = await element('questions', 'Questions', 'Q3');
      assert.match(question.node.description, /fourth wrong PIN.* · \[2\.2-2\]/);
      assert.deepEqual(await labelsOf('questions', 'Questions', 'Answered'), ['Q1', 'Q2']);
      await run('plantrace.answerQuestion', question);
      assert.equal(
        vscode.window.activeTextEditor && pathOf(vscode.window.activeTextEditor.document.uri),
        'docs/plans/questions.md',
      );
    });

    it('are opened by the keyboard alone', async () => {
      const wanted = placeOf(await element('questions', 'Questions', 'Q3'));
      await until('the question is open', async () => {
        await press('questions', 'list.focusDown', 'list.select');
        return lineAtHand() === wanted;
      });
    });
  });

  describe('Gaps', () => {
    it('are grouped by rule, and by phase', async () => {
      assert.ok((await labelsOf('gaps')).includes('Orphan work'));
      assert.deepEqual(await labelsOf('gaps', 'Orphan work'), [
        'WP-8 covers no requirement and no checklist row maps to it.',
      ]);
      await run('plantrace.groupGapsByPhase');
      assert.equal((await children('gaps', 'Phase 1')).length, 2);
    });

    it('open their places, their quick fixes and the pages of their rules', async () => {
      const gap = await element('gaps', 'Orphan work', 'WP-8');
      await run('plantrace.fixGap', gap);
      assert.equal(lineAtHand(), placeOf(gap));
      assert.ok(gap.node.page?.endsWith('orphan-work.md'), gap.node.page);
      await run('plantrace.explainRule', gap);
      await until('the page', () =>
        vscode.window.tabGroups.activeTabGroup.tabs.some(({ label }) => label.includes('orphan-work')),
      );
    });

    it('are opened by the keyboard alone', async () => {
      const wanted = placeOf(await element('gaps', 'Broken link', 'There is no'));
      await until('the finding is open', async () => {
        // What is expanded already is entered by the second one.
        await press('gaps', 'list.expand', 'list.expand', 'list.select');
        return lineAtHand() === wanted;
      });
    });

    it('are gone once they are mended', async () => {
      const editor = await open(documents.phase1);
      assert.ok((await labelsOf('gaps')).includes('Dangling reference'));
      await editor.edit((edit) => edit.replace(rangeOf(editor.document, '[1.2-19]', '1.2-19'), '1.2-1'));
      await until('one rule less', async () => !(await labelsOf('gaps')).includes('Dangling reference'));
    });
  });
});
