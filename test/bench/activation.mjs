// node test/bench/activation.mjs [RUNS] [--document]: starts a real VS Code so often with the installed extension and the
// example workspace, and prints what VS Code says that the extension took to activate, and how long it was from there to
// the first findings, medians and all values, held against their bounds. It ends with 1 where a bound is missed.
// With --document a plan is open from the beginning: then VS Code's figure includes its own markdown extensions, whose code
// it loads between telling that it begins with ours and doing so.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { packExtension } from '../../packaging/extension.mjs';
import { startBrowser } from '../editor/browser.mjs';
import { installPackage } from '../editor/installPackage.mjs';
import { startServer, workbenchAddress, writeUserSettings } from '../editor/vscodeServer.mjs';
import { version } from '../editor/vscodeVersions.mjs';
import { repository } from '../support/repository.mjs';
import { median } from './statistics.mjs';

const example = path.join(repository, 'test', 'workspaces', 'phased-plan');
const document = 'docs/plans/phase-1-ledger-and-patrons.md';
const probe = path.join(repository, 'test', 'bench', 'activation', 'probe');
const mostActivation = 60;
const mostFirstFindings = 1500;

const withDocument = process.argv.includes('--document');
const runs = Number(process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? 10);

/** @param {import('playwright-core').Page} page */
async function activationTime(page) {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').fill('>Developer: Show Running Extensions');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Show Running Extensions' }).first().waitFor();
  await page.keyboard.press('Enter');
  const row = page.locator('.runtime-extensions-editor .extension', { hasText: 'Plantrace' });
  const text = await row.locator('.activation-time').first().textContent();
  const [, time] = /(\d+)ms/.exec(text ?? '') ?? [];
  if (time === undefined) throw new Error(`VS Code says of the activation: ${text}`);
  return Number(time);
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {number} port
 * @param {string} folder
 */
async function measureStart(browser, port, folder) {
  const opened = path.join(folder, 'phased-plan');
  const waited = path.join(folder, 'waited.json');
  cpSync(example, opened, { recursive: true });
  // Each with a browser's memory of its own.
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  page.setDefaultTimeout(60_000);
  try {
    await page.goto(
      workbenchAddress({
        port,
        folder: opened,
        remote: {
          extensionDevelopmentPath: probe,
          ...(withDocument ? { openFile: path.join(opened, document) } : {}),
        },
      }),
    );
    await page.locator('.statusbar-item', { hasText: 'covered' }).waitFor();
    while (!existsSync(waited)) await page.waitForTimeout(50);
    const activation = await activationTime(page);
    return { activation, firstFindings: activation + JSON.parse(readFileSync(waited, 'utf8')) };
  } finally {
    await page.close();
  }
}

const place = mkdtempSync(path.join(os.tmpdir(), 'plantrace-activation-'));
try {
  const vsix = path.join(place, 'plantrace.vsix');
  await packExtension(vsix);
  const extensions = installPackage(vsix, place);
  const data = path.join(place, 'data');
  writeUserSettings(data);
  const server = await startServer({ data, extensions, tests: true });
  const browser = await startBrowser();
  /** @type {Awaited<ReturnType<typeof measureStart>>[]} */
  const starts = [];
  try {
    for (let run = 0; run < runs; run++) {
      starts.push(await measureStart(browser, server.port, mkdtempSync(path.join(place, 'run-'))));
    }
  } finally {
    await browser.close();
    await server.stop();
  }
  console.log(`VS Code ${version.vscode}, ${runs} starts${withDocument ? ' with a plan open' : ''}`);
  /** @type {(what: string, values: number[], most: number) => void} */
  const tell = (what, values, most) => {
    const middle = Math.round(median(values));
    const all = values.map(Math.round).join(', ');
    console.log(`${what}: median ${middle} ms, at most ${most}: ${middle <= most ? 'met' : 'MISSED'} (${all})`);
    if (middle > most) process.exitCode = 1;
  };
  tell(
    'activation',
    starts.map(({ activation }) => activation),
    mostActivation,
  );
  tell(
    'first findings after it',
    starts.map(({ firstFindings }) => firstFindings),
    mostFirstFindings,
  );
} finally {
  rmSync(place, { recursive: true, force: true, maxRetries: 5 });
}
process.exit();
