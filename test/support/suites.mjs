// The mocha suites: test/<name>/**/*.test.ts, and what a machine has to have for them.

/**
 * @typedef {object} Suite
 * @property {string} name the folder in test/
 * @property {number} timeout of one test, in milliseconds
 * @property {import('./prerequisites.mjs').Prerequisite[]} [needs]
 */

/** @type {Suite[]} */
export const mochaSuites = [
  { name: 'unit', timeout: 10_000 },
  { name: 'property', timeout: 120_000, needs: ['gfm-spec'] },
  { name: 'tidy', timeout: 60_000 },
  { name: 'protocol', timeout: 60_000, needs: ['neovim'] },
  { name: 'cli', timeout: 60_000 },
  { name: 'pages', timeout: 120_000, needs: ['chromium', 'fonts'] },
];
