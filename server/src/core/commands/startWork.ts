import { workBrief } from '../features/brief/workBrief';
import { nameOfWork, workBriefMarkdown } from '../features/brief/workBriefMarkdown';
import type { Asked, AuthoringCommand, CommandAnswer } from './command';
import { workHere } from './workHere';

/** *Start work package*: the work at hand with the full text of everything that it traces, and what verifies that. */
export const startWork: AuthoringCommand = { name: 'startWork', answer };

function answer(asked: Asked): CommandAnswer {
  const found = workHere(asked, 'Choose the work that you begin with.');
  if (!('work' in found)) return found;
  const { snapshot } = asked;
  return {
    title: nameOfWork(snapshot, found.work),
    text: workBriefMarkdown(snapshot, workBrief(snapshot, found.work)),
  };
}
