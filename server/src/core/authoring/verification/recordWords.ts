import { cellText } from '../../text/cellText';
import { listOf } from '../../text/wording';
import type { CheckView, Gap, Verification } from '../../views/verificationModel';
import { nameOfVerified, results } from '../../views/verificationMarkdown';

/** More are counted and not named: the report names them all. */
const MOST_NAMED = 12;

/** The columns of the record's table, in their order. */
export const recordColumns = ['Check', 'Date', 'Result', 'Walked', 'Findings'] as const;

/** What one check gave, as the cells of the record say it. */
export interface RecordedCheck {
  /** First word of its name, by which its row is known: `forward`. */
  readonly key: string;
  readonly name: string;
  readonly result: string;
  readonly walked: string;
  readonly findings: string;
  /** There was nothing that it could have been about. */
  readonly isIdle: boolean;
}

/** What the four checks of a plan give, in the words of its record. */
export interface RecordWords {
  readonly verdict: string;
  readonly checks: readonly RecordedCheck[];
}

export function recordWords(report: Verification): RecordWords {
  const { forward, reverse, splitSections, negative } = report;
  const open = report.gaps.filter(isOpen).length;
  return {
    verdict: {
      pass: 'All checks pass.',
      gaps: `The checks leave ${open === 1 ? 'one gap' : `${open} gaps`}.`,
      'nothing to check': 'There is nothing to check yet.',
    }[report.verdict],
    checks: [
      recorded('Forward', forward, nameOfVerified),
      recorded('Reverse', reverse, ({ label }) => label),
      recorded('Split sections', splitSections, ({ section }) => section),
      recorded('Negative', negative, nameOfVerified),
    ],
  };
}

/** The generated sentence at the beginning of a paragraph. */
export const VERDICT =
  /^(?:All checks pass\.|The checks leave (?:one gap|\d{1,6} gaps)\.|There is nothing to check yet\.)/;

/** The record below its heading; `date` is when somebody looked at the checks, empty for not yet. */
export function recordLines(report: Verification, date: string): string[] {
  const { verdict, checks } = recordWords(report);
  const line = (cells: readonly string[]): string =>
    `|${cells.map((cell) => (cell === '' ? ' ' : ` ${cell} `)).join('|')}|`;
  return [
    verdict,
    '',
    line(recordColumns),
    `|${recordColumns.map((column) => '-'.repeat(column.length + 2)).join('|')}|`,
    ...checks.map(({ name, result, walked, findings }) => line([name, date, result, walked, findings])),
  ];
}

interface Checked {
  readonly verdict: string;
  readonly gaps: readonly Gap[];
}

function recorded<Entry extends Checked>(
  name: string,
  { entries, totals, verdict }: CheckView<Entry, string>,
  named: (entry: Entry) => string,
): RecordedCheck {
  const walked = totals.map((total) => `${total.count} ${total.verdict}`).join('; ');
  const found = entries.filter(({ gaps }) => gaps.some(isOpen)).map((entry) => `${named(entry)} (${entry.verdict})`);
  return {
    key: name.toLowerCase().split(' ')[0] ?? '',
    name,
    result: results[verdict],
    walked: cellText(walked) || NOTHING,
    findings: cellText(listOf(found, MOST_NAMED)) || NOTHING,
    isIdle: verdict === 'nothing to check',
  };
}

/** In a cell that has nothing to say. */
export const NOTHING = '–';

const isOpen = ({ severity }: Gap): boolean => severity !== null;
