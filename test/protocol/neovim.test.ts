import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const workspace = 'test/workspaces/phased-plan';
const document = 'docs/plans/phase-1-ledger-and-patrons.md';
/** A reference to nothing in the document, and an ID that exists to put in its place. */
const dangling = { id: '1.2-19', code: 'trace/dangling-reference', mended: '1.2-2' };
/** An ID in the document, and words that its hover has to hold. */
const hovered = { id: '1.1-2', words: 'A kiosk must not lend' };

interface Diagnostic {
  line: number;
  character: number;
  code: string;
  message: string;
}

interface Seen {
  failure?: string;
  before?: Diagnostic[];
  hover?: string;
  after?: Diagnostic[];
  exit?: number;
}

interface Place {
  line: number;
  character: number;
}

/** Where a part of the text first stands: in LSP's UTF-16 units, and in the bytes that Neovim counts. */
function placeOf(text: string, part: string): { units: Place; bytes: Place } {
  const lines = text.split('\n');
  const line = lines.findIndex((each) => each.includes(part));
  assert.ok(line >= 0, `${document} does not hold ${part}`);
  const before = lines[line].slice(0, lines[line].indexOf(part));
  return {
    units: { line, character: before.length },
    bytes: { line, character: Buffer.byteLength(before) },
  };
}

function runNeovim(folder: string): Seen {
  const root = path.join(folder, 'plans');
  cpSync(workspace, root, { recursive: true });
  const text = readFileSync(path.join(root, document), 'utf8');
  const { bytes } = placeOf(text, dangling.id);
  const result = path.join(folder, 'seen.json');
  const probe = {
    server: path.resolve('dist/server.js'),
    root,
    file: path.join(root, document),
    result,
    finding: dangling.code,
    hover: placeOf(text, hovered.id).units,
    edit: { line: bytes.line, from: bytes.character, to: bytes.character + dangling.id.length, text: dangling.mended },
  };
  const { stderr, error } = spawnSync(
    'nvim',
    ['--headless', '--clean', '-u', 'NONE', '-i', 'NONE', '-n', '-c', 'luafile test/protocol/probe.lua'],
    {
      encoding: 'utf8',
      timeout: 50_000,
      env: { ...process.env, PROBE: JSON.stringify(probe), XDG_STATE_HOME: folder, XDG_CACHE_HOME: folder },
    },
  );
  if (error) throw error;
  try {
    return JSON.parse(readFileSync(result, 'utf8'));
  } catch (cause) {
    throw new Error(`Neovim left no answer: ${stderr}`, { cause });
  }
}

describe('Neovim', () => {
  let folder: string;
  let seen: Seen;

  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'plantrace-neovim-'));
    seen = runNeovim(folder);
    assert.equal(seen.failure, undefined);
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  it('shows a finding at its place', () => {
    const { bytes } = placeOf(readFileSync(path.join(workspace, document), 'utf8'), dangling.id);
    const found = seen.before?.filter(({ code }) => code === dangling.code);
    assert.deepEqual(
      found?.map(({ line, character }) => ({ line, character })),
      [bytes],
    );
    assert.match(found[0].message, new RegExp(dangling.id.replace('.', '\\.')));
  });

  it('shows what an ID stands for', () => {
    assert.ok(seen.hover?.includes(hovered.words), seen.hover);
  });

  it('takes a finding away once the text is mended, and no other', () => {
    const others = seen.before?.filter(({ code }) => code !== dangling.code);
    assert.deepEqual(seen.after, others);
  });

  it('ends the server in good order', () => {
    assert.equal(seen.exit, 0);
  });
});
