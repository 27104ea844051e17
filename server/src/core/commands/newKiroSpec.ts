import { newKiroSpec as kiroSpec } from '../authoring/newDocuments/kiroSpec';
import type { Asked, AuthoringCommand, CommandAnswer } from './command';
import { answerWith, askedCount, askedTitle } from './newDocuments';

/** *New Kiro spec*: a folder with requirements, design and tasks. */
export const newKiroSpec: AuthoringCommand = { name: 'newKiroSpec', answer };

function answer(asked: Asked): CommandAnswer {
  const { snapshot, place, today } = asked;
  const named = askedTitle(asked, 'Say what the feature is called.');
  if (!('title' in named)) return named;
  const counted = askedCount(asked, {
    name: 'requirements',
    title: 'Requirements',
    prompt: 'Say how many requirements the specification begins with.',
    value: '2',
    most: 50,
  });
  if (!('count' in counted)) return counted;
  const { title } = named;
  return answerWith(kiroSpec(snapshot, { title, requirements: counted.count, near: place?.path ?? null, today }));
}
