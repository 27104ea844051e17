import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  allFindings,
  api,
  begin,
  codeOf,
  documents,
  finding,
  findingsIn,
  noFinding,
  open,
  restore,
  until,
  uriOf,
} from './workspace';

/** What PLANTED.md says is wrong with the example, and which words of the line have to be underlined. */
const planted: [file: string, line: number, severity: 'Error' | 'Warning', code: string, underlined: string][] = [
  [
    documents.requirements,
    65,
    'Warning',
    'trace/orphan-requirement',
    'An overdue loan can still be renewed within three days of its due date.',
  ],
  [documents.requirements, 145, 'Warning', 'trace/uncovered-section', '6.3 Accessibility'],
  [documents.phase1, 123, 'Error', 'trace/dangling-reference', '1.2-19'],
  [documents.phase1, 241, 'Warning', 'trace/orphan-work', 'WP-8'],
  [documents.phase2A, 20, 'Warning', 'document/placeholder', 'TBD'],
  [documents.phase2A, 29, 'Warning', 'trace/disagreement', 'WP-7'],
  [documents.phase2A, 189, 'Error', 'plan/dependency-cycle', 'WP-6'],
  [documents.phase2A, 259, 'Error', 'trace/broken-range', '3.4-1]–[3.4-8'],
  [documents.kiosk, 3, 'Error', 'document/broken-link', '../drawings/cabinet-mark-2.md'],
];

describe('the Problems panel', () => {
  before(begin);
  afterEach(restore);

  for (const [file, line, severity, code, underlined] of planted) {
    it(`has ${code} at the words of line ${line} of ${file}`, async () => {
      const document = await vscode.workspace.openTextDocument(uriOf(file));
      const found = await until('the finding', () => findingsIn(file).find((each) => codeOf(each) === code));
      assert.equal(found.range.start.line + 1, line);
      assert.equal(vscode.DiagnosticSeverity[found.severity], severity);
      assert.equal(document.getText(found.range), underlined);
    });
  }

  it('has nothing else but what PLANTED.md calls right', () => {
    const others = vscode.languages
      .getDiagnostics()
      .flatMap(([, found]) => found)
      .filter((each) => each.source === 'plantrace' && !planted.some((row) => row[3] === codeOf(each)));
    assert.deepEqual(
      others.map(codeOf).filter((code) => code !== 'plan/unplanned-phase'),
      [],
    );
  });

  it('has each finding once, though VS Code could also ask for them', async () => {
    await open(documents.phase1);
    await open(documents.phase2A);
    const all = allFindings();
    assert.deepEqual(all, [...new Set(all)]);
    const { initializeResult } = (await api()).client ?? {};
    assert.equal(initializeResult?.capabilities.diagnosticProvider, undefined);
  });

  it('leads from the code of a finding to the page of its rule', async () => {
    const { code } = await finding(documents.phase2A, 'plan/dependency-cycle');
    assert.ok(typeof code === 'object');
    const page = await vscode.workspace.openTextDocument(code.target);
    assert.match(page.getText(), /^# plan\/dependency-cycle\n/);
  });

  it('leads from a finding to its other places', async () => {
    const [other, ...others] = (await finding(documents.phase2A, 'plan/dependency-cycle')).relatedInformation ?? [];
    assert.deepEqual(others, []);
    assert.equal(other?.location.uri.toString(), uriOf(documents.phase2A).toString());
    assert.equal(other.location.range.start.line + 1, 205);
  });

  it('follows the setting plantrace.severities while it is changed', async () => {
    const settings = vscode.workspace.getConfiguration('plantrace');
    const target = vscode.ConfigurationTarget.Workspace;
    try {
      await settings.update('severities', { 'document/placeholder': 'error', 'trace/orphan-work': 'off' }, target);
      await noFinding(documents.phase1, 'trace/orphan-work');
      const { severity } = await finding(documents.phase2A, 'document/placeholder');
      assert.equal(severity, vscode.DiagnosticSeverity.Error);
    } finally {
      await settings.update('severities', undefined, target);
    }
    await finding(documents.phase1, 'trace/orphan-work');
  });

  it('underlines the same words where lines end with CRLF', async () => {
    const editor = await open(documents.requirements);
    const before = findingsIn(documents.requirements).map(({ range }) => editor.document.getText(range));
    await editor.edit((edit) => edit.setEndOfLine(vscode.EndOfLine.CRLF));
    // The edit that follows shows when the server has read the document with its new ends of lines.
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '\n'));
    const after = await until('findings that moved', () => {
      const found = findingsIn(documents.requirements);
      return found.some(({ range }) => range.start.line === 65) && found;
    });
    assert.deepEqual(
      after.map(({ range }) => editor.document.getText(range)),
      before,
    );
  });
});
