// Writes the workspaces that the bench measures: projects of a hundred plan files, all alike in shape and drawn from one
// seed, so that two runs on two machines read the same bytes.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { citeEverywhere } from './plans/citations.mjs';
import { executionChecklist } from './plans/executionChecklist.mjs';
import { masterPlan, questionLog, traceabilityMatrix } from './plans/masterPlan.mjs';
import { note, noteFile } from './plans/notes.mjs';
import { phasePlan } from './plans/phasePlan.mjs';
import { drawProject } from './plans/project.mjs';
import { seeded } from './plans/random.mjs';
import { componentDesign, designDecisions, requirementsSource } from './plans/requirements.mjs';
import { taskTablePlan } from './plans/taskTable.mjs';

/** @typedef {import('./plans/random.mjs').Random} Random */

/**
 * @typedef {object} Workspace
 * @property {string} folder
 * @property {number} files
 * @property {number} bytes
 * @property {{ file: string, id: string }[]} planted every finding that a check should give
 * @property {string} largePlan the plan document of 100 KB, relative to the folder
 * @property {import('./plans/citations.mjs').Cited | null} cited what is cited again and again, where that was asked for
 */

/** The number of files of a workspace is a multiple of this. */
export const filesPerProject = 100;

/** Rises when the documents change, so that workspaces of an older shape are not reused. */
const shapeVersion = 4;

const taskTableCount = 5;
const labels = [
  ...['0', '1', '2A', '2B', '3', '4A', '4B', '5', '6', '7', '8A', '8B', '8C', '9', '10', '11', '12A', '12B'],
  ...['13', '14', '15', '16A', '16B', '17', '18', '19', '20A', '20B', '20C', '21', '22', '23'],
];

/**
 * The workspace of so many files below a folder, written unless it is there.
 * @param {string} home
 * @param {number} files
 * @param {number} seed
 * @param {number} [citations] how often one requirement of the first project is cited besides
 * @returns {Workspace}
 */
export function generate(home, files, seed, citations = 0) {
  const name = citations > 0 ? `${files}-${seed}-cited-${citations}` : `${files}-${seed}`;
  const folder = path.join(home, name);
  const record = path.join(home, `${name}.json`);
  if (existsSync(record)) {
    const known = JSON.parse(readFileSync(record, 'utf8'));
    if (known.shapeVersion === shapeVersion) return { ...known, folder };
  }
  rmSync(folder, { recursive: true, force: true });
  const documents = drawDocuments(files, seed, citations);
  let bytes = 0;
  const madeFolders = new Set();
  for (const [file, text] of documents.texts) {
    const target = path.join(folder, file);
    if (!madeFolders.has(path.dirname(target))) mkdirSync(path.dirname(target), { recursive: true });
    madeFolders.add(path.dirname(target));
    writeFileSync(target, text);
    bytes += Buffer.byteLength(text);
  }
  // The mark of a root: without it the root would be the repository that this folder lies in, which ignores it.
  mkdirSync(path.join(folder, '.git'));
  const { planted, largePlan, cited } = documents;
  const workspace = { files: documents.texts.size, bytes, planted, largePlan, cited };
  // Written last and in one step, so that an interrupted run leaves nothing that looks finished.
  writeFileSync(`${record}.part`, JSON.stringify({ shapeVersion, ...workspace }));
  renameSync(`${record}.part`, record);
  return { ...workspace, folder };
}

/**
 * @param {number} files
 * @param {number} seed
 * @param {number} citations
 */
function drawDocuments(files, seed, citations) {
  const random = seeded(seed);
  /** @type {Map<string, string>} */
  const texts = new Map();
  /** @type {Workspace['planted']} */
  const planted = [];
  const largePlan = writeLargeProject(random, texts);
  let cited = null;
  for (let number = 1; texts.size < files; number++) {
    const room = Math.min(filesPerProject, files - texts.size);
    const project = writeProject(random, `project-${String(number).padStart(3, '0')}`, room, texts, planted);
    // Drawn apart, so that all else is the same with citations as without.
    if (number === 1 && citations > 0) cited = citeEverywhere(seeded(seed + 1), project, texts, citations);
  }
  return { texts, planted, largePlan, cited };
}

/**
 * A project of two kinds of plans and of notes, which fill what room is left.
 * @param {Random} random
 * @param {string} folder
 * @param {number} room
 * @param {Map<string, string>} texts
 * @param {Workspace['planted']} planted
 */
function writeProject(random, folder, room, texts, planted) {
  const [earlier, later] = random.sample(labels, 2);
  const project = drawProject(random, {
    folder,
    sectionsPerPhase: 3,
    bulletsPerSection: 5,
    componentCount: 12,
    requirementsPerComponent: 16,
    packagesPerPhase: 6,
    labels,
    donePhases: 16,
    planted: [
      { phase: earlier, family: 'numbered' },
      { phase: later, family: 'component' },
    ],
  });
  const before = texts.size;
  writePhasedPlan(random, project, texts, planted);
  const plantedTable = random.between(1, taskTableCount);
  for (let table = 1; table <= taskTableCount; table++) {
    for (const [file, text] of taskTablePlan(random, table === plantedTable)) {
      texts.set(`${folder}/rollouts/rollout-${table}/${file}`, text);
    }
  }
  planted.push({ file: `${folder}/rollouts/rollout-${plantedTable}/Rollout_Plan.md`, id: 'T-097' });
  for (let number = 1; texts.size < before + room; number++) {
    texts.set(`${folder}/docs/notes/${noteFile(number)}`, note(random, project, number));
  }
  return project;
}

/**
 * A project of one phase whose plan is a document of 100 KB, for measuring what typing in it costs.
 * @param {Random} random
 * @param {Map<string, string>} texts
 */
function writeLargeProject(random, texts) {
  const project = drawProject(random, {
    folder: 'large-plan',
    sectionsPerPhase: 72,
    bulletsPerSection: 4,
    componentCount: 1,
    requirementsPerComponent: 16,
    packagesPerPhase: 40,
    labels: ['1'],
    donePhases: 0,
    planted: [],
  });
  writePhasedPlan(random, project, texts, []);
  return `${project.folder}/docs/plans/${project.phases[0].file}`;
}

/**
 * @param {Random} random
 * @param {import('./plans/project.mjs').Project} project
 * @param {Map<string, string>} texts
 * @param {Workspace['planted']} planted
 */
function writePhasedPlan(random, project, texts, planted) {
  const { folder } = project;
  texts.set(`${folder}/CLAUDE.md`, designDecisions(random, project));
  texts.set(`${folder}/docs/requirements/HighLevelReqs.md`, requirementsSource(random, project));
  for (const component of project.components) {
    const file = `${folder}/docs/requirements/Component-${component.name}.md`;
    texts.set(file, componentDesign(random, project, component));
  }
  const plans = `${folder}/docs/plans`;
  texts.set(`${plans}/generate_plans.md`, masterPlan(random, project));
  texts.set(`${plans}/requirements-traceability.md`, traceabilityMatrix(project));
  texts.set(`${plans}/questions.md`, questionLog(random, project));
  for (const phase of project.phases) {
    texts.set(`${plans}/${phase.file}`, phasePlan(random, project, phase));
    if (phase.done) texts.set(`${plans}/${phase.checklist}`, executionChecklist(random, phase));
    for (const id of phase.packages.flatMap((workPackage) => workPackage.planted)) {
      planted.push({ file: `${plans}/${phase.file}`, id });
    }
  }
}
