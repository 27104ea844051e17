import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

// Both packages are CommonJS bundles without named exports for Node's ES modules; a plain `require` reads them anyhow.
const root = process.cwd();
const require = createRequire(join(root, 'package.json'));
const textmate = require('vscode-textmate') as typeof import('vscode-textmate');
const oniguruma = require('vscode-oniguruma') as typeof import('vscode-oniguruma');

const grammars: Record<string, string> = {
  'text.html.markdown': join(root, 'test/unit/grammar/markdown.stub.json'),
  'plantrace.injection': join(root, 'syntaxes/plantrace.injection.json'),
};

async function loadMarkdown(): Promise<import('vscode-textmate').IGrammar> {
  const wasm = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM(wasm);
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope) => {
      const file = grammars[scope];
      return file === undefined ? null : textmate.parseRawGrammar(readFileSync(file, 'utf8'), file);
    },
    getInjections: (scope) => (scope === 'text.html.markdown' ? ['plantrace.injection'] : undefined),
  });
  const grammar = await registry.loadGrammar('text.html.markdown');
  assert.ok(grammar, 'the markdown grammar loads');
  return grammar;
}

describe('grammar: ids in markdown', () => {
  let markdown: import('vscode-textmate').IGrammar;
  before(async () => {
    markdown = await loadMarkdown();
  });

  /** `text scope` of each token that has a scope of ours which begins like this, over all lines. */
  function scoped(beginning: string, ...lines: string[]): string[] {
    return tokens(lines).flatMap(({ text, scopes }) => {
      const scope = scopes.find((name) => name.startsWith(beginning));
      return scope === undefined ? [] : [`${text} ${scope.split('.').at(-1) ?? ''}`];
    });
  }

  /** `text kind` of each token that the injection coloured, over all lines. */
  function ids(...lines: string[]): string[] {
    return tokens(lines).flatMap(({ text, scopes }) => {
      const scope = scopes.find((name) => name.startsWith('constant.other.plantrace.'));
      return scope === undefined ? [] : [`${text} ${scope.slice('constant.other.plantrace.'.length)}`];
    });
  }

  function tokens(lines: string[]): { text: string; scopes: string[] }[] {
    let stack = textmate.INITIAL;
    return lines.flatMap((line) => {
      const result = markdown.tokenizeLine(line, stack);
      stack = result.ruleStack;
      return result.tokens.map((token) => ({
        text: line.slice(token.startIndex, token.endIndex),
        scopes: token.scopes,
      }));
    });
  }

  const found: [line: string, ...ids: string[]][] = [
    ['- [ ] [4.4-3] Scripts cannot open sockets → WP-7', '4.4-3 requirement', 'WP-7 work-package'],
    ['- [x] [8-1] A row of a section without a point', '8-1 requirement'],
    ['[4.4-1, 4.4-2]–[4.4-5] and [4.4-1..5]', '4.4-1, 4.4-2 requirement', '4.4-5 requirement', '4.4-1..5 requirement'],
    ['[4.4-1][4.4-2]', '4.4-1 requirement', '4.4-2 requirement'],
    [
      'see [KDD-runtime-3], [KDD-data-storage-2] and [CD-HealthMonitoring-2]',
      'KDD-runtime-3 constraint',
      'KDD-data-storage-2 constraint',
      'CD-HealthMonitoring-2 constraint',
    ],
    ['Host (REQ-HOST-4a readiness, REQ-COM-5b)', 'REQ-HOST-4a requirement', 'REQ-COM-5b requirement'],
    ['- **FR-001**: and NFR-2, SC-002b', 'FR-001 requirement', 'NFR-2 requirement', 'SC-002b criterion'],
    ['FR-001/FR-002', 'FR-001 requirement', 'FR-002 requirement'],
    ['T012-T018 and T-001', 'T012 task', 'T018 task', 'T-001 task'],
    ['NEW-RISK-001…006, R-005', 'NEW-RISK-001…006 risk', 'R-005 risk'],
    ['### WP-1.2: Title', 'WP-1.2 work-package'],
    [
      '- [ ] [REQ-HOST-4a] and [T005] [FR-001, FR-002]',
      'REQ-HOST-4a requirement',
      'T005 task',
      'FR-001 requirement',
      'FR-002 requirement',
    ],
    ['`[4.4-3]` and `REQ-HOST-1`', '4.4-3 requirement', 'REQ-HOST-1 requirement'],
    ['### Phase 3A: Title', 'Phase 3A phase'],
    ['## Phase A — Planning', 'Phase A phase'],
    ['- [ ] T001 [P] [US1] [US1, US2] Build it', 'T001 task', 'US1 story', 'US1 story', 'US2 story'],
    ['### User Story 1 - Borrow (Priority: P1)', 'User Story 1 story'],
    ['- **R001** (MUST): and CHK001, IC-2', 'R001 requirement', 'CHK001 criterion', 'IC-2 decision'],
    ['- **Q-3**: which one? See Q-4', 'Q-3 question', 'Q-4 question'],
    ['- Q3: which one?', 'Q3 question'],
    ['- **M1**: all of it', 'M1 milestone'],
    ['**Property 3**: it ends', 'Property 3 property'],
    ['**Property 3: it ends**', 'Property 3 property'],
    ['### Requirement 2: Bell', 'Requirement 2 requirement'],
    ['## Week 1: Paint', 'Week 1 phase'],
    ['### Day 3-4: Dry', 'Day 3-4 phase'],
    ['SR §2 and SR §3.1–3.4, section 4.4', '§2 section', '§3.1–3.4 section', '4.4 section'],
    ['AP L14–L17, VR L3', 'L14–L17 section', 'L3 section'],
    ['**HighLevelReqs Coverage**: 3.1–3.11, 4.4, 8 (partial: 2 of it)', '3.1–3.11 section', '4.4 section', '8 section'],
    ['  _Requirements: 1.1, 2.3-2.4_', '1.1 criterion', '2.3 criterion', '2.4 criterion'],
    ['- **ID**: `light-the-lamp`', 'light-the-lamp scenario'],
    ['WP-1.1--1.7 and FR-001..FR-005', 'WP-1.1--1.7 work-package', 'FR-001 requirement', 'FR-005 requirement'],
    ['FR-001/002, CHK-001–006, T006+T007', 'FR-001/002 requirement', 'CHK-001–006 criterion', 'T006 task', 'T007 task'],
    ['~~FR-001~~ and *FR-002*, FR-014.', 'FR-001 requirement', 'FR-002 requirement', 'FR-014 requirement'],
    [
      'FR\u2011005 and T\u2010010, [4.4\u20113]',
      'FR\u2011005 requirement',
      'T\u2010010 task',
      '4.4\u20113 requirement',
    ],
  ];
  for (const [line, ...expected] of found) {
    it(`finds the ids of: ${line}`, () => assert.deepEqual(ids(line), expected));
  }

  const statuses: [line: string, ...statuses: string[]][] = [
    ['- [ ] Open', '[ ] open'],
    ['* [x] Done', '[x] done'],
    ['1. [X] Done', '[X] done'],
    ['- [-] Begun', '[-] in-progress'],
    ['- [~] Begun', '[~] in-progress'],
    ['- [!] Stuck', '[!] blocked'],
    ['- [>] Later', '[>] deferred'],
    ['| WP-1 | [ ] Pending | [x] Complete |', '[ ] open', 'Pending open', '[x] done', 'Complete done'],
    ['| WP-2 | In Progress |', 'In Progress in-progress'],
    ['| WP-3 | Deferred |', 'Deferred deferred'],
    ['| WP-4 | blocked |', 'blocked blocked'],
  ];
  for (const [line, ...expected] of statuses) {
    it(`finds the status of: ${line}`, () => {
      const found = ['markup.', 'keyword.', 'comment.'].flatMap((beginning) =>
        tokens([line]).flatMap(({ text, scopes }) => {
          const scope = scopes.find((name) => name.startsWith(beginning) && name.includes('.plantrace.status.'));
          return scope === undefined ? [] : [`${text} ${scope.split('.').at(-1) ?? ''}`];
        }),
      );
      assert.deepEqual(found.sort(), expected.sort());
    });
  }

  it('finds no status in what only holds such a word or a bracket', () => {
    for (const line of [
      '| It is done by hand |',
      'Done and open',
      'see [x] and [ ]',
      '- [x](done.md)',
      '    - [x] code',
    ])
      assert.deepEqual(
        tokens([line]).filter(({ scopes }) => scopes.some((name) => name.includes('.plantrace.status.'))),
        [],
        line,
      );
  });

  const roles: [line: string, ...roles: string[]][] = [
    ['**Requirements traced**: [4.4-1]', 'Requirements traced'],
    ['**Blocked by:** WP-1', 'Blocked by'],
    ['- [ ] It opens (verifies [4.4-1])', 'verifies'],
    ['- [ ] T005 Build it, depends on T003', 'depends on'],
    ['- [ ] [4.4-1] It opens → WP-1', '→'],
    ['- R-001 -> T-014', '->'],
    ['  _Requirements: 1.1_', 'Requirements'],
    ['| Mitigates R-001 | WP-1 |', 'Mitigates'],
    ['**Requirements**: FR-001, C-001', 'Requirements'],
  ];
  for (const [line, ...expected] of roles) {
    it(`finds the roles in: ${line}`, () =>
      assert.deepEqual(
        [...scoped('keyword.other.plantrace.role', line), ...scoped('keyword.operator.plantrace.role', line)],
        expected.map((text) => `${text} role`),
      ));
  }

  it('finds no role in ordinary words', () => {
    for (const line of [
      'It depends on the weather',
      'a → b',
      'whoever verifies',
      'Sources and requirements',
      '**Requirements**: [Lending](a.md)',
    ])
      assert.deepEqual(scoped('keyword.', line), [], line);
  });

  it('finds what needs to be clarified, and not talk of it', () => {
    assert.deepEqual(scoped('keyword.control.plantrace.clarification', 'on [NEEDS CLARIFICATION: which day?] of it'), [
      'NEEDS CLARIFICATION clarification',
    ]);
    assert.deepEqual(scoped('string.unquoted.plantrace', '| a | [NEEDS CLARIFICATION: which day?] |'), [
      ' which day? clarification',
    ]);
    for (const line of ['no [NEEDS CLARIFICATION] is left', '`[NEEDS CLARIFICATION: x]`'])
      assert.deepEqual(scoped('keyword.', line), [], line);
  });

  it('finds the ids in the cells of a table', () => {
    const table = [
      '| Task ID | Prereqs | Source |',
      '|---|---|---|',
      '| T-002 | `T-001` | VR NEW-RISK-003 |',
      '|T-003|WP-1|R-001|',
    ];
    assert.deepEqual(ids(...table), [
      'T-002 task',
      'T-001 task',
      'NEW-RISK-003 risk',
      'T-003 task',
      'WP-1 work-package',
      'R-001 risk',
    ]);
  });

  const ignored = [
    'UTF-8, SHA-256, RFC-2119, ISO-8601, GPT-4 and P0 are no ids',
    'FR-###, REQ-*, R-XXX and [FEATURE] neither',
    'citations [1-3] and [12]',
    'Phase 3 in prose',
    '### Phases of the moon',
    'M1 chips, Q3 of the year, Day 3 and Week 1 in prose, Property 3 in prose',
    'version 4.4 and 2.5 tons, `light-the-lamp` and L14',
    'foo-T-001, ABC-C-001, REQ-001-draft, XT001, docs/T-001 and https://example.org/T-001',
    '[4.4-3](other.md)',
    '    [4.4-3] indented code WP-1',
    '<!-- WP-1 [4.4-3] -->',
  ];
  for (const line of ignored) {
    it(`leaves alone: ${line.trim()}`, () => assert.deepEqual(ids(line), []));
  }

  it('leaves fenced code alone, and goes on after it', () => {
    assert.deepEqual(ids('```text', '- [ ] [4.4-3] WP-1', '```', 'then WP-2'), ['WP-2 work-package']);
  });

  it('keeps what the markdown grammar says about the text around an id', () => {
    const [id] = tokens(['**FR-001** text']).filter(({ text }) => text === 'FR-001');
    assert.ok(id?.scopes.includes('markup.bold.markdown'));
    const paragraph = tokens(['[4.4-3] starts a **bold** paragraph']);
    assert.ok(paragraph.some(({ text, scopes }) => text === 'bold' && scopes.includes('markup.bold.markdown')));
    const code = tokens(['`WP-1 first`']);
    assert.ok(code.every(({ scopes }) => scopes.includes('markup.inline.raw.string.markdown')));
  });

  it('takes a bracket from the markdown grammar only for an id', () => {
    const ends = (line: string) =>
      tokens([line]).filter(({ scopes }) => scopes.some((name) => name.includes('.plantrace')));
    assert.deepEqual(ends('see [Release 2.0] and [R2]'), []);
  });

  it('stays quick on the longest line that an editor tokenizes', () => {
    // Of the processor, which others may use, too.
    const before = process.cpuUsage();
    tokens([`- ${'[4.4-1, KDD-a-b-c `x T-0 '.repeat(800)}`]);
    const { user, system } = process.cpuUsage(before);
    assert.ok((user + system) / 1_000 < 1_500);
  });
});
