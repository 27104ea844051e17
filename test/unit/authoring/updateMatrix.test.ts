import assert from 'node:assert/strict';
import { referenceStride } from '../../../server/src/core/facts/facts';
import { Checker } from '../../../server/src/core/rules/check';
import { placeOfReference } from '../../../server/src/core/views/namedPlaces';
import { workspaceOf } from '../../support/folderInMemory';
import { masterPlan, phasePlan, workPackage } from '../../support/planText';
import type { Files } from '../../support/renaming';
import { difference, MATRIX, updated, updatedForGood } from '../../support/updatingMatrix';

const criteria = (...lines: readonly string[]): string =>
  `**Acceptance criteria**:\n\n${lines.map((line) => `- [ ] ${line}`).join('\n')}`;

const MASTER = masterPlan({
  '1': ['**Plan Document**: `phase-1.md`', '**HighLevelReqs Coverage**: 1.1'],
  '2': ['**Plan Document**: `phase-2.md`', '**HighLevelReqs Coverage**: 1.1 (the bells), 1.2'],
});
const FIRST = phasePlan({
  checklist: '- [ ] [1.1-1] A door opens → WP-1\n- [x] [1.1-2] A door never jams → WP-1, WP-2',
  constraints: '- [ ] [KDD-doors-1] Oak | ash → WP-2',
  packages: [
    workPackage('WP-1', '[1.1-1], [1.1-2]', criteria('It opens ([1.1-1])', 'It cannot jam ([1.1-2])')),
    workPackage('WP-2', '[1.1-2], [KDD-doors-1], REQ-DOOR-3', criteria('A week of use ([1.1-2])')),
  ].join('\n'),
});
const SECOND = phasePlan({
  title: 'Phase 2: Bells',
  checklist: '- [ ] [1.1-2] A door never jams → WP-1\n- [ ] [1.2-1] A bell rings → WP-1',
  packages: workPackage('WP-1', '[1.1-2], [1.2-1]', criteria('It rings ([1.2-1])')),
});

const SOURCES: Readonly<Record<string, string>> = {
  'master.md': MASTER,
  'phase-1.md': FIRST,
  'phase-2.md': SECOND,
  'CLAUDE.md': '# Project\n\n## Key Design Decisions\n\n### Doors\n\n- Oak or ash\n',
  'Component-Door.md': '# Component: Door\n\n### REQ-DOOR-3: Hinges\n\nThree of them.\n',
};

const folder = (files: Readonly<Record<string, string>> = {}): Files =>
  new Map(Object.entries({ ...SOURCES, ...files }));

const ROWS = [
  '| [1.1-1] | A door opens | Phase 1 | WP-1 | WP-1, criterion 1 | Plan generated |',
  '| [1.1-2] | A door never jams | Phase 1, Phase 2 | Phase 1 WP-1, Phase 1 WP-2, Phase 2 WP-1 | Phase 1 WP-1, criterion 2; Phase 1 WP-2, criterion 1 | In progress |',
  '| [KDD-doors-1] | Oak \\| ash | Phase 1 | WP-2 | | Plan generated |',
  '| [1.2-1] | A bell rings | Phase 2 | WP-1 | WP-1, criterion 1 | Plan generated |',
  '| REQ-DOOR-3 | Hinges | Phase 1 | WP-2 | | Plan generated |',
];
const created = (): string => updatedForGood(folder());
/** Text of a matrix between whose markers some lines stand. */
const marked = (...lines: readonly string[]): string =>
  `# Matrix\n\n<!-- plantrace-matrix:start -->\n\n${lines.join('\n')}\n\n<!-- plantrace-matrix:end -->\n`;
const header = (text: string): string[] => text.split('\n').filter((line) => /^\| Requirement|^\|---/.test(line));

describe('a traceability matrix', () => {
  it('has a row for every requirement, constraint and REQ, in the order of the phases', () => {
    const lines = created().split('\n');
    const from = lines.findIndex((line) => line.startsWith('|--')) + 1;
    assert.deepEqual(lines.slice(from, from + ROWS.length), ROWS);
    assert.deepEqual(lines.slice(from + ROWS.length), ['', '<!-- plantrace-matrix:end -->', '']);
  });

  it('is written where the master plan lists it, else beside the first plan', () => {
    const pathIn = (files: Files): string => {
      const { result } = updated(files, null);
      assert.ok('change' in result && result.created);
      return result.path;
    };
    const inDocs = (master: string): Files =>
      new Map([
        ...[...folder()].map(([path, text]) => [`docs/plans/${path}`, text] as const),
        ['docs/plans/master.md', master],
        ['docs/notes.md', 'Notes.'],
      ]);
    const listed = `${MASTER}\n## File Index\n\n| File | Purpose |\n|---|---|\n| \`docs/${MATRIX}\` | The matrix |\n`;
    assert.equal(pathIn(inDocs(MASTER)), `docs/plans/${MATRIX}`);
    assert.equal(pathIn(inDocs(listed)), `docs/${MATRIX}`);
  });

  it('brings no finding with it', () => {
    const before = folder();
    const said = (files: Files): string[] =>
      [...new Checker().check(workspaceOf(files).snapshot()).values()]
        .flat()
        .map(({ file, code, message }) => `${file} ${code} ${message}`);
    const known = new Set(said(before));
    const after = updated(before).files;
    assert.deepEqual(
      said(after).filter((finding) => !known.has(finding)),
      [],
    );
  });

  it('is not taken at its word where a description cites another requirement', () => {
    const citing = FIRST.replace('[1.1-1] A door opens', '[1.1-1] As [KDD-doors-1] asks, a door opens');
    const after = updated(folder({ 'phase-1.md': citing })).files;
    const stale = [...new Checker().check(workspaceOf(after).snapshot()).values()].flat();
    assert.deepEqual(
      stale.filter(({ file }) => file === MATRIX).map(({ code, message }) => `${code}: ${message}`),
      [],
    );
    updatedForGood(after);
  });

  it('leads each work package to the plan that has the row', () => {
    const { graph } = workspaceOf(updated(folder()).files).snapshot();
    const text = created();
    const f = graph.fileIndex(MATRIX);
    const leads = (words: string, within: string): string[] => {
      const from = text.indexOf(within);
      const to = text.indexOf('\n', from);
      const count = (graph.file(MATRIX)?.facts.references.length ?? 0) / referenceStride;
      return Array.from({ length: count }, (_, r) => graph.referenceNumber(f, r)).flatMap((reference) => {
        const { start, end } = placeOfReference(graph, reference);
        if (start < from || start > to || text.slice(start, end) !== words) return [];
        const target = graph.parts.targets[reference] ?? -1;
        return [target < 0 ? 'nowhere' : graph.fileOfItem(target).path];
      });
    };
    assert.deepEqual(leads('WP-1', '| [1.2-1]'), ['phase-2.md', 'phase-2.md']);
    assert.deepEqual(leads('WP-1', '| [1.1-2]'), ['phase-1.md', 'phase-2.md', 'phase-1.md']);
  });
});

describe('a matrix with markers', () => {
  it('gets missing rows in the order of their IDs, and loses none', () => {
    const text = created()
      .replace(`${ROWS[0] ?? ''}\n`, '')
      .replace('| [1.2-1]', '| [9.9-9] | Ours | | | | |\n| [1.2-1]');
    assert.deepEqual(difference(text, updatedForGood(folder({ [MATRIX]: text }))), [`+ ${ROWS[0] ?? ''}`]);
  });

  for (const [what, from, to] of [
    ['words', '| A door opens |', '| A gate opens |'],
    ['phase', '| A door opens | Phase 1 |', '| A door opens | Phase 2 |'],
    ['one phase of two', '| Phase 1, Phase 2 |', '| Phase 1 |'],
    ['work', '| Phase 1 | WP-1 |', '| Phase 1 | WP-2 |'],
    ['work that is gone', '| Phase 1 | WP-1 |', '| Phase 1 | WP-7 |'],
    ['work that is missing', 'Phase 1 WP-1, Phase 1 WP-2, Phase 2 WP-1', 'Phase 1 WP-1'],
    ['criteria', '| Phase 1 WP-1, criterion 2; Phase 1 WP-2, criterion 1 |', '| Phase 1 WP-1, criterion 1 |'],
    ['status', '| In progress |', '| Plan generated |'],
    ['status, where it is empty', '| In progress |', '| |'],
    ['work, where it is empty', '| Phase 1 | WP-1 |', '| Phase 1 | |'],
  ] as const)
    it(`gets back its ${what}`, () => {
      const text = created();
      assert.ok(text.includes(from));
      assert.equal(updatedForGood(folder({ [MATRIX]: text.replace(from, to) })), text);
    });

  it('keeps columns, notes, rows in their order and what stands around', () => {
    const [head = '', line = ''] = header(created());
    const rows = [ROWS[3], ROWS[0], ROWS[1], ROWS[2], ROWS[4]].map((row, i) => `| ask ${i} ${row ?? ''} note ${i} |`);
    const text = `Before.\n\n${marked(`| Who ${head} Notes |`, `|---${line}---|`, ...rows)}\nAfter, [1.1-1] of WP-9.\n`;
    assert.equal(updatedForGood(folder({ [MATRIX]: text })), text);
  });

  it('keeps words beside IDs and criteria, and a status that says more', () => {
    const text = created().replace(
      '| Phase 1 | WP-1 | WP-1, criterion 1 | Plan generated |',
      '| Phase 1 | WP-1 (Ana) | WP-1, criterion 1; seen by Ana | planned for May |',
    );
    assert.equal(updatedForGood(folder({ [MATRIX]: text })), text);
  });

  it('touches nothing outside', () => {
    const own = `| ID | Status | Work package |\n|---|---|---|\n| [1.1-1] | | WP-2 |\n\n`;
    const text = created().replace('<!-- plantrace-matrix:start', `${own}<!-- plantrace-matrix:start`);
    assert.equal(updatedForGood(folder({ [MATRIX]: text })), text);
  });

  it('follows the plans: what is done since, moved, renamed', () => {
    const text = created();
    const plan = FIRST.replace('- [ ] [1.1-1] A door opens → WP-1', '- [x] [1.1-1] A door opens wide → WP-2').replace(
      '**Requirements traced**: [1.1-1], [1.1-2]',
      '**Requirements traced**: [1.1-2]',
    );
    assert.deepEqual(difference(text, updatedForGood(folder({ 'phase-1.md': plan, [MATRIX]: text }))), [
      `- ${ROWS[0] ?? ''}`,
      '+ | [1.1-1] | A door opens wide | Phase 1 | WP-2 | WP-1, criterion 1 | Implemented |',
    ]);
  });

  it('follows a requirement into another phase', () => {
    const text = created();
    const [row = ''] = /- \[ \] \[1\.2-1\].*\n/.exec(SECOND) ?? [];
    const files = folder({
      'phase-1.md': FIRST.replace('- [ ] [1.1-1]', `${row.replace('WP-1', 'WP-2')}- [ ] [1.1-1]`),
      'phase-2.md': SECOND.replace(row, '').replaceAll(', [1.2-1]', '').replace('([1.2-1])', ''),
      [MATRIX]: text,
    });
    assert.deepEqual(difference(text, updatedForGood(files)), [
      `- ${ROWS[3] ?? ''}`,
      '+ | [1.2-1] | A bell rings | Phase 1 | WP-2 |  | Plan generated |',
    ]);
  });

  it('takes no status back, and tells what is ahead of its plan', () => {
    const text = created().replace('| WP-1, criterion 1 | Plan generated |', '| WP-1, criterion 1 | Implemented |');
    const { result } = updated(folder({ [MATRIX]: text }));
    assert.deepEqual(result, { unchanged: MATRIX, ahead: ['1.1-1'] });
  });

  it('is written between markers that have nothing between them', () => {
    const text = updatedForGood(folder({ [MATRIX]: marked('Ours.') }));
    assert.ok(text.includes(ROWS[0] ?? '-') && text.includes('Ours.'));
    assert.ok(
      text.indexOf('Ours.') < text.indexOf('matrix:end') && text.indexOf('Ours.') > text.indexOf('matrix:start'),
    );
  });

  for (const [what, text] of [
    ['an end', '<!-- plantrace-matrix:start -->\n\n| Requirement |\n|---|\n'],
    ['a start', '| Requirement |\n|---|\n\n<!-- plantrace-matrix:end -->\n'],
    ['one of two starts', `<!-- plantrace-matrix:start -->\n\n${marked('| Requirement |\n|---|')}`],
    ['the right order', '<!-- plantrace-matrix:end -->\n\n<!-- plantrace-matrix:start -->\n'],
  ] as const)
    it(`is refused without ${what}`, () => {
      const { result } = updated(folder({ [MATRIX]: text }));
      assert.ok('refused' in result);
      assert.match(result.refused, /needs one "plantrace-matrix:start" comment/);
    });

  it('has the line ends of the document', () => {
    const text = created()
      .replace(`${ROWS[0] ?? ''}\n`, '')
      .replaceAll('\n', '\r\n');
    assert.doesNotMatch(updatedForGood(folder({ [MATRIX]: text })), /(?<!\r)\n/);
  });
});

describe('a matrix without markers', () => {
  const hand = (...rows: readonly string[]): string =>
    `# Matrix\n\n| Requirement | Phase | Work package | Status | Owner |\n|---|---|---|---|---|\n${rows.join('\n')}\n`;
  const OTHERS = [
    '| [1.1-2] | Phase 1 | WP-1 | In progress | |',
    '| [KDD-doors-1] | Phase 1 | WP-2 | todo | |',
    '| [1.2-1] | Phase 2 | WP-1 | todo | Bo |',
    '| REQ-DOOR-3 | Phase 1 | | | |',
  ];

  it('is left to its author where it says nothing else than the plans', () => {
    const text = hand('| [1.1-1] | One | WP-1 and what comes of it | todo | Ana |', ...OTHERS);
    assert.equal(updatedForGood(folder({ [MATRIX]: text })), text);
  });

  it('gets what is missing and wrong', () => {
    const text = hand('| [1.1-1] | Phase 1 | WP-2 | todo | Ana |', ...OTHERS.slice(1));
    assert.deepEqual(difference(text, updatedForGood(folder({ [MATRIX]: text }))), [
      '- | [1.1-1] | Phase 1 | WP-2 | todo | Ana |',
      '+ | [1.1-1] | Phase 1 | WP-1 | todo | Ana |',
      '+ | [1.1-2] | Phase 1, Phase 2 | Phase 1 WP-1, Phase 1 WP-2, Phase 2 WP-1 | In progress | |',
    ]);
  });

  it('may have a row for each phase that shares a requirement', () => {
    const text = hand(
      '| [1.1-1] | Phase 1 | WP-1 | todo | |',
      '| [1.1-2] | Phase 1 | WP-1 | done | |',
      '| [1.1-2] | Phase 2 | WP-1 | todo | |',
      ...OTHERS.slice(1),
    );
    assert.equal(updatedForGood(folder({ [MATRIX]: text })), text);
  });

  it('gets a table of its own where it has none', () => {
    const text = updatedForGood(folder({ [MATRIX]: '# Matrix\n\nTo come.' }));
    assert.ok(text.startsWith('# Matrix\n\nTo come.\n\n<!-- plantrace-matrix:start'));
    for (const row of ROWS) assert.ok(text.includes(row), row);
  });

  it('is refused where a fence would swallow the table', () => {
    const { result } = updated(folder({ [MATRIX]: '# Matrix\n\n```\nTo come.\n' }));
    assert.ok('refused' in result);
    assert.match(result.refused, /without an end: close it/);
  });

  it('is refused where it is another document', () => {
    const { result } = updated(folder(), 'phase-1.md');
    assert.ok('refused' in result);
    assert.match(result.refused, /phase-1\.md is a phase plan, not a traceability matrix/);
  });
});
