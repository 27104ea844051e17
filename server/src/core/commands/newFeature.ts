import { newFeature as featureDocuments } from '../authoring/newDocuments/feature';
import type { Asked, AuthoringCommand, CommandAnswer } from './command';
import { answerWith, askedCount, askedTitle } from './newDocuments';

/** *New feature folder*: a folder with specification, plan and tasks. */
export const newFeature: AuthoringCommand = { name: 'newFeature', answer };

function answer(asked: Asked): CommandAnswer {
  const { snapshot, place, today } = asked;
  const named = askedTitle(asked, 'Say what the feature is called.');
  if (!('title' in named)) return named;
  const counted = askedCount(asked, {
    name: 'stories',
    title: 'User stories',
    prompt: 'Say how many user stories the specification begins with.',
    value: '3',
    most: 20,
  });
  if (!('count' in counted)) return counted;
  const request = { title: named.title, stories: counted.count, today, near: place?.path ?? null };
  return answerWith(featureDocuments(snapshot, request));
}
