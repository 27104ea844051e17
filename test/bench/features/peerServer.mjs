// node peerServer.mjs HOME FOLDER: the peer as a language server over stdio, with the headings and links of a folder. It
// holds all documents from the beginning, as it does in the editor, and hears of what is typed.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { markdownFiles } from '../tree.mjs';

const [home, folder] = process.argv.slice(2);
const require = createRequire(path.resolve(home, 'package.json'));
const markdownIt = require('markdown-it');
const { TextDocument } = require('vscode-languageserver-textdocument');
const library = require('vscode-markdown-languageservice');
const { URI } = require('vscode-uri');

const root = URI.file(path.resolve(folder));
const documents = new Map();

class Emitter {
  listeners = new Set();
  event = (listener) => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };
  fire(value) {
    for (const listener of this.listeners) listener(value);
  }
}
const changed = new Emitter();
const silent = () => ({ dispose() {} });

function known(uri) {
  const key = uri.toString();
  if (!documents.has(key))
    documents.set(key, TextDocument.create(key, 'markdown', 0, readFileSync(uri.fsPath, 'utf8')));
  return documents.get(key);
}

const status = (uri) => statSync(uri.fsPath, { throwIfNoEntry: false });
const workspace = {
  workspaceFolders: [root],
  getAllMarkdownDocuments: async () => [...documents.values()],
  hasMarkdownDocument: (uri) => documents.has(uri.toString()),
  openMarkdownDocument: async (uri) => (status(uri)?.isFile() && uri.fsPath.endsWith('.md') ? known(uri) : undefined),
  stat: async (uri) => {
    const found = status(uri);
    return found && { isDirectory: found.isDirectory() };
  },
  readDirectory: async (uri) =>
    readdirSync(uri.fsPath, { withFileTypes: true }).map((entry) => [entry.name, { isDirectory: entry.isDirectory() }]),
  onDidChangeMarkdownDocument: changed.event,
  onDidCreateMarkdownDocument: silent,
  onDidDeleteMarkdownDocument: silent,
};
const parser = markdownIt({ html: true });
const service = library.createLanguageService({
  workspace,
  parser: {
    slugifier: library.githubSlugifier,
    tokenize: (document) => parser.parse(document.getText(), {}),
  },
  logger: { level: library.LogLevel.Off, log() {} },
});

const connection = createConnection(new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout));
const documentOf = ({ textDocument }) => documents.get(textDocument.uri);
connection.onInitialize(() => {
  for (const file of markdownFiles(folder)) known(URI.file(path.resolve(file)));
  return { capabilities: { textDocumentSync: 2 } };
});
connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
  documents.set(uri, TextDocument.create(uri, 'markdown', version, text));
  changed.fire(documents.get(uri));
});
connection.onDidChangeTextDocument((params) => {
  const document = documentOf(params);
  TextDocument.update(document, params.contentChanges, params.textDocument.version);
  changed.fire(document);
});
// It has no hover; this is the bare round trip.
connection.onHover(() => null);
connection.onDefinition((params, token) => service.getDefinition(documentOf(params), params.position, token));
connection.onCompletion((params, token) =>
  service.getCompletionItems(
    documentOf(params),
    params.position,
    { includeWorkspaceHeaderCompletions: 'never' },
    token,
  ),
);
connection.onDocumentSymbol((params, token) => service.getDocumentSymbols(documentOf(params), {}, token));
connection.onWorkspaceSymbol(({ query }, token) => service.getWorkspaceSymbols(query, token));
connection.onReferences((params, token) =>
  service.getReferences(documentOf(params), params.position, params.context, token),
);
connection.onRenameRequest((params, token) =>
  service.getRenameEdit(documentOf(params), params.position, params.newName, token),
);
connection.onShutdown(() => undefined);
connection.listen();
