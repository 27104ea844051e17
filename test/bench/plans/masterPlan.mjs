// What holds the phases of a project together: the master plan, the traceability matrix and the questions.
import { kebab, prose } from './wording.mjs';

/** @typedef {import('./random.mjs').Random} Random */
/** @typedef {import('./project.mjs').Project} Project */
/** @typedef {import('./project.mjs').Phase} Phase */

/**
 * docs/plans/generate_plans.md
 * @param {Random} random
 * @param {Project} project
 */
export function masterPlan(random, { folder, title, phases }) {
  const parts = [
    `# ${title}: Master Plan`,
    '**Date**: 2026-02-09\n**Purpose**: In which order the work is done, and which requirements each phase answers for.',
    '## Overview',
    `This page splits [the requirements](../requirements/HighLevelReqs.md) over ${phases.length} phases. ${prose(random, 300)}`,
    '## Phase Structure',
  ];
  for (const phase of phases) parts.push(phaseSection(random, folder, phase), '---');
  parts.push('## Milestones', milestones(phases), '## File Index', fileIndex(folder, phases));
  return parts.join('\n\n') + '\n';
}

/**
 * @param {Random} random
 * @param {string} folder
 * @param {Phase} phase
 */
function phaseSection(random, folder, { label, title, file, sections, packages }) {
  const requirements = packages.flatMap(({ rows }) => rows.filter(({ id }) => id.startsWith('REQ-')));
  const subtasks = packages.map((workPackage, i) => `${i + 1}. ${workPackage.title}`);
  return [
    `### Phase ${label}: ${title}`,
    `**Goal**: ${prose(random, 60)}`,
    `**Components**:\n\n${requirements.map(({ id, text }) => `- ${text} (${id})`).join('\n')}`,
    `**Testable Outcome**: ${prose(random, 60)}`,
    `**HighLevelReqs Coverage**: ${coverage(sections)}`,
    `**Plan Document**: \`${folder}/docs/plans/${file}\``,
    `**Sub-tasks**:\n\n${subtasks.join('\n')}`,
  ].join('\n\n');
}

/** @param {Phase['sections']} sections */
function coverage(sections) {
  if (sections.length < 2) return sections.map(({ number }) => number).join(', ');
  return `${sections[0].number}–${sections[sections.length - 1].number}`;
}

/** @param {Phase[]} phases */
function milestones(phases) {
  const rows = ['| Milestone | Phases | Outcome |', '|-----------|--------|---------|'];
  for (let from = 0; from < phases.length; from += 4) {
    const reached = phases.slice(from, from + 4);
    const { label, title } = reached[reached.length - 1];
    rows.push(`| M${from / 4 + 1}: ${title} | ${reached[0].label}–${label} | ${title} works for every branch |`);
  }
  return rows.join('\n');
}

/**
 * @param {string} folder
 * @param {Phase[]} phases
 */
function fileIndex(folder, phases) {
  const rows = [
    ['generate_plans.md', 'This page'],
    ['requirements-traceability.md', 'Which work package answers for which requirement'],
    ['questions.md', 'Questions, open and answered'],
    ...phases.map(({ label, file }) => [file, `Phase ${label}`]),
    ...phases.map(({ label, checklist }) => [checklist, `Execution of Phase ${label}`]),
  ];
  const cells = rows.map(([file, purpose]) => `| \`${folder}/docs/plans/${file}\` | ${purpose} |`);
  return ['| File | Purpose |', '|------|---------|', ...cells].join('\n');
}

/**
 * docs/plans/requirements-traceability.md
 * @param {Project} project
 */
export function traceabilityMatrix({ phases }) {
  const rows = phases.flatMap(({ label, file, done, packages }) =>
    packages.flatMap(({ id, rows }) =>
      rows.map(
        ({ citation }) =>
          `| ${citation} | [Phase ${label}](${file}) | ${id} | ${done ? 'Implemented' : 'Plan generated'} |`,
      ),
    ),
  );
  return (
    [
      '# Requirements Traceability',
      'One row for each requirement and constraint of a phase that has a plan.',
      ['| Requirement | Phase | Work package | Status |', '|---|---|---|---|', ...rows].join('\n'),
    ].join('\n\n') + '\n'
  );
}

/**
 * docs/plans/questions.md
 * @param {Random} random
 * @param {Project} project
 */
export function questionLog(random, { phases }) {
  /** @param {boolean} answered */
  const rows = (answered) =>
    phases
      .filter(({ done }) => done === answered)
      .flatMap(({ label, packages, questions }) =>
        questions.map(
          ({ id, text, touches, answer }, i) =>
            `| ${id} | ${text} | ${touches}, Phase ${label} ${packages[0].id} | 2026-03-${10 + i} | ${answer} |`,
        ),
      );
  /** @param {string} last */
  const head = (last) => [`| ID | Question | Touches | Raised | ${last} |`, '|----|----|----|----|----|'];
  return (
    [
      '# Questions',
      `Whoever meets a doubt writes it down here with the best guess, and goes on. ${prose(random, 400)}`,
      '## Open',
      [...head('Best guess'), ...rows(false)].join('\n'),
      '## Answered',
      [...head('Answer'), ...rows(true)].join('\n'),
    ].join('\n\n') + '\n'
  );
}

/**
 * The anchor of a phase's heading in the master plan.
 * @param {Phase} phase
 */
export const anchorOf = ({ label, title }) => `phase-${label.toLowerCase()}-${kebab(title)}`;
