import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ClientCapabilities, CodeAction, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { everything, LanguageClient, rangeOfPiece, uriOf } from '../support/languageClient';
import { copyOfExample, temporaryFolder } from '../support/temporaryFolder';

const PHASE = 'docs/plans/phase-1-ledger-and-patrons.md';
const SOURCE = 'docs/requirements/HighLevelReqs.md';
const ORPHAN = 'An overdue loan can still be renewed within three days of its due date.';
const FIX_ALL = 'source.fixAll.plantrace';

/** Asks for edits once an action is chosen, shows them before they are made, and selects what is left to write. */
const lazy: ClientCapabilities = {
  ...everything,
  workspace: {
    ...everything.workspace,
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ['create'],
      changeAnnotationSupport: { groupsOnLabel: true },
      snippetEditSupport: true,
    },
  },
  textDocument: {
    ...everything.textDocument,
    codeAction: { dataSupport: true, resolveSupport: { properties: ['edit', 'command'] } },
  },
};

const UNUSED = '<!-- plantrace-ignore trace/orphan-work: it was done by hand -->';
const tasks = (...notes: string[]): string =>
  `| Task ID | Description | Prereqs |\n|---|---|---|\n| T-001 | Build | T-009 |\n\n${notes.map((n) => `${n}\n`).join('\n')}`;

async function started(root: string, capabilities: ClientCapabilities = lazy): Promise<LanguageClient> {
  const client = await LanguageClient.start({
    folders: [root],
    capabilities,
    initializationOptions: { diagnostics: { delay: 10 }, severities: { 'plan/unscheduled-work': 'off' } },
  });
  await client.settled();
  return client;
}

function actionsAt(client: LanguageClient, uri: string, range: Range, only?: string[]): Promise<CodeAction[]> {
  const context = { diagnostics: [], ...(only ? { only } : {}) };
  return client.request('textDocument/codeAction', { textDocument: { uri }, range, context });
}

const resolve = (client: LanguageClient, action: CodeAction | undefined): Promise<CodeAction> =>
  client.request('codeAction/resolve', action);

const titles = (actions: readonly CodeAction[]): string[] => actions.map(({ title }) => title);

interface Touched {
  readonly uri: string;
  readonly version: number | null;
  readonly edits: TextEdit[];
}

function touched(edit: WorkspaceEdit | undefined): Touched[] {
  return (edit?.documentChanges ?? []).flatMap((change) =>
    'edits' in change
      ? [{ uri: change.textDocument.uri, version: change.textDocument.version, edits: change.edits as TextEdit[] }]
      : [],
  );
}

function applied(text: string, edit: WorkspaceEdit | undefined, uri: string): string {
  const edits = touched(edit).flatMap((document) => (document.uri === uri ? document.edits : []));
  return TextDocument.applyEdits(TextDocument.create(uri, 'markdown', 1, text), edits);
}

const warnings = (client: LanguageClient): string[] =>
  client.notified
    .filter(({ method }) => method === 'window/showMessage')
    .map(({ params }) => (params as { message: string }).message);

describe('code actions', () => {
  it('are titles until one is chosen: fixes first, comments that ignore the finding last', async () => {
    const root = copyOfExample('phased-plan');
    const client = await started(root);
    const [uri, plan] = [uriOf(root, SOURCE), uriOf(root, PHASE)];
    const text = readFileSync(path.join(root, SOURCE), 'utf8');
    await client.open(uri, text, 3);
    await client.open(plan, readFileSync(path.join(root, PHASE), 'utf8'), 5);
    const actions = await actionsAt(client, uri, rangeOfPiece(text, ORPHAN));
    assert.ok(actions.every((action) => action.edit === undefined && action.kind === 'quickfix'));
    assert.match(actions[0]?.title ?? '', /^Insert checklist row \[3\.2-5\] .*WP-5$/);
    assert.deepEqual(titles(actions).slice(-2), [
      'Ignore trace/orphan-requirement on this line, with a reason',
      'Ignore trace/orphan-requirement in this document, with a reason',
    ]);
    assert.deepEqual(
      actions.map(({ isPreferred }) => isPreferred),
      actions.map((_, i) => i === 0),
    );
    for (const { diagnostics } of actions)
      assert.deepEqual(
        diagnostics?.map(({ code }) => code),
        ['trace/orphan-requirement'],
      );
    const { edit } = await resolve(client, actions[0]);
    assert.deepEqual(
      touched(edit).map(({ uri: of, version }) => [of, version]),
      [[plan, 5]],
    );
    assert.equal(edit?.changeAnnotations, undefined, 'one document');
    assert.match(touched(edit)[0]?.edits[0]?.newText ?? '', /\[3\.2-5\] An overdue loan/);
    assert.deepEqual(warnings(client), []);
  });

  it('are for the finding, wherever its line has gone, and say so when it is no longer there', async () => {
    const root = copyOfExample('phased-plan');
    const client = await started(root);
    const uri = uriOf(root, SOURCE);
    const text = readFileSync(path.join(root, SOURCE), 'utf8');
    await client.open(uri, text, 1);
    const actions = await actionsAt(client, uri, rangeOfPiece(text, ORPHAN));
    const ignore = actions.find(({ title }) => title.includes('on this line'));
    await client.change(uri, 2, `\n\n${text}`);
    const moved = await resolve(client, ignore);
    assert.deepEqual(
      touched(moved.edit).map(({ version }) => version),
      [2],
    );
    assert.equal(touched(moved.edit)[0]?.edits[0]?.range.start.line, rangeOfPiece(text, ORPHAN).start.line + 2);
    await client.change(uri, 3, text.replace(ORPHAN, 'Nobody needs this.'));
    for (const action of [actions[0], ignore]) {
      const before = warnings(client).length;
      const stale = await resolve(client, action);
      assert.equal(stale.edit, undefined);
      await client.until('it is said', () => warnings(client).length > before);
      assert.match(warnings(client).at(-1) ?? '', /: What was to be fixed is no longer there\.$/);
    }
    await client.change(uri, 4, text);
    const other = { ...actions[0], title: 'Insert something else' } as CodeAction;
    assert.equal((await resolve(client, other)).edit, undefined);
    await client.until('it is said', () => /Ask for the fix again\.$/.test(warnings(client).at(-1) ?? ''));
    const foreign = { title: 'Not ours', data: { uri: 7 } };
    assert.deepEqual(await resolve(client, foreign), foreign);
  });

  it('have their edits at once for a client that does not ask for them later', async () => {
    const root = copyOfExample('phased-plan');
    const client = await started(root, everything);
    const uri = uriOf(root, SOURCE);
    const text = readFileSync(path.join(root, SOURCE), 'utf8');
    await client.open(uri, text, 1);
    const actions = await actionsAt(client, uri, rangeOfPiece(text, ORPHAN));
    assert.ok(actions.length >= 3);
    for (const { title, edit, data } of actions) {
      assert.equal(data, undefined);
      assert.equal(touched(edit).length, /, and in requirements-traceability\.md$/.test(title) ? 2 : 1, title);
    }
    assert.ok(applied(text, actions.at(-2)?.edit, uri).includes(`${ORPHAN} <!-- plantrace-ignore trace/orphan-requ`));
  });
});

describe('a comment that ignores a finding', () => {
  const uriIn = (root: string): string => uriOf(root, 'plan.md');

  it('creates a document for a client that can, and is not offered to another', async () => {
    const root = copyOfExample('phased-plan');
    const master = 'docs/plans/generate_plans.md';
    const uri = uriOf(root, master);
    const text = readFileSync(path.join(root, master), 'utf8');
    const title = 'Create docs/plans/phase-2b-holds-notices-fees.md for Phase 2B';
    const client = await started(root);
    const actions = await actionsAt(client, uri, rangeOfPiece(text, 'Phase 2B: Holds'));
    const { edit } = await resolve(
      client,
      actions.find((action) => action.title === title),
    );
    const [creation, ...rest] = edit?.documentChanges ?? [];
    assert.ok(creation && 'kind' in creation && creation.kind === 'create', 'before anything is written into it');
    assert.deepEqual(creation.options, { overwrite: false, ignoreIfExists: false });
    assert.equal(rest.length, 1);
    assert.match(applied('', edit, creation.uri), /^# Phase 2B: Holds, Notices and Fees\n/);
    const without = { ...lazy.workspace?.workspaceEdit, resourceOperations: [] };
    const other = await started(root, { ...lazy, workspace: { ...lazy.workspace, workspaceEdit: without } });
    assert.ok(!titles(await actionsAt(other, uri, rangeOfPiece(text, 'Phase 2B: Holds'))).includes(title));
  });

  it('leaves the reason selected, silences with one, and is told of when the finding is gone', async () => {
    const root = temporaryFolder({ 'plan.md': tasks() });
    const client = await started(root);
    const uri = uriIn(root);
    await client.open(uri, tasks());
    const dangling = rangeOfPiece(tasks(), 'T-009');
    await client.until('it is found', () => client.shownCodes(uri).includes('2 trace/dangling-reference'));
    const actions = await actionsAt(client, uri, dangling);
    const onLine = await resolve(
      client,
      actions.find(({ title }) => title === 'Ignore trace/dangling-reference on this line, with a reason'),
    );
    const [change] = onLine.edit?.documentChanges ?? [];
    assert.ok(change && 'edits' in change);
    const [snippet] = change.edits;
    assert.ok(snippet && 'snippet' in snippet);
    assert.deepEqual(snippet.snippet, {
      kind: 'snippet',
      value: ' <!-- plantrace-ignore trace/dangling-reference: ${1:(say why)} -->',
    });
    const at = snippet.range.start.character;
    const silenced = (why: string): string =>
      tasks().replace(/(T-009 \|)/, `$1 <!-- plantrace-ignore trace/dangling-reference: ${why} -->`);
    assert.equal(at, '| T-001 | Build | T-009 |'.length);
    await client.change(uri, 2, silenced('(say why)'));
    await client.until('a reason is asked for', () => client.shownCodes(uri).includes('2 document/unused-suppression'));
    assert.ok(client.shownCodes(uri).includes('2 trace/dangling-reference'));
    const about = await actionsAt(client, uri, rangeOfPiece(silenced('(say why)'), '<!--'));
    assert.ok(!titles(about).some((title) => title.startsWith('Ignore document/unused-suppression')));
    await client.change(uri, 3, silenced('the other team has it'));
    await client.until('it is silent', () =>
      client.shown(uri)?.every(({ code }) => code !== 'trace/dangling-reference'),
    );
    assert.deepEqual(client.shownCodes(uri), []);
    await client.change(uri, 4, silenced('the other team has it').replace('T-009', '     '));
    const unused = await client.until('it is told of', () =>
      client.shown(uri)?.find(({ code }) => code === 'document/unused-suppression'),
    );
    assert.deepEqual(unused.tags, [1]);
  });
});

describe('fixing all', () => {
  const two = tasks(`One. ${UNUSED}`, `Two. ${UNUSED}`, 'Three.').replace('T-009', 'None');
  const clean = tasks('One.', 'Two.', 'Three.').replace('T-009', 'None');

  it('of a document is one edit with its safe fixes, for who asks for that', async () => {
    const root = temporaryFolder({ 'plan.md': two, 'other/plan.md': two, 'clean.md': clean });
    const client = await started(root);
    const uri = uriOf(root, 'plan.md');
    await client.open(uri, two, 9);
    const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    assert.deepEqual(await actionsAt(client, uri, nowhere), []);
    assert.deepEqual(await actionsAt(client, uri, nowhere, ['quickfix', 'refactor', 'source.organizeImports']), []);
    for (const only of [['source'], ['source.fixAll'], [FIX_ALL]]) {
      const [action, ...more] = await actionsAt(client, uri, nowhere, only);
      assert.deepEqual([more, action?.kind, action?.title], [[], FIX_ALL, 'Apply all safe fixes (2)']);
      assert.deepEqual(
        touched(action?.edit).map(({ uri: of, version }) => [of, version]),
        [[uri, 9]],
      );
      assert.equal(applied(two, action?.edit, uri), clean);
    }
    assert.deepEqual(await actionsAt(client, uriOf(root, 'clean.md'), nowhere, [FIX_ALL]), []);
  });

  it('of a kind is offered where there are several, in the document and in the workspace', async () => {
    const one = tasks(`One. ${UNUSED}`).replace('T-009', 'None');
    const root = temporaryFolder({ 'plan.md': two, 'other/plan.md': one, 'third/plan.md': one });
    const client = await started(root);
    const uri = uriOf(root, 'plan.md');
    await client.open(uri, two, 2);
    const [remove, here, everywhere] = await actionsAt(client, uri, rangeOfPiece(two, UNUSED));
    assert.deepEqual(titles([remove, here, everywhere].flatMap((action) => action ?? [])), [
      'Remove the comment',
      'Fix all of document/unused-suppression in this document',
      'Fix all of document/unused-suppression in the workspace',
    ]);
    const inDocument = await resolve(client, here);
    assert.equal(applied(two, inDocument.edit, uri), clean);
    assert.equal(inDocument.edit?.changeAnnotations, undefined);
    const { edit } = await resolve(client, everywhere);
    const documents = [uri, uriOf(root, 'other/plan.md'), uriOf(root, 'third/plan.md')];
    assert.deepEqual(
      new Map(touched(edit).map(({ uri: of, version }) => [of, version])),
      new Map(documents.map((of) => [of, of === uri ? 2 : null])),
    );
    assert.equal(applied(two, edit, uri), clean);
    assert.equal(applied(one, edit, documents[1] ?? ''), tasks('One.').replace('T-009', 'None'));
    const annotations = edit?.changeAnnotations ?? {};
    assert.deepEqual(
      Object.values(annotations).map(({ needsConfirmation }) => needsConfirmation),
      [true],
    );
    const [id] = Object.keys(annotations);
    assert.ok(
      touched(edit).every(({ edits }) => edits.every((each) => 'annotationId' in each && each.annotationId === id)),
    );
    const other = await actionsAt(client, documents[1] ?? '', rangeOfPiece(one, UNUSED));
    assert.deepEqual(titles(other), ['Remove the comment', 'Fix all of document/unused-suppression in the workspace']);
  });

  it('comes with its edits for a client that wants them at once', async () => {
    const root = temporaryFolder({ 'plan.md': two });
    const client = await started(root, everything);
    const uri = uriOf(root, 'plan.md');
    await client.open(uri, two, 2);
    const [, here] = await actionsAt(client, uri, rangeOfPiece(two, UNUSED));
    assert.equal(applied(two, here?.edit, uri), clean);
  });
});
