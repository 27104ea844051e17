import type { DocumentEdit } from '../../model/edit';
import type { TextEdit } from '../../text/edit';
import { EditedText } from '../../text/pieces';
import type { Snapshot } from '../../workspace/snapshot';

/** Edits of several documents, each computed on what the one before left. */
export class SteppedEdits {
  private readonly texts = new Map<string, EditedText>();

  constructor(private current: Snapshot) {}

  /** The folder as it is after the edits so far. */
  get snapshot(): Snapshot {
    return this.current;
  }

  apply(path: string, expectedText: string, edits: readonly TextEdit[]): void {
    const text = this.texts.get(path) ?? new EditedText(expectedText);
    this.texts.set(path, text);
    text.apply(edits);
    this.current = this.current.withTexts(new Map([[path, text.text]]));
  }

  get edits(): DocumentEdit[] {
    return [...this.texts].map(([file, text]) => ({ file, expectedText: text.original, edits: text.edits }));
  }
}
