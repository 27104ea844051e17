import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { exampleIn } from '../../support/corpus';
import { mendAll } from '../../support/mending';
import { parseFixture } from '../../support/fixture';
import { readPage, ruleFiles } from '../../support/rulePages';

const groups = ['document/', 'gate/', 'plan/'];

/** By the beginning of a fix's title: what it cannot help to bring up. */
const reveals: readonly (readonly [title: string, codes: readonly string[]])[] = [
  // With the plan of one phase the next one is due.
  ['Create ', ['plan/unplanned-phase']],
];

/** Its fixes insert one part of several that are told together: see `incomplete-work-package.test.ts`. */
const PART_BY_PART = 'document/incomplete-work-package';

const revealedBy = (title: string): readonly string[] =>
  reveals.flatMap(([beginning, codes]) => (title.startsWith(beginning) ? codes : []));

describe('every fix of the rules about documents, gates and plans', () => {
  const workspaces = path.join('test', 'workspaces');
  for (const entry of readdirSync(workspaces, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    it(`mends the example workspace ${entry.name}`, () => {
      const files = exampleIn(path.join(workspaces, entry.name));
      for (const group of groups) mendAll(files, group, revealedBy);
    });
  }

  for (const code of ruleFiles('.md')) {
    const { invalid, quickFix } = readPage(code);
    if (quickFix === 'none' || code === PART_BY_PART || !groups.some((group) => code.startsWith(group))) continue;
    it(`mends the examples of ${code}`, () => {
      const applied = invalid.map(({ text }) => mendAll(parseFixture(text).files, code, revealedBy));
      assert.ok(Math.max(...applied) > 0);
    });
  }
});
