import type { PlacedText, TracedText } from '../../core/features/brief/tracedTexts';
import { workBrief } from '../../core/features/brief/workBrief';
import { labelOf } from '../../core/graph/labels';
import { statusInWords } from '../../core/model/statusWords';
import type { Snapshot } from '../../core/workspace/snapshot';
import { styled, visible } from '../output';
import { placeOf } from './outcome';

/** What somebody who begins with a work package or a task reads, below its card; nothing for other items. */
export function briefLines(snapshot: Snapshot, item: number): string[] {
  const { graph } = snapshot;
  const { kind } = graph.item(item);
  if (kind !== 'work-package' && kind !== 'task') return [];
  const brief = workBrief(snapshot, item);
  const { description, fields, criteria, waitsFor, traces, passages, broken, file } = brief;
  const lines = new Lines(snapshot);
  if (description !== '') lines.add('description', description.split(/\r\n|\n|\r/));
  for (const { label, value } of fields) lines.add(label.toLowerCase(), [value]);
  lines.add(
    'how far is what it waits for',
    waitsFor.map((one) => {
      const name = labelOf(graph.item(one.item), graph.fileOfItem(one.item));
      return `${name}: ${statusInWords(one.status)}${one.isSettled ? '' : ' (not yet)'}`;
    }),
  );
  lines.add(
    'acceptance criteria',
    criteria.map(({ text, status, start }) => `${status === 'done' ? 'x' : '-'} ${text}  ${lines.where(file, start)}`),
  );
  for (const traced of traces) lines.traced(traced);
  for (const { label, file: from, line, text, more } of passages) {
    const start = graph.file(from)?.facts.lines.lineStart(line) ?? 0;
    const rest = more > 0 ? [`(${more} more lines)`] : [];
    lines.add(`comes from ${label}  ${lines.where(from, start)}`, [...text.split(/\r\n|\n|\r/), ...rest]);
  }
  lines.add(
    'traces that lead nowhere',
    broken.map(({ id, start }) => `${id}  ${lines.where(file, start)}`),
  );
  return lines.all;
}

class Lines {
  readonly all: string[] = [];

  constructor(private readonly snapshot: Snapshot) {}

  add(title: string, rows: readonly string[], indent = '  '): void {
    if (rows.length === 0) return;
    this.all.push(
      `${indent}${visible(title)}`,
      ...rows.map((row) => `${indent}  ${visible(row.replace(/\t/g, '  '))}`),
    );
  }

  traced({ label, negative, row, origins, drift, criteria, elsewhere, tests }: TracedText): void {
    this.all.push(`  traces ${styled('bold', visible(label))}${negative ? ' (negative)' : ''}`);
    if (row) this.text('row', row);
    for (const origin of origins) this.text(origin.under === '' ? 'source' : origin.under, origin);
    if (drift !== null) this.add('drifted apart', [drift], '    ');
    const verified = [...criteria, ...elsewhere].map(({ label: name, text, status, file, start }) => {
      const words = text === '' ? '' : `: ${text}`;
      return `${name}${words}${status === null ? '' : ` (${statusInWords(status)})`}  ${this.where(file, start)}`;
    });
    const named = tests.map(({ file, start }) => `test in ${this.where(file, start)}`);
    this.add('verified by', [...verified, ...named].length === 0 ? ['nothing yet'] : [...verified, ...named], '    ');
  }

  where(file: string, start: number): string {
    return `${file}:${placeOf(this.snapshot, file, start).line}`;
  }

  private text(title: string, { file, start, text }: PlacedText): void {
    this.add(`${title}  ${this.where(file, start)}`, text.split(/\r\n|\n|\r/), '    ');
  }
}
