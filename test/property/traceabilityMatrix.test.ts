/**
 * A matrix that a person has worked in keeps all that is theirs when the plans go on: columns, notes beside what Plantrace
 * writes, rows in their order, prose. It has what the plans have then, and there is nothing left for another run.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { matrixGaps } from '../../server/src/core/graph/matrixGaps';
import { workspaceOf } from '../support/folderInMemory';
import type { Files } from '../support/renaming';
import { MATRIX, updated } from '../support/updatingMatrix';

/** A row of a plan at two moments; `early`: it is there at the first one. */
interface Part {
  readonly id: string;
  readonly early: boolean;
  readonly work: readonly [number, number];
  readonly done: readonly [boolean, boolean];
}

const IDS = [
  '1.1-1',
  '1.1-2',
  '1.1-3',
  '1.1-10',
  '2.4.1-1',
  '2.4.1-2',
  'KDD-doors-1',
  'KDD-doors-2',
  'REQ-DOOR-1',
  'CD-Door-2',
];

const parts: fc.Arbitrary<Part[]> = fc.subarray(IDS).chain((ids) =>
  fc.tuple(
    ...ids.map((id) =>
      fc.record({
        id: fc.constant(id),
        early: fc.boolean(),
        work: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
        done: fc.tuple(fc.boolean(), fc.boolean()).map(([first, second]) => [first, first || second] as const),
      }),
    ),
  ),
);

function plan(phase: number, list: readonly Part[], moment: 0 | 1): string {
  const there = list.filter(({ early }) => early || moment === 1);
  const row = ({ id, work, done }: Part): string =>
    `- [${done[moment] ? 'x' : ' '}] [${id}] It keeps | ${id.length} things → WP-${work[moment]}`;
  return [
    `# Phase ${phase}: Part ${phase}`,
    '',
    '## Requirements Checklist',
    '',
    ...there.filter(({ id }) => /^\d/.test(id)).map(row),
    '',
    '## Design Constraints Checklist',
    '',
    ...there.filter(({ id }) => !/^\d/.test(id)).map(row),
    '',
    '## Work Packages',
    '',
    ...[1, 2, 3].flatMap((n) => {
      const own = there.filter(({ work }) => work[moment] === n).map(({ id }) => `[${id}]`);
      return [
        `### WP-${n}: Work ${n}`,
        '',
        `**Requirements traced**: ${own.join(', ')}`,
        '',
        '**Acceptance criteria**:',
        '',
        ...own.map((id) => `- [ ] Seen (${id})`),
        '',
      ];
    }),
  ].join('\n');
}

const folder = (first: readonly Part[], second: readonly Part[], moment: 0 | 1, matrix: string | null): Files =>
  new Map([
    [
      'master.md',
      '# Master\n\n## Phase Structure\n\n### Phase 1: Part 1\n\n**Plan Document**: `phase-1.md`\n\n### Phase 2: Part 2\n\n**Plan Document**: `phase-2.md`\n',
    ],
    ['phase-1.md', plan(1, first, moment)],
    ['phase-2.md', plan(2, second, moment)],
    ...(matrix === null ? [] : [[MATRIX, matrix] as const]),
  ]);

const isDelimiter = (line: string): boolean => /^[\s|:-]+$/.test(line) && line.includes('--');
/** Cells between unescaped pipes, the outer ones left out. */
const split = (line: string): string[] =>
  line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/);
const joined = (cells: readonly string[]): string => `|${cells.join('|')}|`;

/** Index of the first and the last line of the table. */
function tableIn(lines: readonly string[]): { first: number; last: number } {
  const delimiter = lines.findIndex(isDelimiter);
  let last = delimiter;
  while ((lines[last + 1] ?? '').includes('|')) last++;
  return { first: delimiter - 1, last };
}

/** What a person does; `mark` is theirs alone, and has to be there once for ever. */
type HumanEdit = (lines: string[], a: number, mark: string) => void;

const rewriteRow = (lines: string[], a: number, rewrite: (cells: string[]) => void): void => {
  const { first, last } = tableIn(lines);
  const size = last - first - 1;
  if (first < 0 || size <= 0) return;
  const at = first + 2 + (a % size);
  const cells = split(lines[at] ?? '');
  rewrite(cells);
  lines[at] = joined(cells);
};

const beside =
  (column: string): HumanEdit =>
  (lines, a, mark) => {
    const at = split(lines[tableIn(lines).first] ?? '').findIndex((cell) => cell.trim() === column);
    if (at >= 0) rewriteRow(lines, a, (cells) => (cells[at] = `${(cells[at] ?? '').trimEnd()}; ${mark} `));
  };

const humanEdits: Readonly<Record<string, HumanEdit>> = {
  besideDescription: beside('Description'),
  besidePhase: beside('Phase'),
  besideWork: beside('Work package'),
  besideCriteria: beside('Criteria'),
  besideStatus: beside('Status'),
  column: (lines, a, mark) => {
    const { first, last } = tableIn(lines);
    if (first < 0) return;
    for (let i = first; i <= last; i++) {
      const cells = split(lines[i] ?? '');
      cells.splice(
        a % (cells.length + 1),
        0,
        ['Owner', '---'][i - first] ?? (i === first + 2 ? ` ${mark} ` : ' WP-2 of Ana '),
      );
      lines[i] = joined(cells);
    }
  },
  ownRow: (lines, a, mark) => {
    const { first, last } = tableIn(lines);
    if (first < 0) return;
    const width = split(lines[first] ?? '').length;
    lines.splice(first + 2 + (a % (last - first)), 0, joined([` ${mark} `, ...Array<string>(width - 1).fill(' ')]));
  },
  swapRows: (lines, a) => {
    const { first, last } = tableIn(lines);
    const size = last - first - 1;
    if (first < 0 || size <= 1) return;
    const [x, y] = [first + 2 + (a % size), first + 2 + ((a >> 2) % size)];
    [lines[x], lines[y]] = [lines[y] ?? '', lines[x] ?? ''];
  },
  deleteRow: (lines, a) => {
    const { first, last } = tableIn(lines);
    if (first >= 0 && last > first + 1) lines.splice(first + 2 + (a % (last - first - 1)), 1);
  },
  prose: (lines, a, mark) => {
    const { first, last } = tableIn(lines);
    if (first >= 0) lines.splice(a % 2 === 0 ? first : last + 1, 0, '', `${mark} of [1.1-1] and WP-3.`, '');
  },
  ownTable: (lines, a, mark) =>
    void lines.splice(a % 2 === 0 ? 2 : lines.length, 0, '', '- Ours:', `  - [1.1-2] ${mark}`, ''),
  tighten: (lines) => {
    const { first, last } = tableIn(lines);
    for (let i = first; i <= last && first >= 0; i++)
      lines[i] = joined(split(lines[i] ?? '').map((cell) => cell.trim()));
  },
  fillUp: (lines) => {
    const { first, last } = tableIn(lines);
    if (first < 0) return;
    const rows = lines.slice(first, last + 1).map((line) => split(line).map((cell) => cell.trim()));
    rows.forEach((row, i) => {
      const filled = (rows[0] ?? []).map((_, c) => {
        const width = Math.max(3, ...rows.map((other, r) => (r === 1 ? 0 : (other[c] ?? '').length)));
        return i === 1 ? '-'.repeat(width) : (row[c] ?? '').padEnd(width);
      });
      lines[first + i] = `| ${filled.join(' | ')} |`;
    });
  },
  dropMarkers: (lines) => {
    for (const at of [...lines.keys()].reverse())
      if ((lines[at] ?? '').startsWith('<!-- plantrace-matrix')) lines.splice(at, 1);
  },
};

const editing = fc.array(fc.tuple(fc.constantFrom(...Object.keys(humanEdits)), fc.nat(40)), { maxLength: 10 });

/** The ID of each row of the table, in order. */
const idsOf = (text: string): string[] => {
  const lines = text.split(/\r?\n/);
  const { first, last } = tableIn(lines);
  return lines
    .slice(first + 2, last + 1)
    .flatMap((line) =>
      IDS.filter((id) =>
        new RegExp(`(?<![\\w.-])\\[?${id}\\]?(?![\\w.-])`).test(
          split(line).find((cell) => /\d/.test(cell) && IDS.some((one) => cell.trim().replace(/[[\]]/g, '') === one)) ??
            '',
        ),
      ),
    );
};

/** What `document/stale-matrix` would tell, by the IDs. */
function staleIn(files: Files): string[] {
  const { graph } = workspaceOf(files).snapshot();
  return [...graph.groups.values()].flatMap((group) =>
    [...matrixGaps(group)].flatMap(({ absent, moved, behind }) =>
      [...absent, ...moved, ...behind].map((item) => graph.item(item).id),
    ),
  );
}

describe('matrices that people have worked in', () => {
  it('keep what is theirs, get what the plans have, and are left by a second run', () => {
    fc.assert(
      fc.property(parts, parts, editing, fc.boolean(), (first, second, edits, crlf) => {
        fc.pre([...first, ...second].some(({ early }) => early));
        const begun = updated(folder(first, second, 0, null)).text;
        const lines = begun.split('\n');
        edits.forEach(([name, a], i) => humanEdits[name]?.(lines, a, `mark${i}ed`));
        const edited = lines.join(crlf ? '\r\n' : '\n');
        const before = updated(folder(first, second, 0, edited));
        const { result, text, files } = updated(folder(first, second, 1, before.text));
        assert.ok(!('refused' in result), JSON.stringify(result));
        const marks = (of: string): string[] => (of.match(/mark\d+ed/g) ?? []).sort();
        assert.deepEqual(marks(text), marks(edited), 'all marks of the person');
        const ids = idsOf(edited);
        const now = idsOf(text);
        assert.deepEqual(
          now.filter((id) => ids.includes(id)),
          ids,
          'rows in their order',
        );
        const wanted = new Set([...first, ...second].map(({ id }) => id));
        for (const id of wanted) assert.ok(now.includes(id), `a row of ${id}`);
        const kept = edited.split(/\r?\n/).filter((line) => !line.includes('|'));
        const there = text.split(/\r?\n/).filter((line) => !line.includes('|'));
        assert.deepEqual(there, kept, 'what stands around the table');
        if (crlf) assert.doesNotMatch(text, /(?<!\r)\n/);
        const isPlain = edits.every(([name]) => !name.startsWith('beside') && name !== 'column');
        if (isPlain) assert.deepEqual(staleIn(files), [], 'what the rule says of it');
        const again = updated(files).result;
        assert.ok('unchanged' in again, JSON.stringify(again, null, 1));
      }),
      { numRuns: 150 },
    );
  });
});
