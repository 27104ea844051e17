import assert from 'node:assert/strict';
import { idTokens, tokenModifiers, type IdToken } from '../../../server/src/core/features/idTokens';
import { LineIndex } from '../../../server/src/core/text/lineIndex';
import { parseFixture } from '../../support/fixture';
import { workspaceOf } from '../../support/folderInMemory';
import { CRANE_PLAN, craneWith, LAMP_SPEC, LAMP_TASKS, lampWith } from '../../support/idForms';

interface Coloured {
  readonly text: string;
  readonly tokens: readonly IdToken[];
}

function coloured(source: string, path: string, from?: number, to?: number): Coloured {
  const { files } = parseFixture(source);
  const text = files.get(path) ?? '';
  const tokens = idTokens(workspaceOf(files).snapshot(), path, from, to);
  const lines = new LineIndex(text);
  let end = 0;
  for (const token of tokens) {
    assert.ok(token.start >= end && token.end > token.start, 'tokens overlap or are empty');
    assert.equal(lines.lineAt(token.start), lines.lineAt(token.end), 'a token reaches over the end of a line');
    end = token.end;
  }
  return { text, tokens };
}

/** `FR-001 requirement covered done` */
const inWords = ({ text, tokens }: Coloured): string[] =>
  tokens.map(({ start, end, kind, modifiers }) =>
    [text.slice(start, end), kind, ...tokenModifiers.filter((_, i) => (modifiers & (1 << i)) !== 0)].join(' '),
  );

/** Tokens of the rows that are added to the tasks. */
const inRows = (rows: string): string[] => {
  const all = coloured(lampWith(rows), LAMP_TASKS);
  const from = all.text.indexOf(rows);
  return inWords({ ...all, tokens: all.tokens.filter(({ start }) => start >= from) });
};

describe('tokens of IDs', () => {
  it('tell definitions from references, with what is known of the item', () => {
    assert.deepEqual(inWords(coloured(lampWith('- [x] T003 Test it (FR-002)\n'), LAMP_SPEC)), [
      'FR-001 requirement definition covered',
      'FR-002 requirement definition covered negative',
      'FR-003 requirement definition',
      'FR-004 requirement definition',
      'FR\u2011005 requirement definition',
      'C-001 constraint definition',
      'SC-001 criterion definition',
    ]);
    assert.deepEqual(inWords(coloured(lampWith('- [ ] T003 Wait (depends on T001, T077)\n'), LAMP_TASKS)), [
      'Phase 1 phase definition',
      'T001 task definition done',
      'FR-001 requirement covered',
      'T002 task definition',
      'T003 task definition',
      'T001 task done',
      'T077 task unresolved',
    ]);
  });

  const forms: readonly [string, readonly string[]][] = [
    ['FR-003', ['FR-003']],
    ['**FR-003**', ['FR-003']],
    ['`FR-003`', ['FR-003']],
    ['~~FR-003~~', ['FR-003']],
    ['[FR-003]', ['FR-003']],
    ['[FR-003](spec.md#fr-003)', ['FR-003']],
    ['FR-003, FR-004 and C-001', ['FR-003', 'FR-004', 'C-001']],
    ['FR-003/FR-004', ['FR-003', 'FR-004']],
    ['FR-003/004', ['FR-003', '004']],
    ['FR-003+FR-004', ['FR-003', 'FR-004']],
    ['FR-003,\n  FR-004', ['FR-003', 'FR-004']],
    ['FR-001–FR-004', ['FR-001', '–', 'FR-004']],
    ['FR-001..FR-004', ['FR-001', '..', 'FR-004']],
    ['FR-001 to FR-004', ['FR-001', 'to', 'FR-004']],
    ['FR-001 through FR-004', ['FR-001', 'through', 'FR-004']],
    ['FR-001-FR-004', ['FR-001', '-', 'FR-004']],
    ['FR-001…004', ['FR-001', '…', '004']],
    ['FR\u2011005', ['FR\u2011005']],
    ['FR-005', ['FR-005']],
    ['FR-003 → C-001', ['FR-003', 'C-001']],
  ];
  for (const [written, expected] of forms)
    it(`stand for ${JSON.stringify(written)}`, () => {
      const [own, ...cited] = inRows(`- [ ] T009 Do it (${written})\n`);
      assert.equal(own, 'T009 task definition');
      assert.deepEqual(
        cited.map((token) => token.split(' ')[0]),
        expected,
      );
      assert.ok(cited.every((token) => !token.includes('unresolved')));
    });

  it('join the ends of a range by what holds for all between', () => {
    assert.deepEqual(inRows('- [ ] T009 Do it (FR-001–FR-003)\n').slice(1), [
      'FR-001 requirement covered',
      '– requirement covered negative',
      'FR-003 requirement covered',
    ]);
  });

  it('stand for IDs in brackets, headings, front matter and tables', () => {
    const plan = coloured(
      craneWith(`### WP-1: Boom

- **Requirements traced**: [4.4-1]–[4.4-3]

| Check | Result |
|---|---|
| [4.4-2] | WP-1 |
`),
      CRANE_PLAN,
    );
    assert.deepEqual(inWords(plan), [
      'Phase 1 phase',
      '4.4-1 requirement definition covered',
      '4.4-2 requirement definition covered negative',
      '4.4-3 requirement definition covered',
      'WP-1 work-package definition',
      '4.4-1 requirement covered',
      ']–[ requirement covered negative',
      '4.4-3 requirement covered',
      '4.4-2 requirement covered negative',
      'WP-1 work-package',
    ]);
    const source = coloured(craneWith('### WP-1: Boom\n'), 'HighLevelReqs.md');
    assert.deepEqual(inWords(source), ['4 section definition', '4.4 section definition']);
    const master = coloured(craneWith('### WP-1: Boom\n'), 'plans/master-plan.md');
    assert.deepEqual(inWords(master), ['Phase 1 phase definition', '4.4 section']);
    const noted = craneWith('### WP-1: Boom\n').replace(
      'Coverage**: 4.4',
      'Coverage**: 4.1–4.3, §4.4 (partial: lifting), all',
    );
    assert.deepEqual(inWords(coloured(noted, 'plans/master-plan.md')).slice(1), ['4.1–4.3 section', '4.4 section']);
  });

  it('are not in fences and comments, even where edges in fences are read', () => {
    assert.deepEqual(
      inRows('\n```mermaid\ngraph TD\n  T001 --> T002\n```\n\n<!-- T001 -->\n\n    T002 indented\n'),
      [],
    );
  });

  it('are silent on words that only look like IDs', () => {
    assert.deepEqual(inRows('- UTF-8, SHA-256, RFC-2119, FR-###, P0\n'), []);
  });

  it('can be asked for in a part of a document', () => {
    const source = lampWith('- [ ] T003 Wait (FR-001–FR-004)\n');
    const { text, tokens } = coloured(source, LAMP_TASKS);
    const from = text.indexOf('T002');
    const to = text.indexOf('T003');
    assert.deepEqual(
      coloured(source, LAMP_TASKS, from, to).tokens,
      tokens.filter(({ start, end }) => start < to && end > from),
    );
    assert.equal(coloured(source, LAMP_TASKS, from, to).tokens.length, 1);
  });

  it('are in ordinary markdown where IDs lead somewhere', () => {
    const source = `${lampWith('')}//- /notes.md\nSee FR-002 of specs/001-lamp, FR-099 and NEW-RISK-004.\n`;
    assert.deepEqual(inWords(coloured(source, 'notes.md')), ['FR-002 requirement negative']);
  });
});
