import { changesBetween } from '../features/changes/changes';
import { changesMarkdown } from '../features/changes/changesMarkdown';
import { answerOf, type Asked, type AuthoringCommand, type CommandAnswer } from './command';
import { earlierSnapshot } from './earlierSnapshot';

/** *Show Changes Since…*: what the plans define now and defined at a revision, held against one another. */
export const showChanges: AuthoringCommand = { name: 'showChanges', answer };

function answer(asked: Asked): CommandAnswer {
  const revision = answerOf(asked, 'revision')?.trim() ?? '';
  if (revision === '')
    return {
      ask: {
        name: 'revision',
        title: 'Revision',
        prompt: 'Compare with this commit, branch or tag.',
        kind: 'text',
        value: 'HEAD',
      },
    };
  const before = earlierSnapshot(asked.textsAt, revision);
  if ('refused' in before) return before;
  const changes = changesBetween(before.graph, asked.snapshot.graph);
  if (changes.changes.length === 0) return { unchanged: `Nothing that the plans define changed since ${revision}.` };
  return { title: `Plan Changes Since ${revision}`, text: changesMarkdown(changes, revision) };
}
