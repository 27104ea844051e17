import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readConfiguration } from '../../../server/src/core/configuration/configuration';

const rules = ['trace/orphan-work', 'trace/orphan-requirement', 'document/broken-link'];

/** `what the range holds: message` of each problem. */
function problemsOf(text: string): string[] {
  const { configuration, problems } = readConfiguration(text, rules);
  assert.equal(configuration === null, problems.length > 0, 'a configuration, or problems');
  for (const { start, end } of problems) assert.ok(start >= 0 && start <= end && end <= text.length);
  return problems.map(({ start, end, message }) => `${text.slice(start, end)}: ${message}`);
}

const own = (inner: string): string => `{ "profiles": { "mine": ${inner} } }`;
const document = '{ "kind": "plan", "paths": ["*.md"] }';

/** What is written, and what is told of it: the text that the range holds, then the message or its beginning. */
const cases: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'a comma that is missing': ['{ "ignore": [] "use": ["task-table"] }', '"use": A comma is expected here.'],
  'a text that is not closed': ['{ "ignore": ["a] }', '"a] }: The text is not closed'],
  'a brace that is missing': ['{ "ignore": []', ': A closing brace is expected here.'],
  'text that is no JSON': ['ignore = docs', 'ignore: This is no JSON.'],
  'more behind the end': ['{} {}', '{: The file should end here.'],
  'only the first mistake in the text': ['{ "a" 1, "b" 2, ]', '1: A colon is expected here.'],
  'a list instead of an object': ['[]', '[: This has to be an object, not a list.'],
  'values too deep in one another': ['['.repeat(100_000), '[: Values lie more than 60 deep'],
  'a misspelt key': ['{ "profil": {} }', '"profil": Unknown key "profil": did you mean "profiles"?'],
  'a misspelt key further in': [
    '{ "documents": [{ "files": ["a"], "profile": null, "knid": "b" }] }',
    '"knid": Unknown key "knid": did you mean "kind"?',
  ],
  'a key of nobody': ['{ "colour": 1 }', '"colour": Unknown key "colour": there are $schema, use, profiles'],
  'a key that is there twice': ['{ "ignore": [], "ignore": ["a"] }', '"ignore": The key "ignore" is there twice.'],
  'a key that means something to JavaScript': ['{ "__proto__": {} }', '"__proto__": Unknown key "__proto__"'],
  'a text instead of a list': ['{ "ignore": "docs" }', '"docs": This has to be a list, not a text.'],
  'a list instead of a text': ['{ "ignore": [["docs"]] }', '[: This has to be a text, not a list.'],
  'an empty list': ['{ "use": [] }', '"use": At least one entry is needed here.'],
  'an empty text': ['{ "ignore": [""] }', '"": An empty text says nothing here.'],
  'what is missing': ['{ "documents": [{ "files": ["a"] }] }', '{: "profile" is missing.'],
  'a misspelt key that is missing as what it should be': [
    '{ "documents": [{ "fils": ["a"], "profile": null }] }',
    '"fils": Unknown key "fils": did you mean "files"?',
  ],
  'a misspelt key of a profile, and not what the profile lacks for it': [
    '{ "profiles": { "mine": { "extend": "task-table", "ids": { "task": { "templates": ["J-{n}"] } } } }, "requiredSections": { "other": ["A"] }, "documents": [{ "files": ["a"], "profile": "mine", "kind": "b" }] }',
    '"extend": Unknown key "extend": did you mean "extends"?',
  ],
  'a misspelt key that holds profiles, and not that they are not there': [
    '{ "profile": { "mine": { "documents": [] } }, "use": ["mine"], "documents": [{ "files": ["a"], "profile": "mine" }] }',
    '"profile": Unknown key "profile": did you mean "profiles"?',
  ],
  'a severity that is none': [
    '{ "severities": { "trace/orphan-work": "eror" } }',
    '"eror": "eror" is not possible here: did you mean "error"?',
  ],
  'an unknown rule': [
    '{ "severities": { "trace/orphan-wrk": "off" } }',
    '"trace/orphan-wrk": There is no rule "trace/orphan-wrk": did you mean "trace/orphan-work"?',
  ],
  'an unknown profile in force': [
    '{ "use": ["task-tabel"] }',
    '"task-tabel": There is no profile "task-tabel": did you mean "task-table"?',
  ],
  'a profile in force twice': [
    '{ "use": ["task-table", "task-table"] }',
    '"task-table": "task-table" is in force already.',
  ],
  'an unknown profile of documents': [
    '{ "documents": [{ "files": ["a"], "profile": "moon" }] }',
    '"moon": No profile "moon" is in force: there are ',
  ],
  'a profile of documents that is not in force': [
    '{ "use": ["task-table"], "documents": [{ "files": ["a"], "profile": "phased-plan" }] }',
    '"phased-plan": No profile "phased-plan" is in force: there is task-table.',
  ],
  'an unknown kind of documents': [
    '{ "documents": [{ "files": ["a"], "profile": "phased-plan", "kind": "phaseplan" }] }',
    '"phaseplan": Profile "phased-plan" has no document kind "phaseplan": did you mean "phase-plan"?',
  ],
  'a kind of ordinary markdown': [
    '{ "documents": [{ "files": ["a"], "profile": null, "kind": "b" }] }',
    '"b": Ordinary markdown is of no kind.',
  ],
  'a glob that cannot be meant': ['{ "ignore": ["docs", "!docs/a"] }', '"!docs/a": The glob "!docs/a" begins with "!"'],
  'a glob of documents': ['{ "documents": [{ "files": ["[a"], "profile": null }] }', '"[a": The glob "[a" opens a set'],
  'a glob of scopes': ['{ "scopes": ["{a"] }', '"{a": The glob "{a" opens a brace'],
  'a name that is none': ['{ "profiles": { "My Plans": {} } }', '"My Plans": "My Plans" is no name'],
  'an unknown profile that is extended': [
    own('{ "extends": "phased-pan" }'),
    '"phased-pan": There is no profile "phased-pan": did you mean "phased-plan"?',
  ],
  'a circle of profiles': [
    '{ "profiles": { "a": { "extends": "b" }, "b": { "extends": "a" } } }',
    '"a": Profile "a" extends this one',
  ],
  'a profile without documents': [
    own('{ "title": "Mine" }'),
    '"mine": Profile "mine" extends none, so it has to say which documents',
  ],
  'a bad template': [
    own(
      `{ "ids": { "req": { "kind": "requirement", "templates": ["REQ-{n}", "REQ-{x}"] } }, "documents": [${document}] }`,
    ),
    '"REQ-{x}": ',
  ],
  'an unknown kind of item': [
    own(`{ "ids": { "req": { "kind": "requirment", "templates": ["REQ-{n}"] } }, "documents": [${document}] }`),
    '"requirment": "requirment" is not possible here: did you mean "requirement"?',
  ],
  'an ID form without templates': [
    own(`{ "ids": { "req": { "kind": "requirement" } }, "documents": [${document}] }`),
    '"req": "templates" is missing.',
  ],
  'an ID form that an item names and the profile does not have': [
    own(
      '{ "extends": "task-table", "documents": [{ "kind": "task-plan", "items": [{ "id": "tsk", "at": "heading" }] }] }',
    ),
    '"tsk": Profile "mine" has no ID form "tsk"',
  ],
  'an ID form that a link names and the profile does not have': [
    own(
      '{ "extends": "task-table", "documents": [{ "kind": "x", "paths": ["*.md"] }, { "kind": "task-plan", "links": [{ "role": "covers", "ids": ["task", "tsk"], "in": {} }] }] }',
    ),
    '"tsk": Profile "mine" has no ID form "tsk"',
  ],
  'a path that cannot be meant': [
    own('{ "documents": [{ "kind": "plan", "paths": ["a.md", "../b.md"] }] }'),
    '"../b.md": The glob',
  ],
  'a place for items that there is not': [
    own(
      '{ "extends": "task-table", "documents": [{ "kind": "task-plan", "items": [{ "id": "task", "at": "headings" }] }] }',
    ),
    '"headings": "headings" is not possible here: did you mean "heading"?',
  ],
  'an unknown kind beside which documents count': [
    own('{ "documents": [{ "kind": "plan", "paths": ["*.md"], "beside": ["pln"] }] }'),
    '"pln": Profile "mine" has no document kind "pln": did you mean "plan"?',
  ],
  'an unknown rule of a profile': [
    own('{ "extends": "task-table", "severities": { "trace/orphan": "off" } }'),
    '"trace/orphan": There is no rule "trace/orphan"',
  ],
  'a kind that is changed twice': [
    own('{ "extends": "task-table", "documents": [{ "kind": "task-plan" }, { "kind": "task-plan" }] }'),
    '"task-plan": "task-plan" is changed above already',
  ],
  'sections of an unknown kind': [
    '{ "requiredSections": { "phase-pln": ["Scope"] } }',
    '"phase-pln": There is no document kind "phase-pln": did you mean "phase-plan"?',
  ],
  'sections of an unknown profile': [
    '{ "requiredSections": { "moon/plan": ["Scope"] } }',
    '"moon/plan": No profile "moon" is in force',
  ],
  'a role for an unknown kind': [
    '{ "roles": [{ "kind": "x-plan", "role": "covers", "ids": ["task"], "labels": ["Covers"] }] }',
    '"x-plan": There is no document kind "x-plan"',
  ],
  'a role for an unknown form': [
    '{ "roles": [{ "kind": "task-plan", "role": "covers", "ids": ["tsak"], "labels": ["Covers"] }] }',
    '"tsak": Profile "task-table" has no ID form "tsak": did you mean "task"?',
  ],
  'a role without a place': [
    '{ "roles": [{ "kind": "task-plan", "role": "covers", "ids": ["task"] }] }',
    '{: Say where it counts',
  ],
  'an unknown role': [
    '{ "roles": [{ "kind": "task-plan", "role": "cover", "ids": ["task"], "labels": ["Covers"] }] }',
    '"cover": "cover" is not possible here: did you mean "covers"?',
  ],
};

describe('what is wrong with a configuration', () => {
  for (const [what, [text, ...expected]] of Object.entries(cases)) {
    it(`is told where it stands: ${what}`, () => {
      const found = problemsOf(text);
      assert.equal(found.length, expected.length, found.join('\n'));
      expected.forEach((beginning, i) => assert.ok(found[i]?.startsWith(beginning), found.join('\n')));
    });
  }

  it('is told all at once, in order, where one mistake does not hide the other', () => {
    const text = `{
  // the profiles of this repository
  "profil": {},
  "use": ["mine", "moon"],
  "profiles": {
    "mine": {
      "extends": "task-table",
      "ids": { "req": { "kind": "requirement", "templates": ["REQ-{x}"] }, "old": { "kind": "task", "templates": ["{y}"] } },
      "documents": [{ "kind": "task-plan", "items": [{ "id": "rec", "at": "heading" }] }],
    },
  },
}`;
    const { problems } = readConfiguration(text, rules);
    assert.deepEqual(
      problems.map(({ start, end }) => text.slice(start, end)),
      ['"profil"', '"moon"', '"REQ-{x}"', '"{y}"', '"rec"'],
    );
  });

  it('never throws, whatever the text is', () => {
    const token = fc.constantFrom(
      ...[
        '{',
        '}',
        '[',
        ']',
        ':',
        ',',
        '"use"',
        '"profiles"',
        '"a"',
        '"extends"',
        '"task-table"',
        '"documents"',
        '1',
        'null',
      ],
      ...[
        '"kind"',
        '"ids"',
        '//',
        '/*',
        '"',
        '\\',
        '\n',
        'true',
        '"__proto__"',
        '"severities"',
        '"roles"',
        '-',
        '\u0000',
        '😀',
      ],
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 40 }), (tokens) => void problemsOf(tokens.join(' '))),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.json(), (text) => void problemsOf(text)),
      { numRuns: 300 },
    );
  });
});
