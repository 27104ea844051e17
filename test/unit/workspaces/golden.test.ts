import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findingsOf } from '../../support/fixture';
import { exampleIn } from '../../support/corpus';
import { workspaceOf } from '../../support/folderInMemory';
import { assertGolden, describeSnapshot } from '../../support/golden';

const workspaces = path.join('test', 'workspaces');

/** `file:line severity code` of each row that PLANTED.md has for a workspace. */
function planted(name: string): string[] {
  const text = readFileSync(path.join(workspaces, 'PLANTED.md'), 'utf8');
  const [, part = ''] = text.split(`\n## ${name}\n`);
  const [table = ''] = part.split('\n## ');
  return [...table.matchAll(/^\| `([^`]+)` \| (\d+) \| `([^`]+)` \| (\w+) \|/gm)].map(
    ([, file, line, code, severity]) => `${file}:${line} ${severity} ${code}`,
  );
}

describe('the example workspaces', () => {
  for (const entry of readdirSync(workspaces, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    it(`${entry.name} is read as its golden file says`, () => {
      const snapshot = workspaceOf(exampleIn(path.join(workspaces, entry.name))).snapshot();
      assertGolden(describeSnapshot(snapshot), path.join(workspaces, `${entry.name}.golden.txt`));
    });

    it(`${entry.name} gives the findings that were planted in it, and no others`, () => {
      const { snapshot, findings } = findingsOf({ files: exampleIn(path.join(workspaces, entry.name)), expected: [] });
      const found = findings.map(({ file, start, severity, code }) => {
        const line = snapshot.graph.file(file)?.facts.lines.lineAt(start) ?? -1;
        return `${file}:${line + 1} ${severity} ${code}`;
      });
      const wanted = planted(entry.name);
      assert.ok(wanted.length > 0);
      assert.deepEqual(found.sort(), wanted.sort());
    });
  }
});
