// What is asked, where: of Plantrace about IDs, of the peer about the headings and links of the same documents.

/** @typedef {import('./wire.mjs').Position} Position */
/** @typedef {import('../generate.mjs').Workspace} Workspace */

/**
 * @typedef {object} Place
 * @property {string} file
 * @property {(uri: string, at: Position) => unknown} params
 * @property {Position} at
 * @property {string} [typed] what is typed at `at` in the round in which somebody types; the question stands behind it
 *
 * @typedef {object} Question
 * @property {string} name
 * @property {string} method
 * @property {Place[]} places asked in turn
 * @property {number} least how many things each answer has to hold, lest nothing be measured
 * @property {boolean} [isLarge] asked less often
 */

/** As an editor has them open. */
export const openedProjects = 10;

/**
 * The documents that are open, of each project a plan of each kind.
 * @param {string[]} files all of the workspace
 * @param {Workspace} workspace
 */
export function openedFiles(files, { largePlan, cited }) {
  /** @type {Set<string>} */
  const opened = new Set([largePlan, ...(cited ? [cited.plan, cited.source] : [])]);
  for (let project = 1; project <= openedProjects; project++) {
    const folder = `project-${String(project).padStart(3, '0')}`;
    const own = files.filter((file) => file.startsWith(`${folder}/`));
    const plan = own.find((file) => /\/phase-(?!.*-checklist)[^/]*\.md$/.test(file));
    const table = own.find((file) => file.endsWith('/Rollout_Plan.md'));
    for (const file of [plan, table]) if (file !== undefined) opened.add(file);
  }
  return [...opened].sort();
}

/**
 * @param {Map<string, { text: string }>} documents the opened ones
 * @param {Workspace} workspace
 * @returns {Question[]}
 */
export function plantraceQuestions(documents, { largePlan, cited }) {
  const ids = [
    ...placesIn(documents, /^\*\*Requirements traced\*\*: (?:\[[\w.-]+\][–, ]+)?\[(?=\d)/gm, at),
    ...placesIn(documents, /^\|[^|]+\|[^|]+\|[^|]+\| (?=T-\d)/gm, at),
  ];
  const cells = placesIn(documents, /^\|[^|]+\|[^|]+\|[^|]+\| (?=T-\d)/gm, at, 'T-');
  const sections = placesIn(documents, /^\*\*Requirements traced\*\*: \[\d+\.(?=\d+-)/gm, at, '1-1], [1.');
  const whole = placesIn(documents, /^# /gm, document);
  const large = placesIn(documents, /^# /gm, document).filter(({ file }) => file === largePlan);
  /** @type {Question[]} */
  const questions = [
    { name: 'hover', method: 'textDocument/hover', places: ids, least: 1 },
    { name: 'definition', method: 'textDocument/definition', places: ids, least: 1 },
    { name: 'completion in a Prereqs cell', method: 'textDocument/completion', places: cells, least: 2 },
    { name: 'completion after [4.', method: 'textDocument/completion', places: sections, least: 2 },
    { name: 'document symbols', method: 'textDocument/documentSymbol', places: whole, least: 1 },
    { name: 'document highlights', method: 'textDocument/documentHighlight', places: ids, least: 1 },
    { name: 'code lenses', method: 'textDocument/codeLens', places: whole, least: 1 },
    { name: 'inlay hints of a screen', method: 'textDocument/inlayHint', places: screensOf(ids), least: 1 },
    { name: 'workspace symbols', method: 'workspace/symbol', places: queried(ids[0], idQueries), least: 1 },
    {
      name: 'semantic tokens of 100 KB',
      method: 'textDocument/semanticTokens/full',
      places: large,
      least: 1000,
      isLarge: true,
    },
  ];
  if (cited) {
    const row = new RegExp(`^- \\[.\\] \\[(?=${escaped(cited.id)}\\])`, 'gm');
    const cases = placesIn(documents, row, at).filter(({ file }) => file === cited.plan);
    questions.push(...usedOften(cases, cited.times, `${cited.id.split('-')[0]}-96`));
  }
  return questions;
}

/**
 * What the peer can be asked about the same documents.
 * @param {Map<string, { text: string }>} documents
 * @param {Workspace} workspace
 * @returns {Question[]}
 */
export function peerQuestions(documents, { cited }) {
  const links = placesIn(documents, /\]\([\w./-]+\.md#(?=[\w-])/g, at);
  const whole = placesIn(documents, /^# /gm, document);
  /** @type {Question[]} */
  const questions = [
    { name: 'definition', method: 'textDocument/definition', places: links, least: 1 },
    { name: 'completion in a link', method: 'textDocument/completion', places: links, least: 1 },
    { name: 'document symbols', method: 'textDocument/documentSymbol', places: whole, least: 1 },
    { name: 'workspace symbols', method: 'workspace/symbol', places: queried(links[0], headingQueries), least: 1 },
  ];
  if (cited) {
    const heading = new RegExp(`^### (?=${escaped(cited.heading.slice('### '.length))}$)`, 'gm');
    const cases = placesIn(documents, heading, at).filter(({ file }) => file === cited.source);
    questions.push(...usedOften(cases, cited.times, 'A heading with another name'));
  }
  return questions;
}

/**
 * @param {Place[]} places
 * @param {number} times
 * @param {string} newName
 * @returns {Question[]}
 */
function usedOften(places, times, newName) {
  const context = { includeDeclaration: true };
  return [
    {
      name: `references, used ${times} times`,
      method: 'textDocument/references',
      places: places.map((place) => ({ ...place, params: (uri, position) => ({ ...at(uri, position), context }) })),
      least: times,
      isLarge: true,
    },
    {
      name: `rename, used ${times} times`,
      method: 'textDocument/rename',
      places: places.map((place) => ({ ...place, params: (uri, position) => ({ ...at(uri, position), newName }) })),
      least: times,
      isLarge: true,
    },
  ];
}

const idQueries = ['1.1-2', 'WP-3', 'T-01', 'routing'];
const headingQueries = ['1.1', 'WP-3', 'Scope', 'routing'];
const screenLines = 60;

/** @param {string} uri @param {Position} position */
const at = (uri, position) => ({ textDocument: { uri }, position });
/** @param {string} uri */
const document = (uri) => ({ textDocument: { uri } });

/**
 * @param {Place[]} places
 * @returns {Place[]}
 */
const screensOf = (places) =>
  places.map((place) => ({
    ...place,
    params: (uri, { line }) => ({
      textDocument: { uri },
      range: {
        start: { line: Math.max(0, line - screenLines / 2), character: 0 },
        end: { line: line + screenLines / 2, character: 0 },
      },
    }),
  }));

/**
 * @param {Place} place where somebody types meanwhile
 * @param {string[]} queries
 * @returns {Place[]}
 */
const queried = (place, queries) => queries.map((query) => ({ ...place, params: () => ({ query }) }));

/** How many places of one document are asked about. */
const placesPerDocument = 4;

/**
 * The ends of what a pattern matches, of each document a few.
 * @param {Map<string, { text: string }>} documents
 * @param {RegExp} pattern
 * @param {Place['params']} params
 * @param {string} [typed]
 * @returns {Place[]}
 */
function placesIn(documents, pattern, params, typed) {
  return [...documents].flatMap(([file, { text }]) =>
    [...text.matchAll(pattern)].slice(0, placesPerDocument).map((match) => ({
      file,
      params,
      at: positionAt(text, match.index + match[0].length),
      ...(typed === undefined ? {} : { typed }),
    })),
  );
}

/**
 * @param {string} text
 * @param {number} offset
 * @returns {Position}
 */
export function positionAt(text, offset) {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: lines[lines.length - 1].length };
}

/** @param {string} text */
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
