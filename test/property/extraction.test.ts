/**
 * Extracting again into a plan that a person has worked in keeps every line of theirs, renumbers nothing, adds what the
 * source has and no row stands for, and leaves nothing for a third run.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { extractInto, type ExtractionResult } from '../../server/src/core/authoring/extraction/extractInto';
import { applyEdits } from '../../server/src/core/text/edit';
import { workspaceOf } from '../support/folderInMemory';

const SOURCE = 'docs/HighLevelReqs.md';
const PLAN = 'docs/phase-1-river.md';

interface Bullet {
  readonly words: string;
  readonly isNested: boolean;
  /** It is there when rows are extracted for the first time. */
  readonly isEarly: boolean;
}

const bullet: fc.Arbitrary<Bullet> = fc.record({
  words: fc
    .array(
      fc.constantFrom(
        'gate',
        'lock',
        '`a|b`',
        '**boat**',
        'waits',
        'never',
        '[tide](b.md)',
        '→',
        'née',
        '水',
        '(P1)',
        '30 s',
      ),
      { minLength: 1, maxLength: 5 },
    )
    .chain((list) => fc.constantFrom(...[':', '.', '', '. It must stop.']).map((end) => `A ${list.join(' ')}${end}`)),
  isNested: fc.boolean(),
  isEarly: fc.boolean(),
});

const sections = fc.array(fc.array(bullet, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 });

function sourceText(parts: readonly (readonly Bullet[])[], onlyEarly: boolean): string {
  const written = parts.map((bullets, s) => {
    const some = bullets.filter(({ isEarly }) => isEarly || !onlyEarly);
    const lines = some.map(({ words, isNested }, b) => `${isNested && b > 0 ? '  ' : ''}- ${words}`);
    return `### 3.${s + 1} Part ${s + 1}\n\n${lines.join('\n')}\n`;
  });
  return `# Requirements\n\n${written.join('\n')}`;
}

const EMPTY =
  '# Phase 1: River\n\n## Scope\n\nThe river.\n\n## Prerequisites\n\n- A map\n\n## Work Packages\n\n### WP-1: Dig\n\n**Complexity**: S\n';
const ROW = /^\s*[-*] \[.\] .*\[3\.\d+-\d+\]/;

/** What a person does to the lines of a plan; `a` and `b` say where. */
type HumanEdit = (lines: string[], a: number, b: number) => void;

const at = (lines: readonly string[], which: RegExp, a: number): number => {
  const found = lines.flatMap((line, i) => (which.test(line) ? [i] : []));
  return found[a % Math.max(1, found.length)] ?? -1;
};

const onRow = (change: (line: string, b: number) => string): HumanEdit => {
  return (lines, a, b) => {
    const row = at(lines, ROW, a);
    if (row >= 0) lines[row] = change(lines[row] ?? '', b);
  };
};

const humanEdits: Readonly<Record<string, HumanEdit>> = {
  tick: onRow((line) => line.replace('[ ]', '[x]')),
  map: onRow((line) => (line.includes('→ WP') ? line : `${line} → WP-1`)),
  bold: onRow((line) => line.replace(/\[(3\.\d+-\d+)\]/, '**[$1]**')),
  reword: onRow((line, b) => line.replace(/\] A /, `] ${['The', 'Some other', 'Each'][b % 3] ?? ''} `)),
  remark: onRow((line) => `${line}\n  <!-- who wants this? -->`),
  indent: onRow((line) => `${line}\n  and more of it, in a second line`),
  deleteRow: (lines, a) => {
    const row = at(lines, ROW, a);
    if (row >= 0) lines.splice(row, 1);
  },
  swapRows: (lines, a, b) => {
    const [x, y] = [at(lines, ROW, a), at(lines, ROW, b)];
    if (x >= 0 && y >= 0) [lines[x], lines[y]] = [lines[y] ?? '', lines[x] ?? ''];
  },
  renameGroup: (lines, a) => {
    const group = at(lines, /^### 3\./, a);
    if (group >= 0) lines[group] = `${lines[group] ?? ''} (ours)`;
  },
  dropGroup: (lines, a) => {
    const group = at(lines, /^### 3\./, a);
    if (group >= 0) lines.splice(group, 1);
  },
  addProse: (lines, a, b) => {
    const group = at(lines, /^#/, a);
    lines.splice(
      group + 1,
      0,
      '',
      ['We *said* so.', '> Ask Ana.', '| Who | What |\n|---|---|\n| Ana | all |'][b % 3] ?? '',
      '',
    );
  },
  addOwnRow: (lines, a) => {
    const row = at(lines, ROW, a);
    if (row >= 0) lines.splice(row + 1, 0, '- [ ] A row of ours without a number');
  },
};

const editing = fc.array(fc.tuple(fc.constantFrom(...Object.keys(humanEdits)), fc.nat(30), fc.nat(30)), {
  maxLength: 8,
});
const bytes = fc.record({ crlf: fc.boolean(), mark: fc.boolean(), cutEnd: fc.boolean() });

function run(source: string, plan: string): { readonly result: ExtractionResult; readonly text: string } {
  const files = new Map([
    [SOURCE, source],
    [PLAN, plan],
  ]);
  const result = extractInto(workspaceOf(files).snapshot(), [{ source: SOURCE, section: '' }], PLAN);
  if ('refused' in result) throw new Error(`${result.refused}\n${plan}`);
  if ('unchanged' in result) return { result, text: plan };
  const [edit] = result.change.edits;
  assert.ok(edit && result.change.edits.length === 1 && edit.expectedText === plan);
  return { result, text: applyEdits(plan, edit.edits) };
}

/** The IDs that rows define, in the order in which they stand. */
function definedIn(source: string, plan: string): string[] {
  const { graph } = workspaceOf(
    new Map([
      [SOURCE, source],
      [PLAN, plan],
    ]),
  ).snapshot();
  return (graph.file(PLAN)?.facts.items ?? []).flatMap(({ id, kind }) => (kind === 'requirement' ? [id] : []));
}

describe('plans that people have worked in', () => {
  it('get the rows that they lack, once, and keep all that is there', () => {
    fc.assert(
      fc.property(sections, editing, bytes, (parts, edits, { crlf, mark, cutEnd }) => {
        const early = parts.filter((bullets) => bullets.some(({ isEarly }) => isEarly));
        fc.pre(early.length > 0);
        const first = run(sourceText(early, true), EMPTY).text;
        const lines = first.split('\n');
        for (const [name, a, b] of edits) humanEdits[name]?.(lines, a, b);
        let edited = lines.join('\n');
        if (crlf) edited = edited.replaceAll('\n', '\r\n');
        if (cutEnd) edited = edited.trimEnd();
        if (mark) edited = `\ufeff${edited}`;
        const source = sourceText(early, false);
        const second = run(source, edited);
        if ('change' in second.result) {
          const [edit] = second.result.change.edits;
          assert.ok(
            edit?.edits.every(({ start, end }) => start === end),
            'nothing is replaced',
          );
        }
        const before = definedIn(source, edited);
        const after = definedIn(source, second.text);
        assert.deepEqual(
          after.filter((id) => before.includes(id)),
          before,
          'what was there keeps its number and its order',
        );
        assert.equal(new Set(after).size, new Set(before).size + after.length - before.length, 'no number twice');
        if (crlf) assert.doesNotMatch(second.text, /(?<!\r)\n/);
        const third = run(source, second.text);
        assert.ok('unchanged' in third.result, JSON.stringify(third.result));
        const states = third.result.compared.flatMap(({ bullets }) => bullets.map(({ id, state }) => `${id} ${state}`));
        // A bullet that is put in between may lead up to others, which then say more.
        if (edits.length === 0 && !parts.flat().some(({ isNested }) => isNested))
          assert.deepEqual(
            states.filter((state) => !state.endsWith(' same')),
            [],
            'each bullet has a row',
          );
      }),
      { numRuns: 300 },
    );
  });
});
