import type { TextsAt } from '../core/commands/command';
import type { Surroundings } from '../core/workspace/workspace';

/** What could not be read, as one sentence for people. */
export type Complaint = (message: string) => void;

/** Whether the configuration leaves a file or folder out, by its path relative to the folder. */
export type LeavesOut = (relative: string) => boolean;

/** Whether a file is one that is read, by its path relative to the folder. */
export type IsRead = (relative: string) => boolean;

/** The text of a file of Plantrace's own (the configuration, the baseline), or why it cannot be read. */
export type OwnFileText = { readonly text: string } | { readonly refused: string };

const DOCUMENT = /\.(?:md|markdown)$/i;

/** True for the files that Plantrace reads, whatever the configuration says. */
export function isDocument(name: string): boolean {
  return DOCUMENT.test(name);
}

/**
 * The files of one workspace folder: a disk, or what a client sends. Paths are relative to the folder, with `/`; the
 * folder's own is empty, and paths of folders end in `/` where ignore rules are asked.
 */
export interface FolderFiles extends Surroundings {
  /** Every file that `isRead` asks for below a folder, in no particular order; `.gitignore` and `leavesOut` count. */
  documents(start: string, leavesOut: LeavesOut, isRead: IsRead): Iterable<string>;
  /** The text of a document or source file; null, with one complaint, where it can't be read. */
  read(relative: string): string | null;
  /** Null for what is gone or out of reach. */
  kindOf(relative: string): 'file' | 'folder' | null;
  /** Whether a walk comes to it by this path, and not by another that a link gives it. */
  isWalked(relative: string): boolean;
  isIgnored(relative: string, leavesOut: LeavesOut): boolean;
  /** Null where the folder has no file of that name. `shown`: as complaints call it. */
  ownFile(name: string, shown: string): OwnFileText | null;
  /** Whether nobody may write a file, as its mode says; absent where nothing is known of that. */
  isReadOnly?(relative: string): boolean;
  /** What the files said at an earlier revision; absent where no history is within reach. */
  readonly textsAt?: TextsAt;
  /** Something may have come or gone: what was answered does not count any more. */
  forget(): void;
  /** Gets the files from whoever has them; absent where they are read from where they are. */
  load?(): Promise<void>;
  /** The same for some of them, which came, changed or went. */
  reload?(paths: readonly string[]): Promise<void>;
}

/** The machine that the server runs on, as far as it asks: Node, or a worker of a browser. */
export interface Host {
  /** The files of a folder by its URI; null where they are out of the machine's reach, and the client has to send them. */
  filesOf(uri: string, complain: Complaint): FolderFiles | null;
  /** Where the page of a rule is, as a URI; null where there is none. */
  rulePageUri(code: string): string | null;
  /** False: nothing counts that a folder brings along to be filled in or run: templates, globs of code, its history. */
  isTrusted(): boolean;
}
