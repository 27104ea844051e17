import assert from 'node:assert/strict';
import { readConfiguration } from '../../../server/src/core/configuration/configuration';
import { Checker, type Severities } from '../../../server/src/core/rules/check';
import { rules } from '../../../server/src/core/rules/registry';
import { parseFixture } from '../../support/fixture';
import { workspaceOf } from '../../support/folderInMemory';

const codes = rules.map(({ code }) => code);
const { files } = parseFixture(`//- /specs/001-loans/spec.md
# Loans

## Requirements

- **FR-001**: A member borrows [NEEDS CLARIFICATION: how many?] books.

//- /specs/002-fines/spec.md
# Fines

## Requirements

- **FR-001**: A late book costs [NEEDS CLARIFICATION: how much?] a day.
`);

/** Findings as `path: severity`. */
function judged(configuration: unknown, chosen: Severities = {}): string[] {
  const { configuration: inForce, problems } = readConfiguration(JSON.stringify(configuration), codes);
  assert.deepEqual(problems, []);
  assert.ok(inForce);
  const { severities, override } = inForce;
  const found = new Checker({ severities, override, chosen }).check(workspaceOf(files).snapshot());
  return [...found].flatMap(([path, list]) => list.map(({ severity }) => `${path}: ${severity}`));
}

const code = 'document/needs-clarification';

describe('overrides of a configuration', () => {
  it('count for the files that they name, and nowhere else', () => {
    const overrides = [{ files: ['specs/002-*/**'], severities: { [code]: 'error' } }];
    assert.deepEqual(judged({ overrides }), ['specs/001-loans/spec.md: warning', 'specs/002-fines/spec.md: error']);
  });

  it('win over the severities for all files, and the last that names the rule over those before it', () => {
    const overrides = [
      { files: ['**/*.md'], severities: { [code]: 'hint' } },
      { files: ['specs/002-*/**'], severities: { [code]: 'off' } },
      { files: ['**/*.md'], severities: { 'trace/orphan-work': 'error' } },
    ];
    assert.deepEqual(judged({ severities: { [code]: 'error' }, overrides }), ['specs/001-loans/spec.md: hint']);
  });

  it('can let a rule speak in some files that is off in all others', () => {
    const overrides = [{ files: ['specs/001-*/**'], severities: { [code]: 'warning' } }];
    assert.deepEqual(judged({ severities: { [code]: 'off' }, overrides }), ['specs/001-loans/spec.md: warning']);
  });

  it('give way to what a user chooses', () => {
    const overrides = [{ files: ['**/*.md'], severities: { [code]: 'error' } }];
    assert.deepEqual(judged({ overrides }, { [code]: 'off' }), []);
  });

  it('are told of where they name a rule or a glob that is none', () => {
    const text = '{"overrides": [{"files": ["a{b"], "severities": {"trace/orphans": "off"}}]}';
    const { problems } = readConfiguration(text, codes);
    assert.deepEqual(
      problems.map(({ start, end }) => text.slice(start, end)),
      ['"a{b"', '"trace/orphans"'],
    );
  });
});
