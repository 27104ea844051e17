import assert from 'node:assert/strict';
import type { IdentifiedFinding } from '../../../server/src/core/rules/identity';
import {
  knownOfAll,
  readKnown,
  unknownOf,
  withoutVanished,
  writeKnown,
  type KnownFinding,
} from '../../../server/src/core/rules/knownFindings';

/** Findings `code@file:text`, in their order; equal ones are counted. */
function found(...names: string[]): IdentifiedFinding[] {
  return names.map((name, i) => {
    const [, code = '', file = '', text = ''] = /^(.*)@(.*):(.*)$/.exec(name) ?? [];
    const ordinal = names.slice(0, i).filter((other) => other === name).length;
    const finding = { code, file, start: i, end: i, severity: 'error' as const, message: name };
    return { finding, identity: { code, file, text, context: `line of ${text}` }, ordinal };
  });
}

const starts = (all: readonly IdentifiedFinding[], known: readonly KnownFinding[]): number[] =>
  unknownOf(all, known).map(({ start }) => start);

describe('known findings', () => {
  it('are read as they were written, whatever order they were found in', () => {
    const names = ['b@y.md:2', 'a@y.md:2', 'a@x.md:3', 'a@x.md:1', 'a@x.md:1'];
    const text = writeKnown(knownOfAll(found(...names)));
    assert.equal(writeKnown(knownOfAll(found(...names.reverse()))), text);
    const known = readKnown(text);
    assert.ok(!('wrong' in known));
    assert.deepEqual(
      known.map(({ file, code, text: marked, count }) => [file, code, marked, count]),
      [
        ['x.md', 'a', '1', 2],
        ['x.md', 'a', '3', 1],
        ['y.md', 'a', '2', 1],
        ['y.md', 'b', '2', 1],
      ],
    );
    assert.equal(writeKnown(known), text);
    assert.ok(text.endsWith('}\n'));
  });

  it('are left out; of those that are alike the first ones', () => {
    const known = knownOfAll(found('a@x.md:1', 'a@x.md:1', 'a@x.md:2'));
    assert.deepEqual(starts(found('a@x.md:2', 'a@x.md:1', 'a@x.md:1'), known), []);
    assert.deepEqual(starts(found('a@x.md:1', 'a@x.md:3', 'a@x.md:1', 'b@x.md:1', 'a@x.md:1'), known), [1, 3, 4]);
    assert.deepEqual(starts(found('a@x.md:1'), []), [0]);
  });

  it('lose what has vanished, and keep what was not looked for', () => {
    const known = knownOfAll(found('a@x.md:1', 'a@x.md:1', 'a@x.md:2', 'a@y.md:1'));
    const left = withoutVanished(known, found('a@x.md:1', 'a@x.md:3'), ({ file }) => file === 'x.md');
    assert.deepEqual(
      left.map(({ file, text, count }) => [file, text, count]),
      [
        ['x.md', '1', 1],
        ['y.md', '1', 1],
      ],
    );
    assert.deepEqual(
      withoutVanished(left, found('a@x.md:1', 'a@x.md:1', 'a@y.md:1'), () => true),
      left,
      'a count never grows',
    );
  });

  it('that two branches wrote down are known once', () => {
    const [entry] = knownOfAll(found('a@x.md:1'));
    const known = readKnown(JSON.stringify({ version: 1, findings: [entry, entry] }));
    assert.deepEqual(known, [entry]);
  });

  it('are refused with a reason where the file is no list of them', () => {
    const entry = { code: 'a', file: 'x.md', text: 't', count: 1 };
    const wrong = [
      'null',
      '{}',
      '{ "version": 1 }',
      '{ "version": "1", "findings": [] }',
      ...[
        { ...entry, code: 1 },
        { ...entry, file: undefined },
        { ...entry, text: null },
        { ...entry, count: 0 },
        { ...entry, count: 1.5 },
        { ...entry, context: 3 },
        'text',
      ].map((e) => JSON.stringify({ version: 1, findings: [e] })),
      '{',
    ];
    for (const text of wrong) assert.ok('wrong' in readKnown(text), text);
    assert.deepEqual(readKnown(JSON.stringify({ version: 1, findings: [entry] })), [entry]);
  });
});
