import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { builtinProfiles } from '../../server/src/core/profile/builtin';

const lineLimit = 400;

/** Folders whose files are other people's documents, which keep their names and their length. */
const examples = path.join('test', 'workspaces');

const files = ['client', 'server', 'test'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(examples)),
);
const code = files.filter((file) => /\.(ts|tsx|mjs|lua)$/.test(file));

describe('sources', () => {
  it(`have at most ${lineLimit} lines`, () => {
    const long = code.filter((file) => readFileSync(file, 'utf8').trimEnd().split('\n').length > lineLimit);
    assert.deepEqual(long, []);
  });

  it('are named by what they hold', () => {
    const vague = /^(utils?|helpers?|managers?|misc|common|stuff)$/i;
    const found = files.filter((file) =>
      file.split(path.sep).some((part) => {
        const words = path.parse(part).name.split(/[-_.]|(?<=[a-z])(?=[A-Z])/);
        return words.some((word) => vague.test(word));
      }),
    );
    assert.deepEqual(found, []);
  });

  it('run all their tests', () => {
    const exclusive = /\b(?:describe|context|suite|it|test|specify)\.only\(/;
    const found = code.filter((file) => file.endsWith('.test.ts') && exclusive.test(readFileSync(file, 'utf8')));
    assert.deepEqual(found, []);
  });

  it('name no kind of document of a dialect: what a document is for is its duty, which every profile can give', () => {
    const kinds = builtinProfiles
      .flatMap(({ documents }) => documents.map(({ kind }) => kind))
      // A kind of one word is a word like others, in code that speaks of something else.
      .filter((kind) => kind.includes('-'));
    assert.ok(kinds.length > 0);
    const dialects = path.join('server', 'src', 'core', 'profile', 'builtin');
    const named = code
      .filter((file) => /^(client|server).src/.test(file) && !file.startsWith(dialects))
      .flatMap((file) => {
        const text = readFileSync(file, 'utf8');
        return kinds.filter((kind) => text.includes(`'${kind}'`) || text.includes(`' ${kind}'`)).map((k) => [file, k]);
      });
    assert.deepEqual(named, []);
  });
});
