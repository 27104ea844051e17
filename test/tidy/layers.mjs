// Which folder may import what. ESLint says so while a file is written (eslint.config.mjs); the tidy test reads the whole
// import graph. Both ask `forbiddenImport`; paths are relative to the root of the repository, with `/`.
import { builtinModules } from 'node:module';
import path from 'node:path';

/**
 * The folders of the server, from the bottom up: each imports itself and what stands in rows above its own, never a
 * neighbour in the same row.
 */
export const rows = [
  ['server/src/protocol', 'server/src/version'],
  ['server/src/core/text'],
  ['server/src/core/markdown'],
  ['server/src/core/code'],
  ['server/src/core/model'],
  ['server/src/core/ids'],
  ['server/src/core/profile'],
  ['server/src/core/configuration'],
  ['server/src/core/facts'],
  ['server/src/core/graph'],
  ['server/src/core/baseline'],
  ['server/src/core/workspace'],
  ['server/src/core/views'],
  ['server/src/core/authoring'],
  ['server/src/core/rules', 'server/src/core/features'],
  ['server/src/core/commands'],
  ['server/src/host'],
  ['server/src/lsp'],
  // The command line offers the server as one of its commands.
  ['server/src/cli', 'server/src/main', 'server/src/worker'],
];

const nodeModules = ['node:*', ...builtinModules];
const languageServer = ['vscode-languageserver', 'vscode-languageserver/*', 'vscode-languageserver-*'];
const remark = ['unified', 'remark-*', 'micromark', 'micromark-*', 'mdast-util-*'];

/** Packages that stay out of a folder, save in the places of `except`. */
export const packages = [
  { in: 'server', names: ['vscode', 'vscode-languageclient', 'vscode-languageclient/*'] },
  { in: 'server', names: languageServer, except: ['server/src/lsp', 'server/src/main', 'server/src/worker'] },
  { in: 'server', names: remark, except: ['server/src/core/markdown/remarkTree'] },
  { in: 'server/src/core', names: nodeModules },
  { in: 'server/src/host/browser', names: nodeModules },
  { in: 'server/src/worker', names: nodeModules },
  { in: 'client', names: [...languageServer, ...remark] },
  { in: 'client/src/web', names: nodeModules },
  { in: 'client/src/webviews', names: [...nodeModules, 'vscode', 'vscode-languageclient', 'vscode-languageclient/*'] },
];

/** What of the server the client may know. */
const seenByClient = ['server/src/protocol'];

/**
 * @param {string} file
 * @param {string} place a folder, or a file without its extension
 */
const lies = (file, place) => file === place || file.startsWith(`${place}/`);

/** @param {string} file */
const rowOf = (file) => rows.findIndex((row) => row.some((place) => lies(file, place)));

/** @param {string} file */
const placeOf = (file) => rows.flat().find((place) => lies(file, place));

/** @param {string} file */
const withoutExtension = (file) => file.replace(/\.(d\.ts|[cm]?[jt]s|md)$/, '');

/**
 * @param {string} name
 * @param {string} pattern
 */
const matches = (name, pattern) => (pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern);

/**
 * Why `file` may not import `specifier`; undefined where it may.
 * @param {string} file
 * @param {string} specifier
 * @returns {string | undefined}
 */
export function forbiddenImport(file, specifier) {
  const from = withoutExtension(file);
  if (!lies(from, 'server') && !lies(from, 'client')) return undefined;
  if (!specifier.startsWith('.')) {
    const barred = packages.find(
      ({ in: place, names, except = [] }) =>
        lies(from, place) &&
        !except.some((exception) => lies(from, exception)) &&
        names.some((name) => matches(specifier, name)),
    );
    return barred && `${barred.in} does not import ${specifier}${barred.except ? ` outside ${barred.except}` : ''}`;
  }
  const to = withoutExtension(path.posix.join(path.posix.dirname(from), specifier));
  if (lies(from, 'client')) {
    const allowed = lies(to, 'client') || seenByClient.includes(to);
    return allowed ? undefined : `the client imports nothing of the server but ${seenByClient}`;
  }
  if (!lies(to, 'server')) return `the server imports nothing outside server/, so not ${to}`;
  if (rowOf(from) < 0) return `${from} has no place in the table of layers`;
  if (rowOf(to) < 0) return `${to} has no place in the table of layers`;
  if (placeOf(from) === placeOf(to) || rowOf(to) < rowOf(from)) return undefined;
  return `${placeOf(from)} does not import ${placeOf(to)}, which stands ${rowOf(to) === rowOf(from) ? 'beside' : 'above'} it`;
}
