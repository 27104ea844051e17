/** A phase from its plan to its end, by the command line alone but for what only a person can say. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { apiary, CHECKLIST, MATRIX, PLAN } from '../support/apiary';
import { plantrace } from '../support/commandLine';
import { copyOfExample, temporaryFolder } from '../support/temporaryFolder';

/** What a person writes into a document: words put in the place of others, which have to be there. */
type Words = readonly (readonly [from: string, to: string])[];

const judged: Words = [
  ['**Complexity**: …', '**Complexity**: S'],
  ['**Complexity**: …', '**Complexity**: M'],
  ['**Complexity**: …', '**Complexity**: L'],
  ['- **Unit**: …', '- **Unit**: the mean of three readings (REQ-SCALE-1)'],
  ['- **Integration**: …', '- **Integration**: a bench with two scales'],
  ['- **Failover**: …', '- **Failover**: the power is cut while a weight is stored'],
  [
    '- [ ] REQ-SCALE-2 Calibration → WP-1',
    '- [ ] REQ-SCALE-2 Calibration → WP-1\n- [ ] [KDD-runtime-1] One process reads all scales of a yard → WP-1\n- [ ] [KDD-runtime-2] Weights are stored before they are sent → WP-2',
  ],
  [
    '(verifies REQ-SCALE-2)',
    '(verifies REQ-SCALE-2)\n- [ ] Two scales are read by one process (verifies [KDD-runtime-1])',
  ],
  [
    '(verifies [1.1-3])',
    '(verifies [1.1-3])\n- [ ] Without a net the weight is in the store (verifies [KDD-runtime-2])',
  ],
  [
    '**Requirements traced**: REQ-SCALE-1, REQ-SCALE-2',
    '**Requirements traced**: REQ-SCALE-1, REQ-SCALE-2, [KDD-runtime-1]',
  ],
  [
    '**Requirements traced**: [1.1-1], [1.1-2], [1.1-3]',
    '**Requirements traced**: [1.1-1], [1.1-2], [1.1-3], [KDD-runtime-2]\n\nThe store of the old yard is read once, by hand.',
  ],
];

const checked: Words = [
  ['**Started**:', '**Started**: 2026-05-01, in the rain'],
  ['| WP-2 | Store the weights of each hive |', '| WP-2 | Store the weights of each hive (Ada) |'],
];

/** A folder, and what a person has written into it so far. */
class Trip {
  readonly folder: string;
  private readonly written: (readonly [file: string, words: string])[] = [];

  constructor(private readonly end: string) {
    const sources = Object.entries(apiary).map(([file, text]) => [file, this.ended(text)]);
    this.folder = temporaryFolder(Object.fromEntries(sources) as Record<string, string>);
  }

  read(file: string): string {
    return readFileSync(path.join(this.folder, file), 'utf8');
  }

  /** By hand. What is written so has to be there ever after, unless a box of it is ticked. */
  write(file: string, words: Words): void {
    let text = this.read(file);
    for (const [from, to] of words) {
      assert.ok(text.includes(this.ended(from)), `${from}\nin\n${text}`);
      text = text.replace(this.ended(from), () => this.ended(to));
      for (const line of to.split('\n')) this.written.push([file, line]);
    }
    writeFileSync(path.join(this.folder, file), text);
  }

  /** Runs a generator, and once more, which must change nothing. */
  async generate(args: readonly string[]): Promise<void> {
    for (const run of ['first', 'second']) {
      const before = this.content();
      const { status, stdout, stderr } = await plantrace(args, { cwd: this.folder });
      assert.deepEqual([status, stderr], [0, ''], `${run} ${args.join(' ')}: ${stdout}`);
      const after = this.content();
      if (run === 'second') assert.deepEqual(after, before, `a second ${args.join(' ')}`);
      else assert.notDeepEqual(after, before, args.join(' '));
    }
    const unticked = (text: string): string => text.replaceAll('[x]', '[ ]');
    for (const [file, words] of this.written)
      assert.ok(unticked(this.read(file)).includes(unticked(words)), `${words}\nlost by ${args.join(' ')}`);
    if (this.end === '\r\n') for (const text of this.content().values()) assert.ok(!/[^\r]\n/.test(text));
  }

  async findings(): Promise<string> {
    return (await plantrace(['check'], { cwd: this.folder })).stdout;
  }

  content(): Map<string, string> {
    const files = readdirSync(this.folder, { recursive: true, encoding: 'utf8' }).sort();
    return new Map(
      files.filter((file) => statSync(path.join(this.folder, file)).isFile()).map((file) => [file, this.read(file)]),
    );
  }

  private readonly ended = (text: string): string => text.replaceAll('\n', this.end);
}

async function travelled(end: string): Promise<Trip> {
  const trip = new Trip(end);
  await trip.generate(['new', 'plan', '--phase', '1']);
  trip.write(PLAN, judged);
  await trip.generate(['new', 'checklist', PLAN]);
  await trip.generate(['matrix', 'docs/plans', '--write', MATRIX]);
  trip.write(CHECKLIST, checked);
  trip.write(MATRIX, [['# Traceability matrix', '# Who does what\n\nThe rows follow the plans.']]);
  assert.match(await trip.findings(), /^No findings/);
  await trip.generate(['complete', PLAN, '--work', 'WP-1', '--date', '2026-05-02']);
  await trip.generate(['complete', PLAN, '--work', 'WP-2', '--date', '2026-05-03']);
  const checks = ['--build', 'pass', '--tests', 'pass', '--seed', '3', '--spot-check', 'pass', 'pass', 'pass'];
  await trip.generate(['compliance', PLAN, ...checks, '--date', '2026-05-04']);
  await trip.generate(['complete', PLAN, '--work', 'WP-3', '--date', '2026-05-05']);
  await trip.generate(['verify', PLAN, '--date', '2026-05-06']);
  for (const review of ['implementation', 'quality'])
    await trip.generate(['review', PLAN, '--review', review, '--outcome', 'pass', '--date', '2026-05-07']);
  trip.write(PLAN, [['## Verification Record', '## Verification Record\n\nAda and Bob looked at it together.']]);
  await trip.generate(['gate', PLAN, '--passed', 'all', '--date', '2026-05-08']);
  return trip;
}

describe('a phase from its plan to its end', function () {
  // Some twenty runs each.
  this.timeout(240_000);

  let trip: Trip;
  before(async () => {
    trip = await travelled('\n');
  });

  it('has no findings left, and a matrix that says so', async () => {
    assert.equal((await plantrace(['matrix', 'docs/plans', '--check'], { cwd: trip.folder })).status, 0);
    assert.equal((await plantrace(['verify', PLAN, '--check'], { cwd: trip.folder })).status, 0);
    assert.equal((await plantrace(['gate', PLAN], { cwd: trip.folder })).status, 0);
    assert.match(await trip.findings(), /^No findings/);
    assert.ok(!/\[ \](?! (?:Fail|Pass|Skipped))/.test(trip.read(PLAN) + trip.read(CHECKLIST)), trip.read(CHECKLIST));
    assert.ok(trip.read(CHECKLIST).includes('**Completed**: 2026-05-08\n'));
    assert.ok(
      trip.read(CHECKLIST).includes('- **Requirements verified**: 6/6\n- **Design constraints verified**: 4/4\n'),
    );
    assert.equal(trip.read(MATRIX).match(/\| Implemented \|/g)?.length, 10);
    assert.ok(trip.read(MATRIX).startsWith('# Who does what\n\nThe rows follow the plans.\n'));
    // What was begun with still finds nothing to add.
    for (const args of [
      ['new', 'plan', '--phase', '1'],
      ['new', 'checklist', PLAN],
      ['matrix', 'docs/plans', '--write', MATRIX],
    ]) {
      const before = trip.content();
      assert.equal((await plantrace(args, { cwd: trip.folder })).status, 0);
      assert.deepEqual(trip.content(), before, args.join(' '));
    }
  });

  it('is the same with other line endings', async () => {
    const other = await travelled('\r\n');
    const ended = [...trip.content()].map(([file, text]) => [file, text.replaceAll('\n', '\r\n')] as const);
    assert.deepEqual(other.content(), new Map(ended));
  });

  it('leaves the findings of the example as they were, and a matrix that says so', async () => {
    const cwd = copyOfExample('phased-plan');
    const plan = 'docs/plans/phase-2b-holds-notices-fees.md';
    const run = async (...args: string[]): Promise<string> => {
      const { status, stdout, stderr } = await plantrace(args, { cwd });
      assert.deepEqual([status, stderr], [0, ''], `${args.join(' ')}: ${stdout}`);
      return stdout;
    };
    const edit = (file: string, change: (text: string) => string): void => {
      const before = readFileSync(path.join(cwd, file), 'utf8');
      assert.notEqual(change(before), before, file);
      writeFileSync(path.join(cwd, file), change(before));
    };
    const findings = async (): Promise<string[]> => {
      const { stdout } = await plantrace(['check', '--format', 'json'], { cwd });
      const { findings: all } = JSON.parse(stdout) as { findings: { code: string; file: string; id?: string }[] };
      return all.map(({ code, file, id }) => `${file} ${code} ${id ?? ''}`).sort();
    };
    const before = await findings();
    await run('new', 'plan', '--phase', '2B');
    edit(plan, (text) => text.replaceAll(': …', ': M'));
    await run('new', 'checklist', plan);
    for (const n of [1, 2, 3, 4, 5, 6]) await run('complete', plan, '--work', `WP-${n}`, '--date', '2026-06-01');
    const passed = ['--spot-check', 'pass', 'pass', 'pass', '--seed', '5'];
    await run('compliance', plan, '--build', 'pass', '--tests', 'pass', ...passed);
    for (const review of ['implementation', 'quality'])
      await run('review', plan, '--review', review, '--outcome', 'pass');
    edit('docs/plans/questions.md', (text) => {
      const [question = ''] = /^\| Q7 .*\n/m.exec(text) ?? [];
      return `${text.replace(question, '')}${question}`;
    });
    await run('verify', plan);
    assert.match(await run('gate', plan, '--passed', 'all'), /^Closed Phase 2B/);
    await run('matrix', 'docs/plans', '--write', 'docs/plans/requirements-traceability.md');
    await run('matrix', '--check');
    const next = (finding: string): string => finding.replace('unplanned-phase Phase 2B', 'unplanned-phase Phase 3');
    assert.deepEqual(await findings(), before.map(next));
  });
});
