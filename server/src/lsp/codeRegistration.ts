import { RegistrationRequest, TextDocumentSyncKind, UnregistrationRequest, WatchKind } from 'vscode-languageserver';
import type { Connection, DocumentFilter, Registration } from 'vscode-languageserver';
import { codeExtensions, codeNames } from '../core/code/languages';
import { granted } from './clientWishes';
import type { ClientAbilities } from './clientAbilities';

/**
 * Every source file that can be read, whatever language an editor takes it for. Registered once, and not again when
 * other globs count: a client that is told to forget open documents would not tell of them anew.
 */
const documentSelector: DocumentFilter[] = [
  { scheme: 'file', pattern: `**/*.{${codeExtensions.join(',')}}` },
  { scheme: 'file', pattern: `**/{${codeNames.flatMap(spellings).join(',')}}` },
];

/** `Makefile`, `makefile`, `CMakeLists.txt`: patterns of editors tell cases apart. */
function spellings(name: string): string[] {
  return [name, name.charAt(0).toUpperCase() + name.slice(1), ...(name === 'cmakelists.txt' ? ['CMakeLists.txt'] : [])];
}

/**
 * Asks the client for source files, once a configuration names some: their text while they are open, hover and the like
 * in them, and word of what happens to them on disk. A client whose user never configures any hears nothing of it.
 */
export class CodeRegistration {
  private isAsked = false;
  private watched = '[]';
  private count = 0;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly connection: Connection,
    private readonly abilities: () => ClientAbilities,
  ) {}

  /** `globs`: those of all folders, as they are written. */
  update(globs: readonly string[]): void {
    if (globs.length > 0 && !this.isAsked) {
      this.isAsked = true;
      const { registersForCode } = this.abilities();
      const ids = ['textDocument/didOpen', 'textDocument/didChange', 'textDocument/didClose', ...registersForCode];
      if (this.abilities().takesCodeDocuments) this.ask(ids.map((method) => registration(method)));
    }
    const { takesCodeWatchers, watchesFolders } = this.abilities();
    if (!takesCodeWatchers) return;
    const patterns = [...new Set(globs.flatMap((glob) => patternsOf(glob)))].sort();
    const watched = JSON.stringify(patterns);
    if (watched === this.watched) return;
    const method = 'workspace/didChangeWatchedFiles';
    const before = `plantrace-code-watchers-${this.count}`;
    if (this.watched !== '[]') this.forget([{ id: before, method }]);
    this.watched = watched;
    if (patterns.length === 0) return;
    // VS Code's client hears of all that comes and goes by itself.
    const kind = watchesFolders ? WatchKind.Change : WatchKind.Create | WatchKind.Change | WatchKind.Delete;
    const watchers = patterns.map((globPattern) => ({ globPattern, kind }));
    this.ask([{ id: `plantrace-code-watchers-${++this.count}`, method, registerOptions: { watchers } }]);
  }

  private ask(registrations: Registration[]): void {
    this.next(() => this.connection.sendRequest(RegistrationRequest.type, { registrations }));
  }

  private forget(unregisterations: { id: string; method: string }[]): void {
    this.next(() => this.connection.sendRequest(UnregistrationRequest.type, { unregisterations }));
  }

  /** One after the other: what is forgotten must have been there. */
  private next(step: () => Promise<unknown>): void {
    this.turn = this.turn.then(() => granted(this.connection, 'take source files', step()));
  }
}

const options: Readonly<Record<string, object>> = {
  'textDocument/didChange': { syncKind: TextDocumentSyncKind.Incremental },
  'textDocument/codeAction': { codeActionKinds: ['quickfix'], resolveProvider: true },
  'textDocument/diagnostic': { identifier: 'plantrace', interFileDependencies: true, workspaceDiagnostics: false },
};

function registration(method: string): Registration {
  return { id: `plantrace-code-${method}`, method, registerOptions: { documentSelector, ...options[method] } };
}

/** A glob holds for what fits it, and where that is a folder for all that is in it. */
function patternsOf(glob: string): string[] {
  const plain = `**/${glob.replace(/^\.?\//, '')}`;
  return plain.endsWith('/') ? [`${plain}**`] : plain.endsWith('/**') ? [plain] : [plain, `${plain}/**`];
}
