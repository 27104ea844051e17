import { checkFixture } from '../../../support/fixture';
import { folder } from '../../../support/planText';

const CODE = 'trace/untraced-scope';
const stories = '## User Stories\n\n### User Story 1 - Moor (Priority: P1)\n\nAs a captain.\n\n';
const spec = (before: string, ids: readonly string[], told: string): string =>
  `# Spec: Harbour\n\n${before}## Requirements\n\n${ids
    .map(
      (id, i) => `- **${id}**: Berths MUST have numbers${i === 0 ? `\n//^"${id}" information ${CODE}: ${told}` : ''}`,
    )
    .join('\n')}\n`;
const check = (before: string, ids: readonly string[], task: string, told: string): void =>
  void checkFixture(
    folder({
      'specs/001-harbour/spec.md': spec(before, ids, told),
      'specs/001-harbour/tasks.md': `# Tasks\n\n## Phase 1: A\n\n- [ ] T001 ${task}\n`,
    }),
  );

describe(CODE, () => {
  it('says how many, and which', () => {
    check('', ['FR-001', 'FR-002'], 'Paint', 'tasks.md names none of the 2 requirements (FR-001 and FR-002).');
  });

  it('says it plainly of a single one', () => {
    check('', ['FR-001'], 'Paint', 'tasks.md does not name FR-001.');
    check(stories, ['FR-001'], '[US1] Paint', 'tasks.md names user stories only: FR-001 is not traced by itself.');
  });
});
