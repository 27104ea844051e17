// A language server in a process of its own, asked over stdio as an editor asks it.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';

/** @typedef {{ line: number, character: number }} Position */
/** @typedef {{ uri: string, text: string, version: number }} OpenDocument */

const indexingTimeout = 180_000;
/** After the first index the server checks; what is measured is not to be measured during that. */
const restAfterIndex = 3000;

/** As much of an editor as it takes to ask. */
export class Wire {
  /** @type {Map<string, OpenDocument>} by path */
  documents = new Map();
  /** @type {string[]} */
  complaints = [];
  /** @type {Record<string, unknown>} */
  capabilities = {};

  /**
   * @param {string[]} args of node
   * @param {string} folder
   */
  constructor(args, folder) {
    this.folder = folder;
    this.child = spawn(process.execPath, args);
    this.child.stderr.on('data', (chunk) => this.complaints.push(String(chunk)));
    this.ended = new Promise((resolve) => this.child.on('close', resolve));
    /** What was asked of a server that is gone is never answered. */
    this.lost = this.ended.then((status) => Promise.reject(new Error(`the server ended with ${status}`)));
    this.lost.catch(() => {});
    this.connection = createMessageConnection(
      new StreamMessageReader(this.child.stdout),
      new StreamMessageWriter(this.child.stdin),
    );
    const { connection } = this;
    let isReading = false;
    /** Resolves when the first index is done, where the server tells. */
    this.indexed = new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the first index did not end')), indexingTimeout);
      timer.unref();
      connection.onNotification('plantrace/viewsChanged', ({ indexing }) => {
        if (isReading && !indexing) resolve(clearTimeout(timer));
      });
    });
    this.indexed.catch(() => {});
    connection.onRequest('workspace/configuration', ({ items }) => items.map(() => null));
    connection.onRequest('window/workDoneProgress/create', () => {
      isReading = true;
      return null;
    });
    // Registrations and refreshes: an editor says yes, and asks anew when it likes.
    connection.onRequest(() => null);
    connection.onNotification(() => {});
    connection.listen();
  }

  /** @param {boolean} tellsOfIndex whether the server says when its first index is done */
  async start(tellsOfIndex) {
    const uri = pathToFileURL(this.folder).href;
    const { answer } = await this.ask('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'bench' }],
      capabilities: clientCapabilities,
    });
    this.capabilities = answer.capabilities;
    await this.connection.sendNotification('initialized', {});
    if (!tellsOfIndex) return;
    await Promise.race([this.indexed, this.lost]);
    await pause(restAfterIndex);
  }

  /** @param {string} file relative to the folder */
  async open(file) {
    const target = path.join(this.folder, file);
    const document = { uri: pathToFileURL(target).href, text: readFileSync(target, 'utf8'), version: 1 };
    this.documents.set(file, document);
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { ...document, languageId: 'markdown' },
    });
  }

  /** @param {string} file */
  documentOf(file) {
    const document = this.documents.get(file);
    if (!document) throw new Error(`${file} was not opened`);
    return document;
  }

  /**
   * Types, or deletes. The kept text stays what it was at the beginning: who types puts back what was there.
   * @param {string} file
   * @param {Position} start
   * @param {Position} end
   * @param {string} text
   */
  change(file, start, end, text) {
    const document = this.documentOf(file);
    return this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: document.uri, version: ++document.version },
      contentChanges: [{ range: { start, end }, text }],
    });
  }

  /**
   * @param {string} method
   * @param {unknown} params
   * @returns {Promise<{ milliseconds: number, answer: any }>}
   */
  async ask(method, params) {
    const sent = performance.now();
    const answer = await Promise.race([this.connection.sendRequest(method, params), this.lost]);
    return { milliseconds: performance.now() - sent, answer };
  }

  async stop() {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    await this.ended;
    this.connection.dispose();
  }

  kill() {
    this.child.kill();
    this.connection.dispose();
  }
}

/** What VS Code says of itself, as far as answers depend on it. */
const clientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  window: { workDoneProgress: true },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] },
    symbol: { resolveSupport: { properties: ['location.range'] } },
  },
  textDocument: {
    hover: { contentFormat: ['markdown'] },
    definition: { linkSupport: true },
    completion: {
      contextSupport: true,
      completionItem: {
        snippetSupport: true,
        insertReplaceSupport: true,
        labelDetailsSupport: true,
        documentationFormat: ['markdown'],
        resolveSupport: { properties: ['documentation', 'detail', 'additionalTextEdits'] },
      },
      completionList: { itemDefaults: ['commitCharacters', 'editRange', 'insertTextFormat', 'data'] },
    },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    rename: { prepareSupport: true },
    semanticTokens: {
      requests: { full: { delta: true }, range: true },
      tokenTypes: ['class', 'enumMember', 'function', 'keyword', 'namespace', 'property', 'string', 'type', 'variable'],
      tokenModifiers: ['declaration', 'definition'],
      formats: ['relative'],
    },
    publishDiagnostics: { versionSupport: true, relatedInformation: true },
  },
};
