/** Any authoring command, run to its end at any place with answers drawn from its own questions. */
import type { Answers, AuthoringCommand, CommandAnswer, Question } from '../../server/src/core/commands/command';
import type { Finding } from '../../server/src/core/model/finding';
import type { TextEdit } from '../../server/src/core/text/edit';
import type { Random } from './documents';
import type { Looked } from './fixTrial';

export interface Place {
  readonly path: string;
  readonly offset: number;
}

export interface Trial {
  readonly answers: Answers;
  readonly answer: CommandAnswer;
}

const TODAY = '2026-05-04';
const MOST_QUESTIONS = 12;

/** What people type: markdown, IDs that are there and that are not, pipes, other scripts, signs that mean something. */
const WORDS: readonly string[] = [
  'A bell rings at dusk',
  'Lamps | bells [or] *both* `x|y`',
  'Not before WP-1 and [1.1-1] are done',
  '🐝 Bienen & Blüten: 30 %',
  '# Heading? - no',
  'FR-001: see [the plan](https://example.org/a) <b>now</b>',
  '日本語の文',
  '  spaces around  ',
  'trailing backslash \\',
  '- [ ] a box',
  '1. first thing',
  '<!-- hidden -->',
];
/** And what they type by mistake. */
const ODD: readonly string[] = [
  '',
  '   ',
  '|',
  '`',
  '\\',
  'a\nb',
  '\u202Eevil',
  '../up',
  'HEAD',
  '5',
  '0',
  '-1',
  '2026-02-30',
];

function answered(question: Question, random: Random): readonly string[] {
  if (question.kind === 'text') {
    if (question.value !== undefined && random.below(3) === 0) return [question.value];
    return [random.pick(random.below(4) === 0 ? ODD : WORDS)];
  }
  if (!question.many) return [random.pick(question.choices).value];
  const some = question.choices.filter(() => random.below(3) === 0).map(({ value }) => value);
  return some.length > 0 || random.below(3) === 0 ? some : [random.pick(question.choices).value];
}

/** One step of a command. */
export function step(command: AuthoringCommand, looked: Looked, place: Place | null, answers: Answers): CommandAnswer {
  return command.answer({
    snapshot: looked.snapshot,
    place,
    answers,
    today: TODAY,
    seed: 7,
    findings: () => {
      const found = new Map<string, Finding[]>();
      for (const one of looked.findings) found.set(one.file, [...(found.get(one.file) ?? []), one]);
      return found;
    },
    textsAt: () => ({ refused: 'There is no history here: make a commit first.' }),
  });
}

/** @throws Error where a question is no sentence, is asked twice, or has nothing to choose from. */
export function run(command: AuthoringCommand, looked: Looked, place: Place | null, random: Random): Trial {
  let answers: Answers = {};
  for (let asked = 0; asked < MOST_QUESTIONS; asked++) {
    const answer = step(command, looked, place, answers);
    if (!('ask' in answer)) return { answers, answer };
    const { ask } = answer;
    if (ask.kind === 'choice' && (answers[ask.name] ?? []).length > 0)
      throw new Error(`${ask.name} is asked twice, after ${JSON.stringify(answers)}`);
    if (!/^[^\n]+[.?]$/.test(ask.prompt)) throw new Error(`a prompt is no sentence: ${ask.prompt}`);
    if (ask.kind === 'choice' && ask.choices.length === 0) throw new Error(`${ask.name} has no choices`);
    answers = { ...answers, [ask.name]: answered(ask, random) };
  }
  throw new Error(`asks more than ${MOST_QUESTIONS} questions: ${JSON.stringify(answers)}`);
}

/** Where the cursor stands after edits, as editors keep it. */
export function cursorAfter(offset: number, edits: readonly TextEdit[]): number {
  let moved = offset;
  for (const { start, end, newText } of edits) {
    if (end < offset) moved += newText.length - (end - start);
    else if (start < offset) moved += Math.min(newText.length, offset - start) - (offset - start);
  }
  return moved;
}

/** The same line after edits by hand; null where it is not there any more, or is not the only one of its words. */
export function sameLine(before: string, offset: number, after: string): number | null {
  const end = before.indexOf('\n', offset);
  const line = before.slice(before.lastIndexOf('\n', offset - 1) + 1, end < 0 ? undefined : end);
  const at = after.indexOf(line);
  return line.trim() === '' || at < 0 || after.indexOf(line, at + 1) >= 0 ? null : at;
}
