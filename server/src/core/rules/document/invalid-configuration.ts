import { configurationFile } from '../../configuration/file';
import { defineRule } from '../rule';

export const invalidConfiguration = defineRule({
  code: 'document/invalid-configuration',
  title: 'Invalid configuration',
  severity: 'error',
  looksAt: 'workspace',
  messages: {
    // The sentence comes from whoever read the configuration: the command line says it, too.
    invalid: (problem: string) => problem,
  },
  *check(snapshot, messages) {
    for (const { start, end, message } of snapshot.configurationProblems)
      yield { file: configurationFile, start, end, message: messages.invalid(message) };
  },
});
