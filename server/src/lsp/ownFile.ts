import { LineIndex, type LineStarts } from '../core/text/lineIndex';
import type { FolderFiles, OwnFileText } from '../host/host';

/** A file of Plantrace's own at the top of a folder: its open buffer wins over the disk. */
export abstract class OwnFile {
  /** Of the text that was read last. */
  lines: LineStarts | undefined;
  /** As the client spells it, while it is open. */
  uri: string | null = null;
  private buffer: (() => string) | null = null;
  private isStale = true;
  private text: string | null = null;

  /**
   * @param files of a folder that can have such a file; null for others
   * @param shown as complaints call it
   */
  constructor(
    private readonly files: FolderFiles | null,
    private readonly name: string,
    private readonly shown: string,
  ) {}

  open(uri: string, text: () => string): void {
    this.uri = uri;
    this.buffer = text;
    this.isStale = true;
  }

  close(): void {
    this.uri = null;
    this.buffer = null;
    this.isStale = true;
  }

  /** The file or the buffer changed, came or went. */
  touch(): void {
    this.isStale = true;
  }

  /** What is written now; null where there is no file, undefined where the same was answered before. */
  protected written(): OwnFileText | null | undefined {
    if (!this.isStale) return undefined;
    this.isStale = false;
    const onDisk = (): OwnFileText | null => this.files?.ownFile(this.name, this.shown) ?? null;
    const found = this.buffer ? { text: this.buffer() } : onDisk();
    const text = found && 'text' in found ? found.text : null;
    if (text !== null && text === this.text) return undefined;
    this.text = text;
    this.lines = text === null ? undefined : new LineIndex(text).withoutText();
    return found;
  }
}
