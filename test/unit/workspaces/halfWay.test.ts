/**
 * The example workspaces halfway: while their plans are written, and while their work is done. What is told then is told
 * of the whole as well, or its author would not dismiss it.
 */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../../../server/src/core/model/finding';
import { exampleIn } from '../../support/corpus';
import { Random } from '../../support/documents';
import { findingsOf } from '../../support/fixture';

const workspaces = path.join('test', 'workspaces');
const MOMENTS = 25;

/** Later documents come from earlier ones: the design, the plans and tasks, what goes with these. All others are there. */
const stages = [
  /\/(?:plan|design)\.md$/,
  /(?:\/|^)(?:tasks|phase-\w+-(?!checklist)[\w-]+|Rollout_Plan)\.md$/,
  /(?:WP\d+-[\w-]+|phase-\w+-checklist|requirements-traceability|research|checklists\/\w+|tests)\.md$|\/drills\//,
];

/** What is right to tell although the whole does not have it. */
const due: readonly (readonly [code: string, of: RegExp, why: string])[] = [
  ['plan/unplanned-phase', /^Phase /, 'the first phase without a plan is due'],
  [
    'trace/orphan-requirement',
    /^INVT-02 .*\(tasks\.md\)\.$/,
    'tasks.md lists what each package is for and leaves it out',
  ],
  ['plan/done-before-dependency', /^T009 /, 'it waits for T010 and T010 for it, which is planted'],
  ['document/stale-matrix', /^requirements/, 'work has been done that the matrix does not know of'],
];

/** As far as a finding is the same in other words, which count what there is. */
const named = ({ file, code, id }: Finding): string => `${file} ${code} ${id ?? ''}`;

/** Findings that the whole does not have, and that are not due. */
function dismissed(files: ReadonlyMap<string, string>, whole: ReadonlySet<string>): string[] {
  return findingsOf({ files, expected: [] })
    .findings.filter((finding) => !whole.has(named(finding)))
    .filter(
      ({ code, id, file, message }) =>
        !due.some(([rule, of]) => rule === code && of.test(`${id ?? path.basename(file)} ${message}`)),
    )
    .map((finding) => `${named(finding)}: ${finding.message}`);
}

const stageOf = (file: string): number => stages.map((names) => names.test(file)).lastIndexOf(true);

/** Documents that are written one after the other: those of a feature's folder, else all. */
const groupOf = (file: string): string => /^(?:\.kiro\/[\w-]+|[\w-]*specs)\/[^/]+/.exec(file)?.[0] ?? '';

/** The workspace at moments of its writing: of each group as much as is written then, the sources always. */
function* moments(files: ReadonlyMap<string, string>): Generator<ReadonlyMap<string, string>> {
  const groups = new Map<string, string[]>();
  for (const file of [...files.keys()].filter((each) => stageOf(each) >= 0)) {
    const list = groups.get(groupOf(file)) ?? [];
    groups.set(groupOf(file), list);
    list.push(file);
  }
  for (const list of groups.values()) list.sort((a, b) => stageOf(a) - stageOf(b) || (a < b ? -1 : 1));
  const random = new Random(4);
  for (let moment = 0; moment < MOMENTS; moment++) {
    const missing = [...groups.values()].flatMap((list) => list.slice(random.below(list.length + 1)));
    yield new Map([...files].filter(([file]) => !missing.includes(file)));
  }
}

const LEAF = /^\s*(?:-|\d+\.) \[.\]\*? /;
const indentOf = (line: string): number => line.search(/\S/);
/** `2.1` of `- [ ] 2.1 Title`. */
const numberOf = (line: string): string => /\] (\d+(?:\.\d+)*)\.? /.exec(line)?.[1] ?? '-';

/** The first rows of a list of work ticked, in order, and each row above them when all below it is. */
function worked(text: string, count: number): string {
  const lines = text.split('\n');
  const rows = lines.flatMap((line, at) => (LEAF.test(line) ? [at] : []));
  const below = (row: number): number[] => {
    const later = rows.slice(rows.indexOf(row) + 1);
    const isBelow = (other: number): boolean =>
      indentOf(lines[other]) > indentOf(lines[row]) || numberOf(lines[other]).startsWith(`${numberOf(lines[row])}.`);
    const end = later.findIndex((other) => !isBelow(other));
    return end < 0 ? later : later.slice(0, end);
  };
  const tick = (at: number): void => {
    lines[at] = lines[at].replace(/\[.\]/, '[x]');
  };
  rows
    .filter((row) => below(row).length === 0)
    .slice(0, count)
    .forEach(tick);
  for (const row of [...rows].reverse())
    if (below(row).length > 0 && below(row).every((at) => lines[at].includes('[x]'))) tick(row);
  return lines.join('\n');
}

const PHASE_1 = 'docs/plans/phase-1-ledger-and-patrons.md';
const MATRIX = 'docs/plans/requirements-traceability.md';

/** Phase 1 of the master plan with its first work packages done: their criteria, their rows, and those of the matrix. */
function phaseWorked(files: ReadonlyMap<string, string>, count: number): ReadonlyMap<string, string> {
  const isDone = (work: string): boolean => Number(work.replace('WP-', '')) <= count;
  let plan = files.get(PHASE_1) ?? '';
  plan = plan.replace(/^### (WP-\d)[^]*?(?=\n### |\n## )/gm, (section, work: string) =>
    isDone(work)
      ? section
          .replace(/^- \[ \] (?!.*deferred to)/gm, '- [x] ')
          .replace(/^- \[ \] (?=.*deferred to WP-7)/gm, isDone('WP-7') ? '- [x] ' : '- [ ] ')
      : section,
  );
  const open = [...plan.matchAll(/^- \[ \] .*\(verifies (.*?)\)/gm)].map(([, ids]) => ids).join(' ');
  const done = new Set<string>();
  plan = plan.replace(/^- \[ \] (\S+) (.*→ (WP-\d(?:, WP-\d)*))$/gm, (row, id: string, rest: string, works: string) => {
    if (!works.split(', ').every(isDone) || open.includes(id)) return row;
    done.add(id);
    return `- [x] ${id} ${rest}`;
  });
  const matrix = (files.get(MATRIX) ?? '').replace(
    /^\| (\S+) (\| Phase 1 \|.*\|) Plan generated \|$/gm,
    (row, id: string, cells: string) => (done.has(id) ? `| ${id} ${cells} Implemented |` : row),
  );
  return new Map([...files, [PHASE_1, plan], [MATRIX, matrix]]);
}

describe('an example workspace halfway', function () {
  this.timeout(30_000);

  for (const entry of readdirSync(workspaces, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const files = exampleIn(path.join(workspaces, entry.name));
    const whole = new Set(findingsOf({ files, expected: [] }).findings.map(named));

    it(`through the writing of ${entry.name} tells nothing that its author would dismiss`, () => {
      for (const written of moments(files))
        assert.deepEqual(dismissed(written, whole), [], `there is ${[...written.keys()].join(', ')}`);
    });

    const lists = [...files.keys()].filter((file) => /(?:tasks|season-plan)\.md$/.test(file));
    if (lists.length > 0)
      it(`through the work of ${entry.name} tells nothing that its author would dismiss`, () => {
        for (const file of lists) {
          const text = files.get(file) ?? '';
          const rows = text.split('\n').filter((line) => LEAF.test(line)).length;
          for (let count = 1; count <= rows; count++)
            assert.deepEqual(
              dismissed(new Map([...files, [file, worked(text, count)]]), whole),
              [],
              `${file}: ${count}`,
            );
        }
      });
  }

  it('through the work of a phase tells nothing that its author would dismiss', () => {
    const files = exampleIn(path.join(workspaces, 'phased-plan'));
    const whole = new Set(findingsOf({ files, expected: [] }).findings.map(named));
    const last = phaseWorked(files, 7);
    assert.notEqual(last.get(PHASE_1), files.get(PHASE_1));
    assert.notEqual(last.get(MATRIX), files.get(MATRIX));
    for (let count = 3; count <= 7; count++)
      assert.deepEqual(dismissed(phaseWorked(files, count), whole), [], `${count} work packages are done`);
  });
});
