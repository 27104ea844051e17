import { newTaskTable as taskTable } from '../authoring/newDocuments/taskTable';
import { answerOf, type Asked, type AuthoringCommand, type CommandAnswer } from './command';
import { answerWith, askedTitle } from './newDocuments';

/** *New task-table plan*: one document with tasks, phases and risks. */
export const newTaskTable: AuthoringCommand = { name: 'newTaskTable', answer };

function answer(asked: Asked): CommandAnswer {
  const { snapshot, place, today } = asked;
  const named = askedTitle(asked, 'Say what the plan is called.');
  if (!('title' in named)) return named;
  const { title } = named;
  return answerWith(taskTable(snapshot, { title, path: answerOf(asked, 'path'), near: place?.path ?? null, today }));
}
