import assert from 'node:assert/strict';
import {
  builtinConfiguration,
  readConfiguration,
  type WorkspaceConfiguration,
} from '../../../server/src/core/configuration/configuration';
import { checkFixture, findingsOf, parseFixture } from '../../support/fixture';
import { workspaceOf } from '../../support/folderInMemory';

function configured(value: unknown): WorkspaceConfiguration {
  const { configuration, problems } = readConfiguration(typeof value === 'string' ? value : JSON.stringify(value), [
    'trace/orphan-work',
    'trace/orphan-requirement',
    'trace/dangling-reference',
  ]);
  assert.deepEqual(problems, []);
  assert.ok(configuration);
  return configuration;
}

const names = (value: unknown): string[] => configured(value).profiles.map(({ name }) => name);
const builtinNames = builtinConfiguration.profiles.map(({ name }) => name);

/** Documents of a fixture as `path: profile kind`. */
function kindsOf(source: string): string[] {
  return workspaceOf(parseFixture(source).files)
    .snapshot()
    .files.map(({ path, facts }) => `${path}: ${facts.kind === null ? '-' : `${facts.profile ?? ''} ${facts.kind}`}`);
}

const plan = { kind: 'plan', paths: ['plans/*.md'] };

describe('a configuration', () => {
  for (const text of ['', ' \n', '// nothing yet\n', '{}', '{ /* nothing */ }', '\n{\n}\n']) {
    it(`that says nothing changes nothing: ${JSON.stringify(text)}`, () => {
      const { profiles, severities, leavesOut, assign } = configured(text);
      assert.deepEqual(
        profiles.map(({ name }) => name),
        builtinNames,
      );
      assert.deepEqual(severities, {});
      assert.equal(leavesOut('a.md'), false);
      assert.equal(assign('a.md'), null);
    });
  }

  it('may hold comments, trailing commas and a schema', () => {
    const text = '{ "$schema": "./s.json", // why\n "use": ["task-table",], /* so */ }';
    assert.deepEqual(names(text), ['task-table']);
  });

  it('sets the profiles in force, in order', () => {
    const use = ['task-table', 'mine', 'phased-plan'];
    assert.deepEqual(names({ use, profiles: { mine: { documents: [plan] } } }), use);
  });

  it('puts own profiles before the built-in ones, and in their place', () => {
    assert.deepEqual(names({ profiles: { mine: { documents: [plan] } } }), ['mine', ...builtinNames]);
    const changed = names({ profiles: { 'task-table': { extends: 'task-table' } } });
    assert.deepEqual([...changed].sort(), [...builtinNames].sort());
    assert.equal(changed[0], 'task-table');
  });

  it('says of two texts whether documents are read the same way', () => {
    const { reading } = configured({ severities: { 'trace/orphan-work': 'off' } });
    assert.equal(configured({ severities: { 'trace/orphan-work': 'error' } }).reading, reading);
    assert.notEqual(configured({ ignore: ['old'] }).reading, reading);
    assert.equal(configured('{}').reading, configured('').reading);
  });
});

describe('an own profile', () => {
  it('is read like a built-in one', () => {
    checkFixture(`//- /plantrace.config.json
{
  "profiles": {
    "firmware": {
      "ids": {
        "requirement": { "kind": "requirement", "templates": ["FW-{name}-{n}"] },
        "task": { "kind": "task", "templates": ["JOB-{n}"] },
      },
      "documents": [
        { "kind": "requirements", "paths": ["reqs/*.md"], "items": [{ "id": "requirement", "at": "heading" }] },
        {
          "kind": "jobs",
          "paths": ["jobs/*.md"],
          "items": [{ "id": "task", "at": "heading" }],
          "links": [{ "role": "covers", "ids": ["requirement"], "in": { "labels": ["Implements"] }, "owner": "task" }],
        },
      ],
    },
  },
}

//- /reqs/boot.md
# Boot

## FW-BOOT-1: The device starts within two seconds

## FW-BOOT-2: A broken image is not started

//- /jobs/boot.md
# Boot jobs

## JOB-1: Loader

Implements: FW-BOOT-1, FW-BOOT-2, FW-BOOT-3
//                                ^^^^^^^^^ error trace/dangling-reference
`);
  });

  it('may define items by an ID that stands alone below a heading', () => {
    const source = `//- /plantrace.config.json
{
  "profiles": {
    "notes": {
      "ids": { "item": { "kind": "requirement", "templates": ["req~{name}~{n}"] } },
      "documents": [{ "kind": "notes", "paths": ["*.md"], "items": [{ "id": "item", "at": "below-heading" }] }],
    },
  },
}

//- /a.md
# Items

## In code

\`req~in-code~1\`

## In brackets, with a list below

[req~bare~12].

- req~bare~12 is cited
- \`req~in-code~1\`

### In a list

- req~list~1

### In a sentence

req~sentence~1 is a good idea.

### Two of them

req~one~1, req~two~1

### Further down

Text first.

req~late~1
`;
    const { snapshot } = findingsOf(parseFixture(source));
    assert.deepEqual(
      snapshot.files.flatMap(({ facts }) => facts.items.map(({ id, title }) => `${id}: ${title}`)),
      ['req~in-code~1: In code', 'req~bare~12: In brackets, with a list below'],
    );
  });

  it('that extends one keeps what it does not say', () => {
    const { profiles } = configured({
      profiles: {
        mine: {
          extends: 'task-table',
          ids: { task: { templates: ['JOB-{n}'] }, note: { kind: 'question', templates: ['N-{n}'] } },
          documents: [
            { kind: 'task-plan', items: [{ id: 'note', at: 'heading' }], placeholders: false },
            { kind: 'notes', paths: ['notes/*.md'] },
          ],
        },
      },
    });
    const [mine] = profiles;
    const base = profiles.find(({ name }) => name === 'task-table');
    assert.ok(mine && base);
    const form = (name: string) => mine.grammar.forms.find((f) => f.name === name);
    assert.equal(
      mine.grammar.classify('JOB-7')?.form,
      mine.grammar.forms.findIndex((f) => f.name === 'task'),
    );
    assert.equal(mine.grammar.classify('T-7'), null, 'given templates take the place of those that were there');
    assert.equal(form('task')?.kind, 'task', 'what is not given stays');
    assert.equal(form('note')?.kind, 'question');
    assert.deepEqual(
      mine.documents.map(({ kind }) => kind),
      ['notes', ...base.documents.map(({ kind }) => kind)],
    );
    const tasks = mine.documentRule('task-plan');
    const before = base.documentRule('task-plan');
    assert.deepEqual(tasks?.source.items?.[0], { id: 'note', at: 'heading' }, 'own rules are asked first');
    assert.deepEqual(tasks.source.items?.slice(1), before?.source.items);
    assert.deepEqual(tasks.source.links, before?.source.links);
    assert.equal(tasks.source.placeholders, false);
    assert.equal(tasks.title, before?.title);
  });

  it('replaces what it says that it replaces', () => {
    const { profiles } = configured({
      profiles: {
        mine: {
          extends: 'task-table',
          ids: { task: { replace: true, kind: 'task', templates: ['JOB-{n}'] } },
          documents: [{ kind: 'task-plan', replace: true, paths: ['jobs.md'] }],
        },
      },
    });
    const [mine] = profiles;
    const base = profiles.find(({ name }) => name === 'task-table');
    const { source } = mine?.documentRule('task-plan') ?? {};
    assert.deepEqual(source, { kind: 'task-plan', title: base?.documentRule('task-plan')?.title, paths: ['jobs.md'] });
    const form = mine?.grammar.forms.find((f) => f.name === 'task');
    assert.equal(form?.scope, 'folder', 'nothing of the form that was there is left');
  });

  it('may extend another own one', () => {
    const { profiles } = configured({
      profiles: {
        late: { extends: 'early', title: 'Late' },
        early: { documents: [plan], severities: { 'trace/orphan-work': 'off' } },
      },
    });
    const [late] = profiles;
    assert.equal(late?.title, 'Late');
    assert.deepEqual(
      late.documents.map(({ kind }) => kind),
      ['plan'],
    );
    assert.deepEqual(late.severities, { 'trace/orphan-work': 'off' });
  });
});

const taskTable = `# Plan

| Task ID | Description | Prereqs |
|---|---|---|
| T-001 | Build | T-009 |
`;

describe('documents', () => {
  it('are read as the configuration says, before path, content and announcements are asked', () => {
    const source = `//- /plantrace.config.json
{
  "documents": [
    { "files": ["**/drafts/**"], "profile": null },
    { "files": ["notes/*.md"], "profile": "phased-plan", "kind": "questions" },
    { "files": ["other/**"], "profile": "phased-plan" },
    { "files": ["**/x.md"], "profile": "task-table" },
  ],
}

//- /drafts/x.md
${taskTable}
//- /notes/x.md
${taskTable}
//- /other/x.md
${taskTable}
//- /x.md
${taskTable}`;
    assert.deepEqual(kindsOf(source), [
      'drafts/x.md: -',
      'notes/x.md: phased-plan questions',
      'other/x.md: -',
      'x.md: task-table task-plan',
    ]);
    const reasons = workspaceOf(parseFixture(source).files)
      .snapshot()
      .files.map(({ facts }) => facts.reason);
    assert.match(reasons[0] ?? '', /^plantrace\.config\.json says so/);
    assert.match(reasons[1] ?? '', /^plantrace\.config\.json says so/);
    assert.match(reasons[2] ?? '', /^plantrace\.config\.json gives it to phased-plan, which does not know/);
    assert.match(reasons[3] ?? '', /^plantrace\.config\.json gives it to task-table, and it has a table/);
  });

  it('that a plan announces are what the configuration makes of them', () => {
    const source = (documents: string): string => `//- /plantrace.config.json
{ "documents": [${documents}] }

//- /master.md
# Plan

## Phase Structure

### Phase 1: Start

**Goal**: It runs.

**Plan Document**: start.md

//- /start.md
# Start

Text.
`;
    assert.deepEqual(kindsOf(source('')), ['master.md: phased-plan master-plan', 'start.md: phased-plan phase-plan']);
    assert.deepEqual(kindsOf(source('{ "files": ["start.md"], "profile": null }')), [
      'master.md: phased-plan master-plan',
      'start.md: -',
    ]);
    assert.deepEqual(
      kindsOf(source('{ "files": ["start.md"], "profile": "phased-plan" }'))[1],
      'start.md: phased-plan phase-plan',
    );
  });

  it('that are ignored are left out, with all that lies below an ignored folder', () => {
    const { leavesOut } = configured({ ignore: ['archive', '**/*.draft.md', 'docs/old/**'] });
    for (const path of ['archive', 'archive/a.md', 'archive/b/c.md', 'x/y.draft.md', 'docs/old', 'docs/old/a.md'])
      assert.ok(leavesOut(path), path);
    for (const path of ['docs', 'docs/a.md', 'archives/a.md', 'docs/archive/a.md']) assert.ok(!leavesOut(path), path);
  });
});

describe('severities', () => {
  const source = (configuration: unknown): string => `//- /plantrace.config.json
${JSON.stringify(configuration)}

//- /plan.md
${taskTable}`;
  const severityOf = (configuration: unknown, editor?: Record<string, 'hint' | 'off'>): string | undefined =>
    findingsOf(parseFixture(source(configuration)), editor).findings.find(
      ({ code }) => code === 'trace/dangling-reference',
    )?.severity;
  const profiles = { mine: { extends: 'task-table', severities: { 'trace/dangling-reference': 'information' } } };
  const severities = { 'trace/dangling-reference': 'warning' };

  it('are those of the rules, of the profile, of the configuration, of the editor, the later before the earlier', () => {
    assert.equal(severityOf({}), 'error');
    assert.equal(severityOf({ profiles }), 'information');
    assert.equal(severityOf({ profiles, severities }), 'warning');
    assert.equal(severityOf({ profiles, severities }, { 'trace/dangling-reference': 'hint' }), 'hint');
  });

  it('may be off at each of these places', () => {
    const off = { 'trace/dangling-reference': 'off' } as const;
    assert.equal(severityOf({ profiles: { mine: { extends: 'task-table', severities: off } } }), undefined);
    assert.equal(severityOf({ severities: off }), undefined);
    assert.equal(severityOf({}, off), undefined);
    assert.equal(severityOf({ profiles: { mine: { extends: 'task-table', severities: off } }, severities }), 'warning');
  });

  it('of a profile count in its own documents alone', () => {
    const { findings } = findingsOf(
      parseFixture(`${source({ profiles: { mine: { extends: 'task-table', severities: { 'trace/dangling-reference': 'off' } } }, documents: [{ files: ['b.md'], profile: 'task-table', kind: 'task-plan' }] })}
//- /b.md
${taskTable}`),
    );
    const dangling = findings.filter(({ code }) => code === 'trace/dangling-reference');
    assert.deepEqual(
      dangling.map(({ file }) => file),
      ['b.md'],
    );
  });
});
