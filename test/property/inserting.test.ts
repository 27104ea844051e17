import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { addUncovered } from '../../server/src/core/commands/addUncovered';
import type { Answers, AuthoringCommand, Change, Question } from '../../server/src/core/commands/command';
import { insertCriterion } from '../../server/src/core/commands/insertCriterion';
import { insertRiskMapping } from '../../server/src/core/commands/insertRiskMapping';
import { insertRow } from '../../server/src/core/commands/insertRow';
import { insertWorkPackage } from '../../server/src/core/commands/insertWorkPackage';
import type { Snapshot } from '../../server/src/core/workspace/snapshot';
import { workspaceOf } from '../support/folderInMemory';
import { answerAt, changedBy, type Files } from '../support/inserting';

const EXAMPLES = path.join('test', 'workspaces');
const commands = [insertRow, insertWorkPackage, insertCriterion, insertRiskMapping, addUncovered];
/** Words with whatever a person may type. */
const WORDS = 'A zebra must not eat `the lamp` | [or] *two*';
const MOST_QUESTIONS = 6;

function examples(): [string, Files][] {
  return readdirSync(EXAMPLES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const root = path.join(EXAMPLES, name);
      const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.md') || file.endsWith('plantrace.config.json'))
        .map((file): [string, string] => [file.split(path.sep).join('/'), readFileSync(path.join(root, file), 'utf8')]);
      return [name, new Map(files)];
    });
}

function answered(question: Question): string[] {
  if (question.kind === 'text') return [WORDS];
  assert.ok(question.choices.length > 0, `${question.name} has no choices`);
  return question.choices.slice(0, question.many ? 2 : 1).map(({ value }) => value);
}

/** Answers what is asked until there is a change; null where it is refused, or there is nothing to do. */
function changeAt(command: AuthoringCommand, snapshot: Snapshot, file: string, offset: number): Change | null {
  let answers: Answers = {};
  for (let asked = 0; asked < MOST_QUESTIONS; asked++) {
    const answer = answerAt(command, snapshot, { path: file, offset }, answers);
    if ('change' in answer) return answer;
    if (!('ask' in answer)) {
      const said = 'refused' in answer ? answer.refused : 'unchanged' in answer ? answer.unchanged : '';
      assert.match(said, /^[^\n]+\.$/, 'a sentence says why nothing is done');
      return null;
    }
    assert.ok(!(answer.ask.name in answers), `${answer.ask.name} is asked twice`);
    answers = { ...answers, [answer.ask.name]: answered(answer.ask) };
  }
  return assert.fail(`${command.name} asks more than ${MOST_QUESTIONS} questions`);
}

/** The IDs that a document defines. */
function definedIn(snapshot: Snapshot, file: string): string[] {
  return (snapshot.graph.file(file)?.facts.items ?? []).flatMap(({ id, strength }) =>
    strength === 'example' ? [] : [id],
  );
}

/** What is left of `more` without `less`; fails where something of `less` is missing. */
function without(more: readonly string[], less: readonly string[]): string[] {
  const rest = [...more];
  for (const one of less) {
    const at = rest.indexOf(one);
    assert.ok(at >= 0, `${one} is lost`);
    rest.splice(at, 1);
  }
  return rest;
}

function holds(files: Files, snapshot: Snapshot, { change }: Change): void {
  const after = changedBy(files, { change, said: '' });
  const now = workspaceOf(after).snapshot();
  for (const { file, expectedText, edits } of change.edits) {
    const old = definedIn(snapshot, file);
    for (const id of without(definedIn(now, file), old)) assert.ok(!old.includes(id), `${id} is not free`);
    const touched = edits.flatMap(({ start, end, newText }) =>
      start === end && isLineEnd(expectedText, start) && /^[\r\n]/.test(newText) ? [] : [start],
    );
    const touchedLines = new Set(touched.map((at) => expectedText.slice(0, at).split('\n').length - 1));
    const kept = expectedText.split('\n').filter((_, line) => !touchedLines.has(line));
    const lines = (after.get(file) ?? '').split('\n');
    let at = 0;
    for (const line of kept) {
      at = lines.indexOf(line, at) + 1;
      assert.ok(at > 0, `${file} has lost the line: ${line}`);
    }
  }
}

const isLineEnd = (text: string, at: number): boolean => at === text.length || /[\r\n]/.test(text.charAt(at));

describe('what is inserted anywhere', () => {
  for (const [name, files] of examples())
    it(`leaves all other lines of ${name} as they are, and takes IDs that are free`, () => {
      const snapshot = workspaceOf(files).snapshot();
      let made = 0;
      for (const [file, text] of files) {
        const seen = new Set<string>();
        const lines = text.split('\n');
        for (let line = 0, offset = 0; line < lines.length; offset += (lines[line] ?? '').length + 1, line += 1)
          for (const command of commands) {
            const done =
              line % (command === insertRow ? 3 : 17) === 0 ? changeAt(command, snapshot, file, offset) : null;
            const key = JSON.stringify(done?.change.edits.map(({ edits }) => edits));
            if (!done || seen.has(key)) continue;
            seen.add(key);
            holds(files, snapshot, done);
            made++;
          }
      }
      // The dialect of one's own has names for its items, and no numbers.
      assert.equal(made > 0, name !== 'own-dialect');
    });
});
