import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ClientCapabilities, Hover, Location, Registration } from 'vscode-languageserver/node';
import { everything, LanguageClient, rangeOfPiece, uriOf } from '../support/languageClient';
import { temporaryFolder } from '../support/temporaryFolder';

const FILE = 'plantrace.config.json';
const configuration = '{ "code": { "implements": ["src/**"], "tests": ["test"] } }';
const DANGLING = 'trace/dangling-code-reference';

const files = {
  'specs/001-barn/spec.md': `# Feature Specification: Barn

## Requirements

- **FR-001**: The barn MUST have doors.
- **FR-002**: The doors MUST close by themselves.
`,
  'specs/001-barn/tasks.md': '# Tasks: Barn\n\n- [ ] T001 Hang the doors (FR-001, FR-002)\n',
  'src/door.ts': '// FR-001\nexport const door = 1;\n',
};

/** A client that takes registrations, as VS Code's does. */
const taking: ClientCapabilities = {
  ...everything,
  textDocument: {
    ...everything.textDocument,
    synchronization: { dynamicRegistration: true },
    hover: { dynamicRegistration: true, contentFormat: ['markdown'] },
    references: { dynamicRegistration: true },
  },
};

interface Started {
  readonly client: LanguageClient;
  readonly root: string;
  readonly uri: (name: string) => string;
  readonly spec: string;
}

async function started(
  more: Record<string, string> = { [FILE]: configuration },
  capabilities = taking,
  initializationOptions: object = {},
): Promise<Started> {
  const root = temporaryFolder({ ...files, ...more });
  const client = await LanguageClient.start({
    folders: [root],
    capabilities,
    initializationOptions: { diagnostics: { delay: 10 }, ...initializationOptions },
  });
  await client.settled();
  return { client, root, uri: (name) => uriOf(root, name), spec: uriOf(root, 'specs/001-barn/spec.md') };
}

/** Paths, and 0-based lines, of what cites an ID of the specification. */
async function citing({ client, uri, spec }: Started, id: string): Promise<string[]> {
  const found = await client.request<Location[]>('textDocument/references', {
    textDocument: { uri: spec },
    position: rangeOfPiece(files['specs/001-barn/spec.md'], id).end,
    context: { includeDeclaration: false },
  });
  return found.map(({ uri: at, range }) => `${at.slice(uri('').length).replace(/^\//, '')}:${range.start.line}`);
}

/** What the client was asked to register, apart from the watchers that it is always asked for. */
function registered({ client }: Started): Registration[] {
  return client.asked
    .filter(({ method }) => method === 'client/registerCapability')
    .flatMap(({ params }) => (params as { registrations: Registration[] }).registrations)
    .filter(({ id }) => id.startsWith('plantrace-code-'));
}

describe('source files in an editor', () => {
  it('are cited with plans, and follow the disk', async () => {
    const session = await started();
    const { client, root, uri, spec } = session;
    await client.open(spec, files['specs/001-barn/spec.md']);
    assert.deepEqual(await citing(session, 'FR-001'), ['specs/001-barn/tasks.md:2', 'src/door.ts:0']);
    writeFileSync(path.join(root, 'src', 'door.ts'), '\n// FR-002 and FR-009\n');
    mkdirSync(path.join(root, 'test'));
    writeFileSync(path.join(root, 'test', 'door.py'), '# FR-001\n');
    writeFileSync(path.join(root, 'test', 'door.png'), '# FR-001\n');
    await client.watched(
      { uri: uri('src/door.ts'), type: 2 },
      { uri: uri('test/door.py'), type: 1 },
      { uri: uri('test/door.png'), type: 1 },
    );
    await client.until('what dangles is told', () => client.shownCodes(uri('src/door.ts')).join() === `1 ${DANGLING}`);
    assert.deepEqual(await citing(session, 'FR-001'), ['specs/001-barn/tasks.md:2', 'test/door.py:0']);
    assert.deepEqual(await citing(session, 'FR-002'), ['specs/001-barn/tasks.md:2', 'src/door.ts:1']);
    rmSync(path.join(root, 'src'), { recursive: true });
    await client.watched({ uri: uri('src'), type: 3 });
    await client.until('it is taken back', () => client.shown(uri('src/door.ts'))?.length === 0);
    assert.deepEqual(await citing(session, 'FR-002'), ['specs/001-barn/tasks.md:2']);
  });

  it('count as they are typed, before the disk', async () => {
    const session = await started();
    const { client, uri, spec } = session;
    await client.open(spec, files['specs/001-barn/spec.md']);
    const door = uri('src/door.ts');
    await client.open(door, files['src/door.ts'], 1, 'typescript');
    await client.change(door, 2, 'FR-002', rangeOfPiece(files['src/door.ts'], 'FR-001'));
    assert.deepEqual(await citing(session, 'FR-001'), ['specs/001-barn/tasks.md:2']);
    assert.deepEqual(await citing(session, 'FR-002'), ['specs/001-barn/tasks.md:2', 'src/door.ts:0']);
    const hover = await client.request<Hover | null>('textDocument/hover', {
      textDocument: { uri: door },
      position: { line: 0, character: 4 },
    });
    assert.match(JSON.stringify(hover?.contents), /close by themselves/);
    await client.close(door);
    assert.deepEqual(await citing(session, 'FR-002'), ['specs/001-barn/tasks.md:2']);
  });

  it('are asked for once, and their watchers with the globs that count', async () => {
    const session = await started();
    const { client, root, uri } = session;
    await client.until('the client is asked', () => registered(session).length >= 6);
    assert.deepEqual(
      registered(session).map(({ method }) => method),
      [
        'textDocument/didOpen',
        'textDocument/didChange',
        'textDocument/didClose',
        'textDocument/hover',
        'textDocument/references',
        'workspace/didChangeWatchedFiles',
      ],
    );
    const watchers = (): string =>
      JSON.stringify(registered(session).filter(({ method }) => method === 'workspace/didChangeWatchedFiles'));
    assert.match(watchers(), /"\*\*\/src\/\*\*","kind":7/);
    assert.match(watchers(), /"\*\*\/test\/\*\*"/);
    writeFileSync(path.join(root, FILE), '{ "code": { "implements": ["lib/*.rs"] } }');
    await client.watched({ uri: uri(FILE), type: 2 });
    await client.until('it watches others', () => watchers().includes('lib/*.rs'));
    assert.ok(client.asked.some(({ method }) => method === 'client/unregisterCapability'));
    assert.equal(registered(session).filter(({ method }) => method === 'textDocument/didOpen').length, 1);
  });

  it('are watched for changes alone by a client that hears of all that comes and goes', async () => {
    const session = await started({ [FILE]: configuration }, taking, { watchesFiles: true });
    await session.client.until('the client is asked', () => registered(session).length >= 6);
    assert.match(JSON.stringify(registered(session)), /"\*\*\/src\/\*\*","kind":2/);
  });

  it('are neither read nor asked for where no configuration names them', async () => {
    const session = await started({});
    const { client, uri, spec } = session;
    await client.open(spec, files['specs/001-barn/spec.md']);
    const door = uri('src/door.ts');
    await client.open(door, '// FR-001, FR-009\n# Phase Structure\n', 1, 'typescript');
    await client.watched({ uri: door, type: 2 });
    assert.deepEqual(await citing(session, 'FR-001'), ['specs/001-barn/tasks.md:2']);
    const position = { line: 0, character: 4 };
    assert.equal(await client.request('textDocument/hover', { textDocument: { uri: door }, position }), null);
    assert.deepEqual(registered(session), []);
  });

  it('come and go with the configuration, also while it is typed', async () => {
    const session = await started({});
    const { client, uri, spec } = session;
    await client.open(spec, files['specs/001-barn/spec.md']);
    await client.open(uri('src/door.ts'), '// FR-009\n', 1, 'typescript');
    await client.open(uri(FILE), configuration, 1, 'json');
    await client.until('what dangles is told', () => client.shownCodes(uri('src/door.ts')).join() === `0 ${DANGLING}`);
    await client.change(uri(FILE), 2, '{}');
    await client.until('it is taken back', () => client.shown(uri('src/door.ts'))?.length === 0);
    assert.deepEqual(await citing(session, 'FR-001'), ['specs/001-barn/tasks.md:2']);
  });

  it('are left out above 1 MB, with a line in the log', async () => {
    const { client } = await started({ [FILE]: configuration, 'src/big.ts': `// FR-001${' '.repeat(1_100_000)}` });
    assert.ok(client.logs.some((line) => /src\/big\.ts.*above 1 MB/.test(line)));
  });

  it('are left alone by a client that takes no registrations', async () => {
    const session = await started({ [FILE]: configuration }, { textDocument: { hover: {} } });
    assert.deepEqual(registered(session), []);
    await session.client.open(session.spec, files['specs/001-barn/spec.md']);
    assert.deepEqual(await citing(session, 'FR-001'), ['specs/001-barn/tasks.md:2', 'src/door.ts:0']);
  });
});
