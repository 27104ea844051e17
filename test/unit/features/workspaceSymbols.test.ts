import assert from 'node:assert/strict';
import { symbolPlace, workspaceSymbols } from '../../../server/src/core/features/workspaceSymbols';
import { parseFixture } from '../../support/fixture';
import { workspaceOf } from '../../support/folderInMemory';
import { CRANE_PLAN, craneWith, LAMP_SPEC, lampWith } from '../../support/idForms';

const crane = craneWith(`### WP-1: Boom and Winch

### WP-2: Hook

### WP-12: Storm Pin
`);

const namesOf = (source: string, query: string, most = 10): string[] =>
  workspaceSymbols(workspaceOf(parseFixture(source).files).snapshot(), query, most).map(({ name }) => name);

describe('symbols of the workspace', () => {
  const queries: readonly [string, readonly string[]][] = [
    ['4.4-3', ['[4.4-3] It turns both ways.']],
    ['[4.4-3]', ['[4.4-3] It turns both ways.']],
    ['4.4\u20113', ['[4.4-3] It turns both ways.']],
    ['44-3', ['[4.4-3] It turns both ways.']],
    ['443', ['[4.4-3] It turns both ways.']],
    ['4-2', ['[4.4-2] It must not swing in a storm.']],
    ['wp-1', ['WP-1 Boom and Winch', 'WP-12 Storm Pin']],
    ['wp12', ['WP-12 Storm Pin']],
    ['wp', ['WP-1 Boom and Winch', 'WP-2 Hook', 'WP-12 Storm Pin']],
    ['storm', ['[4.4-2] It must not swing in a storm.', 'WP-12 Storm Pin']],
    ['STORM pin', ['WP-12 Storm Pin']],
    ['wing', ['[4.4-2] It must not swing in a storm.']],
    ['baw', ['WP-1 Boom and Winch']],
    ['wphook', ['WP-2 Hook']],
    ['wp hook', ['WP-2 Hook']],
    ['hook boom', []],
    ['nothing of that name', []],
  ];
  for (const [query, expected] of queries)
    it(`found by ${JSON.stringify(query)}`, () => {
      assert.deepEqual(namesOf(crane, query), expected);
    });

  it('have the whole ID before its beginning, that before words, and these before scattered characters', () => {
    const spec = lampWith('').replace(
      '- **C-001**: Oil only',
      '- **C-001**: Oil only\n- **C-0011**: Tar\n- **NFR-002**: As C-001 says\n- **NFR-003**: Can be 0 for 0 days in 1 year',
    );
    assert.deepEqual(namesOf(spec, 'c-001'), [
      'C-001 Oil only',
      'C-0011 Tar',
      'NFR-002 As C-001 says',
      'SC-001 Seen from ten miles',
    ]);
    assert.deepEqual(namesOf(spec, 'can0').slice(0, 1), ['NFR-003 Can be 0 for 0 days in 1 year']);
  });

  it('are at most as many as are wanted, and any for an empty query', () => {
    assert.equal(namesOf(crane, '', 4).length, 4);
    assert.deepEqual(namesOf(crane, 'wp', 2), ['WP-1 Boom and Winch', 'WP-2 Hook']);
  });

  it('are found in the text as it stands when somebody goes there', () => {
    const { files } = parseFixture(lampWith(''));
    const workspace = workspaceOf(files);
    const [symbol] = workspaceSymbols(workspace.snapshot(), 'FR-003', 1);
    assert.ok(symbol);
    const text = files.get(LAMP_SPEC)?.replace('## Requirements', 'More\n\n## Requirements') ?? '';
    workspace.setBuffer(LAMP_SPEC, text);
    const now = symbolPlace(workspace.snapshot(), LAMP_SPEC, symbol.id, symbol.start);
    assert.equal(now?.start, text.indexOf('FR-003'));
    workspace.setBuffer(LAMP_SPEC, '# Nothing\n');
    assert.equal(symbolPlace(workspace.snapshot(), LAMP_SPEC, symbol.id, symbol.start), null);
  });

  it('are definitions that count, once each', () => {
    assert.equal(namesOf(crane, 'It lifts ten').length, 1);
    const twice = `${crane}\n//- /plans/phase-1-crane-checklist.md\n# Phase 1 checklist\n\n- [ ] [4.4-1] It lifts ten tons.\n`;
    const found = workspaceSymbols(workspaceOf(parseFixture(twice).files).snapshot(), '4.4-1', 9);
    assert.deepEqual(
      found.map(({ file }) => file),
      [CRANE_PLAN],
    );
  });
});
