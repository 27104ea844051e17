/**
 * Every authoring command, anywhere in plans of all kinds, with answers drawn from its own questions: on documents that
 * Plantrace wrote and on those of other people, before and after somebody has edited them by hand.
 * COMMANDS=3000 tries more than a run of all tests has time for; SEED=123 tries that one alone.
 */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Answers, AuthoringCommand, Change } from '../../server/src/core/commands/command';
import { authoringCommands } from '../../server/src/core/commands/commands';
import { cursorAfter, run, sameLine, step, type Place, type Trial } from '../support/commandTrial';
import { corpusFolder, exampleIn, hasCorpus } from '../support/corpus';
import { Random } from '../support/documents';
import { applied, look, said, surplus, type Looked } from '../support/fixTrial';
import { editedByHand } from '../support/handEdits';
import { ofTypedIds, owed } from './owedJudgement';

type Files = ReadonlyMap<string, string>;

const SESSIONS = Number(process.env['COMMANDS'] ?? 120);
const ONLY = process.env['SEED'];
const SHOWN = Number(process.env['SHOWN'] ?? 20);
/** Of one session. */
const MOST_TRIES = 14;
const MOST_CHANGES = 5;
/** Characters of a folder of the corpus that is taken as a whole. */
const MOST_TEXT = 160_000;

/** A refusal or a message: one sentence, or several, in one line. */
const SENTENCE = /^\S[^\n\r]*\.$/;
/** Commands whose duty is to take a row from one place to another. */
const MOVING: ReadonlySet<string> = new Set(['moveItem']);

const examples: [string, Files][] = ['test/workspaces', 'test/property/plans'].flatMap((folder) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }): [string, Files] => [`${folder}/${name}`, exampleIn(path.join(folder, name))]),
);

/** Documents that nobody here has written: each seed by itself, and the documents of each feature. */
function foreign(): [string, Files][] {
  if (!hasCorpus('seeds') || !hasCorpus('plans')) return [];
  const folders = new Map<string, Map<string, string>>();
  for (const [file, text] of corpusFolder('seeds')) folders.set(`seeds/${file}`, new Map([[file, text]]));
  for (const [file, text] of corpusFolder('plans')) {
    const [project = '', ...parts] = file.split('/');
    const name = `${project}/${parts.slice(0, Math.min(2, parts.length - 1)).join('/')}`;
    folders.set(name, (folders.get(name) ?? new Map<string, string>()).set(parts.join('/'), text));
  }
  return [...folders].filter(([, files]) => [...files.values()].join('').length < MOST_TEXT);
}

const all = [...examples, ...foreign()];
const withWork = all.filter(([, files]) => [...files.values()].some((text) => /^#+ (?:WP|Phase) ?-?\d/m.test(text)));

/** A person's afternoon with one folder: some commands, and edits by hand before and between them. */
class Session {
  readonly wrong: string[] = [];
  readonly changedBy = new Set<string>();
  private readonly random: Random;
  private readonly name: string;
  private readonly done: string[] = [];
  private files: Files;
  private looked: Looked;

  constructor(private readonly seed: number) {
    this.random = new Random(seed);
    const [name, files] = this.random.pick(this.random.below(2) === 0 ? withWork : this.chance(2) ? examples : all);
    this.name = name;
    const eol = this.chance(5) ? '\r\n' : '\n';
    const { files: edited, done } = editedByHand(files, this.random, this.random.below(5));
    this.files = new Map([...edited].map(([file, text]) => [file, eol === '\n' ? text : text.replace(/\r?\n/g, eol)]));
    this.done.push(...done, ...(eol === '\n' ? [] : ['CRLF']));
    this.looked = look(this.files);
  }

  run(): void {
    for (let tries = 0; tries < MOST_TRIES && this.changedBy.size < MOST_CHANGES; tries++) {
      const command = this.random.pick(authoringCommands);
      const place = this.chance(8) ? null : this.place();
      const before = this.wrong.length;
      let trial: Trial | null = null;
      try {
        trial = run(command, this.looked, place, this.random);
        this.judge(command, place, trial);
      } catch (error) {
        const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
        this.wrong.push(`throws ${stack.split('\n').slice(0, 4).join('\n')}`);
      }
      const at = place
        ? `${place.path}:${(this.files.get(place.path) ?? '').slice(0, place.offset).split('\n').length}`
        : '';
      const what = `seed ${this.seed}, ${this.name} (${this.done.join('; ')}), ${command.name} at ${at}`;
      for (let i = before; i < this.wrong.length; i++)
        this.wrong[i] = `${what} ${JSON.stringify(trial?.answers)}\n  ${this.wrong[i] ?? ''}`;
      if (trial && 'change' in trial.answer) this.goOn(command, trial.answers, trial.answer);
    }
  }

  private readonly chance = (of: number): boolean => this.random.below(of) === 0;

  /** Somewhere in a document, mostly at the beginning of a line. */
  private place(): Place {
    const documents = [...this.files.keys()].filter((file) => file.endsWith('.md'));
    const likely = documents.filter((file) => /plan|phase|task|spec|check|sched/.test(file));
    const file = this.random.pick(likely.length > 0 && !this.chance(3) ? likely : documents);
    const lines = (this.files.get(file) ?? '').split(/(?<=\n)/);
    const line = this.random.below(lines.length);
    const column = this.chance(3) ? this.random.below((lines[line] ?? '').trimEnd().length + 1) : 0;
    return { path: file, offset: lines.slice(0, line).join('').length + column };
  }

  private judge(command: AuthoringCommand, place: Place | null, { answers, answer }: Trial): void {
    if ('refused' in answer && !SENTENCE.test(answer.refused)) this.wrong.push(`refuses with: ${answer.refused}`);
    if ('unchanged' in answer && !SENTENCE.test(answer.unchanged)) this.wrong.push(`says: ${answer.unchanged}`);
    if (!('change' in answer)) return;
    if (!SENTENCE.test(answer.said)) this.wrong.push(`says: ${answer.said}`);
    const after = applied(this.files, answer.change, this.wrong);
    if (!MOVING.has(command.name)) this.keepsLines(answer);
    const now = look(after);
    this.findsNothingNew(command, answers, answer, now);
    const edits = answer.change.edits.find(({ file }) => file === place?.path)?.edits ?? [];
    const again = place && { path: place.path, offset: cursorAfter(place.offset, edits) };
    // Where something was taken away, the cursor is on what comes next.
    if (MOVING.has(command.name)) return;
    this.secondRun(command, now, again, answers, 'the second run');
    this.byHand(command, answers, answer, after, again);
  }

  /** Everything that is not inserted is a change within a line. */
  private keepsLines({ change }: Change): void {
    for (const { file, expectedText, edits } of change.edits)
      for (const { start, end } of edits) {
        const old = expectedText.slice(start, end);
        if (old.includes('\n')) this.wrong.push(`takes lines of ${file}: ${JSON.stringify(old)}`);
      }
  }

  private findsNothingNew(command: AuthoringCommand, answers: Answers, { change }: Change, now: Looked): void {
    const typed = Object.values(answers).flat().join(' ');
    const hasIds = /\b(?:FR-001|WP-1|1\.1-1)\b/.test(typed);
    for (const finding of surplus(this.looked.findings, now.findings, change.edits)) {
      const { code, severity } = finding;
      if (severity !== 'error' && severity !== 'warning') continue;
      if (owed.some(({ after, codes }) => after.test(command.name) && codes.includes(code))) continue;
      if (!hasIds || !ofTypedIds.includes(code)) this.wrong.push(`brings ${said(finding)}`);
    }
  }

  private secondRun(command: AuthoringCommand, on: Looked, place: Place | null, answers: Answers, which: string): void {
    const answer = step(command, on, place, answers);
    if ('change' in answer) {
      const edits = answer.change.edits.map(({ file, edits: own }) => `${file} ${JSON.stringify(own)}`);
      const creations = answer.change.creations.map(({ file }) => file);
      this.wrong.push(`${which} changes something: ${answer.said} ${[...edits, ...creations].join(' ')}`);
    } else if ('ask' in answer) this.wrong.push(`${which} asks for ${answer.ask.name}`);
  }

  /** What somebody does to the result by hand is no reason to do it again. */
  private byHand(
    command: AuthoringCommand,
    answers: Answers,
    { change }: Change,
    after: Files,
    at: Place | null,
  ): void {
    const touched = [...change.edits, ...change.creations]
      .map(({ file }) => file)
      .filter((file) => file.endsWith('.md'));
    const isNew = (line: string): boolean => ![...this.files.values()].some((text) => text.includes(line));
    const { files, done } = editedByHand(after, this.random, 3, touched, isNew);
    // A criterion that has no ID is answered by its line, which is another one by now.
    const isByLine = Object.values(answers).some((given) => given.some((one) => /^line \d+$/.test(one)));
    if (done.length === 0 || isByLine) return;
    const offset = at ? sameLine(after.get(at.path) ?? '', at.offset, files.get(at.path) ?? '') : null;
    if (at && offset === null) return;
    const place = at && { path: at.path, offset: offset ?? 0 };
    this.secondRun(command, look(files), place, answers, `after ${done.join(', ')}, the second run`);
  }

  private goOn(command: AuthoringCommand, answers: Answers, { change }: Change): void {
    this.changedBy.add(command.name);
    this.done.push(`${command.name} ${JSON.stringify(answers)}`);
    const { files, done } = editedByHand(applied(this.files, change, []), this.random, this.random.below(3));
    this.files = files;
    this.done.push(...done);
    this.looked = look(files);
  }
}

describe('authoring commands anywhere', function () {
  this.timeout(2_000 * SESSIONS + 60_000);

  it('never throw, keep what is there, and have nothing left to do the second time', () => {
    const seeds = ONLY === undefined ? Array.from({ length: SESSIONS }, (_, i) => i + 1) : [Number(ONLY)];
    const changedBy = new Set<string>();
    const wrong: string[] = [];
    for (const seed of seeds) {
      const session = new Session(seed);
      session.run();
      wrong.push(...session.wrong);
      for (const name of session.changedBy) changedBy.add(name);
    }
    assert.ok(wrong.length === 0, [`${wrong.length} wrong`, ...wrong.slice(0, SHOWN)].join('\n\n'));
    if (ONLY === undefined)
      assert.ok(changedBy.size > 14, `few commands changed anything: ${[...changedBy].join(', ')}`);
  });
});
