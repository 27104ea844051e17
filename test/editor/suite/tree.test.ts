import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { PhaseTree, PhaseTreeElement } from '../../../client/src/views/phaseTree';
import { api, begin, documents, open, pathOf, rangeOf, restore, select, until, within } from './workspace';

let tree: PhaseTree;

async function children(...labels: string[]): Promise<PhaseTreeElement[]> {
  let nodes = await tree.getChildren();
  for (const label of labels) {
    const parent = nodes.find(({ node }) => node.label === label);
    assert.ok(parent, `${label} is not among ${nodes.map(({ node }) => node.label).join(', ')}`);
    nodes = await tree.getChildren(parent);
  }
  return nodes;
}

async function element(...labels: string[]): Promise<PhaseTreeElement> {
  const found = (await children(...labels.slice(0, -1))).find(({ node }) => node.label === labels.at(-1));
  assert.ok(found, labels.join(' › '));
  return found;
}

const described = async (...labels: string[]): Promise<string> =>
  `${tree.getTreeItem(await element(...labels)).description}`;

describe('the tree of phases', () => {
  before(begin);
  before(async () => {
    ({ phaseTree: tree } = await api());
    await vscode.commands.executeCommand('plantrace.showPhases');
  });
  afterEach(restore);

  it('shows the phases of the master plan, in its order', async () => {
    const labels = (await children()).map(({ node }) => node.label);
    assert.deepEqual(labels, ['Phase 0', 'Phase 1', 'Phase 2A', 'Phase 2B', 'Phase 3', 'Milestones']);
  });

  it('shows work packages below a phase, criteria and requirements below a work package', async () => {
    const packages = (await children('Phase 1')).map(({ node }) => node.label);
    assert.deepEqual(packages, ['WP-1', 'WP-2', 'WP-3', 'WP-4', 'WP-5', 'WP-6', 'WP-7', 'WP-8']);
    const below = await children('Phase 1', 'WP-5');
    assert.deepEqual(
      below.map(({ node }) => node.kind),
      [...Array(4).fill('criterion'), ...Array(4).fill('requirement')],
    );
    assert.match(below[0]?.node.label ?? '', /^Two renewals succeed/);
    assert.equal(below[4]?.node.label, '[3.2-1]');
  });

  it('tells progress and gaps, each once', async () => {
    assert.equal(await described('Phase 0'), '5/5 · Ground Works');
    assert.equal(await described('Phase 1'), '2/8 · 2 gaps · Ledger and Patrons');
    assert.equal(await described('Phase 1', 'WP-1'), '7/7 · 1 gap · Registry of Branches and Kiosks');
    assert.equal(await described('Phase 1', 'WP-3'), '4/7 · Sign-in and Screen Flow');
    assert.equal(await described('Phase 1', 'WP-4'), '0/10 · ready · Loan Commands');
    assert.equal(await described('Phase 1', 'WP-5'), '0/4 · waits for WP-4 · Renewals');
    assert.equal(await described('Phase 3'), '0/4 · no plan yet · Opening');
  });

  it('opens the line of a node that is clicked', async () => {
    const { command } = tree.getTreeItem(await element('Phase 1', 'WP-4'));
    assert.ok(command);
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    assert.equal(pathOf(editor.document.uri), documents.phase1);
    assert.equal(editor.selection.active.line + 1, 165);
    assert.ok(editor.visibleRanges.some((range) => range.contains(editor.selection.active)));
  });

  it('counts along while criteria are ticked', async () => {
    const editor = await open(documents.phase1);
    const box = rangeOf(editor.document, '- [ ] Two renewals succeed', '[ ]');
    await editor.edit((edit) => edit.replace(box, '[x]'));
    await until('one more', async () => (await described('Phase 1', 'WP-5')).startsWith('1/4'));
    await vscode.commands.executeCommand('undo');
    await until('one less', async () => (await described('Phase 1', 'WP-5')).startsWith('0/4'));
  });

  it('keeps the ids of its nodes while text moves', async () => {
    const ids = async (): Promise<(string | undefined)[]> =>
      [...(await children()), ...(await children('Phase 1')), ...(await children('Phase 1', 'WP-5'))].map(
        (each) => tree.getTreeItem(each).id,
      );
    const before = await ids();
    assert.equal(new Set(before).size, before.length);
    const editor = await open(documents.phase1);
    await editor.edit((edit) => edit.insert(new vscode.Position(5, 0), 'Words.\n\nMore words.\n\n'));
    await until(
      'the line that moved',
      async () => (await element('Phase 1', 'WP-5')).node.location?.range.start.line === 191,
    );
    assert.deepEqual(await ids(), before);
  });

  it('stays expanded across an edit', async () => {
    const asked = new Set<string>();
    const getChildren = tree.getChildren.bind(tree);
    // VS Code asks for the children of a node only where it shows them.
    tree.getChildren = (parent) => {
      asked.add(parent?.node.label ?? '');
      return getChildren(parent);
    };
    try {
      await until('the children of Phase 0', async () => {
        // As often as it takes: keys have no effect before the tree is on the screen.
        for (const command of ['plantrace.phases.focus', 'list.collapseAll', 'list.focusFirst', 'list.expand'])
          await vscode.commands.executeCommand(command);
        return asked.has('Phase 0');
      });
      const editor = await open(documents.phase1);
      asked.clear();
      await editor.edit((edit) => edit.insert(within(editor.document, 'Registry, card service'), 'x'));
      await until('the children of Phase 0, again', () => asked.has('Phase 0'));
      assert.ok(!asked.has('Phase 1'));
    } finally {
      tree.getChildren = getChildren;
    }
  });

  it('shows a phase that is added to the master plan', async () => {
    const editor = await open(documents.master);
    const next = rangeOf(editor.document, '### Phase 3: Opening');
    await editor.edit((edit) => edit.insert(next.start, '### Phase 2C: Vans\n\n**Goal**: Books on wheels.\n\n---\n\n'));
    select(editor, next.start);
    await until('the phase', async () => (await children()).some(({ node }) => node.label === 'Phase 2C'));
  });
});
