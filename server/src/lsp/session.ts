import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  TextDocuments,
  type Connection,
  FileChangeType,
  type InitializeParams,
  type WorkspaceFolder,
} from 'vscode-languageserver';
import { baselineFile } from '../core/baseline/file';
import { configurationFile } from '../core/configuration/file';
import { Checker, type FindingsByFile } from '../core/rules/check';
import { Figures } from '../core/views/figures';
import type { TreeNode } from '../core/views/phaseTree';
import type { Host } from '../host/host';
import { viewsChangedNotification } from '../protocol';
import { Checks } from './checks';
import { granted } from './clientWishes';
import { CodeRegistration } from './codeRegistration';
import { abilitiesOf, noAbilities, type ClientAbilities } from './clientAbilities';
import { FileReports, ResultIds, type FileReport } from './fileReports';
import { Folder } from './folder';
import { indexFolder } from './indexing';
import { checkFolder, gapsOf, plansIn, viewsOf, type OpenFolder } from './openFolder';
import { Publisher, type Teller } from './publisher';
import { Pulls } from './pulls';
import { Refreshes } from './refreshes';
import { defaultSettings, pullSettings, readSettings, type FeatureName, type Settings } from './settings';
import { folderPlace, relativePath } from './uris';

/** A document that a request is about: its folder and its path in it. */
export interface DocumentPlace {
  readonly folder: Folder;
  readonly path: string;
}

/**
 * A client's session: its folders, its open documents, and when what is published. Changes are taken at once and read
 * when somebody asks or when typing has paused; a check that a newer change overtakes is dropped.
 */
export class Session {
  readonly documents = new TextDocuments(TextDocument);
  private readonly folders: OpenFolder[] = [];
  /** URIs of the client's folders. */
  private wanted: string[] = [];
  /** What counts while the client has no settings. */
  private initial: Settings = defaultSettings;
  private settings: Settings = defaultSettings;
  private readonly justOpened = new WeakSet<TextDocument>();
  private readonly resultIds = new ResultIds();
  private readonly checks: Checks;
  readonly refreshes: Refreshes;
  private readonly codeRegistration: CodeRegistration;
  private teller: Teller;
  /** Of a client that asks for diagnostics; null for one that is told. */
  pulls: Pulls | null = null;
  /** The folders that the client began with have been read. */
  private isStarted = false;
  abilities: ClientAbilities = noAbilities;

  constructor(
    readonly connection: Connection,
    private readonly host: Host,
  ) {
    this.checks = new Checks(
      () => this.settings.delay,
      (isOvertaken) => this.check(isOvertaken),
      (error) => {
        this.failed('Checking', error);
        this.pulls?.refuseAll('Checking failed.');
      },
    );
    this.teller = new Publisher(connection, (uri) => this.versionOf(uri));
    this.refreshes = new Refreshes(
      connection,
      () => this.abilities.refreshes,
      (uri) => this.versionOf(uri),
      (error) => this.failed('Asking the client to ask again', error),
    );
    this.checks.onSettled(() => this.refreshes.look());
    this.codeRegistration = new CodeRegistration(connection, () => this.abilities);
  }

  readonly log = (message: string): void => {
    this.connection.console.info(message);
  };

  private failed(what: string, error: unknown): void {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.connection.console.error(`${what} failed: ${why}`);
  }

  /** Takes the client's capabilities; the folders are read only once it says that it is ready. */
  initialize(params: InitializeParams): void {
    this.abilities = abilitiesOf(params);
    if (this.abilities.asksForDiagnostics) {
      const { refreshesDiagnostics } = this.abilities;
      this.pulls = new Pulls(this.connection, this.checks, refreshesDiagnostics, (error) =>
        this.failed('Asking the client to ask for diagnostics again', error),
      );
      this.teller = this.pulls;
    }
    this.initial = readSettings(params.initializationOptions, this.log);
    this.configure(this.initial);
    // Before LSP 3.6 a client had one root.
    const { rootUri } = params as { rootUri?: string | null };
    // Known from the first moment on, so that a document that is opened early finds its folder.
    this.wanted = (params.workspaceFolders ?? (rootUri ? [{ uri: rootUri }] : [])).map(({ uri }) => uri);
    this.openWanted();
  }

  async initialized(): Promise<void> {
    if (this.abilities.takesWatchers) {
      const names = ['*.md', '*.markdown', '.gitignore', configurationFile, baselineFile];
      const watchers = names.map((name) => ({ globPattern: `**/${name}` }));
      void granted(
        this.connection,
        'watch files',
        this.connection.client.register({ method: 'workspace/didChangeWatchedFiles' } as never, { watchers }),
      );
    }
    if (this.abilities.tellsSettings) await this.pull();
    await this.indexFolders(this.folders.filter((f) => !f.isLoose));
  }

  async configurationChanged(settings: unknown): Promise<void> {
    const own =
      typeof settings === 'object' && settings !== null && 'plantrace' in settings ? settings.plantrace : null;
    if (own) this.configure(readSettings(own, this.log));
    else if (this.abilities.tellsSettings) await this.pull();
    this.checks.schedule(0);
  }

  private async pull(): Promise<void> {
    const told = pullSettings(this.connection, this.log);
    await granted(
      this.connection,
      'tell its settings',
      told.then((settings) => this.configure(settings ?? this.initial)),
    );
  }

  /** Nobody has switched the feature off. */
  isOn(feature: FeatureName): boolean {
    return !this.settings.off.has(feature);
  }

  private configure(settings: Settings): void {
    const wasOff = [...this.settings.off].join(' ');
    this.settings = settings;
    if (this.isStarted && wasOff !== [...settings.off].join(' ')) this.refreshes.askForAll();
    for (const opened of this.folders) opened.checker = this.checkerFor(opened.folder);
  }

  /** What a user sets in the editor wins over what the folder's configuration says for everybody. */
  private checkerFor({ configuration }: Folder): Checker {
    const { severities, override } = configuration.inForce;
    return new Checker({ severities, override, chosen: this.settings.severities });
  }

  async changeFolders(added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]): Promise<void> {
    this.wanted = this.wanted.filter((uri) => !removed.some((r) => r.uri === uri));
    this.wanted.push(...added.map(({ uri }) => uri));
    await this.indexFolders(this.openWanted());
  }

  /**
   * Opens the folders that are wanted and not open yet, closes the others, and answers the new ones. A folder within
   * another is not opened by itself: the outer one has all its documents, and what they speak of besides.
   */
  private openWanted(): OpenFolder[] {
    const places = this.wanted.map(folderPlace);
    const outermost = places.filter((place, i) =>
      places.every((other, j) => {
        const path = relativePath(other, place.uri);
        return i === j || path === null || (path === '' && i < j);
      }),
    );
    for (const { folder } of this.folders.filter((f) => !f.isLoose))
      if (!outermost.some(({ uri }) => uri === folder.place.uri)) this.closeFolder(folder);
    const opened = outermost
      .filter(({ uri }) => !this.folders.some((f) => !f.isLoose && f.folder.place.uri === uri))
      .map(({ uri }) => this.openFolder(uri, false));
    // Open documents may belong to another folder now.
    for (const document of this.documents.all()) this.place(document);
    return opened;
  }

  private async indexFolders(opened: readonly OpenFolder[]): Promise<void> {
    this.sendViews();
    this.registerCode();
    for (const { folder, abort } of opened) await this.index(folder, abort);
    this.isStarted = true;
    // Also where there is no folder at all: a client waits for the word that indexing is over.
    this.checks.schedule(0);
  }

  private closeFolder(folder: Folder): void {
    const at = this.folders.findIndex((f) => f.folder === folder);
    const [gone] = at < 0 ? [] : this.folders.splice(at, 1);
    gone?.abort.abort();
    if (gone) this.teller.tell(gone.reports.clear());
  }

  private openFolder(uri: string, isLoose: boolean): OpenFolder {
    const folder = new Folder(folderPlace(uri), isLoose, this.host, this.log);
    const opened: OpenFolder = {
      folder,
      reports: new FileReports(this.resultIds, () => ({
        withRelated: this.abilities.showsRelatedPlaces,
        mostOfRule: this.settings.maxFindingsPerRule,
      })),
      abort: new AbortController(),
      isLoose,
      checker: this.checkerFor(folder),
      figures: new Figures(),
      shown: { requirements: 0, covered: 0, findings: 0, hasPlans: false },
      tree: null,
      checked: null,
    };
    this.folders.push(opened);
    return opened;
  }

  private index(folder: Folder, abort: AbortController): Promise<void> {
    return indexFolder(this.connection, this.abilities.showsProgress, folder, abort.signal);
  }

  /** The folder and path of a document; null for one that the session does not know. */
  placeOf(uri: string): DocumentPlace | null {
    let best: DocumentPlace | null = null;
    let bestLength = -1;
    for (const { folder, isLoose } of this.folders) {
      const path = folder.pathOf(uri);
      const length = isLoose ? 0 : folder.place.uri.length;
      if (path !== null && path !== '' && length > bestLength && (!isLoose || folder.isOpen(path))) {
        best = { folder, path };
        bestLength = length;
      }
    }
    return best;
  }

  versionOf(uri: string): number | undefined {
    return this.documents.get(uri)?.version;
  }

  opened(document: TextDocument): void {
    this.place(document);
    this.justOpened.add(document);
    this.checks.schedule(0);
  }

  private place(document: TextDocument): void {
    const { uri } = document;
    const owner = this.placeOf(uri);
    const text = (): string => this.documents.get(uri)?.getText() ?? document.getText();
    if (uri.endsWith(`/${configurationFile}`) || uri.endsWith(`/${baselineFile}`)) {
      owner?.folder.ownFile(owner.path)?.open(uri, text);
      return;
    }
    for (const { folder } of [...this.folders]) {
      const path = folder.pathOf(uri);
      if (path !== null && folder !== owner?.folder && folder.isOpen(path)) this.leave(folder, path);
    }
    if (owner) {
      owner.folder.open(owner.path, uri, text);
      return;
    }
    // A document outside all folders is a workspace of its own folder, of which nothing else is read.
    const parent = uri.slice(0, Math.max(uri.lastIndexOf('/'), uri.indexOf(':') + 1));
    const loose = this.openFolder(parent === '' ? uri : parent, true);
    const path = loose.folder.pathOf(uri) ?? uri.slice(uri.lastIndexOf('/') + 1).replace(/^[a-z]+:/, '');
    loose.folder.open(path, uri, text);
  }

  changed(document: TextDocument): void {
    // Opening is told as a change as well, and nobody has typed.
    if (this.justOpened.delete(document)) return;
    const place = this.placeOf(document.uri);
    if (!place) return;
    const own = place.folder.ownFile(place.path);
    if (own) own.touch();
    else place.folder.change(place.path);
    this.pulls?.changed(document.uri);
    this.checks.edited(document.uri);
  }

  closed(document: TextDocument): void {
    const place = this.placeOf(document.uri);
    if (!place) return;
    const own = place.folder.ownFile(place.path);
    if (own) own.close();
    else this.leave(place.folder, place.path);
    this.pulls?.closed(document.uri);
    this.refreshes.closed(document.uri);
    this.checks.closed(document.uri);
  }

  /** A document is no longer open in a folder. A folder that was there for its sake goes with it. */
  private leave(folder: Folder, path: string): void {
    if (this.folders.some((f) => f.isLoose && f.folder === folder)) this.closeFolder(folder);
    else folder.close(path);
  }

  /** Files came, changed or went on disk. */
  watched(changes: readonly { uri: string; type: FileChangeType }[]): void {
    for (const { uri, type } of changes) {
      for (const { folder, isLoose } of this.folders) {
        const path = folder.pathOf(uri);
        if (path === null || isLoose || (path === '' && type !== FileChangeType.Deleted)) continue;
        const own = folder.ownFile(path);
        if (own) own.touch();
        else if (path === '.gitignore' || path.endsWith('/.gitignore'))
          folder.ignoreChanged(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
        else folder.touch(path);
      }
    }
    this.checks.schedule(Math.min(this.settings.delay, 100));
  }

  private async check(isOvertaken: () => boolean): Promise<void> {
    for (const opened of [...this.folders]) {
      const { folder, reports } = opened;
      this.takeConfiguration(opened);
      if (!folder.isIndexed) continue;
      const snapshot = await checkFolder(opened, isOvertaken);
      if (!snapshot) return;
      this.teller.tell(reports.update(folder.findings, folder));
      opened.shown = {
        ...opened.figures.of(snapshot),
        findings: gapsOf(folder.findings),
        hasPlans: snapshot.graph.groups.size > 0,
      };
      opened.tree = null;
    }
    this.sendViews();
  }

  /** Where another configuration reads documents differently, the folder is read anew; until then the old one answers. */
  private takeConfiguration(opened: OpenFolder): void {
    const { folder, abort } = opened;
    const change = folder.refreshConfiguration();
    if (change) opened.checker = this.checkerFor(folder);
    if (change !== 'reading') return;
    this.registerCode();
    void this.index(folder, abort).then(() => this.checks.schedule(0));
  }

  /** Source files are asked for as long as some folder's configuration names any. */
  private registerCode(): void {
    this.codeRegistration.update(this.folders.flatMap(({ folder }) => folder.configuration.inForce.code.globs));
  }

  private sendViews(): void {
    const params = viewsOf(this.folders, this.isStarted);
    void this.connection.sendNotification(viewsChangedNotification, params);
  }

  /** The phase trees of all folders that have plans, with their folders. */
  trees(): { folder: Folder; plans: readonly TreeNode[] }[] {
    return this.folders.flatMap((opened) => {
      const plans = opened.folder.isIndexed ? plansIn(opened) : [];
      return plans.length === 0 ? [] : [{ folder: opened.folder, plans }];
    });
  }

  /** The findings of a folder as it is now, though what is published may still wait for a pause. */
  findingsOf(folder: Folder): FindingsByFile {
    const opened = this.folders.find((f) => f.folder === folder);
    if (!opened || !folder.isIndexed) return folder.findings;
    const snapshot = folder.snapshot();
    return opened.checked === snapshot ? folder.findings : opened.checker.check(snapshot);
  }

  allFolders(): Folder[] {
    return this.folders.map((f) => f.folder);
  }

  openFolders(): readonly OpenFolder[] {
    return this.folders;
  }

  /** The folder that a document belongs to; undefined for one that the session does not know. */
  openFolderOf(uri: string): OpenFolder | undefined {
    const folder = this.placeOf(uri)?.folder;
    return this.folders.find((f) => f.folder === folder);
  }

  /** What was found in a document; undefined where that is nothing. */
  reportOf(uri: string): FileReport | undefined {
    const place = this.placeOf(uri);
    return place ? this.openFolderOf(uri)?.reports.of(place.path) : undefined;
  }

  /** Every folder has been read and checked. */
  get isChecked(): boolean {
    return this.isStarted && this.folders.every(({ folder, checked }) => folder.isIndexed && checked !== null);
  }
}
