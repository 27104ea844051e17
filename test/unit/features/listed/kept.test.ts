import assert from 'node:assert/strict';
import path from 'node:path';
import { requirementsView } from '../../../../server/src/core/features/listed/requirements';
import type { Workspace } from '../../../../server/src/core/workspace/workspace';
import { exampleIn } from '../../../support/corpus';
import { workspaceOf } from '../../../support/folderInMemory';
import { listed, nodesAsText } from '../../../support/listing';

const phased = exampleIn(path.join('test', 'workspaces', 'phased-plan'));
const speckit = exampleIn(path.join('test', 'workspaces', 'spec-kit'));
const both = new Map([...phased, ...[...speckit].filter(([file]) => file.startsWith('specs/'))]);
const plan = 'docs/plans/phase-1-ledger-and-patrons.md';
const source = 'docs/requirements/HighLevelReqs.md';
const spec = 'specs/001-tool-lending/spec.md';

const shown = (workspace: Workspace): string =>
  nodesAsText(listed(workspace.snapshot(), requirementsView).roots).join('\n');

const edits: [what: string, file: string, edit: (text: string) => string][] = [
  ['a row is reworded', plan, (text) => text.replace('[3.2-1] A loan can be', '[3.2-1] Each loan may be')],
  ['a row is gone', plan, (text) => text.replace(/^- \[ \] \[3\.2-1\].*\n/m, '')],
  ['work traces one less', plan, (text) => text.replace(/\[3\.2-4\](?!.*→)/g, '')],
  ['a bullet is added', source, (text) => text.replace('### 3.2', '### 3.2\n\n- A loan must be seen.\n\n### 3.20')],
  ['a section is renamed', source, (text) => text.replace('Renewals', 'Once More')],
  ['another feature changes', spec, (text) => text.replace('**FR-006**', '**FR-106**')],
  ['a document of no plan changes', 'README.md', (text) => `${text}\n# Readme\n\nSee [3.2-2].\n`],
];

describe('what is kept of the requirements between edits', () => {
  for (const [what, file, edit] of edits)
    it(`is what a fresh look finds where ${what}, and where that is undone`, () => {
      const workspace = workspaceOf(both);
      const before = shown(workspace);
      const text = both.get(file) ?? '';
      const edited = edit(text);
      assert.notEqual(edited, text);
      workspace.setDisk(file, edited);
      assert.equal(shown(workspace), shown(workspaceOf(new Map([...both, [file, edited]]))));
      workspace.setDisk(file, text);
      assert.equal(shown(workspace), before);
    });
});
