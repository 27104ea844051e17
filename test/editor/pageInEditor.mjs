// A page in the real VS Code, with the extension as it is shipped: opened by its command, used with clicks and keys.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { repository } from '../support/repository.mjs';
import { startBrowser } from './browser.mjs';
import { installExtension } from './installExtension.mjs';
import { startServer, workbenchAddress, writeUserSettings } from './vscodeServer.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Frame} Frame */

/**
 * Opens a copy of an example in VS Code, in one of its themes.
 * @param {string} example
 * @param {string} [theme]
 */
export async function openEditor(example, theme = 'Default Dark Modern') {
  const data = mkdtempSync(path.join(os.tmpdir(), 'plantrace-page-'));
  process.once('exit', () => rmSync(data, { recursive: true, force: true, maxRetries: 5 }));
  const folder = path.join(data, example);
  cpSync(path.join(repository, 'test', 'workspaces', example), folder, { recursive: true });
  writeUserSettings(data, { 'workbench.colorTheme': theme, 'editor.minimap.enabled': false });
  const extensions = path.join(data, 'extensions');
  await installExtension(extensions);
  const server = await startServer({ data, extensions });
  const browser = await startBrowser();
  const workbench = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  workbench.setDefaultTimeout(30_000);
  await workbench.goto(workbenchAddress({ port: server.port, folder }));
  const close = async () => {
    await browser.close();
    await server.stop();
  };
  return { workbench, folder, close };
}

/** @param {Page} workbench waits until the plans of the workspace have been read */
export async function plansRead(workbench) {
  await workbench.locator('.activitybar .action-label[aria-label^="Plantrace"]').click({ timeout: 60_000 });
  await workbench.locator('.statusbar-item', { hasText: 'covered' }).waitFor({ timeout: 60_000 });
}

/**
 * Runs a command by its title.
 * @param {Page} workbench
 * @param {string} title
 */
export async function runCommand(workbench, title) {
  await workbench.keyboard.press('F1');
  await workbench.locator('.quick-input-widget input').fill(`>${title}`);
  await workbench.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor();
  await workbench.keyboard.press('Enter');
}

/**
 * The document of the page that holds a selector: pages stand in frames within frames.
 * @param {Page} workbench
 * @param {string} selector
 * @returns {Promise<Frame>}
 */
export async function frameWith(workbench, selector) {
  for (const end = Date.now() + 60_000; Date.now() < end; await workbench.waitForTimeout(100)) {
    for (const frame of workbench.frames()) {
      // Frames come and go while the page is being made.
      const found = await frame
        .locator(selector)
        .count()
        .catch(() => 0);
      if (found > 0) return frame;
    }
  }
  throw new Error(`no page holds ${selector}`);
}

/**
 * A person's way through pages, step by step: what each comes to is counted, and written down at the end.
 * @param {string} file the script, as its usage names it
 * @param {string} what the pictures are called
 */
export function walkThrough(file, what) {
  const [result, out] = process.argv.slice(2);
  if (!result) {
    console.error(`usage: node ${file} RESULT [OUT]`);
    process.exit(2);
  }
  if (out) mkdirSync(out, { recursive: true });
  const counts = { passed: 0, failed: 0 };
  return {
    /**
     * @param {string} title
     * @param {() => Promise<unknown>} run
     */
    step: async (title, run) => {
      try {
        await run();
        counts.passed++;
      } catch (error) {
        counts.failed++;
        console.log(`${title}\n    ${error instanceof Error ? error.message : error}\n`);
      }
    },
    /**
     * @param {Page} workbench
     * @param {string} name
     */
    picture: async (workbench, name) => {
      if (!out) return;
      await workbench.waitForTimeout(700);
      await workbench.screenshot({ path: path.join(out, `${what}-${name}.png`) });
    },
    /** In one theme; with pictures in all. @param {(theme: string, name: string) => Promise<void>} walk */
    inThemes: async (walk) => {
      if (out) {
        await walk('Default Light Modern', 'light');
        await walk('Default High Contrast', 'contrast');
      }
      await walk('Default Dark Modern', 'dark');
      writeFileSync(result, JSON.stringify({ ...counts, skipped: 0 }));
      process.exitCode = counts.failed > 0 ? 1 : 0;
    },
  };
}
