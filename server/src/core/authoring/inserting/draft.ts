import type { DocumentEdit, WorkspaceChange } from '../../model/edit';
import type { TextEdit } from '../../text/edit';
import { EditedText } from '../../text/pieces';
import type { Snapshot } from '../../workspace/snapshot';
import { withColumnsKept } from '../columnsKept';
import { snapshotText } from '../snapshotText';

/**
 * A document that is edited in several steps, each read again before the next: what one step adds, the next one finds. It
 * all comes to one edit of what was there at first.
 */
export class Draft {
  private constructor(
    readonly path: string,
    private current: Snapshot,
    private readonly edited: EditedText,
  ) {}

  /** Null where the text can't be had, or is not what was read. */
  static of(snapshot: Snapshot, path: string): Draft | null {
    const now = snapshotText(snapshot, path);
    return typeof now === 'string' ? null : new Draft(path, snapshot, new EditedText(now.text));
  }

  get snapshot(): Snapshot {
    return this.current;
  }

  apply(edits: readonly TextEdit[]): void {
    if (edits.length === 0) return;
    this.edited.apply(edits);
    this.current = this.current.withTexts(new Map([[this.path, this.edited.text]]));
  }

  /** All of it as one change, with what other documents need besides. */
  change(title: string, others: readonly DocumentEdit[] = []): WorkspaceChange {
    const { original, edits } = this.edited;
    const own = { file: this.path, expectedText: original, edits };
    return withColumnsKept({ title, creations: [], edits: [own, ...others] });
  }

  /** Where the first thing is that was added. */
  get firstPlace(): number {
    return this.edited.edits[0]?.start ?? 0;
  }
}
