// node esbuild.mjs [--production] [--watch] [--into FOLDER]: bundles the extension, the language server and the command
// line, and what of them runs in a browser, into dist/, or into another folder.
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const root = fileURLToPath(new URL('.', import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const into = process.argv.indexOf('--into');
const dist = into < 0 ? path.join(root, 'dist') : path.resolve(process.argv[into + 1] ?? '');

/** Workers have no document: packages that would use one have another entry for them. @type {esbuild.BuildOptions} */
const inBrowser = {
  platform: 'browser',
  target: 'es2022',
  mainFields: ['browser', 'module', 'main'],
  conditions: ['worker'],
};

/** @type {{ from: string, to: string, options?: esbuild.BuildOptions }[]} */
const entries = [
  {
    from: 'client/src/extension.ts',
    to: 'extension.js',
    // Required and not imported: VS Code answers for the module `vscode` there.
    options: { external: ['vscode', './nodeConnection'], supported: { 'dynamic-import': false } },
  },
  { from: 'client/src/nodeConnection.ts', to: 'nodeConnection.js', options: { external: ['vscode'] } },
  { from: 'server/src/main.ts', to: 'server.js' },
  { from: 'server/src/cli/main.ts', to: 'cli.js', options: { banner: { js: '#!/usr/bin/env node' } } },
  // VS Code for the Web loads its extensions as CommonJS, and the server as a plain script of a worker.
  {
    from: 'client/src/web/extension.ts',
    to: 'web/extension.js',
    options: { ...inBrowser, external: ['vscode'] },
  },
  { from: 'server/src/worker.ts', to: 'worker.js', options: { ...inBrowser, format: 'iife' } },
];

/** The pages, each with its own folder, script and styles. */
const pagesFolder = path.join(root, 'client', 'src', 'webviews');
const pages = readdirSync(pagesFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(path.join(pagesFolder, entry.name, 'main.ts')))
  .map(({ name }) => name);
for (const page of pages)
  for (const [part, ending] of [
    ['main.ts', 'js'],
    ['page.css', 'css'],
  ])
    entries.push({
      from: `client/src/webviews/${page}/${part}`,
      to: `pages/${page}.${ending}`,
      options: { platform: 'browser', target: 'es2022', format: 'iife', mainFields: ['browser', 'module', 'main'] },
    });
if (pages.length > 0) {
  // The font of the icons, as VS Code has them.
  entries.push({
    from: 'node_modules/@vscode/codicons/dist/codicon.css',
    to: 'pages/codicon.css',
    options: { loader: { '.ttf': 'file' }, assetNames: '[name]' },
  });
}

/** @type {esbuild.Plugin} */
const executable = {
  name: 'executable',
  setup(build) {
    const { outfile } = build.initialOptions;
    build.onEnd(({ errors }) => {
      if (errors.length === 0 && outfile) chmodSync(outfile, 0o755);
    });
  },
};

/**
 * @param {(typeof entries)[number]} entry
 * @returns {esbuild.BuildOptions}
 */
function optionsFor({ from, to, options }) {
  return {
    absWorkingDir: root,
    entryPoints: [from],
    outfile: path.join(dist, to),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // The UMD builds that some packages name as `main` hide their imports from a bundler.
    mainFields: ['module', 'main'],
    // The page of a rule is written beside it and shipped inside the bundle.
    loader: { '.md': 'text' },
    minify: production,
    sourcemap: !production,
    define: { PLANTRACE_VERSION: JSON.stringify(version) },
    legalComments: 'none',
    logLevel: 'warning',
    plugins: options?.banner ? [executable] : [],
    ...options,
  };
}

/** The page of each rule as a file as well: what a finding's code leads to in an editor. */
function copyPages() {
  const rules = path.join(root, 'server', 'src', 'core', 'rules');
  for (const name of readdirSync(rules, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.md')) continue;
    const to = path.join(dist, 'rules', name);
    mkdirSync(path.dirname(to), { recursive: true });
    copyFileSync(path.join(rules, name), to);
  }
}

const missing = entries.filter(({ from }) => !existsSync(`${root}${from}`));
const present = entries.filter((entry) => !missing.includes(entry));
copyPages();
for (const { from, to } of missing) console.error(`dist/${to} was not built: there is no ${from}`);

if (watch) {
  for (const entry of present) await (await esbuild.context({ ...optionsFor(entry), logLevel: 'info' })).watch();
} else {
  if (production) for (const { to } of entries) rmSync(path.join(dist, `${to}.map`), { force: true });
  const results = await Promise.allSettled(present.map((entry) => esbuild.build(optionsFor(entry))));
  // esbuild has already printed what went wrong.
  if (missing.length > 0 || results.some(({ status }) => status === 'rejected')) process.exitCode = 1;
}
