import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { forbiddenImport } from './layers.mjs';

/** Source files by their path from the root of the repository. */
type Sources = ReadonlyMap<string, string>;

function sourcesIn(folder: string): Sources {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  return new Map(
    names.map((name) => {
      const file = path.join(folder, name);
      return [file.split(path.sep).join('/'), readFileSync(file, 'utf8')];
    }),
  );
}

function violations(sources: Sources): string[] {
  const found: string[] = [];
  for (const [file, text] of sources) {
    for (const { fileName } of ts.preProcessFile(text, true, true).importedFiles) {
      const reason = forbiddenImport(file, fileName);
      if (reason) found.push(`${file} → ${fileName}: ${reason}`);
    }
  }
  return found;
}

describe('layers', () => {
  for (const part of ['server', 'client']) {
    it(`${part} imports only what stands below`, () => {
      const sources = sourcesIn(`${part}/src`);
      assert.ok(sources.size > 0, `no sources in ${part}/src`);
      assert.deepEqual(violations(sources), []);
    });
  }

  const forbidden: [what: string, file: string, text: string][] = [
    ['a folder from importing a higher one', 'server/src/core/text/edits.ts', `import { x } from '../graph/links';`],
    [
      'a folder from importing its neighbour',
      'server/src/core/rules/trace/orphan.ts',
      `import '../../features/hover';`,
    ],
    [
      'the core from importing the file system',
      'server/src/core/workspace/files.ts',
      `import { readFileSync } from 'node:fs';`,
    ],
    [
      'the core from importing a Node module by its short name',
      'server/src/core/facts/facts.ts',
      `import path from 'path';`,
    ],
    ['the core from importing the host', 'server/src/core/graph/links.ts', `export * from '../../host/node/files';`],
    [
      'the core from importing LSP, even its types',
      'server/src/core/features/hover.ts',
      `import type { Hover } from 'vscode-languageserver';`,
    ],
    [
      'the host from importing LSP',
      'server/src/host/log.ts',
      `import { Connection } from 'vscode-languageserver/node';`,
    ],
    ['the server from importing vscode', 'server/src/lsp/session.ts', `const vscode = require('vscode');`],
    [
      'a second file from importing remark',
      'server/src/core/authoring/extract.ts',
      `import remarkParse from 'remark-parse';`,
    ],
    [
      'the client from importing the core',
      'client/src/views/phaseTree.ts',
      `import { x } from '../../../server/src/core/text/ranges';`,
    ],
    [
      'the server from importing the client',
      'server/src/lsp/session.ts',
      `await import('../../../client/src/contributions');`,
    ],
    [
      'the protocol from importing anything',
      'server/src/protocol.ts',
      `import type { Finding } from './core/model/finding';`,
    ],
    [
      'a folder that the table does not name from importing anything',
      'server/src/core/shapes/a.ts',
      `import { x } from '../text/ranges';`,
    ],
  ];
  for (const [what, file, text] of forbidden) {
    it(`stops ${what}`, () => {
      assert.equal(violations(new Map([[file, text]])).length, 1);
    });
  }

  const allowed: [what: string, file: string, text: string][] = [
    ['what stands below', 'server/src/core/rules/trace/orphan.ts', `import { x } from '../../graph/links';`],
    ['the same folder', 'server/src/core/facts/facts.ts', `import { x } from './titles';`],
    ['a page beside its rule', 'server/src/core/rules/trace/orphan.ts', `import page from './orphan.md';`],
    ['the protocol, from the client', 'client/src/serverRequests.ts', `import { x } from '../../server/src/protocol';`],
    ['LSP, from its folder', 'server/src/lsp/convert.ts', `import { Range } from 'vscode-languageserver-types';`],
    ['remark, from its one file', 'server/src/core/markdown/remarkTree.ts', `import { unified } from 'unified';`],
  ];
  for (const [what, file, text] of allowed) {
    it(`lets through ${what}`, () => {
      assert.deepEqual(violations(new Map([[file, text]])), []);
    });
  }
});
