import fs from 'node:fs';
import path from 'node:path';
import type { Surroundings } from '../../core/workspace/workspace';
import { readText, type Complaint } from './documents';

/** How long an answer about a file that is no document is believed, in ms: links to pictures and code are not watched. */
const BELIEVED = 3000;

/** A folder on disk as a workspace's surroundings. Paths given to it are relative to the folder, with `/`. */
export class DiskFolder implements Surroundings {
  private readonly known = new Map<string, { exists: boolean; at: number }>();

  constructor(
    readonly root: string,
    private readonly complain: Complaint,
    private readonly now: () => number = Date.now,
  ) {}

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
}
