import type { Place } from '../model/finding';
import { cellText } from '../text/cellText';
import { fileNameOf, listOf } from '../text/wording';
import type { Snapshot } from '../workspace/snapshot';
import { markdownWords } from './markdownWords';
import type {
  CheckVerdict,
  CheckView,
  Gap,
  SectionShare,
  SplitSection,
  Verification,
  VerifiedItem,
  VerifiedWork,
  Verifier,
} from './verificationModel';

/**
 * The verification report as a section of markdown that can be put at the end of the plan. It cites and defines nothing
 * that the plan does not, so that it adds no findings of its own there: what has no row yet stands without brackets.
 */
export function verificationMarkdown(snapshot: Snapshot, report: Verification): string {
  const writer = new Writer(snapshot, report.plan);
  const { forward, reverse, splitSections, negative } = report;
  return [
    '## Verification Report',
    `${markdownWords(report.title)} (\`${report.plan}\`): ${results[report.verdict].toLowerCase()}.`,
    table(
      ['Check', 'Walked', 'Gaps', 'Result'],
      [
        writer.summary('Forward', forward),
        writer.summary('Reverse', reverse),
        writer.summary('Split sections', splitSections),
        writer.summary('Negative', negative),
      ],
      [2],
    ),
    '### Forward check',
    section(
      forward,
      'There is no row to walk.',
      ['ID', 'Requirement', 'Covered by', 'Verified by', 'Verdict'],
      (item) => [
        nameOfVerified(item),
        markdownWords(item.title),
        writer.work(item),
        writer.criteria(item),
        verdictOf(item),
      ],
    ),
    '### Reverse check',
    section(reverse, 'There is no work to walk.', ['Work', 'Title', 'Traces to', 'Verdict'], (work) => [
      work.label,
      markdownWords(work.title),
      writer.traces(work),
      verdictOf(work),
    ]),
    '### Split sections',
    section(
      splitSections,
      'No section is shared with another phase.',
      ['Section', 'This phase', 'Other phases', 'In no plan', 'Verdict'],
      (shared) => [
        `${shared.section} ${markdownWords(shared.title)}`,
        shared.phases
          .filter(({ isOwn }) => isOwn)
          .map(shareInWords)
          .join('; '),
        shared.phases
          .filter(({ isOwn }) => !isOwn)
          .map((share) => `${share.phase}: ${shareInWords(share)}`)
          .join('; '),
        shared.missing.map(({ id, title }) => `${id} ${markdownWords(title)}`).join('; '),
        verdictOfSection(shared),
      ],
    ),
    '### Negative requirements',
    section(negative, 'Nothing is forbidden.', ['ID', 'Prohibition', 'What would catch it', 'Verdict'], (item) => [
      nameOfVerified(item),
      markdownWords(item.title),
      writer.criteria(item, true),
      verdictOf(item),
    ]),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

/** What a check comes to, in words. */
export const results: Readonly<Record<CheckVerdict, string>> = {
  pass: 'Pass',
  gaps: 'Gaps',
  'nothing to check': 'Nothing to check',
};

class Writer {
  constructor(
    private readonly snapshot: Snapshot,
    private readonly plan: string,
  ) {}

  summary(name: string, { totals, gaps, verdict }: CheckView<unknown, string>): string[] {
    const walked = totals.map((total) => `${total.count} ${total.verdict}`).join('; ');
    return [name, walked, String(gaps), results[verdict]];
  }

  work({ work }: VerifiedItem): string {
    return work.map((one) => `${one.label} (${this.place(one)})`).join(', ');
  }

  /** Rows with their words where those are asked for; places below one heading are named together. */
  criteria({ criteria }: VerifiedItem, inWords = false): string {
    const groups: { readonly label: string; readonly text: string; readonly places: Verifier[] }[] = [];
    for (const one of criteria) {
      const last = groups[groups.length - 1];
      const isSame = last?.label === one.label && last.text === one.text && last.places[0]?.file === one.file;
      if (isSame) last.places.push(one);
      else groups.push({ label: one.label, text: one.text, places: [one] });
    }
    return groups
      .map(({ label, text, places }) => {
        const words = inWords && text !== '' ? `: ${markdownWords(text)}` : '';
        return `${markdownWords(label)} (${this.placesOf(places)})${words}`;
      })
      .join('; ');
  }

  /** `line 12`, `lines 12 and 14`, `tasks.md:12, 14` */
  private placesOf(places: readonly Place[]): string {
    const lines = [...new Set(places.map((place) => String(this.lineOf(place))))];
    const file = places[0]?.file ?? this.plan;
    if (file !== this.plan) return `${fileNameOf(file)}:${lines.join(', ')}`;
    return `${lines.length === 1 ? 'line' : 'lines'} ${listOf(lines, lines.length)}`;
  }

  traces({ traces, broken }: VerifiedWork): string {
    return [
      ...traces.map(({ label }) => label),
      ...broken.map((one) => `${one.id} (${this.place(one)}, leads nowhere)`),
    ].join(', ');
  }

  private place(place: Place): string {
    return this.placesOf([place]);
  }

  private lineOf({ file, start }: Place): number {
    return (this.snapshot.graph.file(file)?.facts.lines.lineAt(start) ?? 0) + 1;
  }
}

/** What has no row yet stands without brackets, so that saying it cites nothing. */
export function nameOfVerified({ id, label, verdict }: VerifiedItem): string {
  return verdict === 'not extracted' ? id : label;
}

function shareInWords({ plan, note, rows }: SectionShare): string {
  const owned =
    plan === null ? 'no plan yet' : rows.length === 0 ? 'no rows' : rows.map(({ label }) => label).join(', ');
  return note === null ? owned : `${owned} (${markdownWords(note)})`;
}

function verdictOfSection(section: SplitSection): string {
  const twice = section.overlaps.map(({ label, phases }) => `${label} in ${phases.join(' and ')}`);
  return verdictOf(section) + (twice.length === 0 ? '' : `: ${twice.join('; ')}`);
}

/** What somebody has to look at stands out. */
function verdictOf({ verdict, gaps }: { readonly verdict: string; readonly gaps: readonly Gap[] }): string {
  if (gaps.some(({ severity }) => severity !== null)) return `**${verdict}**`;
  return gaps.length > 0 ? `${verdict} (silenced)` : verdict;
}

function section<Entry, Verdict extends string>(
  { entries }: CheckView<Entry, Verdict>,
  nothing: string,
  columns: readonly string[],
  cellsOf: (entry: Entry) => readonly string[],
): string {
  return entries.length === 0 ? nothing : table(columns, entries.map(cellsOf));
}

function table(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  numbers: readonly number[] = [],
): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = columns.map((column, i) => {
    const width = Math.max(3, column.length);
    return numbers.includes(i) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width);
  });
  const cell = (text: string): string => cellText(text) || '–';
  return [line(columns), line(rule), ...rows.map((cells) => line(cells.map(cell)))].join('\n');
}
