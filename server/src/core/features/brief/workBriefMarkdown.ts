import { labelOf } from '../../graph/labels';
import { markOf, statusInWords } from '../../model/statusWords';
import { cellText } from '../../text/cellText';
import { fileNameOf, listOf } from '../../text/wording';
import { markdownWords } from '../../views/markdownWords';
import { linkToItem, linkToPlace } from '../../views/shownLinks';
import type { Verifier } from '../../views/verificationModel';
import type { Snapshot } from '../../workspace/snapshot';
import type { PlacedText, TracedText } from './tracedTexts';
import type { WorkBrief } from './workBrief';

/** Longer texts would make a table that nobody can read. */
const LONGEST_CELL = 240;

/** The brief of a piece of work as a document to read. */
export function workBriefMarkdown(snapshot: Snapshot, brief: WorkBrief): string {
  return new BriefWriter(snapshot, brief).write();
}

/** What a heading and a commit call the work. */
export function nameOfWork({ graph }: Snapshot, item: number): string {
  const { title } = graph.item(item);
  const label = labelOf(graph.item(item), graph.fileOfItem(item));
  return title === '' ? label : `${label}: ${markdownWords(title)}`;
}

class BriefWriter {
  constructor(
    private readonly snapshot: Snapshot,
    private readonly brief: WorkBrief,
  ) {}

  write(): string {
    const { brief } = this;
    const parts = [
      `# ${nameOfWork(this.snapshot, brief.item)}`,
      this.about(),
      ...(brief.description === '' ? [] : [brief.description]),
      ...this.list('Waits for', this.waits()),
      ...this.list('Acceptance criteria', this.criteria()),
      ...this.list(
        'Parts',
        brief.parts.map(({ item, status }) => `- ${markOf(status)} ${this.named(item)}`),
      ),
      ...this.traces(),
      ...this.passages(),
      ...this.list(
        'Traces that lead nowhere',
        brief.broken.map(({ id, start }) => `- ${linkToPlace(this.graph, id, brief.file, start)}`),
      ),
    ];
    return `${parts.join('\n\n')}\n`;
  }

  private get graph(): Snapshot['graph'] {
    return this.snapshot.graph;
  }

  private about(): string {
    const { item, status, phase, fields, file, alsoIn } = this.brief;
    const where = linkToPlace(this.graph, fileNameOf(file), file, this.graph.item(item).start);
    const of = phase < 0 ? '' : ` of ${linkToItem(this.graph, phase)}`;
    const also = alsoIn.map((one) => linkToItem(this.graph, one, fileNameOf(this.graph.fileOfItem(one).path)));
    const short = fields.map(({ label, value }) => `${label}: ${value}`);
    const lines = [[`In ${where}${of}`, statusInWords(status), ...short].join(' · ')];
    if (also.length > 0) lines.push(`Also in ${listOf(also, also.length)}.`);
    const left = this.brief.waitsFor.filter(({ isSettled }) => !isSettled);
    const names = listOf(left.map((one) => labelOf(this.graph.item(one.item), this.graph.fileOfItem(one.item))));
    if (status !== 'done') {
      if (left.length > 0) lines.push(`**Not ready**: it waits for ${names}.`);
      else if (status === null || status === 'open')
        lines.push('**Ready**: nothing that it waits for is left. Mark it as in progress where you begin.');
    }
    return lines.join('\n\n');
  }

  private list(title: string, rows: readonly string[]): string[] {
    return rows.length === 0 ? [] : [`## ${title}`, rows.join('\n')];
  }

  private waits(): string[] {
    return this.brief.waitsFor.map(
      ({ item, status, isSettled }) => `- ${isSettled ? '[x]' : '[ ]'} ${this.named(item)} (${statusInWords(status)})`,
    );
  }

  private criteria(): string[] {
    const { criteria, file } = this.brief;
    return criteria.map(
      ({ text, status, start }) =>
        `- ${markOf(status)} ${markdownWords(text)} (${linkToPlace(this.graph, 'line', file, start)})`,
    );
  }

  private named(item: number): string {
    const { title } = this.graph.item(item);
    return `${linkToItem(this.graph, item)}${title === '' ? '' : ` ${markdownWords(title)}`}`;
  }

  private traces(): string[] {
    const { traces } = this.brief;
    if (traces.length === 0) return [];
    const title = '## What it traces';
    const isShort = traces.every((traced) =>
      textsOf(traced).every((text) => text.length <= LONGEST_CELL && !text.includes('\n')),
    );
    if (!isShort) return [title, ...traces.flatMap((traced) => this.block(traced))];
    const hasSource = traces.some(({ row, origins }) => row !== null && origins.length > 0);
    const columns = ['Traces', 'Says', ...(hasSource ? ['Source'] : []), 'Verified by'];
    const rows = traces.map((traced) => {
      const { row, origins } = traced;
      const own = row ?? origins[0];
      const sources = row ? origins : origins.slice(1);
      return [
        this.name(traced),
        own ? markdownWords(own.text) : '',
        ...(hasSource ? [sources.map((one) => this.origin(one, row)).join('; ') + this.drift(traced)] : []),
        this.verified(traced).join('; '),
      ];
    });
    const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cellText(cell) || '–').join(' | ')} |`;
    return [title, [line(columns), `|${columns.map(() => ' --- ').join('|')}|`, ...rows.map(line)].join('\n')];
  }

  /** A text of several lines stands in a block of its own. */
  private block(traced: TracedText): string[] {
    const { row, origins } = traced;
    const parts = [`### ${this.name(traced)}`];
    if (row) parts.push(`${this.placeOf(row)}:`, quoted(row.text));
    for (const origin of origins) parts.push(`${this.placeOf(origin)}:`, quoted(origin.text));
    const drift = this.drift(traced);
    if (drift !== '') parts.push(drift.trim());
    const verified = this.verified(traced);
    parts.push(
      verified.length === 0
        ? 'Verified by nothing yet.'
        : ['Verified by:', '', ...verified.map((one) => `- ${one}`)].join('\n'),
    );
    return parts;
  }

  private name({ item, label, negative, kind }: TracedText): string {
    const fact = this.graph.item(item);
    const link = linkToPlace(this.graph, label, this.graph.fileOfItem(item).path, fact.start);
    return negative && (kind === 'requirement' || kind === 'constraint') ? `${link} (negative)` : link;
  }

  private placeOf({ file, start, under }: PlacedText): string {
    const place = linkToPlace(this.graph, fileNameOf(file), file, start);
    return under === '' ? place : `${place}, ${markdownWords(under)}`;
  }

  private origin(origin: PlacedText, row: PlacedText | null): string {
    const place = this.placeOf(origin);
    return row && plain(origin.text) === plain(row.text) ? place : `${place}: ${markdownWords(origin.text)}`;
  }

  private drift({ drift }: TracedText): string {
    return drift === null ? '' : ` **Drifted apart**: ${drift}.`;
  }

  private verified({ criteria, elsewhere, tests }: TracedText): string[] {
    const said = ({ label, text, status, file, start }: Verifier): string => {
      const words = text === '' ? '' : `: ${markdownWords(text)}`;
      const mark = status === null ? '' : ` (${statusInWords(status)})`;
      return `${linkToPlace(this.graph, label, file, start)}${words}${mark}`;
    };
    return [
      ...criteria.map(said),
      ...elsewhere.map(said),
      ...tests.map(({ file, start }) => `test in ${linkToPlace(this.graph, fileNameOf(file), file, start)}`),
    ];
  }

  private passages(): string[] {
    const { passages } = this.brief;
    if (passages.length === 0) return [];
    return [
      '## Where it comes from',
      ...passages.flatMap(({ label, file, line, text, more }) => {
        const start = this.graph.file(file)?.facts.lines.lineStart(line) ?? 0;
        const rest = more > 0 ? [`${more} more lines.`] : [];
        return [`${linkToPlace(this.graph, label, file, start)}:`, ...(text === '' ? [] : [quoted(text)]), ...rest];
      }),
    ];
  }
}

function textsOf({ row, origins }: TracedText): string[] {
  return [...(row ? [row.text] : []), ...origins.map(({ text }) => text)];
}

const quoted = (text: string): string =>
  text
    .split(/\r\n|\n|\r/)
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');

const plain = (text: string): string => text.replace(/\s*\(negative\)/i, '').replace(/[.\s]+$/, '');
