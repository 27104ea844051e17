// What a person feels: a hover while the server still reads the workspace, and the time from a keystroke to the findings.
// The server runs as any editor would run it, over stdio.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { repository } from '../support/repository.mjs';
import { startMeasured } from './measuredProcess.mjs';

const languageServer = path.join(repository, 'dist', 'server.js');

/** The quiet time that the server is told to keep, and that is subtracted from what is measured. */
const quietTime = 20;
const hoverInterval = 20;
const editCount = 60;
const indexingTimeout = 180_000;
const findingsTimeout = 10_000;

/** @typedef {import('vscode-languageserver/node').MessageConnection} MessageConnection */
/** @typedef {{ uri: string, version?: number, diagnostics: { message: string }[] }} Published */

/**
 * @typedef {object} Editing all times in milliseconds
 * @property {number} indexing from `initialized` until the server says that its first index is done
 * @property {number[]} hovers how long each wish for one waited while it was not
 * @property {{ told: number, sent: number }} answers how many of the requests had something to say
 * @property {number[]} edits from a change to its findings, without the quiet time
 * @property {number} peakMegabytes of the server
 */

/**
 * @param {string} folder
 * @param {string} plan a large plan document in it
 * @returns {Promise<Editing>}
 */
export async function measureEditing(folder, plan) {
  const { child, peakMegabytes } = startMeasured([languageServer, '--stdio']);
  /** @type {string[]} */
  const complaints = [];
  child.stderr.on('data', (chunk) => complaints.push(String(chunk)));
  const ended = new Promise((resolve) => child.on('close', resolve));
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  try {
    const client = new Client(connection, path.join(folder, plan));
    const hovered = await client.openAndHover(folder);
    const edits = await client.edit();
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    await ended;
    return { ...hovered, edits, peakMegabytes: peakMegabytes() };
  } catch (error) {
    child.kill();
    throw new Error(`the server did not last: ${complaints.join('').slice(0, 2000)}`, { cause: error });
  } finally {
    connection.dispose();
  }
}

/** As much of an editor as the measurement needs. */
class Client {
  /** @type {(published: Published) => void} */
  onPublished = () => {};
  /** @type {(value?: unknown) => void} */
  onIndexed = () => {};
  version = 1;
  isReading = false;

  /**
   * @param {MessageConnection} connection
   * @param {string} file
   */
  constructor(connection, file) {
    this.connection = connection;
    this.uri = pathToFileURL(file).href;
    this.text = readFileSync(file, 'utf8');
    const settings = { diagnostics: { delay: quietTime } };
    connection.onRequest('workspace/configuration', ({ items }) =>
      items.map((/** @type {{ section?: string }} */ { section }) => settingsOf(section, settings)),
    );
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('window/workDoneProgress/create', () => {
      this.isReading = true;
      return null;
    });
    connection.onRequest('workspace/codeLens/refresh', () => null);
    connection.onRequest('workspace/diagnostic/refresh', () => null);
    connection.onNotification('textDocument/publishDiagnostics', (published) => {
      if (published.uri === this.uri) this.onPublished(published);
    });
    connection.onNotification('plantrace/viewsChanged', ({ indexing }) => {
      // Before the server has begun to read its folders, "not indexing" says nothing.
      if (this.isReading && !indexing) this.onIndexed();
    });
    connection.listen();
  }

  /**
   * Opens folder and document, and hovers over an ID until the index is complete.
   * @param {string} folder
   */
  async openAndHover(folder) {
    const folderUri = pathToFileURL(folder).href;
    const indexed = new Promise((resolve) => (this.onIndexed = resolve));
    await this.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: folderUri,
      workspaceFolders: [{ uri: folderUri, name: 'bench' }],
      capabilities: {
        general: { positionEncodings: ['utf-16'] },
        window: { workDoneProgress: true },
        workspace: {
          configuration: true,
          workspaceFolders: true,
          didChangeWatchedFiles: { dynamicRegistration: true },
        },
        textDocument: {
          hover: { contentFormat: ['markdown'] },
          publishDiagnostics: { versionSupport: true, relatedInformation: true },
        },
      },
      initializationOptions: { diagnostics: { delay: quietTime } },
    });
    const { uri, text, version } = this;
    const started = performance.now();
    await this.connection.sendNotification('initialized', {});
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version, text },
    });
    let indexing = true;
    void indexed.then(() => (indexing = false));
    const hovers = new Hovers(this.connection, { uri }, this.positionOf(/^- \[[ x]\] \[\d/m, 8));
    while (indexing) {
      if (performance.now() - started > indexingTimeout) throw new Error('the first index did not end');
      hovers.ask();
      await Promise.race([indexed, pause(hoverInterval)]);
    }
    const milliseconds = performance.now() - started;
    await hovers.answered;
    return { indexing: milliseconds, hovers: hovers.latencies, answers: hovers.answers };
  }

  /** Types a reference that nothing defines into the middle of the document and deletes it, again and again. */
  async edit() {
    // The findings of the first index have to be out before those of an edit can be told from them.
    await pause(1000);
    const traced = [...this.text.matchAll(/^\*\*Requirements traced\*\*: \[(\d+\.\d+)-\d+\].*$/gm)];
    const field = traced[traced.length >> 1];
    const end = this.positionAt(field.index + field[0].length);
    const inserted = `, [${field[1]}-999]`;
    const after = { line: end.line, character: end.character + inserted.length };
    const times = [];
    for (let edit = 0; edit < editCount; edit++) {
      const inserting = edit % 2 === 0;
      times.push(await this.change({ start: end, end: inserting ? end : after }, inserting ? inserted : '', inserting));
      // Nobody types in step with the server.
      await pause(30 + ((edit * 17) % 50));
    }
    return times;
  }

  /**
   * @param {{ start: object, end: object }} range
   * @param {string} text
   * @param {boolean} dangling whether the findings have to name the unknown reference from now on
   */
  async change(range, text, dangling) {
    const version = ++this.version;
    const published = new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('an edit had no findings')), findingsTimeout);
      this.onPublished = (findings) => {
        if (findings.version !== version) return;
        clearTimeout(timer);
        resolve({ findings, at: performance.now() });
      };
    });
    const sent = performance.now();
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri, version },
      contentChanges: [{ range, text }],
    });
    const { findings, at } = await published;
    const told = findings.diagnostics.some((/** @type {{ message: string }} */ { message }) =>
      message.includes('-999'),
    );
    if (told !== dangling) throw new Error(`the findings of version ${version} are not those of its text`);
    return at - sent - quietTime;
  }

  /**
   * @param {RegExp} pattern
   * @param {number} within
   */
  positionOf(pattern, within) {
    return this.positionAt(this.text.search(pattern) + within);
  }

  /** @param {number} offset */
  positionAt(offset) {
    const before = this.text.slice(0, offset).split('\n');
    return { line: before.length - 1, character: before[before.length - 1].length };
  }
}

/**
 * Hovers over one place, one at a time. Whoever would have asked while an answer was out has waited for that answer: so
 * the server cannot look quick by keeping everybody from asking.
 */
class Hovers {
  /** @type {number[]} */
  latencies = [];
  /** How many requests had something to say, and how many were sent. */
  answers = { told: 0, sent: 0 };
  /** @type {number[]} */
  waiting = [];
  /** @type {Promise<void>} */
  answered = Promise.resolve();

  /**
   * @param {MessageConnection} connection
   * @param {{ uri: string }} textDocument
   * @param {{ line: number, character: number }} position
   */
  constructor(connection, textDocument, position) {
    this.connection = connection;
    this.params = { textDocument, position };
  }

  ask() {
    this.waiting.push(performance.now());
    if (this.waiting.length === 1) this.answered = this.send();
  }

  async send() {
    this.answers.sent++;
    const answer = await this.connection.sendRequest('textDocument/hover', this.params);
    if (answer !== null) this.answers.told++;
    const now = performance.now();
    this.latencies.push(...this.waiting.map((asked) => now - asked));
    this.waiting = [];
  }
}

/**
 * What a client answers for one section of the configuration.
 * @param {string | undefined} section
 * @param {{ diagnostics: { delay: number } }} settings
 */
function settingsOf(section, settings) {
  if (section === undefined) return { plantrace: settings };
  const answers = {
    plantrace: settings,
    'plantrace.diagnostics': settings.diagnostics,
    'plantrace.diagnostics.delay': settings.diagnostics.delay,
  };
  return section in answers ? answers[/** @type {keyof typeof answers} */ (section)] : null;
}
