import { baselineFile } from '../core/baseline/file';
import { languageOf } from '../core/code/languages';
import type { TextsAt } from '../core/commands/command';
import type { WorkspaceConfiguration } from '../core/configuration/configuration';
import { configurationFile } from '../core/configuration/file';
import { Workspace } from '../core/workspace/workspace';
import type { Snapshot } from '../core/workspace/snapshot';
import type { Finding } from '../core/model/finding';
import type { FindingsByFile } from '../core/rules/check';
import type { FindingNames } from './convert';
import type { FolderFiles, Host } from '../host/host';
import { filesRead } from '../host/filesRead';
import { FolderBaseline } from './folderBaseline';
import { FolderConfiguration, type ConfigurationChange } from './folderConfiguration';
import { nextTurn } from './nextTurn';
import type { OwnFile } from './ownFile';
import { relativePath, uriOf, type FolderPlace } from './uris';

/** How long one step of the first index may take, in ms: what a request may have to wait. */
const SLICE = 3;

/** How many documents are linked while the first index is still running. */
const MOST_PREVIEWED = 600;

/** One workspace folder: its configuration, its documents, its index, its findings. */
export class Folder implements FindingNames {
  readonly configuration: FolderConfiguration;
  private readonly baseline: FolderBaseline;
  private readonly files: FolderFiles | null;
  private current: Workspace;
  /** What the current workspace was read by. */
  private readBy: WorkspaceConfiguration;
  /** Buffers that changed since they were last read, with how to get their text. */
  private readonly changed = new Map<string, () => string>();
  private readonly opened = new Map<string, { readonly uri: string; readonly text: () => string }>();
  /** What happened on disk while the folder was read anew: the workspace that is being made may have missed it. */
  private missed: (() => void)[] = [];
  private latest: Snapshot | null = null;
  private latestSize = 0;
  findings: FindingsByFile = new Map<string, readonly Finding[]>();
  isIndexed = false;
  isReading = false;

  /** @param isLoose a folder that is there for one document's sake has no files of Plantrace's own */
  constructor(
    readonly place: FolderPlace,
    isLoose: boolean,
    private readonly host: Host,
    log: (message: string) => void,
  ) {
    this.files = host.filesOf(place.uri, log);
    this.configuration = new FolderConfiguration(isLoose ? null : this.files, host.isTrusted());
    this.baseline = new FolderBaseline(isLoose ? null : this.files);
    this.readBy = this.configuration.inForce;
    this.current = this.emptyWorkspace(this.readBy);
    this.isIndexed = isLoose;
  }

  private emptyWorkspace({ profiles, assign }: WorkspaceConfiguration): Workspace {
    const workspace = new Workspace(profiles, this.files ?? { readText: () => null, exists: () => true }, assign);
    workspace.setConfigurationProblems(this.configuration.problems);
    workspace.setTrusted(this.host.isTrusted());
    return workspace;
  }

  get workspace(): Workspace {
    return this.current;
  }

  /** The file of Plantrace's own that has this path; null for documents and all else. */
  ownFile(relative: string): OwnFile | null {
    return relative === configurationFile ? this.configuration : relative === baselineFile ? this.baseline : null;
  }

  /** Path of a document in this folder; null when it lies outside. */
  pathOf(uri: string): string | null {
    return relativePath(this.place, uri);
  }

  uri(relative: string): string {
    const own = this.ownFile(relative);
    return (own ? own.uri : this.opened.get(relative)?.uri) ?? uriOf(this.place, relative);
  }

  lines(relative: string): ReturnType<FindingNames['lines']> {
    const own = this.ownFile(relative);
    return own ? own.lines : this.latest?.graph.file(relative)?.facts.lines;
  }

  rulePageUri(code: string): string | null {
    return this.host.rulePageUri(code);
  }

  /** Whether a file is there that nobody may write. */
  isReadOnly(relative: string): boolean {
    return this.files?.isReadOnly?.(relative) === true;
  }

  /** The texts of the folder at a revision of its history, if it has one within reach. */
  get textsAt(): TextsAt {
    if (!this.host.isTrusted())
      return () => ({ refused: 'Earlier revisions are read only in folders that you trust: trust this one first.' });
    return (
      this.files?.textsAt ??
      (() => ({ refused: 'No earlier revisions can be read here: open the folder from a disk.' }))
    );
  }

  open(relative: string, uri: string, text: () => string): void {
    this.opened.set(relative, { uri, text });
    this.changed.set(relative, text);
  }

  change(relative: string): void {
    const opened = this.opened.get(relative);
    if (opened) this.changed.set(relative, opened.text);
  }

  /** What is on disk counts again, as it is now: not every client tells of changes there. */
  close(relative: string): void {
    this.opened.delete(relative);
    this.changed.delete(relative);
    this.touch(relative);
    this.current.dropBuffer(relative);
  }

  isOpen(relative: string): boolean {
    return this.opened.has(relative);
  }

  /** Takes the configuration as it is written now; what follows for the documents is for `index` to do. */
  refreshConfiguration(): ConfigurationChange | null {
    const change = this.configuration.refresh();
    if (change) this.current.setConfigurationProblems(this.configuration.problems);
    return change;
  }

  /**
   * Reads every document of the folder in slices, so that requests are answered between them: for the first time, or anew
   * for another configuration, while what was read before still answers. Ends early when it is stopped; what was
   * read until then stays. A configuration that changes meanwhile makes it begin again, which is why nobody waits for it
   * twice: false where it is under way already.
   */
  async index(isStopped: () => boolean, progress: (read: number) => void): Promise<boolean> {
    if (this.isReading) return false;
    this.isReading = true;
    try {
      if (!this.isIndexed) await this.load();
      let configuration: WorkspaceConfiguration;
      let workspace: Workspace;
      do {
        configuration = this.configuration.inForce;
        const isUnread = !this.isIndexed && configuration.reading === this.readBy.reading;
        workspace = isUnread ? this.current : this.emptyWorkspace(configuration);
        if (!this.isIndexed) this.use(workspace, configuration);
        this.missed = [];
        await this.readAll(workspace, configuration, isStopped, progress);
      } while (configuration.reading !== this.configuration.inForce.reading);
      this.use(workspace, configuration);
    } finally {
      this.isReading = false;
    }
    this.isIndexed = true;
    for (const again of this.missed.splice(0)) again();
    return true;
  }

  /** Where the client has the files: gets them, and what they configure. */
  private async load(): Promise<void> {
    if (!this.files?.load) return;
    await this.files.load();
    this.configuration.touch();
    this.baseline.touch();
    this.refreshConfiguration();
  }

  /** Files came, changed or went where only the client sees them. */
  async reload(paths: readonly string[]): Promise<void> {
    await this.files?.reload?.(paths);
  }

  private use(workspace: Workspace, configuration: WorkspaceConfiguration): void {
    if (workspace === this.current) return;
    this.current = workspace;
    this.readBy = configuration;
    workspace.setConfigurationProblems(this.configuration.problems);
    for (const [relative, { text }] of this.opened) this.changed.set(relative, text);
    this.latestSize = 0;
  }

  private async readAll(
    workspace: Workspace,
    { reading, leavesOut, code }: WorkspaceConfiguration,
    isStopped: () => boolean,
    progress: (read: number) => void,
  ): Promise<void> {
    const { files } = this;
    if (!files) return;
    const isOver = (): boolean => isStopped() || reading !== this.configuration.inForce.reading;
    let read = 0;
    let sliceEnd = performance.now() + SLICE;
    for (const relative of files.documents('', leavesOut, filesRead(code))) {
      if (isOver()) break;
      if (!workspace.hasDisk(relative)) this.readDisk(relative, workspace);
      read++;
      if (performance.now() < sliceEnd) continue;
      progress(read);
      await nextTurn();
      // What is known is linked anew each time it has doubled, while that is quick; then answers come from what was
      // linked last until all is read.
      const isPreviewed = workspace === this.current && this.opened.size > 0;
      if (isPreviewed && workspace.size > 2 * this.latestSize && workspace.size < MOST_PREVIEWED) {
        this.refresh();
        await nextTurn();
      }
      sliceEnd = performance.now() + SLICE;
    }
    await this.settle(workspace, isOver);
  }

  /** Lays everything out in slices; what changes meanwhile makes it begin anew. */
  private async settle(workspace: Workspace, isOver: () => boolean): Promise<void> {
    let sliceEnd = performance.now() + SLICE;
    for (const step of workspace.settleInSteps()) {
      void step;
      if (performance.now() < sliceEnd) continue;
      await nextTurn();
      if (isOver()) return;
      sliceEnd = performance.now() + SLICE;
    }
  }

  private readDisk(relative: string, workspace: Workspace = this.current): void {
    if (!this.files) return;
    const text = this.files.read(relative);
    if (text === null) workspace.removeDisk(relative);
    else workspace.setDisk(relative, text);
  }

  private leavesOut(relative: string): boolean {
    return this.configuration.inForce.leavesOut(relative);
  }

  /** Something under a path came, changed or went, on disk. */
  touch(relative: string): void {
    const { files } = this;
    if (!files) return;
    files.forget();
    if (this.isReading && this.isIndexed) this.missed.push(() => this.touch(relative));
    const kind = files.kindOf(relative);
    if (kind === null) {
      for (const gone of [relative, ...this.current.pathsUnder(relative)]) this.current.removeDisk(gone);
    } else if (kind === 'file' && !this.isRead(relative)) {
      return;
    } else if (!files.isWalked(relative)) {
      return; // it is read by its other name
    } else if (kind === 'folder') {
      if (!this.isIgnored(`${relative}/`)) this.readBelow(relative, () => true);
    } else if (!this.isIgnored(relative)) this.readDisk(relative);
  }

  /** Documents, and the source files that the configuration names. */
  private isRead(relative: string): boolean {
    return filesRead(this.configuration.inForce.code)(relative);
  }

  private isIgnored(relative: string): boolean {
    return this.files?.isIgnored(relative, (name) => this.leavesOut(name)) ?? false;
  }

  /** The ignore file of a folder came, changed or went: other documents are left out now. */
  ignoreChanged(relative: string): void {
    if (this.isReading && this.isIndexed) this.missed.push(() => this.ignoreChanged(relative));
    this.readBelow(relative, (name) => !this.current.hasDisk(name));
  }

  private readBelow(relative: string, isWanted: (name: string) => boolean): void {
    if (!this.files) return;
    const leavesOut = (name: string): boolean => this.leavesOut(name);
    const found = new Set(this.files.documents(relative, leavesOut, (name) => this.isRead(name)));
    for (const name of this.current.pathsUnder(relative)) if (!found.has(name)) this.current.removeDisk(name);
    for (const name of found) if (isWanted(name)) this.readDisk(name);
  }

  /** The folder as it is now, unsaved text included. During the first index: as it was linked last, where that will do. */
  snapshot(): Snapshot {
    if (!this.isIndexed && this.latest && this.changed.size === 0) return this.latest;
    return this.refresh();
  }

  /** An editor may open documents of any name; a source file counts where the configuration says so. */
  private isTaken(relative: string): boolean {
    return languageOf(relative) === null || this.readBy.code.roleOf(relative) !== null;
  }

  private refresh(): Snapshot {
    for (const [relative, text] of this.changed)
      if (!this.readBy.leavesOut(relative) && this.isTaken(relative)) this.current.setBuffer(relative, text());
    this.changed.clear();
    this.current.setBaseline(this.baseline.reading());
    this.latest = this.current.snapshot();
    this.latestSize = this.current.size;
    return this.latest;
  }
}
