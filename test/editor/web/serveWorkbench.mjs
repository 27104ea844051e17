// VS Code for the Web out of the files of the npm package code-server, without any server behind it: its page, the
// extensions under test, and the files of a folder.
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { repository } from '../../support/repository.mjs';
import { vscodeFiles } from '../vscodeVersions.mjs';

const workbench = 'out/vs/code/browser/workbench/workbench.js';
const builtin = ['markdown-basics', 'markdown-language-features', 'theme-defaults', 'configuration-editing'];
const types = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.html': 'text/html',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/**
 * @param {object} options
 * @param {string} options.folder what the page opens, as the virtual file system `served`
 * @param {string} [options.tests] a bundled suite, below the repository; it runs once the page has loaded
 * @param {string} options.fileSystem the extension that has the file system `served`, below the repository
 * @param {Record<string, unknown>} [options.settings]
 */
export async function serveWorkbench({ folder, tests, fileSystem, settings = {} }) {
  const vscode = vscodeFiles();
  const main = withoutServer(readFileSync(path.join(vscode, workbench), 'utf8'));
  const server = http.createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const name = decodeURIComponent(url.pathname);
    try {
      if (name === '/') return page(response, request.headers.host ?? '', vscode, { tests, fileSystem, settings });
      if (name === '/mint-key') return response.end(Buffer.alloc(32, 7));
      if (name === `/vscode/${workbench}`)
        return response.writeHead(200, { 'content-type': 'text/javascript' }).end(main);
      if (name.startsWith('/vscode/')) return send(response, inside(vscode, name.slice('/vscode/'.length)));
      if (name.startsWith('/extension/')) return send(response, inside(repository, name.slice('/extension/'.length)));
      if (name.startsWith('/files'))
        return await files(request, response, inside(folder, name.slice('/files'.length)), url.search);
      response.writeHead(404).end();
    } catch (error) {
      response
        .writeHead(error instanceof Error && 'code' in error && error.code === 'EACCES' ? 403 : 500)
        .end(String(error));
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('the server has no port');
  return {
    address: `http://127.0.0.1:${address.port}/`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/**
 * code-server's workbench takes the host of the page for a remote machine and keeps user data there; upstream's does not.
 * @param {string} source
 */
function withoutServer(source) {
  const parts = source.split(',remoteAuthority:location.host}');
  if (parts.length !== 2) throw new Error('workbench.js does not name its remote authority once');
  let swaps = 0;
  const own = parts
    .join('}')
    .replace(
      /get userRoamingDataHome\(\)\{return [\w$]+\(([\w$]+)\.file\(this\.userDataPath\)\.with\(\{scheme:([\w$]+)\.vscodeRemote\}\),"User"\)\}/g,
      (_, uri, schemes) => {
        swaps++;
        return `get userRoamingDataHome(){return ${uri}.file("/User").with({scheme:${schemes}.vscodeUserData})}`;
      },
    );
  if (swaps !== 1) throw new Error('workbench.js does not name the home of user data once');
  return own;
}

/**
 * A path below a folder; throws for one that leads out of it.
 * @param {string} folder
 * @param {string} name
 */
function inside(folder, name) {
  const file = path.join(folder, name);
  if (file !== folder && !file.startsWith(`${folder}${path.sep}`)) throw new Error(`${name} leads out of its folder`);
  return file;
}

/**
 * @param {http.ServerResponse} response
 * @param {string} file
 */
function send(response, file) {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return response.writeHead(404).end();
  const type = types[/** @type {keyof typeof types} */ (path.extname(file))] ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*' });
  return createReadStream(file).pipe(response);
}

/**
 * One file or folder of the virtual file system, in the words of VS Code's API: 1 is a file, 2 a folder.
 * @param {http.IncomingMessage} request
 * @param {http.ServerResponse} response
 * @param {string} file
 * @param {string} query
 */
async function files(request, response, file, query) {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-allow-methods', 'GET, PUT, DELETE');
  if (request.method === 'OPTIONS') return response.writeHead(204).end();
  if (request.method === 'PUT') {
    if (query === '?folder') mkdirSync(file, { recursive: true });
    else {
      const parts = [];
      for await (const part of request) parts.push(part);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, Buffer.concat(parts));
    }
    return response.end();
  }
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) return response.writeHead(404).end();
  if (request.method === 'DELETE') {
    rmSync(file, { recursive: true });
    return response.end();
  }
  if (query === '?stat') {
    const { ctimeMs: ctime, mtimeMs: mtime, size } = stats;
    return response.end(JSON.stringify({ type: stats.isDirectory() ? 2 : 1, ctime, mtime, size }));
  }
  if (query === '?list') {
    const entries = readdirSync(file, { withFileTypes: true });
    return response.end(JSON.stringify(entries.map((entry) => [entry.name, entry.isDirectory() ? 2 : 1])));
  }
  return send(response, file);
}

/**
 * @param {http.ServerResponse} response
 * @param {string} host
 * @param {string} vscode
 * @param {{ tests?: string | undefined, fileSystem: string, settings: Record<string, unknown> }} options
 */
function page(response, host, vscode, { tests, fileSystem, settings }) {
  /** @param {string} name */
  const at = (name) => ({ scheme: 'http', authority: host, path: name });
  /** @param {string} file */
  const json = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);
  const configuration = {
    folderUri: { $mid: 1, scheme: 'served', authority: host.replace(':', '+'), path: '/' },
    additionalBuiltinExtensions: [at(`/extension/${fileSystem}`)],
    developmentOptions: {
      extensions: [at('/extension')],
      ...(tests ? { extensionTestsPath: at(`/extension/${tests}`) } : {}),
      enableSmokeTestDriver: true,
    },
    configurationDefaults: {
      'security.workspace.trust.enabled': false,
      'workbench.startupEditor': 'none',
      'files.autoSave': 'off',
      ...settings,
    },
    productConfiguration: { enableTelemetry: false },
    userDataPath: '/unused',
    // code-server's workbench does not start without them.
    isEnabledFileDownloads: true,
    isEnabledFileUploads: true,
    isEnabledCoderGettingStarted: false,
    callbackRoute: '/callback',
  };
  const extensions = builtin
    .map((name) => ({ name, folder: path.join(vscode, 'extensions', name) }))
    .filter(({ folder }) => existsSync(folder))
    .map(({ name, folder }) => ({
      extensionPath: name,
      packageJSON: json(path.join(folder, 'package.json')),
      packageNLS: json(path.join(folder, 'package.nls.json')),
    }));
  /** @param {unknown} value */
  const attribute = (value) => JSON.stringify(value).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  response.writeHead(200, { 'content-type': 'text/html' }).end(`<!DOCTYPE html><html><head><meta charset="utf-8">
<meta id="vscode-workbench-web-configuration" data-settings="${attribute(configuration)}">
<meta id="vscode-workbench-builtin-extensions" data-settings="${attribute(extensions)}">
<link rel="stylesheet" href="/vscode/out/vs/code/browser/workbench/workbench.css"></head><body aria-label=""></body>
<script>globalThis._VSCODE_FILE_ROOT = location.origin + '/vscode/out/';</script>
<script type="module" src="/vscode/out/nls.messages.js"></script>
<script type="module" src="/vscode/${workbench}"></script></html>`);
}
