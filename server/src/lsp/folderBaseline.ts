import { readBaseline, type BaselineReading } from '../core/baseline/baseline';
import { baselineFile } from '../core/baseline/file';
import type { FolderFiles } from '../host/host';
import { OwnFile } from './ownFile';

/** The baseline of one folder. While what is written cannot be meant, the last good one stays in force. */
export class FolderBaseline extends OwnFile {
  private current: BaselineReading | null = null;

  /** @param files of a folder that can have a baseline; null for others */
  constructor(files: FolderFiles | null) {
    super(files, baselineFile, 'The baseline');
  }

  /** What is written now, the same object until that is something else; null where there is no baseline. */
  reading(): BaselineReading | null {
    const found = this.written();
    if (found === undefined) return this.current;
    const before = this.current?.baseline ?? null;
    if (found === null) this.current = null;
    else if ('text' in found) {
      const reading = readBaseline(found.text);
      this.current = { ...reading, baseline: reading.baseline ?? before };
    } else {
      const message = `${baselineFile} can't be read: ${found.refused}`;
      this.current = { text: '', baseline: before, problems: [{ message, start: 0, end: 0 }] };
    }
    return this.current;
  }
}
