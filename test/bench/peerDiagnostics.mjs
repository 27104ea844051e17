// node peerDiagnostics.mjs HOME FOLDER at-once|in-turn: what an editor's markdown server does to validate a whole workspace,
// without the editor: every document is diagnosed, with all validation switched on. A workspace request asks for all of
// them at once, and then the library holds the tokens of all of them at once; in turn is the kindest way to ask it.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { markdownFiles } from './tree.mjs';

const [home, folder, order] = process.argv.slice(2);
const require = createRequire(path.resolve(home, 'package.json'));
const markdownIt = require('markdown-it');
const { TextDocument } = require('vscode-languageserver-textdocument');
const library = require('vscode-markdown-languageservice');
const { URI } = require('vscode-uri');

const root = URI.file(path.resolve(folder));
/** Documents stay, as they do in the server of the editor. */
const documents = new Map();
const silent = () => ({ dispose() {} });

/** @param {{ fsPath: string, toString(): string }} uri */
function open(uri) {
  const key = uri.toString();
  if (!documents.has(key))
    documents.set(key, TextDocument.create(key, 'markdown', 1, readFileSync(uri.fsPath, 'utf8')));
  return documents.get(key);
}

/** @param {{ fsPath: string }} uri */
const status = (uri) => statSync(uri.fsPath, { throwIfNoEntry: false });

const workspace = {
  workspaceFolders: [root],
  getAllMarkdownDocuments: async () => [...documents.values()],
  /** @param {{ toString(): string }} uri */
  hasMarkdownDocument: (uri) => documents.has(uri.toString()),
  /** @param {{ fsPath: string, toString(): string }} uri */
  openMarkdownDocument: async (uri) => (status(uri)?.isFile() && uri.fsPath.endsWith('.md') ? open(uri) : undefined),
  /** @param {{ fsPath: string }} uri */
  stat: async (uri) => {
    const found = status(uri);
    return found && { isDirectory: found.isDirectory() };
  },
  /** @param {{ fsPath: string }} uri */
  readDirectory: async (uri) =>
    readdirSync(uri.fsPath, { withFileTypes: true }).map((entry) => [entry.name, { isDirectory: entry.isDirectory() }]),
  onDidChangeMarkdownDocument: silent,
  onDidCreateMarkdownDocument: silent,
  onDidDeleteMarkdownDocument: silent,
};

const parser = markdownIt({ html: true });
const service = library.createLanguageService({
  workspace,
  parser: {
    slugifier: library.githubSlugifier,
    /** @param {{ getText(): string }} document */
    tokenize: (document) => parser.parse(document.getText(), {}),
  },
  logger: { level: library.LogLevel.Off, log() {} },
});

const level = library.DiagnosticLevel.warning;
const options = {
  validateReferences: level,
  validateFragmentLinks: level,
  validateFileLinks: level,
  validateMarkdownFileLinkFragments: level,
  validateUnusedLinkDefinitions: level,
  validateDuplicateLinkDefinitions: level,
  ignoreLinks: [],
};
const notCancelled = { isCancellationRequested: false, onCancellationRequested: silent };

for (const file of markdownFiles(folder)) open(URI.file(path.resolve(file)));
let diagnostics = 0;
/** @param {unknown} document */
const diagnose = async (document) => {
  const found = await service.computeDiagnostics(document, options, notCancelled);
  diagnostics += found.length;
};
if (order === 'at-once') await Promise.all(Array.from(documents.values(), diagnose));
else for (const document of documents.values()) await diagnose(document);
console.log(JSON.stringify({ documents: documents.size, diagnostics }));
