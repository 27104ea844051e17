import path from 'node:path';
import type { Profile } from '../core/profile/compile';
import { Workspace } from '../core/workspace/workspace';
import type { Snapshot } from '../core/workspace/snapshot';
import type { Finding } from '../core/model/finding';
import type { FindingsByFile } from '../core/rules/check';
import type { PlaceNames } from './convert';
import { DiskFolder } from '../host/node/diskFolder';
import { documentsBelow, isDocument, isIgnoredBelow, isWalked, readText, statOf } from '../host/node/documents';
import { relativePath, uriOf, type FolderPlace } from './uris';

/** How long one step of the first index may take, in ms: what a request may have to wait. */
const SLICE = 3;

/** How many documents are linked while the first index is still running. */
const MOST_PREVIEWED = 600;

/** One workspace folder: its documents, its index, its findings. */
export class Folder implements PlaceNames {
  readonly workspace: Workspace;
  private readonly disk: DiskFolder | null;
  /** Buffers that changed since they were last read, with how to get their text. */
  private readonly changed = new Map<string, () => string>();
  private readonly openUris = new Map<string, string>();
  private latest: Snapshot | null = null;
  private latestSize = 0;
  findings: FindingsByFile = new Map<string, readonly Finding[]>();
  isIndexed = false;

  constructor(
    readonly place: FolderPlace,
    profiles: readonly Profile[],
    private readonly log: (message: string) => void,
  ) {
    this.disk = place.root === null ? null : new DiskFolder(place.root, log);
    this.workspace = new Workspace(profiles, this.disk ?? { readText: () => null, exists: () => true });
  }

  /** Path of a document in this folder; null when it lies outside. */
  pathOf(uri: string): string | null {
    return relativePath(this.place, uri);
  }

  uri(relative: string): string {
    return this.openUris.get(relative) ?? uriOf(this.place, relative);
  }

  lines(relative: string): ReturnType<PlaceNames['lines']> {
    return this.latest?.graph.file(relative)?.facts.lines;
  }

  open(relative: string, uri: string, text: () => string): void {
    this.openUris.set(relative, uri);
    this.changed.set(relative, text);
  }

  change(relative: string, text: () => string): void {
    this.changed.set(relative, text);
  }

  /** What is on disk counts again, as it is now: not every client tells of changes there. */
  close(relative: string): void {
    this.openUris.delete(relative);
    this.changed.delete(relative);
    this.touch(relative);
    this.workspace.dropBuffer(relative);
  }

  isOpen(relative: string): boolean {
    return this.openUris.has(relative);
  }

  /**
   * Reads every document of the folder in slices, so that requests are answered between them. Ends early when the
   * signal says so; what was read until then stays.
   */
  async index(signal: AbortSignal, progress: (read: number) => void): Promise<void> {
    const root = this.place.root;
    if (root === null) {
      this.isIndexed = true;
      return;
    }
    let read = 0;
    let sliceEnd = performance.now() + SLICE;
    for (const relative of documentsBelow(root, this.log)) {
      if (signal.aborted) break;
      if (!this.workspace.hasDisk(relative)) this.readDisk(relative);
      read++;
      if (performance.now() < sliceEnd) continue;
      progress(read);
      await nextTurn();
      // What is known is linked anew each time it has doubled, while that is quick; then answers come from what was
      // linked last until all is read.
      if (this.workspace.size > 2 * this.latestSize && this.workspace.size < MOST_PREVIEWED && this.openUris.size > 0) {
        this.refresh();
        await nextTurn();
      }
      sliceEnd = performance.now() + SLICE;
    }
    await this.settle(signal);
    this.isIndexed = true;
  }

  /** Lays everything out in slices; what changes meanwhile makes it begin anew. */
  private async settle(signal: AbortSignal): Promise<void> {
    let sliceEnd = performance.now() + SLICE;
    for (const step of this.workspace.settleInSteps()) {
      void step;
      if (performance.now() < sliceEnd) continue;
      await nextTurn();
      if (signal.aborted) return;
      sliceEnd = performance.now() + SLICE;
    }
  }

  private readDisk(relative: string): void {
    const root = this.place.root;
    if (root === null) return;
    const text = readText(path.join(root, relative), relative, this.log);
    if (text === null) this.workspace.removeDisk(relative);
    else this.workspace.setDisk(relative, text);
  }

  /** Something under a path came, changed or went, on disk. */
  touch(relative: string): void {
    const root = this.place.root;
    if (root === null) return;
    this.disk?.forget();
    const stats = statOf(path.join(root, relative));
    if (stats === null) {
      for (const gone of [relative, ...this.workspace.pathsUnder(relative)]) this.workspace.removeDisk(gone);
    } else if (!isWalked(root, relative)) {
      return; // it is read by its other name
    } else if (stats.isDirectory()) {
      if (!isIgnoredBelow(root, `${relative}/`)) this.readBelow(relative, () => true);
    } else if (stats.isFile() && isDocument(relative) && !isIgnoredBelow(root, relative)) this.readDisk(relative);
  }

  /** The ignore file of a folder came, changed or went: other documents are left out now. */
  ignoreChanged(relative: string): void {
    this.readBelow(relative, (name) => !this.workspace.hasDisk(name));
  }

  private readBelow(relative: string, isWanted: (name: string) => boolean): void {
    const root = this.place.root;
    if (root === null) return;
    const found = new Set(documentsBelow(root, this.log, relative));
    for (const name of this.workspace.pathsUnder(relative)) if (!found.has(name)) this.workspace.removeDisk(name);
    for (const name of found) if (isWanted(name)) this.readDisk(name);
  }

  /** The folder as it is now, unsaved text included. During the first index: as it was linked last, where that will do. */
  snapshot(): Snapshot {
    if (!this.isIndexed && this.latest && this.changed.size === 0) return this.latest;
    return this.refresh();
  }

  private refresh(): Snapshot {
    for (const [relative, text] of this.changed) this.workspace.setBuffer(relative, text());
    this.changed.clear();
    this.latest = this.workspace.snapshot();
    this.latestSize = this.workspace.size;
    return this.latest;
  }
}

/** Lets whatever waits in the event loop run: messages that came in, above all. */
export function nextTurn(): Promise<void> {
  // Two turns: a message is read from its stream in one and answered in the next.
  return new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
}
