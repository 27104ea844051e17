import type { DocumentEdit, Refusal, WorkspaceChange } from '../../model/edit';
import type { TextEdit } from '../../text/edit';
import { EditedText } from '../../text/pieces';
import type { Snapshot } from '../../workspace/snapshot';
import { Refused } from '../renaming/refused';

/**
 * Several changes, each made of what the one before left, as one change of the folder as it is. What reads the folder
 * after each of them is the same that reads it everywhere: no change has to know of the others.
 */
export class Draft {
  private readonly texts = new Map<string, EditedText>();
  private latest: Snapshot;

  constructor(private readonly first: Snapshot) {
    this.latest = first;
  }

  /** The folder as it is after what was done so far. */
  get snapshot(): Snapshot {
    return this.latest;
  }

  /** @throws Refused where the change is a refusal. */
  make(change: WorkspaceChange | Refusal): void {
    if ('refused' in change) throw new Refused(change.refused);
    const changed = new Map<string, string>();
    for (const { file, expectedText, edits } of change.edits) {
      let own = this.texts.get(file);
      if (!own) this.texts.set(file, (own = new EditedText(expectedText)));
      own.apply(edits);
      changed.set(file, own.text);
    }
    if (changed.size === 0) return;
    this.latest = this.first.withTexts(new Map([...this.texts].map(([file, own]) => [file, own.text])));
  }

  edit(path: string, edits: readonly TextEdit[]): void {
    this.makeAll([{ path, edits }]);
  }

  /** Edits of several documents at once. */
  makeAll(all: readonly { readonly path: string; readonly edits: readonly TextEdit[] }[]): void {
    const edits = all.map(({ path, edits: own }): DocumentEdit => {
      const expectedText = this.latest.text(path);
      if (expectedText === null) throw new Refused(`${path} cannot be read.`);
      return { file: path, expectedText, edits: own };
    });
    this.make({ title: '', creations: [], edits });
  }

  /** All of it. */
  change(title: string): WorkspaceChange {
    const edits: DocumentEdit[] = [];
    for (const [file, own] of [...this.texts].sort(([a], [b]) => (a < b ? -1 : 1)))
      if (own.edits.length > 0) edits.push({ file, expectedText: own.original, edits: own.edits });
    return { title, creations: [], edits };
  }
}
