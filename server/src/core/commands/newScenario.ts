import { idProblem, knownScenarios, newScenario as scenario } from '../authoring/newDocuments/scenario';
import { chosen } from './asking';
import { answerOf, type Asked, type AuthoringCommand, type Choice, type CommandAnswer } from './command';
import { answerWith } from './newDocuments';

/** *New scenario*: the document of one scenario, with its ID and what it depends on. */
export const newScenario: AuthoringCommand = { name: 'newScenario', answer };

function answer(asked: Asked): CommandAnswer {
  const { snapshot, place, today } = asked;
  const id = answerOf(asked, 'id')?.trim();
  if (id === undefined) {
    const prompt = 'Say the ID of the scenario, in small letters with hyphens: create-backup.';
    return { ask: { name: 'id', title: 'Scenario ID', prompt, kind: 'text' } };
  }
  const problem = idProblem(id);
  if (problem) return problem;
  const known = knownScenarios(snapshot);
  const isKnown = known.some((one) => one.id === id);
  const choices = known.map((one): Choice => {
    const { title, path } = one;
    return { value: one.id, label: one.id, ...(title === '' ? {} : { description: title }), detail: path };
  });
  if (choices.length === 0 && (asked.answers.dependencies?.length ?? 0) > 0)
    return { refused: 'No other scenario is known here that this one could depend on: leave dependencies out.' };
  const before =
    isKnown || choices.length === 0
      ? []
      : chosen(asked, {
          name: 'dependencies',
          title: 'Dependencies',
          prompt: 'Choose the scenarios that have to come first, if any.',
          kind: 'choice',
          many: true,
          choices,
        });
  if (!Array.isArray(before)) return before as Exclude<typeof before, readonly Choice[]>;
  const dependencies = (before as readonly Choice[]).map(({ value }) => value);
  const path = answerOf(asked, 'path');
  return answerWith(scenario(snapshot, { id, dependencies, path, today, near: place?.path ?? null }));
}
