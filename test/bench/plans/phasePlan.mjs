// The plan of one phase: eight sections, checklist rows that map to work packages, work packages that trace them back.
import { gateCriteria } from './executionChecklist.mjs';
import { anchorOf } from './masterPlan.mjs';
import { isNumbered, rowsOf } from './project.mjs';
import { criterion, prose } from './wording.mjs';

/** @typedef {import('./random.mjs').Random} Random */
/** @typedef {import('./project.mjs').Project} Project */
/** @typedef {import('./project.mjs').Phase} Phase */
/** @typedef {import('./project.mjs').Row} Row */
/** @typedef {import('./project.mjs').WorkPackage} WorkPackage */

/**
 * docs/plans/phase-<label>-<title>.md
 * @param {Random} random
 * @param {Project} project
 * @param {Phase} phase
 */
export function phasePlan(random, { phases }, phase) {
  const { label, title, done, packages, questions } = phase;
  const before = phases[phases.indexOf(phase) - 1];
  const tick = done ? 'x' : ' ';
  const rows = rowsOf(phase);
  const numbered = rows.filter(isNumbered);
  const constraints = rows.filter((row) => !isNumbered(row));
  const needed = before
    ? `- Phase ${before.label} complete, in particular Phase ${before.label} ${before.packages[0].id}`
    : '- A bay with one belt and two doors';
  const parts = [
    `# Phase ${label}: ${title}`,
    `**Master plan**: [Phase ${label}](generate_plans.md#${anchorOf(phase)})`,
    '## Scope',
    prose(random, 250),
    packages.map((workPackage) => `- ${workPackage.title}`).join('\n'),
    '## Prerequisites',
    `${needed}\n- ${prose(random, 80)}`,
    '## Requirements Checklist',
    checklist(numbered, packages, tick),
    '## Design Constraints Checklist',
    checklist(constraints, packages, tick),
    '## Work Packages',
    ...packages.map((workPackage) => packageSection(random, workPackage, tick)),
    '## Test Strategy',
    testStrategy(random, numbered, constraints),
    '## Verification Gate',
    gateCriteria.map((text, i) => `${i + 1}. ${text}`).join('\n'),
    '## Open Questions',
    `${done ? 'Answered' : 'Logged'} in [questions.md](questions.md#${done ? 'answered' : 'open'}).`,
    questions.map(({ id, text }) => `- ${id}: ${text}`).join('\n'),
    '## Verification Record',
    verificationRecord,
  ];
  return parts.join('\n\n') + '\n';
}

const verificationRecord = [
  '| Check | Date | Result |',
  '|-------|------|--------|',
  '| Forward: every row has a work package with a criterion | 2026-02-23 | Pass |',
  '| Reverse: every work package has a row | 2026-02-23 | Pass |',
  '| Negative: every prohibition has a test that tries it | 2026-02-23 | Pass |',
].join('\n');

/**
 * @param {Row[]} rows
 * @param {WorkPackage[]} packages
 * @param {string} tick
 */
function checklist(rows, packages, tick) {
  const groups = [...new Set(rows.map(({ group }) => group))];
  return groups
    .flatMap((group) => {
      const lines = rows.filter((row) => row.group === group).map((row) => checklistRow(row, packages, tick));
      return [`### ${group}`, ...sourceOf(group), lines.join('\n')];
    })
    .join('\n\n');
}

/**
 * Where the rows of a numbered group were extracted from, as a link.
 * @param {string} group
 */
function sourceOf(group) {
  const [number, ...words] = group.split(' ');
  if (!/^\d/.test(number)) return [];
  const anchor = `${number.replace('.', '')}-${words.join('-').toLowerCase()}`;
  return [`From [section ${number}](../requirements/HighLevelReqs.md#${anchor}).`];
}

/**
 * @param {Row} row
 * @param {WorkPackage[]} packages
 * @param {string} tick
 */
function checklistRow(row, packages, tick) {
  const owner = packages.find(({ rows }) => rows.includes(row));
  return `- [${tick}] [${row.id}] ${row.text}${row.negative ? ' (negative)' : ''} → ${owner?.id}`;
}

/**
 * @param {Random} random
 * @param {WorkPackage} workPackage
 * @param {string} tick
 */
function packageSection(random, { id, title, rows, blockedBy, planted }, tick) {
  const criteria = rows.map(({ citation, text }) => `- [${tick}] ${criterion(random, text)} (verifies ${citation})`);
  const traced = [...traces(rows), ...planted.map((id) => (/^\d/.test(id) ? `[${id}]` : id))];
  const fields = [
    `### ${id}: ${title}`,
    `**Description**: ${prose(random, 60)}`,
    `**Acceptance criteria**:\n\n${criteria.join('\n')}`,
    `**Complexity**: ${random.pick(['S', 'M', 'L'])}`,
    `**Requirements traced**: ${traced.join(', ')}`,
  ];
  if (blockedBy.length > 0) fields.push(`**Blocked by**: ${blockedBy.join(', ')}`);
  return fields.join('\n\n');
}

/**
 * Citations of rows, where three neighbours and more of one section become a range.
 * @param {Row[]} rows
 */
function traces(rows) {
  /** @type {Row[][]} */
  const runs = [];
  for (const row of rows) {
    const run = runs.at(-1);
    if (run && isNumbered(row) && run[0].group === row.group) run.push(row);
    else runs.push([row]);
  }
  return runs.flatMap((run) =>
    run.length < 3 ? run.map(({ citation }) => citation) : `${run[0].citation}–${run[run.length - 1].citation}`,
  );
}

/**
 * @param {Random} random
 * @param {Row[]} numbered
 * @param {Row[]} constraints
 */
function testStrategy(random, numbered, constraints) {
  const prohibitions = [...numbered, ...constraints].filter(({ negative }) => negative);
  /** @param {Row[]} rows */
  const cited = (rows) => rows.map(({ citation }) => citation).join(', ');
  const lines = [
    `- **Unit**: the small parts (${cited(random.sample(numbered, 3))}). ${prose(random, 60)}`,
    `- **Integration**: from the door to the ledger (${cited(random.sample(constraints, 3))}). ${prose(random, 60)}`,
  ];
  if (prohibitions.length > 0) lines.push(`- **Negative**: each prohibition is tried (${cited(prohibitions)})`);
  return lines.join('\n');
}
