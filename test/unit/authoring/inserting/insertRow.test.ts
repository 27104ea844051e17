import assert from 'node:assert/strict';
import { insertRow } from '../../../../server/src/core/commands/insertRow';
import { answerAt, cursorAt, insertedAt, type Files } from '../../../support/inserting';
import { workspaceOf } from '../../../support/folderInMemory';
import { masterPlan, phasePlan, requirements, workPackage } from '../../../support/planText';

const PLAN = 'docs/phase-1-doors.md';

/** A section of four bullets of which the plan has rows for three. */
function doors(checklist: string, rest: Readonly<Record<string, string>> = {}): Files {
  return new Map(
    Object.entries({
      'docs/HighLevelReqs.md': requirements({
        '1.1': [
          'A door opens with a badge.',
          'The lamp shines at night.',
          'A bell must not ring twice.',
          'Hinges are oiled.',
        ],
      }),
      'docs/generate_plans.md': masterPlan({
        1: ['**HighLevelReqs Coverage**: 1.1', `**Plan Document**: \`${PLAN}\``],
      }),
      [PLAN]: phasePlan({ checklist, packages: workPackage('WP-1', '[1.1-1], [1.1-2], [1.1-4]') }),
      ...rest,
    }),
  );
}

const ROWS = `### 1.1 Doors

- [x] [1.1-1] A door opens with a badge → WP-1
- [ ] [1.1-2] The lamp shines at night → WP-1
- [ ] [1.1-4] Hinges are oiled → WP-1`;
/** That nobody has planned it yet, and what the source has besides, is for a person to mend. */
const UNPLANNED = ['trace/orphan-requirement', 'trace/numbering-gap'];

function run(
  files: Files,
  path: string,
  at: string,
  answers: Record<string, string[]>,
  reveals = UNPLANNED,
): readonly string[] {
  return insertedAt(insertRow, files, cursorAt(files, path, at), answers, reveals).diff;
}

function refusal(files: Files, path: string, at: string, answers: Record<string, string[]> = {}): string {
  const answer = answerAt(insertRow, workspaceOf(files).snapshot(), cursorAt(files, path, at), answers);
  assert.ok('refused' in answer, JSON.stringify(answer));
  return answer.refused;
}

describe('insert row in a checklist of a phase plan', () => {
  it('offers what the source has and nobody extracted, with its words, and a new one', () => {
    const files = doors(ROWS);
    const answer = answerAt(insertRow, workspaceOf(files).snapshot(), cursorAt(files, PLAN, '[1.1-2]'));
    assert.ok('ask' in answer && answer.ask.kind === 'choice');
    assert.equal(answer.ask.name, 'requirement');
    assert.deepEqual(
      answer.ask.choices.map(({ value, description }) => [value, description]),
      [
        ['1.1-3', 'A bell must not ring twice.'],
        ['new', 'in your own words'],
      ],
    );
  });

  it('puts what the source has in the order of the numbers, marked where it prohibits', () => {
    assert.deepEqual(run(doors(ROWS), PLAN, '[1.1-1]', { requirement: ['[1.1-3]'] }), [
      '+ - [ ] [1.1-3] A bell must not ring twice',
    ]);
    const marked = doors(ROWS.replace('at night', 'at night and never flickers (negative)'));
    assert.deepEqual(run(marked, PLAN, '[1.1-1]', { requirement: ['1.1-3'] }), [
      '+ - [ ] [1.1-3] A bell must not ring twice (negative)',
    ]);
  });

  it('gives a new row the next number, and puts it below the row at the cursor', () => {
    const files = doors(ROWS);
    const { files: after, diff } = insertedAt(
      insertRow,
      files,
      cursorAt(files, PLAN, 'A door opens'),
      { text: ['A door  shuts\nslowly'] },
      UNPLANNED,
    );
    assert.deepEqual(diff, ['+ - [ ] [1.1-5] A door shuts slowly']);
    assert.match(after.get(PLAN) ?? '', /\[1\.1-1\].*\n.*\[1\.1-5\].*\n.*\[1\.1-2\]/);
    const again = answerAt(insertRow, workspaceOf(after).snapshot(), cursorAt(after, PLAN, 'A door opens'), {
      text: ['a door shuts slowly.'],
    });
    assert.ok('unchanged' in again && again.unchanged.includes('1.1-5'), JSON.stringify(again));
  });

  it('says so where the row is there already', () => {
    const files = doors(ROWS);
    const answer = answerAt(insertRow, workspaceOf(files).snapshot(), cursorAt(files, PLAN, '[1.1-1]'), {
      requirement: ['1.1-2'],
    });
    assert.ok('unchanged' in answer && answer.unchanged === `${PLAN} has a row for 1.1-2 already.`);
  });

  it('gives nobody the number of a row that was removed', () => {
    const removed = `${ROWS}\n\n<!-- removed: 1.1-3, 1.1-5 -->`;
    assert.deepEqual(run(doors(removed), PLAN, '[1.1-1]', { requirement: ['1.1-6'] }), [
      '+ - [ ] [1.1-6] A bell must not ring twice',
    ]);
    assert.deepEqual(run(doors(removed), PLAN, '[1.1-1]', { text: ['A door hums'] }), ['+ - [ ] [1.1-6] A door hums']);
  });

  it('passes over a number that somebody cites', () => {
    const files = doors(ROWS);
    const cited = new Map([...files, [PLAN, (files.get(PLAN) ?? '').replace('By hand.', 'Slow doors ([1.1-5]).')]]);
    assert.deepEqual(run(cited, PLAN, '[1.1-1]', { text: ['A door hums'] }), ['+ - [ ] [1.1-6] A door hums']);
  });

  it('writes a row of a table as the table has them', () => {
    const table = [
      '| ID | Requirement | WP | Done |',
      '|----|-------------|------|------|',
      '| [1.1-1] | A door opens with a badge | WP-1 | [x] |',
      '| [1.1-2] | The lamp shines at night | WP-1 | [ ] |',
      '| [1.1-4] | Hinges are oiled | WP-1 | [ ] |',
    ].join('\n');
    assert.deepEqual(run(doors(table), PLAN, '[1.1-1]', { text: ['Red | green'] }), [
      '+ | [1.1-5] | Red \\| green | | [ ] |',
    ]);
    assert.deepEqual(run(doors(table), PLAN, '[1.1-1]', { requirement: ['1.1-3'] }), [
      '+ | [1.1-3] | A bell must not ring twice | | [ ] |',
    ]);
  });

  it('begins a section that has a heading and no row yet', () => {
    const empty = doors('### 1.1 Doors\n\nNothing was extracted yet.');
    assert.deepEqual(
      run(empty, PLAN, 'Nothing was extracted', { requirement: ['1.1-2'] }, [...UNPLANNED, 'trace/', 'plan/']).filter(
        (line) => line.includes('[1.1-2]'),
      ),
      ['+ - [ ] [1.1-2] The lamp shines at night'],
    );
  });

  it('enters the row into the traceability matrix that had all rows before', () => {
    const files = doors(ROWS, {
      'docs/requirements-traceability.md': [
        '# Traceability',
        '',
        '| Requirement | Phase | Work Package | Status |',
        '|---|---|---|---|',
        '| [1.1-1] | Phase 1 | WP-1 | Implemented |',
        '| [1.1-2] | Phase 1 | WP-1 | Plan generated |',
        '| [1.1-4] | Phase 1 | WP-1 | Plan generated |',
        '',
      ].join('\n'),
    });
    assert.deepEqual(run(files, PLAN, '[1.1-1]', { requirement: ['1.1-3'] }), [
      '+ - [ ] [1.1-3] A bell must not ring twice',
      '+ | [1.1-3] | Phase 1 | | Plan generated |',
    ]);
  });

  it('does the same for constraints', () => {
    const files = new Map([
      ...doors(ROWS),
      ['CLAUDE.md', '# Notes\n\n## Key Design Decisions\n\n### Runtime\n\n- One process.\n- No cache.\n'],
      [
        PLAN,
        phasePlan({
          checklist: ROWS,
          constraints: '- [ ] [KDD-runtime-1] One process → WP-1',
          packages: workPackage('WP-1', '[1.1-1], [1.1-2], [1.1-4], [KDD-runtime-1]'),
        }),
      ],
    ]);
    assert.deepEqual(run(files, PLAN, 'One process →', { requirement: ['KDD-runtime-2'] }), [
      '+ - [ ] [KDD-runtime-2] No cache',
    ]);
    assert.deepEqual(run(files, PLAN, 'One process →', { text: ['Two threads'] }), [
      '+ - [ ] [KDD-runtime-3] Two threads',
    ]);
  });

  it('refuses where nothing is said, and where there are no rows', () => {
    const files = doors(ROWS);
    assert.match(refusal(files, PLAN, '[1.1-1]', { text: ['   '] }), /nothing was said; say/);
    assert.match(refusal(files, PLAN, 'What is in.'), /put the cursor into/);
    assert.match(refusal(files, PLAN, 'Complexity'), /Insert Acceptance Criterion/);
    assert.match(refusal(files, 'docs/HighLevelReqs.md', 'Hinges'), /count by their places/);
    const nowhere = answerAt(insertRow, workspaceOf(files).snapshot(), null);
    assert.ok('refused' in nowhere);
  });
});
