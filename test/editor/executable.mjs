#!/usr/bin/env node
// Stands where @vscode/test-electron expects the executable of VS Code: takes the command line that runTests() makes for a
// desktop and runs the suite in the extension host of a VS Code server. Ends with 0 when the suite passed, 1 when it
// failed, 2 when it did not come to an end. VS Code says 0 too when its extension host crashed, so that a caller has to
// look at what the suite wrote down. EDITOR_SETTINGS has settings of the user.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startBrowser } from './browser.mjs';
import { startServer, workbenchAddress, writeUserSettings } from './vscodeServer.mjs';

const runLimit = Number(process.env.EDITOR_TIMEOUT_MS ?? 600_000);

/** @param {string} name */
function option(name) {
  const prefix = `--${name}=`;
  const value = process.argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length);
  if (!value) throw new Error(`--${name} is missing: only test runs are supported`);
  return value;
}

/** @param {string} data */
async function runSuite(data) {
  const folder = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
  if (!folder) throw new Error('no folder to open');
  const { EDITOR_SETTINGS: settings = '{}' } = process.env;
  writeUserSettings(data, JSON.parse(settings));
  const server = await startServer({ data, log: 'info', tests: true, extensions: option('extensions-dir') });
  const browser = await startBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    /** @type {Promise<number>} */
    const exited = new Promise((resolve) => void page.exposeFunction('codeAutomationExit', resolve));
    await page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ values) => {
      if (process.env.EDITOR_VERBOSE) console.error(type, ...values);
    });
    const address = workbenchAddress({
      port: server.port,
      folder,
      remote: {
        extensionDevelopmentPath: option('extensionDevelopmentPath'),
        extensionTestsPath: option('extensionTestsPath'),
      },
    });
    await page.goto(address);
    const late = new Promise((_, reject) =>
      setTimeout(() => reject(new Error(`the suite did not end in ${runLimit} ms`)), runLimit).unref(),
    );
    try {
      return await Promise.race([exited, late]);
    } catch (error) {
      if (process.env.EDITOR_SHOT) await page.screenshot({ path: process.env.EDITOR_SHOT });
      throw error;
    }
  } finally {
    await browser.close();
    await server.stop();
  }
}

const data = mkdtempSync(path.join(os.tmpdir(), 'plantrace-editor-'));
try {
  process.exitCode = await runSuite(data);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
} finally {
  rmSync(data, { recursive: true, force: true, maxRetries: 5 });
}
process.exit();
