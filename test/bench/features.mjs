// node test/bench/features.mjs [--files 1000] [--seed 1] [--server dist/server.js] [--no-peer]
// What an editor waits for while somebody works: every feature over the wire, beside the bare round trip of a request that
// has no answer, and beside the peer on headings and links of the same documents.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { repository } from '../support/repository.mjs';
import { featureBounds } from './bounds.mjs';
import { askAll } from './features/asking.mjs';
import { openedFiles, peerQuestions, plantraceQuestions } from './features/questions.mjs';
import { featureLines } from './features/report.mjs';
import { Wire } from './features/wire.mjs';
import { generate } from './generate.mjs';
import { installPeer } from './peer.mjs';
import { boundLines } from './report.mjs';
import { markdownFiles } from './tree.mjs';

/** @typedef {import('./features/asking.mjs').Empty} Empty */
/** @typedef {import('./features/asking.mjs').Asked} Asked */

/**
 * @typedef {object} Answers of one server
 * @property {Empty} empty
 * @property {Asked[]} asked
 *
 * @typedef {object} Features
 * @property {number} files
 * @property {Answers} own
 * @property {Answers | null} peer
 */

const citations = 1000;
const peerServer = fileURLToPath(new URL('features/peerServer.mjs', import.meta.url));

/**
 * @param {string} home of the generated workspaces
 * @param {{ files: number, seed: number, peer: boolean, server?: string }} options
 * @returns {Promise<Features>}
 */
export async function measureFeatures(
  home,
  { files, seed, peer, server = path.join(repository, 'dist', 'server.js') },
) {
  const workspace = generate(home, files, seed, citations);
  const { folder } = workspace;
  const all = markdownFiles(folder).map((file) => path.relative(folder, file).split(path.sep).join('/'));
  const opened = openedFiles(all.sort(), workspace);
  const own = await measureServer(new Wire([server, '--stdio'], folder), true, opened, (wire) =>
    plantraceQuestions(wire.documents, workspace).filter(({ method }) => isAnnounced(wire, method)),
  );
  if (!peer) return { files, own, peer: null };
  const peerHome = path.join(home, 'peer');
  installPeer(peerHome);
  const wire = new Wire(['--max-old-space-size=8192', peerServer, peerHome, folder], folder);
  return { files, own, peer: await measureServer(wire, false, opened, (w) => peerQuestions(w.documents, workspace)) };
}

/**
 * @param {Wire} wire
 * @param {boolean} tellsOfIndex
 * @param {string[]} opened
 * @param {(wire: Wire) => import('./features/questions.mjs').Question[]} questionsFor
 * @returns {Promise<Answers>}
 */
async function measureServer(wire, tellsOfIndex, opened, questionsFor) {
  try {
    await wire.start(tellsOfIndex);
    for (const file of opened) await wire.open(file);
    const questions = questionsFor(wire);
    const answers = await askAll(wire, questions);
    for (const [i, { name, least }] of answers.asked.entries()) {
      if (least < questions[i].least) throw new Error(`an answer to ${name} held ${least} of ${questions[i].least}`);
    }
    await wire.stop();
    return answers;
  } catch (error) {
    wire.kill();
    throw new Error(`a server did not last: ${wire.complaints.join('').slice(0, 2000)}`, { cause: error });
  }
}

/**
 * @param {Wire} wire
 * @param {string} method
 */
function isAnnounced({ capabilities }, method) {
  /** @type {Record<string, string>} */
  const keys = {
    'workspace/symbol': 'workspaceSymbolProvider',
    'textDocument/semanticTokens/full': 'semanticTokensProvider',
  };
  return Boolean(capabilities[keys[method] ?? `${method.split('/')[1]}Provider`]);
}

async function main() {
  const { values } = parseArgs({
    options: {
      files: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      server: { type: 'string' },
      'no-peer': { type: 'boolean', default: false },
    },
  });
  const { files, seed, server } = values;
  if (!existsSync(server ?? path.join(repository, 'dist', 'server.js')))
    throw new Error('nothing is built yet: npm run build');
  const home = path.join(repository, '.cache', 'bench');
  const features = await measureFeatures(home, {
    files: Number(files),
    seed: Number(seed),
    peer: !values['no-peer'],
    ...(server === undefined ? {} : { server: path.resolve(server) }),
  });
  console.log([...featureLines(features), '', 'Bounds', ...boundLines(featureBounds(features))].join('\n'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
