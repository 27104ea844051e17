import assert from 'node:assert/strict';
import { insertRiskMapping } from '../../../../server/src/core/commands/insertRiskMapping';
import { answerAt, insertedAt, type Files } from '../../../support/inserting';
import { workspaceOf } from '../../../support/folderInMemory';

const AT = { path: 'plan.md', offset: 0 };

function plan(mapping: string, source = 'AP L1'): Files {
  const text = `# Plan

Risks stand in \`Risks.md\` (SR).

## Tasks

| Task ID | Description | Prereqs | Source |
|---------|-------------|---------|--------|
| T-001 | Lay bricks | None | ${source} |
| T-002 | Light a fire | T-001 | ${source} |
| T-003 | Watch the weather | None | ${source} |

## Phases

### Phase A — All

- Entrance: None
- Tasks: T-001, T-002, T-003
- Exit: Done

## Risk-to-Task Mapping

${mapping}
`;
  const risks = `# Risks

## Risk Register

| Risk ID | Description | Impact |
|---------|-------------|--------|
| R-001 | Bricks crack | High |
| R-002 | The weather turns | Low |
| R-003 | Nobody watches | Low |
`;
  return new Map([
    ['plan.md', text],
    ['Risks.md', risks],
  ]);
}

const LIST = '- R-001 → T-001\n- R-003 → T-002, T-003';

function run(files: Files, risk: string, tasks: string[], reveals: readonly string[] = []): readonly string[] {
  return insertedAt(insertRiskMapping, files, AT, { risk: [risk], tasks }, reveals).diff;
}

describe('insert risk mapping', () => {
  it('asks for the risk, those without a task first, and for tasks, the likeliest first', () => {
    const snapshot = workspaceOf(plan(LIST)).snapshot();
    const first = answerAt(insertRiskMapping, snapshot, AT);
    assert.ok('ask' in first && first.ask.kind === 'choice');
    assert.deepEqual(
      first.ask.choices.map(({ value, detail }) => [value, detail]),
      [
        ['R-002', undefined],
        ['R-001', '→ T-001'],
        ['R-003', '→ T-002, T-003'],
      ],
    );
    const second = answerAt(insertRiskMapping, snapshot, AT, { risk: ['R-002'] });
    assert.ok('ask' in second && second.ask.kind === 'choice' && second.ask.many === true);
    assert.equal(second.ask.choices[0]?.value, 'T-003');
  });

  it('writes the row in its order, as the others are written', () => {
    assert.deepEqual(run(plan(LIST), 'R-002', ['T-003', 'T-001']), ['+ - R-002 → T-001, T-003']);
    const table = '| Risk | Tasks |\n|------|-------|\n| R-001 | `T-001` |\n| R-003 | `T-002`; `T-003` |';
    assert.deepEqual(run(plan(table), 'R-002', ['T-003', 'T-001']), ['+ | R-002 | `T-001`; `T-003` |']);
  });

  it('adds a task to the row of a risk that is mapped already, and says so the second time', () => {
    const files = plan(LIST);
    const { diff, files: after } = insertedAt(insertRiskMapping, files, AT, { risk: ['R-003'], tasks: ['T-001'] });
    assert.deepEqual(diff, ['- - R-003 → T-002, T-003', '+ - R-003 → T-001, T-002, T-003']);
    const again = answerAt(insertRiskMapping, workspaceOf(after).snapshot(), AT, { risk: ['R-003'], tasks: ['T-001'] });
    assert.ok('unchanged' in again && again.unchanged === 'plan.md maps R-003 to T-001 already.');
  });

  it('names the risk in the Source of the task where Sources name risks', () => {
    const files = plan('- R-001 → T-001', 'SR R-001');
    const diff = run(files, 'R-002', ['T-003']);
    assert.ok(diff.includes('+ | T-003 | Watch the weather | None | SR R-001; SR R-002 |'), diff.join('\n'));
    assert.ok(diff.includes('+ - R-002 → T-003'));
  });

  it('writes the first row of a mapping, and refuses where there is none', () => {
    assert.deepEqual(run(plan('Which task answers which risk.'), 'R-002', ['T-003'], ['trace/unmapped-risk']), [
      '+ - R-002 → T-003',
    ]);
    const none = new Map([['plan.md', (plan('').get('plan.md') ?? '').replace('## Risk-to-Task Mapping', '## Notes')]]);
    const answer = answerAt(insertRiskMapping, workspaceOf(none).snapshot(), AT);
    assert.ok('refused' in answer && answer.refused.includes('Risk-to-Task Mapping'));
    const empty = answerAt(insertRiskMapping, workspaceOf(plan(LIST)).snapshot(), AT, { risk: ['R-002'], tasks: [] });
    assert.ok('refused' in empty);
  });
});
