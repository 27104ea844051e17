import assert from 'node:assert/strict';
import path from 'node:path';
import { whatWasSeen } from '../../../server/src/core/features/whatWasSeen';
import { exampleIn } from '../../support/corpus';
import { workspaceOf } from '../../support/folderInMemory';

const seen = (example: string, file: string): string =>
  whatWasSeen(workspaceOf(exampleIn(path.join('test', 'workspaces', example))).snapshot(), file, (text) => text);

describe('what was seen', () => {
  for (const [example, file, read, defines] of [
    [
      'spec-kit',
      'specs/001-tool-lending/spec.md',
      'Read as **Feature specification** (`spec`) of the profile `spec-kit`: its path fits ',
      'It defines 3 stories, 13 requirements, 2 criteria. IDs are unique within specs/001-tool-lending.',
    ],
    [
      'spec-kit',
      'specs/001-tool-lending/tasks.md',
      'Read as **Tasks** (`tasks`) of the profile `spec-kit`: its path fits ',
      'It defines 4 phases, 12 tasks. IDs are unique within specs/001-tool-lending, those of phases within this document.',
    ],
    [
      'kiro',
      '.kiro/specs-archive/fog-bell/requirements.md',
      'Read as **Requirements** (`requirements`) of the profile `kiro`: its path fits ',
      'It defines 1 requirement, 2 criteria. IDs are unique within .kiro/specs-archive/fog-bell.',
    ],
    [
      'phased-plan',
      'docs/plans/phase-1-ledger-and-patrons.md',
      'Read as **Phase plan** (`phase-plan`) of the profile `phased-plan`: its path fits **/phase-*.md and it has the headings ',
      'It defines 33 requirements, 10 constraints, 8 work packages. IDs are unique within the workspace folder, those of work packages within this document.',
    ],
    [
      'task-table',
      'Rollout_Plan.md',
      'Read as **Task-table plan** (`task-plan`) of the profile `task-table`: it has a table of IDs at line 18.',
      'It defines 15 tasks, 4 phases. IDs are unique within the workspace folder, those of tasks and phases within this document.',
    ],
    [
      'mixed',
      'docs/plans/generate_plans.md',
      'Read as **Master plan** (`master-plan`) of the profile `phased-plan`: it has the heading "phase structure".',
      'It defines 2 phases.',
    ],
  ] as const) {
    it(`says what ${example}/${file} is, why, and what it defines where`, () => {
      const [, , is = '', , holds = ''] = seen(example, file).split('\n');
      assert.ok(is.startsWith(read), is);
      assert.ok(holds.startsWith(defines), holds);
    });
  }

  it('says of ordinary markdown that it is read as nothing, and where its mentions lead', () => {
    const text = seen('spec-kit', 'README.md');
    assert.match(text, /^Read as \*\*ordinary markdown\*\*/m);
    assert.doesNotMatch(text, /It defines/);
    assert.match(text, /^\| FR-002 \| mention \| 7 \| resolved \| specs\/001-tool-lending\/spec\.md:39 \|$/m);
    assert.match(text, /^\| FR-001 \| mention \| 10 \| ambiguous \| {2}\|$/m);
  });

  it('tells a row that restates an item from one that defines it', () => {
    const text = seen('spec-kit', 'kitty-specs/shelf-inventory-01KX4T/tasks.md');
    assert.match(text, /^It defines 2 work packages, 5 tasks\./m);
    assert.match(text, /^\| T001 \| task \| restates \| 7 \|/m);
    assert.match(text, /^\| T001 \| task \| explicit \| 16 \|/m);
  });
});
