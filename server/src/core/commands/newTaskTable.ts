import { isCitable } from '../authoring/newDocuments/abbreviations';
import { isTaskTable, newTaskTable as taskTable } from '../authoring/newDocuments/taskTable';
import { chosen } from './asking';
import { answerOf, type Asked, type AuthoringCommand, type Choice, type CommandAnswer } from './command';
import { answerWith, askedTitle } from './newDocuments';

/** *New task-table plan*: one document with tasks, phases and risks. */
export const newTaskTable: AuthoringCommand = { name: 'newTaskTable', answer };

function answer(asked: Asked): CommandAnswer {
  const { snapshot, place, today } = asked;
  const named = askedTitle(asked, 'Say what the plan is called.');
  if (!('title' in named)) return named;
  const sources = sourcesOf(asked);
  if (!Array.isArray(sources)) return sources as Exclude<typeof sources, readonly string[]>;
  const request = { title: named.title, path: answerOf(asked, 'path'), near: place?.path ?? null, today };
  return answerWith(taskTable(snapshot, { ...request, sources: sources as readonly string[] }));
}

/** The documents that the tasks come from; not asked for where there is none. */
function sourcesOf(asked: Asked): readonly string[] | CommandAnswer {
  const files = asked.snapshot.files.filter((file) => isCitable(file) && !isTaskTable(file));
  const choices = files.map(({ path, facts }): Choice => {
    const [heading] = facts.headings;
    return { value: path, label: path, ...(heading ? { description: heading.text } : {}) };
  });
  if (choices.length === 0) {
    const [first] = asked.answers.sources ?? [];
    return first === undefined ? [] : { refused: `${first} is no document that the plan could cite: leave it out.` };
  }
  const found = chosen(asked, {
    name: 'sources',
    title: 'Sources',
    prompt: 'Choose the documents that the tasks come from, if any; the plan cites them by abbreviations.',
    kind: 'choice',
    many: true,
    choices,
  });
  return Array.isArray(found) ? (found as readonly Choice[]).map(({ value }) => value) : (found as CommandAnswer);
}
