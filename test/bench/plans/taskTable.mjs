// A task-table plan and the three documents that it cites by line, section and risk.
import { fenced, table } from './markdown.mjs';
import { prose, requirement, title } from './wording.mjs';

/** @typedef {import('./random.mjs').Random} Random */

const taskCount = 30;
const riskCount = 14;
const newRiskCount = 4;
const outlineLines = 120;
const phaseNames = ['Survey', 'Pilot', 'All Branches', 'Handover'];

/** @param {number} number */
const taskId = (number) => `T-${String(number).padStart(3, '0')}`;
/** @param {number} number */
const riskId = (number) => `R-${String(number).padStart(3, '0')}`;
/** @param {number} number */
const newRiskId = (number) => `NEW-RISK-${String(number).padStart(3, '0')}`;

/**
 * The documents of one task-table plan by file name.
 * @param {Random} random
 * @param {boolean} planted whether a task waits for one that does not exist
 * @returns {[string, string][]}
 */
export function taskTablePlan(random, planted) {
  const titles = new Set();
  const risks = Array.from({ length: riskCount }, (_, i) => ({
    id: riskId(i + 1),
    text: requirement(random),
    task: random.between(1, taskCount),
  }));
  const newRisks = Array.from({ length: newRiskCount }, (_, i) => ({
    id: newRiskId(i + 1),
    text: requirement(random),
    task: random.between(1, taskCount),
  }));
  return [
    ['Rollout_Plan.md', rolloutPlan(random, titles, risks, newRisks, planted)],
    ['Outline.md', outline(random)],
    ['Survey_Report.md', surveyReport(random, risks)],
    ['Review_Notes.md', reviewNotes(random, newRisks)],
  ];
}

/** @typedef {{ id: string, text: string, task: number }} Risk */

/**
 * @param {Random} random
 * @param {Set<string>} titles
 * @param {Risk[]} risks
 * @param {Risk[]} newRisks
 * @param {boolean} planted
 */
function rolloutPlan(random, titles, risks, newRisks, planted) {
  const plantedTask = planted ? random.between(2, taskCount) : 0;
  const tasks = Array.from({ length: taskCount }, (_, i) => {
    const number = i + 1;
    const prereqs = number > 1 && random.chance(0.8) ? [taskId(random.between(1, number - 1))] : [];
    if (number === plantedTask) prereqs.push(taskId(97));
    const from = random.between(3, outlineLines - 5);
    const sources = [
      `OL L${from}–L${from + random.between(1, 4)}`,
      ...risks.filter(({ task }) => task === number).map(({ id }) => `SV ${id}`),
      ...newRisks.filter(({ task }) => task === number).map(({ id }) => `RN ${id}`),
    ];
    return [
      // Tasks only wait for tasks before them, so priorities that fall in the same order are never inverted.
      `P${Math.floor((i * 3) / taskCount)}`,
      taskId(number),
      `${title(random, titles)}: ${requirement(random)}`,
      prereqs.join(', ') || 'None',
      random.pick(['Desk', 'Depot', 'Controls + Radio', 'Board']),
      sources.join('; '),
      'house maps',
      `${number}_résumé.pdf`,
    ];
  });
  const phases = phaseNames.map((name, i) => {
    const scheduled = tasks.filter((_, task) => Math.floor((task * phaseNames.length) / taskCount) === i);
    return [
      `### Phase ${String.fromCharCode(65 + i)} — ${name}`,
      `- Entrance: ${prose(random, 60)}\n- Tasks: ${scheduled.map((cells) => cells[1]).join(', ')}.\n- Exit: ${prose(random, 60)}`,
    ].join('\n\n');
  });
  return (
    [
      '# Rollout_Plan.md',
      '## 1. Objectives & Scope',
      `- Carry out what \`Outline.md\` asks for (OL L1–L${outlineLines}).\n` +
        '- Answer the risks found in `Survey_Report.md` (SV §2) and `Review_Notes.md` (RN §2–§4).',
      '## 2. Assumptions & Constraints',
      `- Assumptions: SV §4.\n- ${prose(random, 200)}`,
      '## 3. Work Breakdown (Checklist)',
      table(['Priority', 'Task ID', 'Description', 'Prereqs', 'Owner/Role', 'Source', 'Inputs', 'Outputs'], tasks),
      '## 4. Execution Phases',
      ...phases,
      '## 5. Rollback & Recovery',
      prose(random, 400),
      '## 6. Risk-to-Task Mapping',
      [...risks, ...newRisks].map(({ id, task }) => `- ${id} → ${taskId(task)}`).join('\n'),
      '## 7. Watching & Proof',
      prose(random, 1500),
      '<!-- Reporting rule: Every task must have at least one Source reference. -->',
    ].join('\n\n') + '\n'
  );
}

/**
 * A document that is cited by line: a heading, a blank, then one line each.
 * @param {Random} random
 */
function outline(random) {
  const lines = Array.from({ length: outlineLines - 2 }, () => `- ${requirement(random)}.`);
  return ['# Outline of the Work', '', ...lines].join('\n') + '\n';
}

/**
 * @param {Random} random
 * @param {Risk[]} risks
 */
function surveyReport(random, risks) {
  const register = risks.map(({ id, text }) => [id, text, random.pick(['Low', 'Medium', 'High']), 'High']);
  const gaps = Array.from(
    { length: 6 },
    (_, i) => `- **G-${String(i + 1).padStart(3, '0')}**: ${requirement(random)}.`,
  );
  return (
    [
      '# Survey Report',
      prose(random, 700),
      '## 1. What We Saw',
      ...Array.from({ length: 5 }, () => prose(random, 700)),
      '## 2. Risk Register',
      table(['Risk ID', 'Risk', 'Likelihood', 'Damage'], register),
      '## 3. Gaps',
      gaps.join('\n'),
      '## 4. Assumptions',
      prose(random, 2800),
    ].join('\n\n') + '\n'
  );
}

/**
 * @param {Random} random
 * @param {Risk[]} newRisks
 */
function reviewNotes(random, newRisks) {
  return (
    [
      '# Review Notes',
      prose(random, 800),
      '## 1. How We Read',
      ...Array.from({ length: 4 }, () => prose(random, 600)),
      '## 2. Points Confirmed',
      prose(random, 1800),
      fenced('text', 'door → belt → weight → label\n  ↘ desk (when the label is wet)'),
      '## 3. Points Contested',
      prose(random, 3600),
      '## 4. New Risks',
      newRisks.map(({ id, text }) => `- **${id}**: ${text}.`).join('\n'),
    ].join('\n\n') + '\n'
  );
}
