// What a suite needs beyond npm packages. On a Debian machine where we are root it is installed on the spot; elsewhere a
// suite that cannot run fails and says what to install.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { repository } from './repository.mjs';

/** @typedef {'chromium' | 'ripgrep' | 'fonts' | 'neovim' | 'gfm-spec'} Prerequisite */

/** Where the specification of GitHub's markdown stands once `gfm-spec` is fulfilled: its examples are an oracle. */
export const gfmSpec = path.join(repository, '.cache', 'gfm', 'spec.txt');

/** @type {Record<Prerequisite, { debian: string, present: () => boolean, complete?: () => void }>} */
const prerequisites = {
  chromium: { debian: 'chromium', present: () => Boolean(process.env.CHROMIUM ?? onPath('chromium')) },
  ripgrep: { debian: 'ripgrep', present: () => Boolean(onPath('rg')) },
  fonts: { debian: 'fonts-dejavu-core', present: () => fontsIn('/usr/share/fonts') },
  neovim: { debian: 'neovim', present: () => Boolean(onPath('nvim')) },
  'gfm-spec': { debian: 'cmark-gfm', present: () => existsSync(gfmSpec) || copySpec('/'), complete: unpackSpec },
};

/**
 * Sees to it that everything is there; answers one line of what is missing, or undefined.
 * @param {Prerequisite[]} needed
 * @returns {string | undefined}
 */
export function missingPrerequisites(needed) {
  const absent = needed.filter((name) => !prerequisites[name].present());
  if (absent.length === 0) return undefined;
  const packages = absent.map((name) => prerequisites[name].debian);
  if (process.getuid?.() === 0 && onPath('apt-get')) installPackages(packages);
  for (const name of absent) if (!prerequisites[name].present()) prerequisites[name].complete?.();
  const missing = absent.filter((name) => !prerequisites[name].present());
  if (missing.length === 0) return undefined;
  const commands = missing.map((name) => prerequisites[name].debian).join(' ');
  return `missing: ${missing.join(', ')}; install with: apt-get install ${commands}`;
}

/**
 * The file that a command stands for, if there is one.
 * @param {string} command
 */
export function onPath(command) {
  const files = (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, command));
  return files.find((file) => existsSync(file));
}

/** @param {string} folder */
function fontsIn(folder) {
  return existsSync(folder) && readdirSync(folder, { recursive: true }).some((name) => /\.(ttf|otf)$/.test(`${name}`));
}

let listsAreFresh = false;

/** @param {string[]} packages */
function installPackages(packages) {
  console.log(`installing ${packages.join(', ')} …`);
  if (!listsAreFresh) aptGet(['update']);
  listsAreFresh = true;
  aptGet(['install', '-y', '--no-install-recommends', ...packages]);
}

/**
 * @param {string[]} args
 * @param {string} [cwd]
 */
function aptGet(args, cwd) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stderr } = spawnSync('apt-get', ['-qq', ...args], { cwd, env, encoding: 'utf8' });
  if (status !== 0) console.error(`apt-get ${args.join(' ')} failed\n${stderr}`);
}

/**
 * @param {string} base the root of a file system that the Debian package was unpacked into
 * @returns {boolean} whether the specification is in place now
 */
function copySpec(base) {
  const packed = path.join(base, 'usr/share/doc/cmark-gfm/spec.txt.gz');
  if (!existsSync(packed)) return false;
  mkdirSync(path.dirname(gfmSpec), { recursive: true });
  writeFileSync(gfmSpec, gunzipSync(readFileSync(packed)));
  return true;
}

/** Slim images drop /usr/share/doc while a package is installed; the package itself still holds the specification. */
function unpackSpec() {
  if (!onPath('apt-get') || !onPath('dpkg-deb')) return;
  const folder = path.join(repository, '.cache', 'gfm');
  mkdirSync(folder, { recursive: true });
  aptGet(['download', 'cmark-gfm'], folder);
  const archive = readdirSync(folder).find((name) => name.endsWith('.deb'));
  if (!archive) return;
  spawnSync('dpkg-deb', ['-x', archive, 'unpacked'], { cwd: folder });
  copySpec(path.join(folder, 'unpacked'));
  for (const name of [archive, 'unpacked']) rmSync(path.join(folder, name), { recursive: true, force: true });
}
