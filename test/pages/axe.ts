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

const source = readFileSync(path.join('node_modules', 'axe-core', 'axe.min.js'), 'utf8');

/** No fault of a page is serious or critical, as axe-core judges it. */
export async function assertAccessible(page: Page): Promise<void> {
  // Evaluated, since the policy of the page lets no script in.
  await page.evaluate(source);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(where: Document): Promise<{ violations: Violation[] }> } };
    return (await axe.run(document)).violations;
  });
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const said = serious.flatMap(({ id, help, nodes }) => [
    `${id}: ${help}`,
    ...nodes.slice(0, 4).map(({ html, failureSummary }) => `    ${html.slice(0, 200)}\n    ${failureSummary}`),
  ]);
  assert.equal(said.join('\n'), '');
}
