import assert from 'node:assert/strict';
import { identify, keyOf } from '../../../server/src/core/rules/identity';
import type { Finding } from '../../../server/src/core/model/finding';
import type { Snapshot } from '../../../server/src/core/workspace/snapshot';
import { workspaceOf } from '../../support/folderInMemory';

const FILE = 'plan.md';

function snapshotOf(text: string): Snapshot {
  return workspaceOf(new Map([[FILE, text]])).snapshot();
}

/** A finding on the nth place where the words stand. */
function on(text: string, words: string, nth = 0, code = 'trace/dangling-reference'): Finding {
  let start = text.indexOf(words);
  for (let i = 0; i < nth; i++) start = text.indexOf(words, start + 1);
  assert.ok(start >= 0, words);
  return { file: FILE, start, end: start + words.length, code, severity: 'error', message: `at ${start}` };
}

const keys = (text: string, findings: readonly Finding[]): string[] =>
  identify(snapshotOf(text), findings).map(({ identity, ordinal }) => `${keyOf(identity)} ${ordinal}`);

describe('the identity of a finding', () => {
  it('is what it marks and the line around it', () => {
    const text = '# Plan\r\n\r\n|  T-001  | waits for\tT-009 |\r\n';
    const [found] = identify(snapshotOf(text), [on(text, 'T-009')]);
    assert.deepEqual(found?.identity, {
      code: 'trace/dangling-reference',
      file: FILE,
      text: 'T-009',
      context: '| T-001 | waits for T-009 |',
    });
    const [heading] = identify(snapshotOf(text), [on(text, '# Plan\r\n\r\n|')]);
    assert.deepEqual(heading?.identity, { code: 'trace/dangling-reference', file: FILE, text: '# Plan' });
  });

  it('stays when lines move, are laid out otherwise, or end otherwise', () => {
    const text = '# Plan\n\n| T-001 | T-009 |\n';
    const wanted = keys(text, [on(text, 'T-009')]);
    for (const other of ['# Plan\n\nMore.\n\n| T-001   |   T-009 |\n', '# Plan\r\n\r\n| T-001 | T-009 |\r\n'])
      assert.deepEqual(keys(other, [on(other, 'T-009')]), wanted);
  });

  it('is another for another text, line, rule or file', () => {
    const text = 'T-008 and T-009\n\nT-009 again\n';
    const all = [
      on(text, 'T-008'),
      on(text, 'T-009'),
      on(text, 'T-009', 1),
      on(text, 'T-009', 0, 'trace/broken-range'),
    ];
    assert.equal(new Set(keys(text, all)).size, all.length);
  });

  it('is counted among equals', () => {
    const text = 'T-009\n\nT-009\n\nT-008\n\nT-009\n';
    const all = [0, 1, 2].map((nth) => on(text, 'T-009', nth));
    assert.deepEqual(
      identify(snapshotOf(text), [...all, on(text, 'T-008')]).map(({ ordinal }) => ordinal),
      [0, 1, 2, 0],
    );
  });

  it('is short for a line of any length, and does not take characters apart', () => {
    const text = `${'🙂'.repeat(200_000)}T-009\n`;
    const [found] = identify(snapshotOf(text), [on(text, 'T-009')]);
    assert.equal(found?.identity.text, 'T-009');
    const { context = '' } = found.identity;
    assert.ok(context.length <= 200 && context.endsWith('🙂…'), context.slice(-4));
  });

  it('does without the text where that is gone or another', () => {
    const files = new Map([[FILE, 'T-009\n']]);
    const snapshot = workspaceOf(files).snapshot();
    const finding = on('T-009\n', 'T-009');
    files.set(FILE, 'Somebody wrote on.\n');
    assert.deepEqual(identify(snapshot, [finding])[0]?.identity, { code: finding.code, file: FILE, text: '' });
    files.delete(FILE);
    assert.deepEqual(identify(snapshot, [finding])[0]?.identity, { code: finding.code, file: FILE, text: '' });
  });
});
