// The record of a phase that was carried out.
import { table } from './markdown.mjs';
import { isNumbered, rowsOf } from './project.mjs';
import { prose } from './wording.mjs';

/** @typedef {import('./random.mjs').Random} Random */
/** @typedef {import('./project.mjs').Phase} Phase */

/**
 * docs/plans/phase-<label>-checklist.md, of a phase that is finished.
 * @param {Random} random
 * @param {Phase} phase
 */
export function executionChecklist(random, phase) {
  const { label, title, file, packages } = phase;
  const rows = rowsOf(phase);
  const numbered = rows.filter(isNumbered);
  const constraints = rows.filter((row) => !isNumbered(row));
  const spotCheck = random.sample(rows, 3).map(({ citation }) => citation);
  return (
    [
      `# Phase ${label} Execution Checklist`,
      `**Phase**: Phase ${label}: ${title} ([plan](${file}))\n**Started**: 2026-02-16\n**Completed**: 2026-03-04`,
      '## Work Package Status',
      table(
        ['WP', 'Description', 'Status', 'Date', 'Deferred Criteria', 'Notes'],
        packages.map(({ id, title }) => [id, title, '[x] Complete', '2026-02-18', 'None', prose(random, 30)]),
      ),
      '## Mid-Phase Compliance Checks',
      table(
        ['Check', 'Date', 'Result', 'Notes'],
        [
          ['Build (zero warnings)', '2026-02-23', '[x] Pass / [ ] Fail', ''],
          ['All tests pass', '2026-02-23', '[x] Pass / [ ] Fail', prose(random, 80)],
          ['Traceability spot-check (3 random)', '2026-02-23', '[x] Pass / [ ] Fail', spotCheck.join(', ')],
        ],
      ),
      '## Verification Gate',
      table(
        ['#', 'Gate Criterion', 'Pass', 'Notes'],
        gateCriteria.map((text, i) => [`${i + 1}`, text, '[x]', prose(random, 60)]),
      ),
      '## Requirements Checklist Verification',
      table(
        ['ID', 'Requirement', 'Implemented', 'Tested', 'Notes'],
        numbered.map(({ citation, text }) => [citation, text, '[x]', '[x]', prose(random, 30)]),
      ),
      '## Design Constraints Checklist Verification',
      table(
        ['ID', 'Constraint', 'Respected', 'Notes'],
        constraints.map(({ id, text }) => [id, text, '[x]', prose(random, 30)]),
      ),
      '## Post-Phase Review',
      prose(random, 300),
      '## Summary',
      `- **Total WPs**: ${packages.length}\n- **Requirements verified**: ${numbered.length}/${numbered.length}\n` +
        `- **Design constraints verified**: ${constraints.length}/${constraints.length}`,
    ].join('\n\n') + '\n'
  );
}

export const gateCriteria = [
  'The whole suite passes, negative tests included',
  'Somebody who did not write it has used it for a day',
  'All rows of both checklists above are ticked',
  'Every deferred criterion has been verified',
];
