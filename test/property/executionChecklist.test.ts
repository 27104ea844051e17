/**
 * A second run over a checklist that a person has worked in keeps every line of theirs, adds what the plan has and the
 * checklist lacks, and leaves nothing for a third run.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createExecutionChecklist, type ChecklistResult } from '../../server/src/core/authoring/executionChecklist';
import { blocksOfTree, parseRemark } from '../../server/src/core/markdown/remarkTree';
import { applyEdits } from '../../server/src/core/text/edit';
import { workspaceOf } from '../support/folderInMemory';

const PLAN = 'docs/phase-2b-doors.md';
const CHECKLIST = 'docs/phase-2b-checklist.md';

/** A row of the plan; `early` when the first checklist was made it was there already. */
interface Part {
  readonly id: string;
  readonly words: string;
  readonly early: boolean;
}

interface PlanParts {
  readonly works: readonly Part[];
  readonly requirements: readonly Part[];
  readonly constraints: readonly Part[];
  readonly gates: readonly Part[];
}

const words = fc
  .array(
    fc.constantFrom(
      'door',
      'slot',
      'lock',
      'a|b',
      '`x \\| y`',
      '**bold**',
      'opens',
      'never',
      '[a](b.md)',
      '→',
      'née',
      '🚪',
      '門',
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((list) => `It ${list.join(' ')} too`);

const parts = (ids: readonly string[], least = 0): fc.Arbitrary<Part[]> =>
  fc
    .subarray([...ids], { minLength: least })
    .chain((some) => fc.tuple(...some.map((id) => fc.record({ id: fc.constant(id), words, early: fc.boolean() }))));

const numbered = (prefix: string, n: number): string[] => Array.from({ length: n }, (_, i) => `${prefix}${i + 1}`);

const planParts: fc.Arbitrary<PlanParts> = fc.record({
  works: parts(numbered('WP-', 12), 1),
  requirements: parts([...numbered('3.1-', 4), ...numbered('3.2-', 11), ...numbered('10.2.1-', 3)]),
  constraints: parts([
    ...numbered('KDD-runtime-', 3),
    ...numbered('CD-Door-', 2),
    'REQ-DOOR-1',
    'REQ-DOOR-1a',
    'REQ-DOOR-2',
  ]),
  gates: parts(numbered('criterion ', 5)),
});

function planText(plan: PlanParts, onlyEarly: boolean): string {
  const some = (list: readonly Part[]): Part[] => list.filter((part) => part.early || !onlyEarly);
  const row = ({ id, words }: Part): string => `- [ ] [${id}] ${words} → WP-1`;
  return [
    '# Phase 2B: Doors',
    '',
    '## Requirements Checklist',
    '',
    ...some(plan.requirements).map(row),
    '',
    '## Design Constraints Checklist',
    '',
    ...some(plan.constraints).map(row),
    '',
    '## Work Packages',
    '',
    '### WP-0: Always there',
    '',
    ...some(plan.works).flatMap(({ id, words }) => [`### ${id}: ${words}`, '', '**Complexity**: S', '']),
    '## Verification Gate',
    '',
    ...some(plan.gates).map(({ id, words }) => `- ${id}: ${words}`),
    '',
  ].join('\n');
}

/** What a person does to the lines of a checklist; `a` and `b` say where. */
type HumanEdit = (lines: string[], a: number, b: number) => void;

const isRow = (line: string | undefined): boolean => line !== undefined && /^\s*\S.*\|/.test(line);
const isDelimiter = (line: string | undefined): boolean =>
  line !== undefined && /^[\s|:-]+$/.test(line) && line.includes('--');

/** Index of the line, and the lines of the table around it; null outside tables. */
function tableAround(lines: readonly string[], at: number): { first: number; last: number } | null {
  const delimiters = lines.flatMap((line, i) => (isDelimiter(line) ? [i] : []));
  const delimiter = delimiters[at % Math.max(1, delimiters.length)];
  if (delimiter === undefined) return null;
  let last = delimiter;
  while (isRow(lines[last + 1])) last++;
  return { first: delimiter - 1, last };
}

/** Cells of a row between unescaped pipes, the outer ones left out. */
const split = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/);

const change = (lines: string[], a: number, rewrite: (line: string, i: number) => string): void => {
  const table = tableAround(lines, a);
  if (!table) return;
  for (let i = table.first; i <= table.last; i++) lines[i] = rewrite(lines[i] ?? '', i - table.first);
};

const bodyRow = (lines: readonly string[], a: number, b: number): number => {
  const table = tableAround(lines, a);
  const size = table ? table.last - table.first - 1 : 0;
  return table && size > 0 ? table.first + 2 + (b % size) : -1;
};

const humanEdits: Readonly<Record<string, HumanEdit>> = {
  tick: (lines, a, b) => {
    const at = bodyRow(lines, a, b);
    if (at >= 0) lines[at] = (lines[at] ?? '').replace('[ ]', '[x]');
  },
  note: (lines, a, b) => {
    const at = bodyRow(lines, a, b);
    if (at >= 0)
      lines[at] = (lines[at] ?? '').replace(/\|\s*\|(\s*)$/, `| see \\| WP-${b % 9}, 2026-03-0${b % 9} 門 |$1`);
  },
  insertColumn: (lines, a, b) => {
    change(lines, a, (line, i) => {
      const cells = split(line);
      cells.splice(b % (cells.length + 1), 0, ['Owner', '---'][i] ?? ' Ana ');
      return `|${cells.join('|')}|`;
    });
  },
  dropNotes: (lines, a) => {
    change(lines, a, (line) => `|${split(line).slice(0, -1).join('|')}|`);
  },
  deleteRow: (lines, a, b) => {
    const at = bodyRow(lines, a, b);
    if (at >= 0) lines.splice(at, 1);
  },
  swapRows: (lines, a, b) => {
    const [x, y] = [bodyRow(lines, a, b), bodyRow(lines, a, b >> 3)];
    if (x >= 0 && y >= 0) [lines[x], lines[y]] = [lines[y] ?? '', lines[x] ?? ''];
  },
  addParagraph: (lines, a, b) => {
    const table = tableAround(lines, a);
    if (table) lines.splice(b % 2 === 0 ? table.first : table.last + 1, 0, '', 'We said WP-3 *later*.', '');
  },
  addSection: (lines, _, b) => {
    const headings = lines.flatMap((line, i) => (line.startsWith('## ') ? [i] : []));
    const at = headings[b % Math.max(1, headings.length)] ?? 0;
    lines.splice(
      at,
      0,
      '## Our own',
      '',
      '| Who | What |',
      '|---|---|',
      '| WP-1 | [3.1-1] |',
      '',
      '- [ ] [3.2-1] too',
      '',
    );
  },
  renameHeading: (lines, a, b) => {
    const headings = lines.flatMap((line, i) => (line.startsWith('## ') ? [i] : []));
    const at = headings[a % Math.max(1, headings.length)];
    if (at === undefined) return;
    lines[at] = (lines[at] ?? '').replace(
      /^## (.*)$/,
      ['## 3. $1', '## $1 (final)', '### $1:', '## **$1**'][b % 4] ?? '',
    );
  },
  deleteSection: (lines, a) => {
    const headings = lines.flatMap((line, i) => (line.startsWith('## ') ? [i] : []));
    const at = a % Math.max(1, headings.length);
    const start = headings[at];
    if (start !== undefined) lines.splice(start, (headings[at + 1] ?? lines.length) - start);
  },
  deleteTable: (lines, a) => {
    const table = tableAround(lines, a);
    if (table) lines.splice(table.first, table.last - table.first + 1);
  },
  addRest: (lines, a) => {
    const table = tableAround(lines, a);
    if (table) lines.splice(table.last + 1, 0, `| ... |${' |'.repeat(split(lines[table.first] ?? '').length - 1)}`);
  },
  dropOuterPipes: (lines, a) => {
    change(lines, a, (line) => (/^\|\s*[|#]/.test(line) ? line : line.replace(/^\|\s*/, '').replace(/\s*\|\s*$/, '')));
  },
  tighten: (lines, a) => {
    change(lines, a, (line, i) =>
      i === 1
        ? line
        : `|${split(line)
            .map((cell) => cell.trim())
            .join('|')}|`,
    );
  },
  fillUp: (lines, a) => {
    const table = tableAround(lines, a);
    if (!table) return;
    const rows = lines.slice(table.first, table.last + 1).map((line) => split(line).map((cell) => cell.trim()));
    const width = (column: number): number =>
      Math.max(3, ...rows.map((row, i) => (i === 1 ? 0 : (row[column] ?? '').length)));
    rows.forEach((row, i) => {
      const cells = (rows[0] ?? []).map((_, c) => (i === 1 ? '-'.repeat(width(c)) : (row[c] ?? '').padEnd(width(c))));
      lines[table.first + i] = `| ${cells.join(' | ')} |`;
    });
  },
  dressIds: (lines, a) => {
    change(lines, a, (line) => line.replace(/^\| (\[?[\w.-]+-\w+\]?) \|/, '| `$1` |'));
  },
  trailingBlanks: (lines, a) => {
    const at = a % lines.length;
    if (lines[at] !== '') lines[at] += '  \t';
  },
};

const editing = fc.array(fc.tuple(fc.constantFrom(...Object.keys(humanEdits)), fc.nat(50), fc.nat(50)), {
  maxLength: 12,
});
const bytes = fc.record({ crlf: fc.boolean(), mark: fc.boolean(), cutEnd: fc.boolean() });

function run(plan: string, checklist: string | null): { result: ChecklistResult; text: string } {
  const files = new Map([[PLAN, plan]]);
  if (checklist !== null) files.set(CHECKLIST, checklist);
  const result = createExecutionChecklist(workspaceOf(files).snapshot(), PLAN);
  if ('refused' in result) throw new Error(result.refused);
  if ('unchanged' in result) return { result, text: checklist ?? '' };
  assert.equal(result.path, CHECKLIST);
  const [edit] = result.change.edits;
  if (!edit) return { result, text: result.change.creations[0]?.text ?? '' };
  assert.equal(edit.file, CHECKLIST);
  assert.equal(edit.expectedText, checklist);
  assert.ok(edit.edits.every(({ start, end }) => start === end));
  return { result, text: applyEdits(edit.expectedText, edit.edits) };
}

/** IDs with which a cell of a table's row begins, by the words of the heading above. */
function idsInTables(text: string): Map<string, Set<string>> {
  const tree = parseRemark(text);
  assert.equal(tree.type, 'root');
  const found = new Map<string, Set<string>>();
  let heading = '';
  if (tree.type !== 'root') return found;
  for (const block of blocksOfTree(tree, text)) {
    if (block.kind === 'heading') heading = text.slice(block.segments[0], block.segments[1]);
    if (block.kind !== 'row' || block.header) continue;
    for (let c = 0; c < block.cells.length; c += 2) {
      const id = /^[[`*]*([\w.-]+-\d+[a-z]?)/.exec(text.slice(block.cells[c], block.cells[c + 1]))?.[1];
      if (id !== undefined) found.set(heading, (found.get(heading) ?? new Set()).add(id));
    }
  }
  return found;
}

/** What stands in tables under a heading that no template has. */
const ownTables = (text: string): string[] => [...(idsInTables(text).get('Our own') ?? [])];

function assertHolds(text: string, plan: PlanParts): void {
  const tables = idsInTables(text);
  const under = (title: string): Set<string> =>
    new Set([...tables].flatMap(([heading, ids]) => (heading.includes(title) ? [...ids] : [])));
  const all = new Set([...tables.values()].flatMap((ids) => [...ids]));
  for (const [title, list] of [
    ['Work Package Status', plan.works],
    ['Requirements Checklist Verification', plan.requirements],
    ['Design Constraints Checklist Verification', plan.constraints],
  ] as const) {
    const there = [...tables.keys()].some((heading) => heading.includes(title)) ? under(title) : all;
    for (const { id } of list) assert.ok(there.has(id), `${id} is in no row under ${title}`);
  }
}

/** The lines of `inner` are lines of `outer`, in order. */
function assertKeepsLines(inner: string, outer: string): void {
  const lines = outer.split(/(?<=\n)/).map((line) => line.replace(/\r?\n$/, ''));
  let at = 0;
  for (const line of inner.split(/\r?\n/)) {
    const found = lines.indexOf(line, at);
    if (line === '') continue;
    assert.ok(found >= 0, `the line ${JSON.stringify(line)} is gone`);
    at = found + 1;
  }
}

describe('execution checklists that people have worked in', () => {
  it('are completed without a change to what is there, once', () => {
    fc.assert(
      fc.property(planParts, editing, bytes, (plan, edits, { crlf, mark, cutEnd }) => {
        const first = run(planText(plan, true), null).text;
        const lines = first.split('\n');
        for (const [name, a, b] of edits) humanEdits[name]?.(lines, a, b);
        let edited = lines.join(crlf ? '\r\n' : '\n');
        if (cutEnd) edited = edited.trimEnd();
        if (mark) edited = `\ufeff${edited}`;
        const second = run(planText(plan, false), edited);
        assertKeepsLines(edited, second.text);
        assertHolds(second.text, plan);
        assert.deepEqual(ownTables(second.text), ownTables(edited));
        if (crlf) assert.doesNotMatch(second.text, /(?<!\r)\n/);
        assert.equal('unchanged' in second.result, second.text === edited);
        const third = run(planText(plan, false), second.text);
        assert.ok('unchanged' in third.result, JSON.stringify(third.result));
      }),
      { numRuns: 150 },
    );
  });

  it('are complete when they are made', () => {
    fc.assert(
      fc.property(planParts, (plan) => {
        const { text } = run(planText(plan, false), null);
        assertHolds(text, plan);
        assert.ok('unchanged' in run(planText(plan, false), text).result);
      }),
      { numRuns: 100 },
    );
  });

  it('are completed, left or refused whatever they hold', () => {
    const pieces = fc.constantFrom(
      ...[
        '\n',
        '\n',
        '\n\n',
        '\r',
        '\t',
        '    ',
        '> ',
        '- ',
        '1. ',
        '```',
        '~~~',
        '<!--',
        '<div>',
        '---',
        '|',
        '| ',
        '\\',
        '\0',
        '🚪',
      ],
      ...[
        '## Work Package Status\n',
        '# Verification Gate',
        'Summary\n===\n',
        '|WP|Status|\n|-|-|\n',
        'ID | Implemented\n--|--\n',
      ],
      ...['|WP-1|', '[WP-2]', '| [3.1-1] |', '...', '[a]: b', '[^1]: c', '| # | Gate Criterion |\n|:-:|--:|\n', '|:--'],
    );
    const hostile = fc.array(pieces, { maxLength: 40 }).map((list) => list.join(''));
    fc.assert(
      fc.property(planParts, hostile, hostile, (plan, checklist, rest) => {
        const files = new Map([
          [PLAN, planText(plan, false) + rest],
          [CHECKLIST, checklist],
        ]);
        const result = createExecutionChecklist(workspaceOf(files).snapshot(), PLAN);
        if (!('change' in result)) return;
        for (const { expectedText, edits } of result.change.edits) {
          assert.ok(edits.every(({ start, end }) => start === end));
          files.set(CHECKLIST, applyEdits(expectedText, edits));
        }
        assert.deepEqual(createExecutionChecklist(workspaceOf(files).snapshot(), PLAN), { unchanged: CHECKLIST });
      }),
      { numRuns: 200 },
    );
  });
});
