import fs from 'node:fs';
import path from 'node:path';
import type { TextsAt } from '../../core/commands/command';
import type { Complaint, FolderFiles, IsRead, LeavesOut, OwnFileText } from '../host';
import { documentsBelow, isIgnoredBelow, isWalked, readText, statOf } from './documents';
import { gitHistory } from './gitRevision';
import { ownFileIn } from './ownFile';
import { readIn } from './readFiles';

/** How long an answer about a file that is no document is believed, in ms: links to pictures and code are not watched. */
const BELIEVED = 3000;

/** A folder on disk. Paths given to it are relative to the folder, with `/`. */
export class DiskFolder implements FolderFiles {
  readonly textsAt: TextsAt;
  private readonly known = new Map<string, { exists: boolean; at: number }>();

  constructor(
    readonly root: string,
    private readonly complain: Complaint,
    private readonly now: () => number = Date.now,
  ) {
    this.textsAt = gitHistory(root);
  }

  readText(relative: string): string | null {
    return readText(path.join(this.root, relative), relative, this.complain);
  }

  exists(relative: string): boolean {
    const known = this.known.get(relative);
    if (known && this.now() - known.at < BELIEVED) return known.exists;
    const exists = fs.existsSync(path.join(this.root, relative));
    this.known.set(relative, { exists, at: this.now() });
    return exists;
  }

  /** Something may have come or gone: ask the disk again. */
  forget(): void {
    this.known.clear();
  }

  documents(start: string, leavesOut: LeavesOut, isRead: IsRead): Iterable<string> {
    return documentsBelow(this.root, this.complain, start, leavesOut, isRead);
  }

  read(relative: string): string | null {
    return readIn(this.root, relative, this.complain);
  }

  kindOf(relative: string): 'file' | 'folder' | null {
    const stats = statOf(path.join(this.root, relative));
    return stats?.isFile() ? 'file' : stats?.isDirectory() ? 'folder' : null;
  }

  /** By its mode, and not by who asks: whoever made a file read-only meant it, and root may write anything. */
  isReadOnly(relative: string): boolean {
    const stats = statOf(path.join(this.root, relative));
    return stats !== null && stats.isFile() && (Number(stats.mode) & 0o222) === 0;
  }

  isWalked(relative: string): boolean {
    return isWalked(this.root, relative);
  }

  isIgnored(relative: string, leavesOut: LeavesOut): boolean {
    return isIgnoredBelow(this.root, relative, leavesOut);
  }

  ownFile(name: string, shown: string): OwnFileText | null {
    return ownFileIn(this.root, name, shown);
  }
}
