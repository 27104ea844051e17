import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { featureNames, type FeatureName } from '../../server/src/lsp/settings';
import { LanguageClient, rangeOfPiece, uriOf } from '../support/languageClient';
import { copyOfExample } from '../support/temporaryFolder';

const PLAN = 'docs/plans/phase-1-ledger-and-patrons.md';

interface At {
  readonly textDocument: { readonly uri: string };
  readonly position: { readonly line: number; readonly character: number };
}

/** What is asked to see that a feature is there, or not; `at` is an ID of the document. */
interface Question {
  /** The key of the server's capabilities. */
  readonly announced: string;
  readonly method: string;
  readonly params: (at: At) => unknown;
}

/** At a work package of the document. */
function atWork({ textDocument }: At): At {
  const text = readFileSync(path.join('test', 'workspaces', 'phased-plan', PLAN), 'utf8');
  return { textDocument, position: rangeOfPiece(text, 'WP-2: ').start };
}

/** What an earlier answer about an ID of the document was. */
function itemOf({ textDocument: { uri }, position }: At, id: string): unknown {
  const range = { start: position, end: position };
  const data = { kind: 'item', path: PLAN, id, namespace: '' };
  return { name: id, kind: 1, uri, range, selectionRange: range, data };
}

/** Each feature, in the words of its setting. */
const questions: Partial<Record<FeatureName, readonly Question[]>> = {
  hover: [{ announced: 'hoverProvider', method: 'textDocument/hover', params: (at) => at }],
  definition: [
    { announced: 'definitionProvider', method: 'textDocument/definition', params: (at) => at },
    { announced: 'declarationProvider', method: 'textDocument/declaration', params: (at) => at },
    { announced: 'implementationProvider', method: 'textDocument/implementation', params: (at) => at },
  ],
  references: [
    {
      announced: 'referencesProvider',
      method: 'textDocument/references',
      params: (at) => ({ ...at, context: { includeDeclaration: true } }),
    },
  ],
  documentHighlights: [
    { announced: 'documentHighlightProvider', method: 'textDocument/documentHighlight', params: (at) => at },
  ],
  documentLinks: [
    {
      announced: 'documentLinkProvider',
      method: 'textDocument/documentLink',
      params: ({ textDocument }) => ({ textDocument }),
    },
  ],
  completion: [{ announced: 'completionProvider', method: 'textDocument/completion', params: (at) => at }],
  rename: [
    { announced: 'renameProvider', method: 'textDocument/prepareRename', params: (at) => at },
    { announced: 'renameProvider', method: 'textDocument/rename', params: (at) => ({ ...at, newName: '1.1-77' }) },
  ],
  documentSymbols: [
    {
      announced: 'documentSymbolProvider',
      method: 'textDocument/documentSymbol',
      params: ({ textDocument }) => ({ textDocument }),
    },
  ],
  workspaceSymbols: [
    { announced: 'workspaceSymbolProvider', method: 'workspace/symbol', params: () => ({ query: '1.1-2' }) },
  ],
  foldingRanges: [
    {
      announced: 'foldingRangeProvider',
      method: 'textDocument/foldingRange',
      params: ({ textDocument }) => ({ textDocument }),
    },
  ],
  selectionRanges: [
    {
      announced: 'selectionRangeProvider',
      method: 'textDocument/selectionRange',
      params: ({ textDocument, position }) => ({ textDocument, positions: [position] }),
    },
  ],
  semanticTokens: [
    ...['full', 'full/delta'].map((method) => ({
      announced: 'semanticTokensProvider',
      method: `textDocument/semanticTokens/${method}`,
      params: ({ textDocument }: { textDocument: unknown }) => ({ textDocument, previousResultId: 'none' }),
    })),
    {
      announced: 'semanticTokensProvider',
      method: 'textDocument/semanticTokens/range',
      params: ({ textDocument }) => ({
        textDocument,
        range: { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } },
      }),
    },
  ],
  inlayHints: [
    {
      announced: 'inlayHintProvider',
      method: 'textDocument/inlayHint',
      params: ({ textDocument }) => ({
        textDocument,
        range: { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } },
      }),
    },
  ],
  codeLenses: [
    {
      announced: 'codeLensProvider',
      method: 'textDocument/codeLens',
      params: ({ textDocument }) => ({ textDocument }),
    },
  ],
  callHierarchy: [
    { announced: 'callHierarchyProvider', method: 'textDocument/prepareCallHierarchy', params: atWork },
    ...['incomingCalls', 'outgoingCalls'].map((method) => ({
      announced: 'callHierarchyProvider',
      method: `callHierarchy/${method}`,
      params: (at: At) => ({ item: itemOf(at, 'WP-2') }),
    })),
  ],
  typeHierarchy: [
    { announced: 'typeHierarchyProvider', method: 'textDocument/prepareTypeHierarchy', params: (at) => at },
    ...['supertypes', 'subtypes'].map((method) => ({
      announced: 'typeHierarchyProvider',
      method: `typeHierarchy/${method}`,
      params: (at: At) => ({ item: itemOf(at, '1.1-2') }),
    })),
  ],
  codeActions: [
    {
      announced: 'codeActionProvider',
      method: 'textDocument/codeAction',
      params: ({ textDocument }) => ({
        textDocument,
        range: { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } },
        context: { diagnostics: [] },
      }),
    },
  ],
};

/** Announced besides features. */
const basics = ['positionEncoding', 'textDocumentSync', 'workspace'];

async function client(initializationOptions?: unknown): Promise<{ client: LanguageClient; answers: Answers }> {
  const root = copyOfExample('phased-plan');
  const started = await LanguageClient.start({ folders: [root], initializationOptions });
  await started.settled();
  const uri = uriOf(root, PLAN);
  const text = readFileSync(path.join(root, PLAN), 'utf8');
  await started.open(uri, text);
  const place = { textDocument: { uri }, position: rangeOfPiece(text, '1.1-2').start };
  const answers = async ({ method, params }: Question): Promise<unknown> => started.request(method, params(place));
  return { client: started, answers };
}

type Answers = (question: Question) => Promise<unknown>;

const isNothing = (answer: unknown): boolean => answer === null || (Array.isArray(answer) && answer.length === 0);

describe('what the server announces', () => {
  it('is what it answers', async () => {
    const { client: started, answers } = await client();
    const all = Object.values(questions).flat();
    const announced = Object.keys(started.initialized.capabilities).filter((key) => !basics.includes(key));
    assert.deepEqual(announced.sort(), [...new Set(all.map((question) => question.announced))].sort());
    for (const question of all) assert.ok(!isNothing(await answers(question)), question.method);
  });

  it('can be switched off, feature by feature', async () => {
    for (const name of featureNames) {
      const own = questions[name];
      if (!own) continue;
      const { client: started, answers } = await client({ features: { [name]: false } });
      for (const question of own) assert.ok(isNothing(await answers(question)), question.method);
      started.process.kill();
    }
  });
});
