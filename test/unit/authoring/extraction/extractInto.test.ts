import assert from 'node:assert/strict';
import { extractInto, type ExtractionResult } from '../../../../server/src/core/authoring/extraction/extractInto';
import { applyEdits } from '../../../../server/src/core/text/edit';
import { workspaceOf } from '../../../support/folderInMemory';

const SOURCE = 'docs/HighLevelReqs.md';
const PLAN = 'docs/phase-1-pump.md';
const DECISIONS = 'CLAUDE.md';
const COMPONENT = 'docs/Component-Pump.md';

const source = `# Requirements

## 4. Recipes

### 4.4 What a recipe can do

- Ask the tank for its level, live or last known
- Set a valve
  - Set points of a real valve go to the controller, and count once it has confirmed
  - Set points of a note are stored at once, and survive a restart
- Start another recipe and wait for it. Two of them may run side by side.
- Run a shared step in place
- Call the weather service
- Queue a call to the weather service, which must be sent when the line is back
- Ring the bell
- Open the archive for reading
- Recipes cannot touch the tanks of another site.

### 4.5 What stops a recipe

Recipes must never:

- run longer than a minute
- open a file
`;

const decisions = `# Pump house

## Key Design Decisions

### Data Storage

- Levels are kept as text files.
- A level file is never rewritten.

### Runtime

- One process for each tank.
`;

const component = `# Component: Pump

REQ-PUMP-1 is elsewhere.

## Design Details

- The pump starts after three seconds.
- It does not start twice.
`;

const bare = `# Phase 1: Pump

## Scope

The pump.

## Requirements Checklist

None yet.

## Work Packages

### WP-1: Build it

**Requirements traced**: …
`;

const files = (plan: string, more: Readonly<Record<string, string>> = {}): Map<string, string> =>
  new Map(Object.entries({ [SOURCE]: source, [DECISIONS]: decisions, [COMPONENT]: component, [PLAN]: plan, ...more }));

function extracted(
  all: ReadonlyMap<string, string>,
  ...sections: readonly (readonly [source: string, section: string])[]
): ExtractionResult {
  return extractInto(
    workspaceOf(all).snapshot(),
    sections.map(([file, section]) => ({ source: file, section })),
    PLAN,
  );
}

/** The plan after the rows are put into it; a second run over that has nothing to add. */
function planAfter(
  all: ReadonlyMap<string, string>,
  ...sections: readonly (readonly [source: string, section: string])[]
): string {
  const result = extracted(all, ...sections);
  assert.ok('change' in result, JSON.stringify('refused' in result ? result : 'unchanged'));
  const [edit] = result.change.edits;
  assert.ok(edit && result.change.edits.length === 1 && edit.expectedText === all.get(PLAN));
  const text = applyEdits(edit.expectedText, edit.edits);
  const again = extracted(new Map([...all, [PLAN, text]]), ...sections);
  assert.ok('unchanged' in again, 'a second run finds nothing to add');
  return text;
}

const rowsOf = (text: string): string[] =>
  text.split(/\r?\n/).filter((line) => /^\s*(?:[-*]|\|).*\[[\w.-]+-\d+\]/.test(line));

const refusalOf = (result: ExtractionResult): string => ('refused' in result ? result.refused : 'not refused');

describe('extracting a section into a plan', () => {
  it('gives a row for each bullet, sub-bullet and sentence with its own constraint, prohibitions marked', () =>
    assert.deepEqual(rowsOf(planAfter(files(bare), [SOURCE, '4.4'])), [
      '- [ ] [4.4-1] Ask the tank for its level, live or last known',
      '- [ ] [4.4-2] Set a valve',
      '- [ ] [4.4-3] Set a valve — Set points of a real valve go to the controller, and count once it has confirmed',
      '- [ ] [4.4-4] Set a valve — Set points of a note are stored at once, and survive a restart',
      '- [ ] [4.4-5] Start another recipe and wait for it. Two of them may run side by side',
      '- [ ] [4.4-6] Run a shared step in place',
      '- [ ] [4.4-7] Call the weather service',
      '- [ ] [4.4-8] Queue a call to the weather service, which must be sent when the line is back',
      '- [ ] [4.4-9] Ring the bell',
      '- [ ] [4.4-10] Open the archive for reading',
      '- [ ] [4.4-11] Recipes cannot touch the tanks of another site (negative)',
    ]));

  it('finds a section by its number, a range, a list, its words and its anchor', () => {
    const whole = rowsOf(planAfter(files(bare), [SOURCE, '4']));
    const last = whole.slice(-2);
    for (const name of [
      '4.5',
      '§4.5',
      '4.5–4.9',
      'What stops a recipe',
      'what-stops-a-recipe',
      '45-what-stops-a-recipe',
    ])
      assert.deepEqual(rowsOf(planAfter(files(bare), [SOURCE, name])), last, name);
    for (const name of ['', '4.4–4.5', '4.4, 4.5', 'Recipes', '4-recipes', 'Requirements'])
      assert.deepEqual(rowsOf(planAfter(files(bare), [SOURCE, name])), whole, name);
    assert.deepEqual(rowsOf(planAfter(files(bare), [SOURCE, '4.5'], [SOURCE, '4.4'])), whole, 'in any order');
  });

  it('takes the place of what says that there is nothing, and of that alone', () => {
    const text = planAfter(files(bare), [SOURCE, '4.5']);
    assert.equal(
      text,
      bare.replace(
        'None yet.',
        [
          '### 4.5 What stops a recipe',
          '',
          '- [ ] [4.5-1] Recipes must never — run longer than a minute (negative)',
          '- [ ] [4.5-2] Recipes must never — open a file (negative)',
        ].join('\n'),
      ),
    );
  });

  it('adds a section for design constraints, with decisions and details as they are cited', () => {
    const text = planAfter(files(bare), [DECISIONS, ''], [COMPONENT, 'design-details']);
    assert.ok(text.indexOf('## Design Constraints Checklist') < text.indexOf('## Work Packages'));
    assert.deepEqual(rowsOf(text), [
      '- [ ] [KDD-data-storage-1] Levels are kept as text files',
      '- [ ] [KDD-data-storage-2] A level file is never rewritten (negative)',
      '- [ ] [KDD-runtime-1] One process for each tank',
      '- [ ] [CD-Pump-1] The pump starts after three seconds',
      '- [ ] [CD-Pump-2] It does not start twice (negative)',
    ]);
  });

  it('goes on with a flat list of constraints, and with the name that its rows give a category', () => {
    const plan = bare.replace(
      '## Work',
      '## Design Constraints\n\n* [KDD-storage-1]: Levels are text files → WP-1\n\n## Work',
    );
    assert.deepEqual(rowsOf(planAfter(files(plan), [DECISIONS, 'Key Design Decisions'], [COMPONENT, ''])), [
      '* [KDD-storage-1]: Levels are text files → WP-1',
      '* [KDD-storage-2]: A level file is never rewritten (negative)',
      '* [KDD-runtime-1]: One process for each tank',
      '* [CD-Pump-1]: The pump starts after three seconds',
      '* [CD-Pump-2]: It does not start twice (negative)',
    ]);
  });

  it('adds to a table what is missing, in the order of the IDs, with no mark where prohibitions have none', () => {
    const plan = bare.replace(
      'None yet.',
      '| ID | Requirement | WP |\r\n|---|---|---|\r\n| [4.5-2] | No file is opened | WP-1 |'.replaceAll('\r\n', '\n'),
    );
    assert.deepEqual(rowsOf(planAfter(files(plan), [SOURCE, '4.5'])), [
      '| [4.5-1] | Recipes must never — run longer than a minute | |',
      '| [4.5-2] | No file is opened | WP-1 |',
    ]);
  });

  it('keeps the numbers that rows have when the source has grown in between', () => {
    const plan = planAfter(files(bare), [SOURCE, '4.5']);
    const grown = source.replace('- open a file', '- call itself\n- open a file');
    const text = planAfter(files(plan, { [SOURCE]: grown }), [SOURCE, '4.5']);
    assert.deepEqual(rowsOf(text), [...rowsOf(plan), '- [ ] [4.5-3] Recipes must never — call itself (negative)']);
  });

  it('gives nobody the number of a row that was taken out with a note', () => {
    const plan = planAfter(files(bare), [SOURCE, '4.5']).replace(
      /- \[ \] \[4\.5-2\].*\n/,
      '\n<!-- removed: [4.5-2] -->\n',
    );
    const text = planAfter(files(plan), [SOURCE, '4.5']);
    assert.ok(text.includes('[4.5-3] Recipes must never — open a file'), text);
  });

  it('writes as the file does: line ends, byte order mark, no last line end', () => {
    const crlf = `\ufeff${bare.replaceAll('\n', '\r\n').trimEnd()}`;
    const text = planAfter(files(crlf), [SOURCE, '4']);
    assert.equal(text, `\ufeff${planAfter(files(bare), [SOURCE, '4']).replaceAll('\n', '\r\n').trimEnd()}`);
  });

  it('leaves to another phase what that has extracted, and takes all of a section that is said to be shared', () => {
    const other =
      '# Phase 2: Rest\n\n## Requirements Checklist\n\n- [ ] [4.5-1] Recipes must never run longer than a minute\n\n## Work Packages\n';
    const alone = planAfter(files(bare, { 'docs/phase-2-rest.md': other }), [SOURCE, '4.5']);
    assert.deepEqual(rowsOf(alone), ['- [ ] [4.5-2] Recipes must never — open a file (negative)']);
    const both = other.replace('minute\n', 'minute\n- [ ] [4.5-2] Recipes must never open a file\n');
    const all = files(bare, { 'docs/phase-2-rest.md': both });
    assert.ok('unchanged' in extracted(all, [SOURCE, '4.5']));
    const phase = (n: number, title: string, name: string, note: string): string =>
      `### Phase ${n}: ${title}\n\n**Goal**: It runs.\n**HighLevelReqs Coverage**: 4.5${note}\n**Plan Document**: \`docs/${name}.md\`\n`;
    const master = `# Plans\n\n## Phase Structure\n\n${phase(1, 'Pump', 'phase-1-pump', ' (partial)')}\n${phase(2, 'Rest', 'phase-2-rest', ' (partial)')}`;
    const shared = planAfter(new Map([...all, ['docs/master.md', master]]), [SOURCE, '4.5']);
    assert.deepEqual(rowsOf(shared), [
      '- [ ] [4.5-1] Recipes must never run longer than a minute',
      '- [ ] [4.5-2] Recipes must never open a file',
    ]);
  });

  it('says what it cannot do, and what to do instead', () => {
    const all = files(bare);
    assert.equal(refusalOf(extracted(all, [SOURCE, '9.9'])), `${SOURCE} has no section 9.9: it has 4.4 and 4.5.`);
    assert.match(refusalOf(extracted(all, [PLAN, '4.4'])), /is no numbered source: name a requirements document/);
    assert.match(refusalOf(extracted(all, ['docs/none.md', ''])), /docs\/none\.md is no numbered source/);
    const snapshot = workspaceOf(all).snapshot();
    assert.match(refusalOf(extractInto(snapshot, [{ source: SOURCE, section: '' }], SOURCE)), /is no phase plan/);
    const [head = '', work = ''] = bare.split('## Requirements Checklist\n\nNone yet.\n\n');
    const open = `${head}${work}\n## Requirements Checklist\n\n\`\`\`\nnever closed\n`;
    assert.match(refusalOf(extracted(files(open), [SOURCE, '4.5'])), /all fences closed/);
  });
});
