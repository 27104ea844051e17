// The documents that a project is held to: numbered requirements, component designs and design decisions.
import { fenced } from './markdown.mjs';
import { prose } from './wording.mjs';

/** @typedef {import('./random.mjs').Random} Random */
/** @typedef {import('./project.mjs').Project} Project */
/** @typedef {import('./project.mjs').Component} Component */

/**
 * docs/requirements/HighLevelReqs.md
 * @param {Random} random
 * @param {Project} project
 */
export function requirementsSource(random, { title, chapters }) {
  const parts = [`# ${title}: High-Level Requirements`, prose(random, 250)];
  for (const { number, title, sections } of chapters) {
    parts.push(`## ${number}. ${title}`);
    for (const section of sections) {
      const bullets = section.bullets.map(({ sentences, nested }) => `${nested ? '  ' : ''}- ${sentences.join('. ')}.`);
      parts.push(`### ${section.number} ${section.title}`, bullets.join('\n'));
    }
  }
  return parts.join('\n\n') + '\n';
}

/**
 * docs/requirements/Component-<Name>.md. Its only bullets are the design details, since a plan cites them by position.
 * @param {Random} random
 * @param {Project} project
 * @param {Component} component
 */
export function componentDesign(random, { title, components }, { name, requirements, details }) {
  const others = components.filter((other) => other.name !== name);
  const parts = [`# Component: ${name}`, `${name} is a part of ${title}. ${prose(random, 300)}`, '## Requirements'];
  for (const { id, text } of requirements) parts.push(`### ${id}: ${text}`, prose(random, 260));
  parts.push('## Design Details', details.map(({ text }) => `- ${text}.`).join('\n'));
  parts.push('## Interfaces', '| Message | From | To | Answer |\n|---------|------|----|--------|');
  const messages = Array.from({ length: 8 }, (_, i) => {
    const peer = others.length > 0 ? random.pick(others).name : 'Desk';
    return `| \`${name.toLowerCase()}.message${i + 1}\` | ${name} | ${peer} | ${prose(random, 40)} |`;
  });
  parts[parts.length - 1] += `\n${messages.join('\n')}`;
  parts.push('## Example', fenced('json', exampleMessage(random, name)), prose(random, 300));
  return parts.join('\n\n') + '\n';
}

/**
 * CLAUDE.md
 * @param {Random} random
 * @param {Project} project
 */
export function designDecisions(random, { title, components, categories }) {
  const designs = components.map(({ name }) => `[${name}](docs/requirements/Component-${name}.md)`);
  const parts = [
    `# ${title}`,
    prose(random, 600),
    `- Requirements: [HighLevelReqs.md](docs/requirements/HighLevelReqs.md)\n- Designs: ${designs.join(', ')}\n` +
      '- Order of work: [master plan](docs/plans/generate_plans.md#phase-structure)',
    '## Key Design Decisions',
  ];
  for (const { category, rows } of categories) {
    parts.push(`### ${category}`, rows.map(({ text }) => `- ${text}.`).join('\n'));
  }
  parts.push('## House Rules', prose(random, 1500));
  parts.push('## Commands', fenced('sh', 'npm ci\nnpm test\nnpm run build -- --production'), prose(random, 1200));
  return parts.join('\n\n') + '\n';
}

/**
 * @param {Random} random
 * @param {string} sender
 */
export function exampleMessage(random, sender) {
  const parcels = Array.from({ length: 4 }, (_, i) => ({ number: i + 1, grams: random.between(40, 9000) }));
  return JSON.stringify({ sender, sentAt: '2026-03-02T08:15:00Z', parcels, note: 'zurück → Zürich' }, null, 2);
}
