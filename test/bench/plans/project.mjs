// What a generated project plans, before any document of it is written: the requirements, who asks for them and which
// work package of which phase answers them. All documents are written from this one model, so that they agree.
import { afterthought, isProhibition, kebab, requirement, title } from './wording.mjs';

/** @typedef {import('./random.mjs').Random} Random */

/**
 * @typedef {object} Shape how much there is of everything
 * @property {string} folder of the project, from the root of the workspace
 * @property {number} sectionsPerPhase
 * @property {number} bulletsPerSection
 * @property {number} componentCount
 * @property {number} requirementsPerComponent and as many design details
 * @property {number} packagesPerPhase
 * @property {readonly string[]} labels of the phases, in their order
 * @property {number} donePhases how many of them are finished
 * @property {{ phase: string, family: 'numbered' | 'component' }[]} planted phases whose plan traces an ID that nothing defines
 *
 * @typedef {object} Row a requirement or constraint as plans cite it
 * @property {string} id without brackets
 * @property {string} citation with the brackets that its kind is cited with
 * @property {string} text
 * @property {boolean} negative
 * @property {string} group heading under which a plan lists it
 *
 * @typedef {{ sentences: string[], nested: boolean }} Bullet
 * @typedef {{ number: string, title: string, bullets: Bullet[], rows: Row[] }} Section
 * @typedef {{ number: number, title: string, sections: Section[] }} Chapter
 * @typedef {{ name: string, requirements: Row[], details: Row[] }} Component
 * @typedef {{ category: string, rows: Row[] }} Category
 *
 * @typedef {object} WorkPackage
 * @property {string} id
 * @property {string} title
 * @property {Row[]} rows
 * @property {string[]} blockedBy
 * @property {string[]} planted IDs that it traces and nothing defines
 *
 * @typedef {object} Phase
 * @property {string} label
 * @property {string} title
 * @property {string} file of its plan, in the folder of the plans
 * @property {string} checklist file of its execution checklist
 * @property {boolean} done
 * @property {Section[]} sections
 * @property {WorkPackage[]} packages
 * @property {Question[]} questions
 *
 * @typedef {{ id: string, text: string, touches: string, answer: string }} Question
 *
 * @typedef {object} Project
 * @property {string} folder
 * @property {string} title
 * @property {Chapter[]} chapters
 * @property {Component[]} components
 * @property {Category[]} categories
 * @property {Phase[]} phases
 */

const categoryNames = [
  'Runtime',
  'Data Storage',
  'Security',
  'Operations',
  'Messaging',
  'User Interface',
  'Time Keeping',
  'Deployment',
];
const sectionsPerChapter = 4;
const decisionsPerCategory = 6;

/**
 * @param {Random} random
 * @param {Shape} shape
 * @returns {Project}
 */
export function drawProject(random, shape) {
  const titles = new Set();
  const projectTitle = title(random, titles);
  const sectionCount = shape.labels.length * shape.sectionsPerPhase;
  const chapters = Array.from({ length: Math.ceil(sectionCount / sectionsPerChapter) }, (_, i) => ({
    number: i + 1,
    title: title(random, titles),
    sections: Array.from({ length: Math.min(sectionsPerChapter, sectionCount - i * sectionsPerChapter) }, (_, s) =>
      drawSection(random, `${i + 1}.${s + 1}`, title(random, titles), shape.bulletsPerSection),
    ),
  }));
  const components = Array.from({ length: shape.componentCount }, () =>
    drawComponent(random, title(random, titles).replace(' ', ''), shape.requirementsPerComponent, titles),
  );
  const categories = categoryNames.map((category) => drawCategory(random, category));
  const sections = chapters.flatMap((chapter) => chapter.sections);
  const constraints = [
    ...components.flatMap((component) => component.requirements),
    ...components.flatMap((component) => component.details),
    ...categories.flatMap((category) => category.rows),
  ];
  /** @type {Phase[]} */
  const phases = [];
  let questionCount = 0;
  for (const [index, label] of shape.labels.entries()) {
    const ownSections = shareOf(sections, index, shape.labels.length);
    // Whatever its kind, each constraint is one phase's: the lists are dealt out like cards.
    const rows = [
      ...ownSections.flatMap((section) => section.rows),
      ...constraints.filter((_, i) => i % shape.labels.length === index),
    ];
    const phaseTitle = title(random, titles);
    const file = `phase-${label.toLowerCase()}-${kebab(phaseTitle)}.md`;
    const packages = Array.from({ length: shape.packagesPerPhase }, (_, i) => ({
      id: `WP-${i + 1}`,
      title: title(random, titles),
      rows: packageShare(rows, i, shape.packagesPerPhase),
      blockedBy: drawBlockers(random, i, phases.at(-1)),
      planted: /** @type {string[]} */ ([]),
    }));
    for (const { family } of shape.planted.filter(({ phase }) => phase === label)) {
      const series = family === 'numbered' ? ownSections[0].number : `REQ-${components[0].name.toUpperCase()}`;
      random.pick(packages).planted.push(`${series}-97`);
    }
    const questions = Array.from({ length: 2 }, () => {
      const { citation } = random.pick(rows);
      const text = `What happens when ${lowered(requirement(random))}?`;
      return { id: `Q${++questionCount}`, text, touches: citation, answer: requirement(random) };
    });
    const checklist = `phase-${label.toLowerCase()}-checklist.md`;
    const done = index < shape.donePhases;
    phases.push({ label, title: phaseTitle, file, checklist, done, sections: ownSections, packages, questions });
  }
  return { folder: shape.folder, title: projectTitle, chapters, components, categories, phases };
}

/**
 * @param {Random} random
 * @param {string} number
 * @param {string} title
 * @param {number} bulletCount
 * @returns {Section}
 */
function drawSection(random, number, title, bulletCount) {
  const bullets = Array.from({ length: bulletCount }, (_, i) => ({
    sentences: [requirement(random), ...(random.chance(0.2) ? [afterthought(random)] : [])],
    nested: i > 0 && random.chance(0.25),
  }));
  const rows = bullets
    .flatMap((bullet) => bullet.sentences)
    .map((text, i) => row(`${number}-${i + 1}`, true, text, `${number} ${title}`));
  return { number, title, bullets, rows };
}

/**
 * @param {Random} random
 * @param {string} name
 * @param {number} count
 * @param {Set<string>} titles
 * @returns {Component}
 */
function drawComponent(random, name, count, titles) {
  return {
    name,
    requirements: Array.from({ length: count }, (_, i) =>
      row(`REQ-${name.toUpperCase()}-${i + 1}`, false, title(random, titles), 'Component requirements'),
    ),
    details: Array.from({ length: count }, (_, i) =>
      row(`CD-${name}-${i + 1}`, true, requirement(random), 'Component design details'),
    ),
  };
}

/**
 * @param {Random} random
 * @param {string} category
 * @returns {Category}
 */
function drawCategory(random, category) {
  const rows = Array.from({ length: decisionsPerCategory }, (_, i) =>
    row(`KDD-${kebab(category)}-${i + 1}`, true, requirement(random), 'Key design decisions'),
  );
  return { category, rows };
}

/**
 * @param {string} id
 * @param {boolean} brackets
 * @param {string} text
 * @param {string} group
 * @returns {Row}
 */
function row(id, brackets, text, group) {
  return { id, citation: brackets ? `[${id}]` : id, text, negative: isProhibition(text), group };
}

/**
 * Work packages wait for one before them, and the first ones for the phase before.
 * @param {Random} random
 * @param {number} index
 * @param {Phase | undefined} before
 */
function drawBlockers(random, index, before) {
  const earlier = index === 0 ? [] : [`WP-${random.between(1, index)}`];
  return before && index < 2 ? [...earlier, `Phase ${before.label} ${random.pick(before.packages).id}`] : earlier;
}

/**
 * The part of a list that falls to one of several, in one piece.
 * @template T
 * @param {readonly T[]} list
 * @param {number} index
 * @param {number} count
 */
function shareOf(list, index, count) {
  const edge = (/** @type {number} */ i) => Math.round((list.length * i) / count);
  return list.slice(edge(index), edge(index + 1));
}

/**
 * The rows of one work package: neighbours of each group, so that ranges have something to span.
 * @param {readonly Row[]} rows
 * @param {number} index
 * @param {number} count
 */
function packageShare(rows, index, count) {
  const numbered = rows.filter(isNumbered);
  const others = rows.filter((row) => !isNumbered(row));
  return [...shareOf(numbered, index, count), ...shareOf(others, index, count)];
}

/** @param {Row} row */
export const isNumbered = (row) => /^\d/.test(row.id);

/** @param {Phase} phase */
export const rowsOf = (phase) => phase.packages.flatMap((workPackage) => workPackage.rows);

/** @param {string} text */
const lowered = (text) => text.charAt(0).toLowerCase() + text.slice(1);
