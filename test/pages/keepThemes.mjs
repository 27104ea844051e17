// node test/pages/keepThemes.mjs: asks the real VS Code what colours its themes give to a page, and keeps those that the
// pages and their components name in themes.json.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { frameWith, openEditor, plansRead, runCommand } from '../editor/pageInEditor.mjs';
import { repository } from '../support/repository.mjs';

const themes = { light: 'Default Light Modern', dark: 'Default Dark Modern', contrast: 'Default High Contrast' };

const bundles = path.join(repository, 'dist', 'pages');
const text = readdirSync(bundles)
  .filter((name) => name.endsWith('.js') || name.endsWith('.css'))
  .map((name) => readFileSync(path.join(bundles, name), 'utf8'))
  .join('\n');
const named = new Set(text.match(/--vscode-[\w-]+/g));

/** @type {Record<string, unknown>} */
const kept = {};
for (const [name, theme] of Object.entries(themes)) {
  const { workbench, close } = await openEditor('phased-plan', theme);
  await plansRead(workbench);
  await runCommand(workbench, 'Plantrace: Show Matrix');
  const frame = await frameWith(workbench, '#page .row');
  const style = await frame.locator('html').getAttribute('style');
  const className = (await frame.locator('body').getAttribute('class')) ?? '';
  const colors = (style ?? '').split(/;\s*(?=--)/).map((each) => each.split(/:\s*/, 2));
  kept[name] = {
    className: className
      .split(' ')
      .filter((each) => each.startsWith('vscode-'))
      .join(' '),
    colors: Object.fromEntries(
      colors
        .filter(([each]) => named.has(each ?? ''))
        .map(([each, value]) => [each, (value ?? '').replace(/;\s*$/, '')]),
    ),
  };
  if (process.argv[2]) await workbench.screenshot({ path: path.join(process.argv[2], `matrix-${name}.png`) });
  await close();
}
writeFileSync(path.join(repository, 'test', 'pages', 'themes.json'), `${JSON.stringify(kept, null, 2)}\n`);
