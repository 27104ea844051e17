import type { ArtifactLocation, Fix as SarifFix, Region } from 'sarif';
import type { Finding } from '../../core/model/finding';
import { ruleOf } from '../../core/rules/registry';
import { LineIndex } from '../../core/text/lineIndex';
import type { TextEdit } from '../../core/text/edit';
import type { Snapshot } from '../../core/workspace/snapshot';

/**
 * So many characters of documents are looked into for fixes, which takes some seconds: each fix reads a whole document,
 * and there may be thousands. The findings after that are told without theirs.
 */
const BUDGET = 4_000_000;

/** The fixes of findings as replacements of text. */
export class SarifFixes {
  private left = BUDGET;

  constructor(
    private readonly snapshot: Snapshot,
    private readonly artifact: (file: string) => ArtifactLocation,
  ) {}

  /** The fix that comes first, where it edits documents that exist and creates none. */
  of(finding: Finding): SarifFix[] {
    if (!finding.fixable || this.left <= 0) return [];
    const fix = ruleOf(finding.code)?.fixes(this.snapshot, finding)[0];
    this.left -= this.snapshot.graph.file(finding.file)?.facts.length ?? 0;
    if (!fix) return [];
    const { creations, edits } = fix.change;
    for (const { expectedText } of edits) this.left -= expectedText.length;
    if (creations.length > 0 || edits.length === 0) return [];
    return [
      {
        description: { text: fix.title },
        artifactChanges: edits.map(({ file, expectedText, edits: own }) => {
          const lines = new LineIndex(expectedText);
          return {
            artifactLocation: this.artifact(file),
            replacements: own.map((edit) => ({
              deletedRegion: regionOf(lines, edit),
              ...(edit.newText === '' ? {} : { insertedContent: { text: edit.newText } }),
            })),
          };
        }),
      },
    ];
  }
}

/** An insertion deletes a region that is empty. */
function regionOf(lines: LineIndex, { start, end }: TextEdit): Region {
  const from = lines.positionAt(start);
  const to = lines.positionAt(end);
  return {
    startLine: from.line + 1,
    startColumn: from.character + 1,
    endLine: to.line + 1,
    endColumn: to.character + 1,
  };
}
