import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

interface Axe {
  readonly axe: { run(where: Document, options: unknown): Promise<{ violations: Violation[] }> };
}

const source = readFileSync(path.join('node_modules', 'axe-core', 'axe.min.js'), 'utf8');

/**
 * No fault of a page is serious or critical, as axe-core judges it. Where the colours are those of the person it sees
 * those of the page, which nobody does.
 */
export async function assertAccessible(page: Page, { withColors = true } = {}): Promise<void> {
  // Evaluated, since the policy of the page lets no script in.
  await page.evaluate(source);
  const violations = await page.evaluate(async (enabled) => {
    const { axe } = window as unknown as Axe;
    return (await axe.run(document, { preload: false, rules: { 'color-contrast': { enabled } } })).violations;
  }, withColors);
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const said = serious.flatMap(({ id, help, nodes }) => [
    `${id}: ${help}`,
    ...nodes.slice(0, 4).map(({ html, failureSummary }) => `    ${html.slice(0, 200)}\n    ${failureSummary}`),
  ]);
  assert.equal(said.join('\n'), '');
}
