import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { PlantraceApi } from '../../../client/src/extension';
import type { PhaseTreeElement } from '../../../client/src/views/phaseTree';
import { api, begin, documents, onDisk, open, pathOf, rangeOf, restore, select, until, uriOf } from './workspace';

let extension: PlantraceApi;

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(command, ...args);

async function element(...labels: string[]): Promise<PhaseTreeElement> {
  let parent: PhaseTreeElement | undefined;
  for (const label of labels) {
    const nodes = await extension.phaseTree.getChildren(parent);
    parent = nodes.find(({ node }) => node.label.startsWith(label));
    assert.ok(parent, `${label} is not among ${nodes.map(({ node }) => node.label).join(', ')}`);
  }
  return parent ?? assert.fail('no labels');
}

const roots = async (): Promise<string[]> => (await extension.phaseTree.getChildren()).map(({ node }) => node.label);

/** Answers the questions of a command with what is selected already, until something has come of it. */
async function answered<T>(done: Thenable<unknown>, awaited: string, probe: () => T | undefined | false): Promise<T> {
  const found = await until(awaited, async () => {
    await run('workbench.action.acceptSelectedQuickOpenItem');
    return probe();
  });
  await done;
  return found;
}

describe('the phases as somebody looks at them', () => {
  before(begin);
  before(async () => {
    extension = await api();
    await run('plantrace.showPhases');
  });
  afterEach(async () => {
    await run('plantrace.clearPhaseFilter');
    await run('plantrace.sortPhases', 'plan');
    await run('plantrace.unfollowCursor');
    await restore();
    await run('notifications.clearAll');
  });

  it('are opened by the keyboard alone', async () => {
    const wanted = await element('Phase 1', 'WP-1');
    await until('the first work package of Phase 1 is open', async () => {
      for (const key of ['plantrace.phases.focus', 'list.collapseAll', 'list.focusFirst', 'list.focusDown'])
        await run(key);
      for (const key of ['list.expand', 'list.focusDown']) await run(key);
      await run('list.select');
      await new Promise((resolve) => setTimeout(resolve, 200));
      const editor = vscode.window.activeTextEditor;
      const line = wanted.node.location?.range.start.line;
      return (
        editor !== undefined &&
        pathOf(editor.document.uri) === documents.phase1 &&
        editor.selection.active.line === line
      );
    });
  });

  it('are filtered by status and words, and say what is left out', async () => {
    await run('plantrace.filterPhases', { only: ['ready'] });
    assert.deepEqual(await roots(), ['Phase 1']);
    const { view } = extension.phases;
    await until(
      'the message',
      () => view.message?.startsWith('Filter: Ready to begin.') && / of \d+ nodes/.test(view.message),
    );
    await run('plantrace.filterPhases', { text: 'no such words' });
    assert.deepEqual(await roots(), []);
    await until('the message', () => view.message?.includes('Nothing fits'));
    await run('plantrace.clearPhaseFilter');
    assert.equal((await roots()).length, 6);
    await until('no message', () => view.message === undefined);
  });

  it('are filtered by a list in which statuses are ticked', async () => {
    const done = run('plantrace.filterPhases');
    await until('a filter', async () => {
      await run('workbench.action.quickPickManyToggle');
      await run('workbench.action.acceptSelectedQuickOpenItem');
      return extension.phases.state.isFiltered;
    }).catch(async () => run('workbench.action.closeQuickOpen'));
    await done;
  });

  it('show what is left of them at once', async () => {
    await run('plantrace.filterPhases', { only: ['gaps'] });
    const phase = await element('Phase 1');
    const item = extension.phaseTree.getTreeItem(phase);
    assert.equal(item.collapsibleState, vscode.TreeItemCollapsibleState.Expanded);
  });

  it('are sorted', async () => {
    await run('plantrace.sortPhases', 'gaps');
    assert.deepEqual((await roots()).slice(0, 2), ['Phase 2A', 'Phase 1']);
    assert.equal(extension.phases.state.sort, 'gaps');
  });

  it('go along with the cursor, and stop when they are told', async () => {
    await run('plantrace.followCursor');
    const editor = await open(documents.phase1);
    const { view } = extension.phases;
    const selected = (): string => view.selection.map(({ node }) => node.label).join();
    await run('plantrace.phases.focus');
    await run('workbench.action.focusActiveEditorGroup');
    select(editor, rangeOf(editor.document, '### WP-4').end);
    await until('WP-4 is selected', () => selected() === 'WP-4');
    select(editor, rangeOf(editor.document, '- [ ] Two renewals succeed').end);
    await until('the criterion is selected', () => selected().startsWith('Two renewals'));
    await run('plantrace.unfollowCursor');
    select(editor, rangeOf(editor.document, '### WP-2').end);
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.ok(selected().startsWith('Two renewals'), selected());
  });

  it('remember what is open', async () => {
    const phase = await element('Phase 1');
    const isOpen = (): boolean =>
      extension.phaseTree.getTreeItem(phase).collapsibleState === vscode.TreeItemCollapsibleState.Expanded;
    const press = async (...keys: string[]): Promise<void> => {
      for (const key of ['plantrace.phases.focus', 'list.focusFirst', 'list.focusDown', ...keys]) await run(key);
    };
    await until('it is open', async () => {
      await press('list.expand');
      return isOpen();
    });
    await until('it is closed', async () => {
      await press('list.collapse');
      return !isOpen();
    });
  });
});

describe('what is done from the phases', () => {
  before(begin);
  before(async () => {
    extension = await api();
  });
  afterEach(async () => {
    await restore();
    await run('notifications.clearAll');
  });

  it('marks a criterion as done', async () => {
    await run('plantrace.markDone', await element('Phase 1', 'WP-5', 'Two renewals'));
    const { document } = await open(documents.phase1);
    assert.ok(document.getText().includes('- [x] Two renewals succeed'));
  });

  it('completes a work package, with its criteria', async () => {
    const done = run('plantrace.completeWork', await element('Phase 1', 'WP-4'));
    const { document } = await open(documents.phase1);
    await answered(done, 'a change', () => document.isDirty);
  });

  it('starts a work package with all that it has to do', async () => {
    await run('plantrace.startWork', await element('Phase 1', 'WP-4'));
    await until('what there is to do', () =>
      vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => /WP-4/.test(label))),
    );
  });

  it('opens the plan of a phase, and copies an ID', async () => {
    await run('plantrace.openPlan', await element('Phase 2A'));
    assert.equal(pathOf(vscode.window.activeTextEditor?.document.uri ?? uriOf('')), documents.phase2A);
    await run('plantrace.copyId', await element('Phase 1', 'WP-5', '[3.2-1]'));
    assert.equal(await vscode.env.clipboard.readText(), '3.2-1');
  });

  it('moves a requirement to other work', async () => {
    const done = run('plantrace.moveItem', await element('Phase 1', 'WP-5', '[3.2-1]'));
    const { document } = await open(documents.phase1);
    await answered(done, 'a change', () => document.isDirty);
  });

  it('writes the plan of a phase that has none', async () => {
    const phase = await element('Phase 2B');
    assert.match(phase.node.context, / unplanned /);
    await run('plantrace.newPhasePlan', phase);
    const path = await until('the plan', () => {
      const shown = vscode.window.activeTextEditor?.document.uri;
      return shown && /phase-2b/i.test(shown.path) && pathOf(shown);
    });
    assert.ok(!onDisk(documents.master).includes('no such document') && path.endsWith('.md'));
  });

  it('creates the checklist of a phase', async () => {
    await run('plantrace.createChecklist', await element('Phase 2A'));
    await until('the checklist', () => /checklist/.test(vscode.window.activeTextEditor?.document.uri.path ?? ''));
  });
});

describe('the plan at hand', () => {
  before(begin);
  before(async () => {
    extension = await api();
  });
  afterEach(restore);

  it('is what the status bar tells of; else all plans', async () => {
    const { statusBar } = extension;
    await until('all plans', () => statusBar.label.startsWith('Plantrace: All plans in the workspace, '));
    await open(documents.phase1);
    await until('the plan', () =>
      /^Plantrace: Plan: .+, \d+ of \d+ requirements covered, \d+ findings?$/.test(statusBar.label),
    );
  });

  it('has its gaps on its documents, unless that is turned off', async () => {
    const { decorations } = extension;
    const badge = (file: string): string | undefined => decorations.provideFileDecoration(uriOf(file))?.badge;
    await until('a badge', () => badge(documents.master) === '6');
    assert.equal(badge(documents.requirements), undefined);
    assert.match(decorations.provideFileDecoration(uriOf(documents.phase1))?.tooltip ?? '', /^2 gaps/);
    assert.equal(badge(documents.phase1), undefined);
    const configuration = vscode.workspace.getConfiguration();
    const { Global } = vscode.ConfigurationTarget;
    try {
      await configuration.update('problems.decorations.enabled', false, Global);
      assert.equal(badge(documents.phase1), '2');
      await configuration.update('plantrace.decorations.enabled', false, Global);
      await until('no badge', () => badge(documents.master) === undefined);
      await configuration.update('plantrace.decorations.enabled', undefined, Global);
      await until('a badge again', () => badge(documents.master) === '6');
    } finally {
      await configuration.update('plantrace.decorations.enabled', undefined, Global);
      await configuration.update('problems.decorations.enabled', undefined, Global);
    }
  });
});
