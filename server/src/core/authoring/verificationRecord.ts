import type { LinkedFile } from '../graph/linkedFile';
import { readBlocks } from '../markdown/blockReader';
import type { Finding } from '../model/finding';
import { headingSays, wordsOf } from '../profile/words';
import { applyEdits, type TextEdit } from '../text/edit';
import { statedVerificationOf, type Verification } from '../views/verification';
import type { Snapshot } from '../workspace/snapshot';
import { lineEndingAt } from './lineEnding';
import { repairOf, type Repair } from './repair';
import { snapshotText } from './snapshotText';
import { recordLines } from './verification/recordWords';

/** Records at the end of a plan what its checks give now. The date is left to whoever looks at them. */
export function insertVerificationRecord(snapshot: Snapshot, finding: Finding): Repair[] {
  const file = snapshot.graph.file(finding.file);
  const record = file?.rule?.record;
  const report = record ? statedVerificationOf(snapshot, finding.file) : null;
  const current = snapshotText(snapshot, finding.file);
  if (!file || !record || !report || typeof current === 'string') return [];
  const { text } = current;
  if (recordHeadings(file).length > 0) return [];
  const edit = recordAtEnd(file, text, report, '');
  return edit ? [repairOf(`Insert "${record.title}"`, file.path, text, [edit], true)] : [];
}

/** The headings below which a document records how it was verified, as indexes. */
export function recordHeadings({ facts, rule }: LinkedFile): number[] {
  const titles = rule?.record?.words ?? [];
  return facts.headings.flatMap(({ words }, h) => (titles.some((title) => headingSays(words, title)) ? [h] : []));
}

/** The record behind all else that the document says; null where nobody would see it as one. */
export function recordAtEnd(file: LinkedFile, text: string, report: Verification, date: string): TextEdit | null {
  const titles = file.rule?.sections.flatMap(({ words }) => words) ?? [];
  const depth =
    file.facts.headings.find(({ text: heading }) => titles.some((title) => headingSays(wordsOf(heading), title)))
      ?.depth ?? 2;
  const eol = lineEndingAt(text, text.length);
  const at = text.trimEnd().length;
  const lines = [`${'#'.repeat(depth)} ${file.rule?.record?.title ?? ''}`, '', ...recordLines(report, date)];
  const edit = { start: at, end: at, newText: eol + eol + lines.join(eol) + (at === text.length ? eol : '') };
  return isSeen(applyEdits(text, [edit]), at) ? edit : null;
}

/** What is behind an offset begins with a heading that no fence or comment without an end has swallowed. */
function isSeen(text: string, at: number): boolean {
  return readBlocks(text).some((block) => block.kind === 'heading' && block.parent < 0 && block.start > at);
}
