import assert from 'node:assert/strict';
import {
  builtinConfiguration,
  readConfiguration,
  type WorkspaceConfiguration,
} from '../../../server/src/core/configuration/configuration';
import { checkFixture, findingsOf, parseFixture } from '../../support/fixture';

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

describe('shorthands', () => {
  it('say which sections a kind of document must have', () => {
    checkFixture(`//- /plantrace.config.json
{ "requiredSections": { "task-plan": ["Background", "Phases"] } }

//- /plan.md
# Plan
//^"Plan" warning document/missing-section: This task-table plan has no section "Phases".

## Background

| Task ID | Description | Priority |
|---|---|---|
| T-001 | Build | P1 |
`);
  });

  it('leave the other names of a section that the profile has', () => {
    const { profiles } = configured({ requiredSections: { 'phased-plan/phase-plan': ['Scope', 'Risks'] } });
    const base = builtinConfiguration.profiles.find(({ name }) => name === 'phased-plan')?.documentRule('phase-plan');
    const rule = profiles.find(({ name }) => name === 'phased-plan')?.documentRule('phase-plan');
    assert.deepEqual(rule?.sections, [
      base?.sections.find(({ title }) => title === 'Scope'),
      { title: 'Risks', words: ['risks'] },
    ]);
  });

  it('give citations in a column or behind a label a role', () => {
    const { snapshot } = findingsOf(
      parseFixture(`//- /plantrace.config.json
{ "roles": [{ "kind": "task-plan", "role": "depends-on", "ids": ["task"], "columns": ["Waits for"] }] }

//- /plan.md
| Task ID | Description | Priority | Waits for |
|---|---|---|---|
| T-001 | Build | P1 | |
| T-002 | Test | P1 | T-001 |
`),
    );
    assert.equal(snapshot.graph.referenceCount > 0, true);
    assert.ok([...Array(snapshot.graph.referenceCount).keys()].some((r) => snapshot.graph.roleOf(r) === 'depends-on'));
  });

  it('say in which folders IDs are unique', () => {
    const files = (scopes: string): string => `//- /plantrace.config.json
{
  ${scopes}
  "profiles": {
    "jobs": {
      "ids": { "task": { "kind": "task", "templates": ["JOB-{n}"] } },
      "documents": [{ "kind": "jobs", "paths": ["**/jobs*.md"], "items": [{ "id": "task", "at": "heading" }] }]
    }
  },
  "severities": { "trace/orphan-work": "off" }
}

//- /a/one/jobs.md
# JOB-1: Saw

//- /a/two/jobs.md
# JOB-1: Drill

//- /b/jobs.md
# JOB-1: Paint
`;
    const duplicates = (scopes: string): string[] =>
      findingsOf(parseFixture(files(scopes)))
        .findings.filter(({ code }) => code === 'trace/duplicate-definition')
        .map(({ file }) => file);
    assert.deepEqual(duplicates('"scopes": ["a/*"],'), []);
    assert.equal(duplicates('"scopes": ["*"],').length, 1);
  });
});
