// Plans with so many rows that what is made of all of them at once can be measured: a source of numbered bullets, a master
// plan, and phase plans that take the bullets on.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { seeded } from './plans/random.mjs';
import { requirement } from './plans/wording.mjs';

const bulletsOfSection = 10;
const sectionsOfPhase = 40;

/**
 * @typedef {object} PlannedRows
 * @property {string} source path of the requirements source
 * @property {string[]} plans paths of the phase plans
 * @property {number} rows
 * @property {(done: boolean) => void} write writes all plans, with every box ticked or none
 */

/**
 * @param {string} folder that is there and empty
 * @param {number} rows multiple of 400
 * @param {number} seed
 * @returns {PlannedRows}
 */
export function writePlannedRows(folder, rows, seed) {
  const phases = Math.ceil(rows / (bulletsOfSection * sectionsOfPhase));
  const bullets = bulletsOf(phases, seed);
  const source = path.join(folder, 'HighLevelReqs.md');
  const plans = bullets.map((_, p) => path.join(folder, 'plans', `phase-${p + 1}-part.md`));
  mkdirSync(path.join(folder, 'plans'), { recursive: true });
  writeFileSync(source, sourceText(bullets));
  writeFileSync(path.join(folder, 'plans', 'master.md'), masterText(phases));
  /** @param {boolean} done */
  const write = (done) => bullets.forEach((sections, p) => writeFileSync(plans[p], planText(sections, p + 1, done)));
  write(false);
  return { source, plans, rows: phases * bulletsOfSection * sectionsOfPhase, write };
}

/**
 * A requirements source of at least so many characters.
 * @param {number} length
 * @param {number} seed
 */
export function sourceOfLength(length, seed) {
  let phases = 1;
  let text = sourceText(bulletsOf(phases, seed));
  while (text.length < length)
    text = sourceText(bulletsOf((phases = Math.ceil((phases * length) / text.length)), seed));
  return { text, bullets: phases * bulletsOfSection * sectionsOfPhase };
}

/**
 * By phase and section.
 * @param {number} phases
 * @param {number} seed
 * @returns {string[][][]}
 */
function bulletsOf(phases, seed) {
  const random = seeded(seed);
  return Array.from({ length: phases }, () =>
    Array.from({ length: sectionsOfPhase }, () => Array.from({ length: bulletsOfSection }, () => requirement(random))),
  );
}

/** @param {string[][][]} phases */
function sourceText(phases) {
  const parts = phases.map((sections, p) => {
    const own = sections.map(
      (bullets, s) => `### ${p + 1}.${s + 1} Part ${s + 1}\n\n${bullets.map((words) => `- ${words}\n`).join('')}`,
    );
    return `## ${p + 1}. Area ${p + 1}\n\n${own.join('\n')}`;
  });
  return `# High-level requirements\n\n${parts.join('\n')}`;
}

/** @param {number} phases */
function masterText(phases) {
  const parts = Array.from(
    { length: phases },
    (_, p) =>
      `### Phase ${p + 1}: Part ${p + 1}\n\n**HighLevelReqs Coverage**: ${p + 1}.1–${p + 1}.${sectionsOfPhase}\n\n` +
      `**Plan Document**: \`plans/phase-${p + 1}-part.md\`\n`,
  );
  return `# Master plan\n\n## Phase Structure\n\n${parts.join('\n')}`;
}

/**
 * @param {string[][]} sections
 * @param {number} phase
 * @param {boolean} done
 */
function planText(sections, phase, done) {
  const box = done ? '[x]' : '[ ]';
  /** @param {number} s @param {number} b */
  const id = (s, b) => `[${phase}.${s + 1}-${b + 1}]`;
  const rows = sections.flatMap((bullets, s) =>
    bullets.map((words, b) => `- ${box} ${id(s, b)} ${words} → WP-${s + 1}\n`),
  );
  const works = sections.map((bullets, s) => {
    const criteria = bullets.map((_, b) => `- ${box} It is seen to be so (verifies ${id(s, b)})\n`);
    const traced = bullets.map((_, b) => id(s, b)).join(', ');
    return `### WP-${s + 1}: Part ${s + 1}\n\n**Acceptance criteria**:\n\n${criteria.join('')}\n**Requirements traced**: ${traced}\n`;
  });
  return `# Phase ${phase}: Part ${phase}\n\n## Requirements Checklist\n\n${rows.join('')}\n## Work Packages\n\n${works.join('\n')}`;
}
