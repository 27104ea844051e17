// Ordinary notes beside the plans: prose, links, tables and code, with IDs that are mentioned and nothing more.
import { fenced, table } from './markdown.mjs';
import { anchorOf } from './masterPlan.mjs';
import { rowsOf } from './project.mjs';
import { exampleMessage } from './requirements.mjs';
import { prose, title } from './wording.mjs';

/** @typedef {import('./random.mjs').Random} Random */
/** @typedef {import('./project.mjs').Project} Project */

/** @param {number} number */
export const noteFile = (number) => `note-${String(number).padStart(2, '0')}.md`;

/**
 * docs/notes/note-<number>.md. Links lead to plans and to earlier notes, so that every target exists.
 * @param {Random} random
 * @param {Project} project
 * @param {number} number
 */
export function note(random, { phases, components }, number) {
  const titles = new Set();
  const parts = [`# ${title(random, titles)}`, prose(random, 500)];
  for (let section = 0; section < 4; section++) {
    const phase = random.pick(phases);
    const mentioned = random.sample(rowsOf(phase), 3).map(({ citation }) => citation);
    parts.push(
      `## ${title(random, titles)}`,
      `${prose(random, 300)} This touches ${mentioned[0]} and \`${mentioned[1] ?? mentioned[0]}\`; **${mentioned.at(-1)}** stays as it is. ` +
        `See [Phase ${phase.label}](../plans/generate_plans.md#${anchorOf(phase)}) and [its plan](../plans/${phase.file}#scope).`,
      `> ${prose(random, 160)}`,
      Array.from({ length: 4 }, () => `- *${random.pick(components).name}*: ${prose(random, 60)}`).join('\n'),
    );
    if (section % 3 === 0) parts.push(fenced('json', exampleMessage(random, random.pick(components).name)));
    if (section % 3 === 1) parts.push(figures(random));
    if (number > 1 && section % 2 === 0) {
      const earlier = noteFile(random.between(1, number - 1));
      parts.push(`More of this in [an earlier note](${earlier}). ${prose(random, 200)}`);
    }
    parts.push(prose(random, 420));
  }
  return parts.join('\n\n') + '\n';
}

/** @param {Random} random */
function figures(random) {
  const rows = Array.from({ length: 6 }, (_, i) => [
    `Week ${i + 1}`,
    `${random.between(100, 9000)}`,
    prose(random, 40),
  ]);
  return table(['When', 'Parcels', 'Remark'], rows);
}
