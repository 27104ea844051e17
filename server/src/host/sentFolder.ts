import ignore from 'ignore';
import type { FolderFiles, IsRead, LeavesOut, OwnFileText } from './host';

const NEVER = new Set(['node_modules', '.git', '.hg', '.svn', '.vscode-test']);

/** Asks whoever has the files for all that count in a folder, or for some of them: texts by path, null for what is gone. */
export interface FileSource {
  readonly all: () => Promise<ReadonlyMap<string, string>>;
  readonly some: (paths: readonly string[]) => Promise<ReadonlyMap<string, string | null>>;
}

/**
 * A folder whose files the server cannot reach itself: a virtual workspace, or any in a browser. Who can reach them
 * sends their texts, which stay in memory; there are no links in it.
 */
export class SentFolder implements FolderFiles {
  private texts = new Map<string, string>();

  constructor(private readonly source: FileSource) {}

  async load(): Promise<void> {
    this.texts = new Map(await this.source.all());
  }

  /** Files came, changed or went. */
  async reload(paths: readonly string[]): Promise<void> {
    for (const [path, text] of await this.source.some(paths)) {
      if (text !== null) this.texts.set(path, text);
      else for (const gone of this.below(path)) this.texts.delete(gone);
    }
  }

  readText(relative: string): string | null {
    return this.texts.get(relative) ?? null;
  }

  /** Pictures and code that are linked are not sent: what is no document counts as there. */
  exists(relative: string): boolean {
    return this.kindOf(relative) !== null || !/\.(?:md|markdown)$/i.test(relative);
  }

  forget(): void {
    // Nothing is remembered but what was sent.
  }

  *documents(start: string, leavesOut: LeavesOut, isRead: IsRead): Generator<string> {
    for (const path of this.below(start)) if (isRead(path) && !this.isIgnored(path, leavesOut)) yield path;
  }

  read(relative: string): string | null {
    return this.readText(relative);
  }

  kindOf(relative: string): 'file' | 'folder' | null {
    if (this.texts.has(relative)) return 'file';
    return this.below(relative).length > 0 ? 'folder' : null;
  }

  isWalked(): boolean {
    return true;
  }

  isIgnored(relative: string, leavesOut: LeavesOut): boolean {
    const parts = relative.split('/').filter((part) => part !== '');
    if (parts.some((part) => NEVER.has(part))) return true;
    return parts.some((_, i) => {
      const name = parts.slice(0, i + 1).join('/');
      const isFolder = i < parts.length - 1 || relative.endsWith('/');
      return leavesOut(name) || this.isLeftOut(isFolder ? `${name}/` : name);
    });
  }

  /** By the ignore files of the folders around it, the nearest of which has the last word. */
  private isLeftOut(name: string): boolean {
    const parts = name.replace(/\/$/, '').split('/').slice(0, -1);
    let isOut = false;
    for (let depth = 0; depth <= parts.length; depth++) {
      const base = depth === 0 ? '' : `${parts.slice(0, depth).join('/')}/`;
      const rules = this.texts.get(`${base}.gitignore`);
      if (rules === undefined) continue;
      const result = ignore({ allowRelativePaths: true }).add(rules).test(name.slice(base.length));
      if (result.ignored) isOut = true;
      else if (result.unignored) isOut = false;
    }
    return isOut;
  }

  ownFile(name: string): OwnFileText | null {
    const text = this.texts.get(name);
    return text === undefined ? null : { text };
  }

  private below(folder: string): string[] {
    if (folder === '') return [...this.texts.keys()];
    return [...this.texts.keys()].filter((path) => path === folder || path.startsWith(`${folder}/`));
  }
}
