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
/** Words that an ID of another plan stands behind, and the heading that defines it. */
const cited = {
  before: '**Blocked by**: Phase 0 ',
  id: 'WP-3',
  file: 'phase-0-ground-works.md',
  heading: '### WP-3: ',
};
/** A finding that goes when its action is taken. */
const offered = { words: '### WP-8: ', code: 'trace/orphan-work', title: '^Trace .* in WP%-8$' };
/** A line that half of an ID is typed at the end of. */
const typed = { line: '**Requirements traced**: [2.1-1], [2.1-2]', keys: 'A, [3.1-' };
/** An ID that stands in a range in one file and in a row of a table in another. */
const renamed = { id: '2.2-4', name: '2.2-9' };

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
  definition?: { file: string; line: string };
  /** The title of what was chosen; false where nothing like it was offered. */
  action?: string | false;
  completions?: string[];
  completed?: string;
  after?: Diagnostic[];
  renamed?: { file: string; line: string }[];
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

/** The same as a place of Neovim's cursor, some characters in. */
function cursorAt(text: string, part: string, within = 0): [number, number] {
  const { line, character } = placeOf(text, part).bytes;
  return [line + 1, character + within];
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
    definition: cursorAt(text, cited.before + cited.id, cited.before.length),
    action: { at: cursorAt(text, offered.words, 4), finding: offered.code, title: offered.title },
    completion: { at: cursorAt(text, typed.line), keys: typed.keys },
    rename: { at: cursorAt(text, renamed.id), name: renamed.name },
    edit: { line: bytes.line, from: bytes.character, to: bytes.character + dangling.id.length, text: dangling.mended },
  };
  const { stderr, error } = spawnSync(
    'nvim',
    ['--headless', '--clean', '-u', 'NONE', '-i', 'NONE', '-n', '-c', 'luafile test/protocol/probe.lua'],
    {
      encoding: 'utf8',
      timeout: 55_000,
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

  it('goes to what an ID of another plan means', () => {
    assert.equal(path.basename(seen.definition?.file ?? ''), cited.file);
    assert.ok(seen.definition?.line.startsWith(cited.heading), seen.definition?.line);
  });

  it('mends a finding by an action that somebody chooses', () => {
    assert.match(String(seen.action), /^Trace .* in WP-8$/);
  });

  it('completes a half-typed ID, and writes it once', () => {
    assert.ok(seen.completions?.includes('[3.1-5]'), seen.completions?.join());
    const before = readFileSync(path.join(workspace, document), 'utf8')
      .split('\n')
      .find((line) => line.startsWith(typed.line));
    assert.equal(seen.completed, `${before}, ${seen.completions?.[0]}`);
  });

  it('renames an ID in all documents, in ranges as well', () => {
    const lines = seen.renamed ?? [];
    const has = (file: string, piece: string): boolean =>
      lines.some((each) => each.file === file && each.line.includes(piece));
    const plan = path.basename(document);
    assert.ok(has(plan, '- [ ] [2.2-9] The PIN is never shown'), JSON.stringify(lines));
    assert.ok(has(plan, '**Requirements traced**: [2.2-1]–[2.2-3], [2.2-9], [2.2-5]'), JSON.stringify(lines));
    assert.ok(has('requirements-traceability.md', '| [2.2-9] |'), JSON.stringify(lines));
  });

  it('takes a finding away once the text is mended, and no other', () => {
    const others = seen.before?.filter(({ code }) => code !== dangling.code);
    assert.deepEqual(seen.after, others);
  });

  it('ends the server in good order', () => {
    assert.equal(seen.exit, 0);
  });
});
