import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { seesProcesses, serverProcess } from '../../suite/serverProcess';
import { api, findingsIn, open, until, writeOnDisk } from '../../suite/workspace';

/** So long nothing must happen, in ms: what starts by itself has started by then. */
const aWhile = 2_000;
const pass = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

const extension = () => {
  const found = vscode.extensions.getExtension('plantrace.plantrace');
  assert.ok(found, 'the extension is not there');
  return found;
};

// One after the other: once the extension runs, it runs.
describe('a workspace without plans', () => {
  before(function () {
    if (!seesProcesses) this.skip();
  });

  it('has the extension installed as a package', () => {
    assert.match(extension().extensionPath, /plantrace\.plantrace-/);
  });

  it('does not start the extension, whatever code is opened in it', async () => {
    await open('src/main.ts');
    await pass(aWhile);
    assert.equal(extension().isActive, false);
    assert.equal(serverProcess(), undefined);
  });

  it('has a view that says that there is nothing, and needs no server for that', async () => {
    await vscode.commands.executeCommand('workbench.view.extension.plantrace');
    await until('the extension runs', () => extension().isActive);
    await pass(aWhile);
    assert.equal(serverProcess(), undefined);
    const { client, figures, phaseTree } = await api();
    assert.equal(client, undefined);
    assert.equal(figures, undefined);
    assert.deepEqual(await phaseTree.getChildren(), []);
  });

  it('has no menus for plans, not even in a document', async () => {
    writeOnDisk('docs/letter.md', '# A letter\n\nDear neighbours, the shelf is open.\n');
    await open('docs/letter.md');
    const { planDocument } = await api();
    await until('it has been read', async () => (await api()).figures?.indexing === false);
    assert.equal((await api()).figures?.hasPlans, false);
    await pass(aWhile / 4);
    assert.equal(planDocument.inPlan, false);
  });

  it('reads the first plan that is written into it', async () => {
    writeOnDisk(
      'docs/tasks.md',
      '# Tasks\n\n| Task ID | Description | Dependencies |\n|---|---|---|\n| T-1 | Dig | T-9 |\n',
    );
    await until('the server', () => serverProcess() !== undefined);
    await until('its finding', () => findingsIn('docs/tasks.md').length > 0);
    assert.equal((await api()).figures?.hasPlans, true);
  });
});
