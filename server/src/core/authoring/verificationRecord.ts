import { readBlocks } from '../markdown/blockReader';
import type { Finding } from '../model/finding';
import { headingSays, wordsOf } from '../profile/words';
import { applyEdits, type TextEdit } from '../text/edit';
import { cellText } from '../text/cellText';
import { listOf } from '../text/wording';
import { statedVerificationOf, type CheckView, type Gap, type Verification } from '../views/verification';
import { nameOfVerified, results } from '../views/verificationMarkdown';
import type { Snapshot } from '../workspace/snapshot';
import { lineEndingAt } from './lineEnding';
import { repairOf, type Repair } from './repair';
import { snapshotText } from './snapshotText';

/** More are counted and not named: the report names them all. */
const MOST_NAMED = 12;

/** Records at the end of a plan what its checks give now. The date is left to whoever looks at them. */
export function insertVerificationRecord(snapshot: Snapshot, finding: Finding): Repair[] {
  const file = snapshot.graph.file(finding.file);
  const record = file?.rule?.record;
  const report = record ? statedVerificationOf(snapshot, finding.file) : null;
  const current = snapshotText(snapshot, finding.file);
  if (!file || !record || !report || typeof current === 'string') return [];
  const { text } = current;
  const says = (heading: string, titles: readonly string[]): boolean =>
    titles.some((title) => headingSays(wordsOf(heading), title));
  if (file.facts.headings.some((heading) => says(heading.text, record.words))) return [];
  const sections = file.rule?.sections.flatMap(({ words }) => words) ?? [];
  const depth = file.facts.headings.find((heading) => says(heading.text, sections))?.depth ?? 2;
  const eol = lineEndingAt(text, text.length);
  const at = text.trimEnd().length;
  const lines = [`${'#'.repeat(depth)} ${record.title}`, '', ...recordLines(report, '')];
  const newText = eol + eol + lines.join(eol) + (at === text.length ? eol : '');
  const edit: TextEdit = { start: at, end: at, newText };
  return isSeen(applyEdits(text, [edit]), at)
    ? [repairOf(`Insert "${record.title}"`, file.path, text, [edit], true)]
    : [];
}

/** What the four checks of a plan give, for its record; `date` is when somebody looked at them, empty for not yet. */
export function recordLines(report: Verification, date: string): string[] {
  const { forward, reverse, splitSections, negative } = report;
  const open = report.gaps.filter(isOpen).length;
  const verdict = {
    pass: 'All checks pass.',
    gaps: `The checks leave ${open === 1 ? 'one gap' : `${open} gaps`}.`,
    'nothing to check': 'There is nothing to check yet.',
  }[report.verdict];
  const rows = [
    checkRow('Forward', forward, date, nameOfVerified),
    checkRow('Reverse', reverse, date, ({ label }) => label),
    checkRow('Split sections', splitSections, date, ({ section }) => section),
    checkRow('Negative', negative, date, nameOfVerified),
  ];
  const line = (cells: readonly string[]): string =>
    `|${cells.map((cell) => (cell === '' ? ' ' : ` ${cell} `)).join('|')}|`;
  const columns = ['Check', 'Date', 'Result', 'Walked', 'Findings'];
  return [
    verdict,
    '',
    line(columns),
    `|${columns.map((column) => '-'.repeat(column.length + 2)).join('|')}|`,
    ...rows.map((row) => line(row.map(cellText))),
  ];
}

interface Checked {
  readonly verdict: string;
  readonly gaps: readonly Gap[];
}

function checkRow<Entry extends Checked>(
  name: string,
  { entries, totals, verdict }: CheckView<Entry, string>,
  date: string,
  named: (entry: Entry) => string,
): string[] {
  const walked = totals.map((total) => `${total.count} ${total.verdict}`).join('; ');
  const found = entries.filter(({ gaps }) => gaps.some(isOpen)).map((entry) => `${named(entry)} (${entry.verdict})`);
  return [
    name,
    date,
    results[verdict],
    walked === '' ? '–' : walked,
    found.length === 0 ? '–' : listOf(found, MOST_NAMED),
  ];
}

const isOpen = ({ severity }: Gap): boolean => severity !== null;

/** What is behind an offset begins with a heading that no fence or comment without an end has swallowed. */
function isSeen(text: string, at: number): boolean {
  return readBlocks(text).some((block) => block.kind === 'heading' && block.parent < 0 && block.start > at);
}
