import assert from 'node:assert/strict';
import { definitionMeasures, lookAlikes } from '../../score/definitions.mjs';
import { Disagreements, rowsIn } from '../../score/disagreements.mjs';
import type { Key } from '../../score/key.mjs';
import { duplicates, orphanMeasures, phases } from '../../score/plans.mjs';
import type { Reading } from '../../score/reading.mjs';
import { danglingMeasures, ranges, referenceMeasures } from '../../score/references.mjs';
import type { Measure } from '../../score/tally.mjs';

const spec = 'features/barn/spec.md';
const tasks = 'features/barn/tasks.md';
const scope = 'features/barn';

/** What a reader finds in a folder about a barn. */
const key: Key = {
  name: 'barn',
  dialect: 'own',
  folder: '/nowhere',
  scopes: [scope],
  definitions: [
    { id: 'FR‑001', ascii: 'FR-001', kind: 'FR', file: spec, line: 3 },
    { id: 'FR‑002', ascii: 'FR-002', kind: 'FR', file: spec, line: 4 },
    { id: '1.1', kind: 'criterion', file: spec, line: 9 },
  ],
  references_sample: [
    { id: 'FR‑001', file: tasks, line: 5, resolves_to: { file: spec, line: 3 } },
    { id: 'FR-900', file: tasks, line: 6, resolves_to: null },
    { id: 'FR‑002', file: tasks, line: 30, resolves_to: { file: spec, line: 4 } },
  ],
  ranges: [{ raw: 'FR-001–002', file: tasks, line: 7, members: ['FR-001', 'FR-002'] }],
  true_orphans: [
    { id: 'FR‑001', scope, file: spec, line: 3 },
    { id: 'FR‑002', scope, file: spec, line: 4, weak: true },
  ],
  true_dangling: [
    { id: 'FR-901', file: tasks, line: 8 },
    { id: 'FR-902', file: tasks, line: 9, foreign: true },
  ],
  duplicates: [{ id: 'T001', scope, files: [{ file: tasks, line: 11 }] }],
  phases: [{ title: 'Roof', file: tasks, line: 10, tasks_total: 4, tasks_done: 3 }],
  restatements: [{ id: 'FR-002', file: tasks, line: 20 }],
  not_ids: [{ text: 'Lemma 1.2', file: spec, line: 21 }],
  uncertain: [{ what: 'lines 29-31 are of an earlier draft', file: tasks, line: 29 }],
};

const reading: Reading = {
  items: [
    { id: 'FR‑001', kind: 'requirement', strength: 'explicit', file: spec, line: 3 },
    { id: 'FR-002', kind: 'requirement', strength: 'explicit', file: spec, line: 4 },
    { id: '1.1', kind: 'criterion', strength: 'derived', file: spec, line: 9 },
    { id: 'FR-003', kind: 'requirement', strength: 'explicit', file: 'features/roof/spec.md', line: 3 },
    { id: 'FR-004', kind: 'requirement', strength: 'example', file: spec, line: 40 },
    { id: 'Phase 1', kind: 'phase', strength: 'explicit', file: tasks, line: 10 },
  ],
  references: [
    { id: 'FR-001', state: 'resolved', via: null, file: tasks, line: 5, target: { file: spec, line: 3 } },
    { id: 'FR-001', state: 'resolved', via: 'range', file: tasks, line: 7, target: { file: spec, line: 3 } },
    { id: 'FR-002', state: 'resolved', via: 'range', file: tasks, line: 7, target: { file: spec, line: 4 } },
  ],
  phases: [{ id: 'Phase 1', kind: 'phase', title: 'Roof', file: tasks, line: 10, done: 3, total: 4 }],
  documents: [],
  findings: [
    { code: 'trace/orphan-requirement', id: 'FR-001', file: spec, line: 3, message: '' },
    { code: 'trace/dangling-reference', id: 'FR-901', file: tasks, line: 8, message: '' },
    { code: 'trace/duplicate-definition', id: 'T001', file: tasks, line: 13, message: '' },
  ],
};

const none = (): Disagreements => new Disagreements([]);

function measuresOf(changes: Partial<Reading>, disagreements = none()): Measure[] {
  const read = { ...reading, ...changes };
  return [
    ...definitionMeasures(key, read, disagreements),
    lookAlikes(key, read, disagreements),
    ...referenceMeasures(key, read, disagreements),
    ranges(key, read, disagreements),
    ...danglingMeasures(key, read, disagreements),
    ...orphanMeasures(key, read, disagreements),
    duplicates(key, read, disagreements),
    phases(key, read, disagreements),
  ];
}

/** `measure: entry place id`, of all that is missed. */
const missesOf = (changes: Partial<Reading>): string[] =>
  measuresOf(changes).flatMap(({ what, misses }) =>
    misses.map(({ entry, file, line, id }) => `${what}: ${entry} ${file}:${line} ${id}`),
  );

describe('the score', () => {
  it('misses nothing where everything is read as the key has it', () => {
    assert.deepEqual(missesOf({}), []);
    assert.ok(measuresOf({}).every(({ isMet }) => isMet));
  });

  it('misses what is not read at all', () => {
    assert.deepEqual(missesOf({ items: [], references: [], phases: [], findings: [] }), [
      `definitions: definition ${spec}:3 FR‑001`,
      `definitions: definition ${spec}:4 FR‑002`,
      `definitions: definition ${spec}:9 1.1`,
      `references seen: reference ${tasks}:5 FR‑001`,
      `references to the right line: reference ${tasks}:5 FR‑001`,
      `ranges and lists with all members: range ${tasks}:7 FR-001–002`,
      `dangling references told: dangling ${tasks}:8 FR-901`,
      `orphans of barn: orphan ${spec}:3 FR‑001`,
      `duplicates, once each: duplicate ${tasks}:11 T001`,
      `phases with their counts: phase ${tasks}:10 Roof`,
    ]);
  });

  it('misses definitions where there are none, of the kinds that the key names', () => {
    const items = [
      ...reading.items,
      { id: 'FR-002', kind: 'requirement', strength: 'explicit', file: tasks, line: 20 },
      { id: '1.2', kind: 'criterion', strength: 'explicit', file: spec, line: 21 },
      { id: 'T001', kind: 'task', strength: 'explicit', file: tasks, line: 22 },
    ];
    assert.deepEqual(missesOf({ items }), [
      `explicit items outside the key: definition ${tasks}:20 FR-002`,
      `explicit items outside the key: definition ${spec}:21 1.2`,
      `look-alikes that are no definitions: look-alike ${tasks}:20 FR-002`,
      `look-alikes that are no definitions: look-alike ${spec}:21 Lemma 1.2`,
    ]);
  });

  it('allows one item outside a short key', () => {
    const outside = (lines: number[]): Measure | undefined => {
      const more = lines.map((line) => ({
        id: `FR-${line}`,
        kind: 'requirement',
        strength: 'explicit',
        file: spec,
        line,
      }));
      return measuresOf({ items: [...reading.items, ...more] }).find(({ what }) => what.includes('outside'));
    };
    assert.equal(outside([50])?.isMet, true);
    assert.equal(outside([50, 51])?.isMet, false);
  });

  it('misses references that lead astray, and those that should lead nowhere', () => {
    const [first, ...others] = reading.references;
    assert.ok(first);
    const astray = { ...first, target: { file: spec, line: 4 } };
    const somewhere = { ...first, id: 'FR-900', line: 6 };
    assert.deepEqual(missesOf({ references: [astray, somewhere, ...others] }), [
      `references to the right line: reference ${tasks}:5 FR‑001`,
      `references to the right line: reference ${tasks}:6 FR-900`,
    ]);
  });

  it('misses findings beside the key, and leaves open what is foreign, weak or uncertain', () => {
    const findings = [
      ...reading.findings,
      { code: 'trace/orphan-requirement', id: 'FR-002', file: spec, line: 4, message: '' },
      { code: 'trace/orphan-requirement', id: '1.1', file: spec, line: 9, message: '' },
      { code: 'trace/dangling-reference', id: 'FR-902', file: tasks, line: 9, message: '' },
      { code: 'trace/dangling-reference', id: 'FR-903', file: tasks, line: 30, message: '' },
      { code: 'trace/dangling-reference', id: 'FR-904', file: tasks, line: 33, message: '' },
      { code: 'trace/duplicate-definition', id: 'T001', file: tasks, line: 14, message: '' },
      { code: 'trace/duplicate-definition', id: 'T002', file: tasks, line: 15, message: '' },
    ];
    assert.deepEqual(missesOf({ findings }), [
      `dangling references beside the key: dangling ${tasks}:33 FR-904`,
      `orphans of barn: orphan ${spec}:9 1.1`,
      `duplicates, once each: duplicate ${tasks}:11 T001`,
      `duplicates, once each: duplicate ${tasks}:15 T002`,
    ]);
  });

  it('takes orphans that are told once for the folder as told, and then no others', () => {
    const folded = { code: 'trace/untraced-scope', file: spec, line: 1, message: '' };
    const others = reading.findings.filter(({ code }) => code !== 'trace/orphan-requirement');
    assert.deepEqual(missesOf({ findings: [folded, ...others] }), []);
    assert.deepEqual(missesOf({ findings: [folded, ...reading.findings] }), [
      `orphans of barn: orphan ${spec}:3 FR-001`,
    ]);
  });

  it('misses phases with other counts', () => {
    const [phase] = reading.phases;
    assert.ok(phase);
    assert.deepEqual(missesOf({ phases: [{ ...phase, done: 2 }] }), [
      `phases with their counts: phase ${tasks}:10 Roof`,
    ]);
  });

  it('leaves out where the key is wrong, and tells rows that nothing needs', () => {
    const disagreements = new Disagreements(
      rowsIn(
        [
          '| key | entry | place | id | reason |',
          '|---|---|---|---|---|',
          `| barn | phase | \`${tasks}:10\` | Roof | one more is ticked |`,
          `| barn | definition | ${spec}:3 | FR-001 | it is there |`,
          `| shed | phase | ${tasks}:10 | Roof | of another key |`,
        ].join('\n'),
      ),
    );
    const measured = measuresOf({ phases: [] }, disagreements).find(({ what }) => what.startsWith('phases'));
    assert.equal(measured?.isMet, true);
    assert.deepEqual(
      measured.leftOut.map(({ id }) => id),
      ['Roof'],
    );
    assert.deepEqual(
      disagreements.unused(['barn']).map(({ place }) => place),
      [`${spec}:3`],
    );
  });

  it('refuses a row that lacks its reason', () => {
    assert.throws(
      () => rowsIn('| a | b | c | d | e |\n|---|---|---|---|---|\n| barn | phase | x:1 | Roof | |'),
      /cells/,
    );
  });
});
