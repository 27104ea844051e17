/**
 * Every fix of every finding, on plans that were damaged at random: it does what it says, once, and nothing else.
 * PLANS=5000 tries more plans than a run of all tests has time for; SEED=123 tries that one alone.
 */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../../server/src/core/model/finding';
import { safeFixesOf } from '../../server/src/core/rules/safeFixes';
import { exampleIn } from '../support/corpus';
import { damage, type DamagedPlan } from '../support/damage';
import { Random } from '../support/documents';
import { applied, fixesOf, look, said, surplus, tryFix, wrongOffers, type Looked } from '../support/fixTrial';
import { isRevelation } from './revelations';

const PLANS = Number(process.env['PLANS'] ?? 450);
const ONLY = process.env['SEED'];
const SHOWN = Number(process.env['SHOWN'] ?? 20);
/** Rules whose defects are frequent leave time for those that are rare. */
const MOST_FIXES_OF_RULE = Math.ceil(PLANS / 15);
const MOST_OF_PLAN = 4;
const MOST_DAMAGES = 10;

const folders = ['test/workspaces', 'test/property/plans'];
const plans = folders.flatMap((folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => exampleIn(path.join(folder, name))),
);
const small = plans.filter((files) => [...files.values()].join('').length < 12_000);

/** Damages that together make what is rare. */
const themes: readonly (readonly [plan: string, ...kinds: string[]])[] = [
  ['phased-plan', 'dropLabel'],
  ['phased-plan', 'dropRow'],
  ['phased-plan', 'otherWord'],
  ['phased-plan', 'defer', 'tick'],
  ['phased-plan', 'tick', 'untick', 'otherStatus'],
  ['task-table', 'dropLabel'],
  ['task-table', 'otherPriority', 'addId'],
  ['spec-kit', 'dropTable', 'untick', 'dropRow'],
  ['spec-kit', 'tick', 'untick', 'otherStatus'],
  ['kiro', 'tick', 'untick'],
];

function plan(seed: number): { damaged: DamagedPlan; random: Random } {
  const random = new Random(seed);
  const count = 1 + random.below(MOST_DAMAGES);
  if (seed % 3 === 0) {
    const [name, ...kinds] = random.pick(themes);
    const files = exampleIn(path.join('test/property/plans', name));
    return { damaged: damage(files, random, count, kinds), random };
  }
  const files = random.pick(random.below(4) === 0 ? plans : small);
  return { damaged: damage(files, random, count), random };
}

function seeds(count: number): number[] {
  return ONLY === undefined ? Array.from({ length: count }, (_, i) => i + 1) : [Number(ONLY)];
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  return list
    .map((one) => ({ one, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

/** What is wrong with the fixes of a finding, in words that tell how to see it again. */
function wrongWith(looked: Looked, finding: Finding): string[] {
  const fixes = fixesOf(looked, finding);
  return [
    ...wrongOffers(fixes, finding),
    ...fixes.flatMap((fix) => {
      const { wrong, brought } = tryFix(looked, finding, fix);
      const unexpected = brought.filter(({ code }) => !isRevelation({ code: finding.code, title: fix.title }, code));
      return [...wrong, ...unexpected.map((one) => `it brings ${said(one)}`)].map((what) => `"${fix.title}": ${what}`);
    }),
  ];
}

describe('fixes on plans that were damaged at random', function () {
  this.timeout(400 * PLANS + 60_000);

  it('mend what they are for, once, and bring nothing new', () => {
    const tried = new Map<string, number>();
    const wrong: string[] = [];
    for (const seed of seeds(PLANS)) {
      const { damaged, random } = plan(seed);
      const looked = look(damaged.files);
      const rare = shuffled(looked.findings, random)
        .filter(({ code, fixable }) => fixable && (tried.get(code) ?? 0) < MOST_FIXES_OF_RULE)
        .sort((a, b) => (tried.get(a.code) ?? 0) - (tried.get(b.code) ?? 0));
      for (const finding of rare.slice(0, MOST_OF_PLAN)) {
        tried.set(finding.code, (tried.get(finding.code) ?? 0) + 1);
        for (const what of wrongWith(looked, finding))
          wrong.push(`seed ${seed} (${damaged.done.join('; ')})\n  ${said(finding)}\n  ${what}`);
      }
    }
    assert.ok(wrong.length === 0, [`${wrong.length} wrong`, ...wrong.slice(0, SHOWN)].join('\n\n'));
    if (ONLY === undefined)
      assert.ok(tried.size > 25, `fixes of few rules were tried: ${[...tried.keys()].join(', ')}`);
    if (process.env['PLANS'] !== undefined) console.log([...tried].map(([code, n]) => `${code} ${n}`).join('\n'));
  });

  it('that are safe come to an end, together, and bring nothing new', () => {
    const MOST_ROUNDS = 20;
    let taken = 0;
    for (const seed of seeds(Math.ceil(PLANS / 12))) {
      const { damaged } = plan(seed);
      const files = withWhatIsSafelyFixed(damaged.files);
      let looked = look(files);
      for (let round = 0; ; round++) {
        const { taken: fixes, edits } = safeFixesOf(looked.snapshot, looked.findings, () => true);
        if (fixes.length === 0) break;
        assert.ok(round < MOST_ROUNDS, `seed ${seed} does not come to an end`);
        const wrong: string[] = [];
        const after = look(applied(looked.files, { creations: [], edits }, wrong));
        assert.deepEqual(wrong, [], `seed ${seed}`);
        const left = looked.findings.filter((finding) => !fixes.some((one) => one.finding === finding));
        const brought = surplus(left, after.findings, edits).filter(
          ({ code }) => !fixes.some(({ finding, fix }) => isRevelation({ code: finding.code, title: fix.title }, code)),
        );
        assert.deepEqual(brought.map(said), [], `seed ${seed}, round ${round}`);
        taken += fixes.length;
        looked = after;
      }
    }
    assert.ok(taken > 0);
  });
});

/** A comment that ignores nothing, and a fence that is closed too early, in each document. */
function withWhatIsSafelyFixed(files: ReadonlyMap<string, string>): Map<string, string> {
  const comment = '<!-- plantrace-ignore plan/schedule-gap: not now -->';
  const fence = '```markdown\n# Shown\n\n```bash\nls\n```\n\n- more\n```\n';
  return new Map(
    [...files].map(([file, text]) => [
      file,
      file.endsWith('.md') ? `${text.replace(/^(- .*[^\r\n])$/m, `$1 ${comment}`)}\n\n${fence}` : text,
    ]),
  );
}
