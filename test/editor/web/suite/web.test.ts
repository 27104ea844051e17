import * as vscode from 'vscode';

const phase1 = 'docs/plans/phase-1-ledger-and-patrons.md';
const waitLimit = 30_000;

function expect(holds: unknown, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

async function until<T>(
  awaited: string,
  probe: () => T | undefined | false | PromiseLike<T | undefined | false>,
): Promise<T> {
  const end = Date.now() + waitLimit;
  for (;;) {
    const answer = await probe();
    if (answer !== undefined && answer !== false) return answer;
    expect(Date.now() < end, `waited in vain: ${awaited}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function uriOf(file: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  expect(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, file);
}

const open = (file: string): Thenable<vscode.TextEditor> =>
  vscode.window.showTextDocument(uriOf(file), { preview: false });

const findings = (): [vscode.Uri, vscode.Diagnostic[]][] =>
  vscode.languages
    .getDiagnostics()
    .map(([uri, all]): [vscode.Uri, vscode.Diagnostic[]] => [uri, all.filter(({ source }) => source === 'plantrace')])
    .filter(([, own]) => own.length > 0);

const codeOf = ({ code }: vscode.Diagnostic): string => String(typeof code === 'object' ? code.value : code);

function positionOf(document: vscode.TextDocument, line: string, part: string): vscode.Position {
  const text = document.getText();
  const at = text.indexOf(line);
  expect(at >= 0, `${document.uri.path} does not hold "${line}"`);
  return document.positionAt(text.indexOf(part, at) + 1);
}

describe('VS Code for the Web, over a virtual file system', () => {
  before(async () => {
    await vscode.extensions.getExtension('plantrace.plantrace')?.activate();
    await until('findings', () => findings().length > 3);
  });

  it('runs in a browser, where nothing is a file of this machine', () => {
    expect(vscode.env.uiKind === vscode.UIKind.Web, 'this is no browser');
    expect(uriOf('').scheme === 'served', 'the folder is a file');
    expect(vscode.extensions.getExtension('plantrace.plantrace')?.isActive, 'the extension is not active');
  });

  it('reads every document, also those that nobody has opened, and reports what it finds in them', async () => {
    const files = findings().map(([uri]) => uri.path);
    expect(files.includes(`/${phase1}`), `nothing is found in ${phase1}, but in ${files.join(', ')}`);
    expect(files.includes('/docs/plans/generate_plans.md'), 'nothing is found in the master plan');
    const broken = findings().flatMap(([, own]) => own.filter((one) => codeOf(one) === 'document/broken-link'));
    expect(broken.length <= 1, `links are told to be broken: ${broken.map(({ message }) => message).join(' ')}`);
  });

  it('shows what an ID means', async () => {
    const { document } = await open(phase1);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      positionOf(document, 'a kiosk without a branch shows', '1.1-2'),
    );
    const text = hovers.flatMap(({ contents }) =>
      contents.map((c) => (c instanceof vscode.MarkdownString ? c.value : String(c))),
    );
    expect(text.join('\n').includes('A kiosk must not lend before a branch'), `the hover says: ${text.join('\n')}`);
  });

  it('leads from a reference to its row', async () => {
    const { document } = await open(phase1);
    const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      positionOf(document, 'a kiosk without a branch shows', '1.1-2'),
    );
    expect(found.length > 0, 'there is no definition');
  });

  it('shows the phases', async () => {
    const api = vscode.extensions.getExtension('plantrace.plantrace')?.exports as {
      phaseTree: { getChildren(): Promise<{ node: { label: string } }[]> };
    };
    const labels = (await api.phaseTree.getChildren()).map(({ node }) => node.label);
    expect(labels.join() === 'Phase 0,Phase 1,Phase 2A,Phase 2B,Phase 3,Milestones', labels.join());
  });

  it('mends a finding, and takes the finding away', async () => {
    const source = 'docs/requirements/HighLevelReqs.md';
    const { document } = await open(source);
    const finding = await until('an orphan in the source', () =>
      findings()
        .find(([uri]) => uri.path === `/${source}`)?.[1]
        .find((one) => codeOf(one) === 'trace/orphan-requirement'),
    );
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      finding.range,
      vscode.CodeActionKind.QuickFix.value,
      20,
    );
    const fix = actions.find(({ title }) => title.startsWith('Insert checklist row'));
    expect(fix?.edit, `there are only ${actions.map(({ title }) => title).join(', ')}`);
    expect(await vscode.workspace.applyEdit(fix.edit), 'the edit was not made');
    await until('the finding is gone', () => {
      const left = findings().find(([uri]) => uri.path === `/${source}`)?.[1] ?? [];
      return !left.some(({ message }) => message === finding.message);
    });
  });

  it('hears of a file that goes and comes again', async () => {
    const file = uriOf('docs/plans/phase-2a-kiosk-lending.md');
    const isFound = (): boolean => findings().some(([uri]) => uri.path === file.path);
    expect(isFound(), 'nothing is found in the file');
    const content = await vscode.workspace.fs.readFile(file);
    await vscode.workspace.fs.delete(file);
    await until('its findings go with it', () => !isFound());
    await vscode.workspace.fs.writeFile(file, content);
    await until('its findings are there again', isFound);
  });
});
