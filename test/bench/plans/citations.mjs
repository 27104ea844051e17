// One requirement that a whole project talks about: as often by its ID as by a link to the heading that it stands below, so
// that who follows IDs and who follows headings have the same to find.
import { prose } from './wording.mjs';

/** @typedef {import('./random.mjs').Random} Random */
/** @typedef {import('./project.mjs').Project} Project */

/**
 * @typedef {object} Cited
 * @property {string} id
 * @property {string} plan the document of its row
 * @property {string} source the document of its heading
 * @property {string} heading the line
 * @property {number} times
 */

/**
 * Citations at the end of every plan and note of a project.
 * @param {Random} random
 * @param {Project} project
 * @param {Map<string, string>} texts
 * @param {number} times
 * @returns {Cited}
 */
export function citeEverywhere(random, { folder, chapters, phases }, texts, times) {
  const [section] = chapters[0].sections;
  const [{ id, citation }] = section.rows;
  const title = `${section.number} ${section.title}`;
  const anchor = title.replace('.', '').replaceAll(' ', '-').toLowerCase();
  const plans = new Set(phases.map(({ file }) => `${folder}/docs/plans/${file}`));
  const citing = [...texts.keys()].filter((file) => plans.has(file) || file.startsWith(`${folder}/docs/notes/`));
  let left = times;
  for (const [i, file] of citing.entries()) {
    const lines = Array.from(
      { length: Math.ceil(left / (citing.length - i)) },
      () =>
        `- ${prose(random, 80)} (${citation}, from [section ${section.number}](../requirements/HighLevelReqs.md#${anchor}))`,
    );
    left -= lines.length;
    texts.set(file, `${texts.get(file)}\n## Remarks\n\n${lines.join('\n')}\n`);
  }
  return {
    id,
    plan: `${folder}/docs/plans/${phases[0].file}`,
    source: `${folder}/docs/requirements/HighLevelReqs.md`,
    heading: `### ${title}`,
    times,
  };
}
