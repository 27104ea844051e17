import assert from 'node:assert/strict';
import { showChanges } from '../../../server/src/core/commands/showChanges';
import { showImpact } from '../../../server/src/core/commands/showImpact';
import type { Asked, AuthoringCommand, CommandAnswer } from '../../../server/src/core/commands/command';
import { workspaceOf } from '../../support/folderInMemory';

const SPEC = 'specs/001-doors/spec.md';
const TASKS = 'specs/001-doors/tasks.md';
const spec = (...lines: string[]): string =>
  `# Feature Specification: Doors\n\n## Requirements\n\n### Functional Requirements\n\n${lines.map((line) => `- ${line}\n`).join('')}`;
const before = new Map([
  [SPEC, spec('**FR-001**: System MUST open a door.', '**FR-002**: System MUST ring.')],
  [TASKS, '# Tasks: Doors\n\n## Phase 1: Locks\n\n- [ ] T001 Fit the reader (FR-001)\n- [ ] T002 Test it\n'],
]);
const now = new Map([
  ...before,
  [SPEC, spec('**FR-001**: System MUST open each door.', '**FR-002**: System MUST ring.')],
]);

function answer(
  command: AuthoringCommand,
  files: ReadonlyMap<string, string>,
  rest: Partial<Asked> = {},
): CommandAnswer {
  return command.answer({
    snapshot: workspaceOf(files).snapshot(),
    place: null,
    answers: {},
    today: '2026-05-04',
    seed: 1,
    findings: () => new Map(),
    textsAt: (revision) => (revision === 'v1' ? before : { refused: `Git knows no revision "${revision}" here.` }),
    ...rest,
  });
}

const at = (path: string, words: string): Asked['place'] => ({ path, offset: (now.get(path) ?? '').indexOf(words) });

function textOf(given: CommandAnswer): string {
  assert.ok('text' in given, JSON.stringify(given));
  return given.text;
}

describe('Show Impact', () => {
  it('is about what stands at the cursor, cited or defined', () => {
    const cited = textOf(answer(showImpact, now, { place: at(TASKS, 'FR-001') }));
    assert.match(
      cited,
      /^## Impact of FR-001\n\n- \[FR-001\]\(specs\/001-doors\/spec\.md#L7\): System MUST open each door\./,
    );
    assert.match(
      cited,
      /### Work \(1\)\n\n- \[T001\]\(specs\/001-doors\/tasks\.md#L5\): Fit the reader \(FR-001\) \(covers FR-001\)/,
    );
    assert.match(cited, /### Phases \(1\)\n\n- \[Phase 1\]\(specs\/001-doors\/tasks\.md#L3\): Locks/);
    assert.equal(textOf(answer(showImpact, now, { place: at(SPEC, 'FR-001') })), cited);
  });

  it('asks for the item elsewhere, and takes its label', () => {
    const asked = answer(showImpact, now);
    assert.ok('ask' in asked && asked.ask.kind === 'choice');
    assert.deepEqual(
      asked.ask.choices.map(({ label }) => label),
      ['FR-001', 'FR-002', 'T001', 'T002'],
    );
    assert.match(textOf(answer(showImpact, now, { answers: { item: ['fr-002'] } })), /Nothing is held to it\.|phase/);
    const none = answer(showImpact, now, { answers: { item: ['FR-009'] } });
    assert.ok('refused' in none && /"FR-009" is none of them/.test(none.refused));
    const empty = answer(showImpact, new Map([['README.md', '# Doors\n']]));
    assert.ok('refused' in empty);
  });

  it('is what all changes since a revision touch', () => {
    const text = textOf(answer(showImpact, now, { answers: { since: ['v1'] } }));
    assert.match(
      text,
      /^## Impact of the changes since `v1`\n\n1 reworded\.\n\nThat touches 1 piece of work and 1 phase\./,
    );
    assert.deepEqual(answer(showImpact, before, { answers: { since: ['v1'] } }), {
      unchanged: 'Nothing that the plans define changed since v1.',
    });
  });
});

describe('Show Changes', () => {
  it('asks for the revision, and tells what changed since', () => {
    const asked = answer(showChanges, now);
    assert.ok('ask' in asked && asked.ask.kind === 'text');
    assert.deepEqual([asked.ask.name, asked.ask.value], ['revision', 'HEAD']);
    const text = textOf(answer(showChanges, now, { answers: { revision: ['v1'] } }));
    assert.match(text, /^## Plan changes since `v1`\n\n1 reworded\. Touched besides: 1 piece of work and 1 phase\./);
    assert.match(text, /System MUST open ~~a~~ \*\*each\*\* door\./);
  });

  it('says so where nothing changed, and refuses what is no revision', () => {
    assert.deepEqual(answer(showChanges, before, { answers: { revision: ['v1'] } }), {
      unchanged: 'Nothing that the plans define changed since v1.',
    });
    assert.deepEqual(answer(showChanges, now, { answers: { revision: ['v2'] } }), {
      refused: 'Git knows no revision "v2" here.',
    });
  });

  it('escapes nothing into the markdown that would be markup of its own', () => {
    const odd = new Map([
      ...now,
      [SPEC, spec('**FR-001**: System <b>MUST</b> open [a](http://x.y) door.', '**FR-002**: System MUST ring.')],
    ]);
    const text = textOf(answer(showChanges, odd, { answers: { revision: ['v1'] } }));
    assert.ok(!/[^\\]<b>|http:/.test(text), text);
  });
});
