import { baselineFile } from '../../baseline/file';
import { defineRule } from '../rule';

/** A baseline that can't be read remembers nothing: what it would have told stays untold. */
export const invalidBaseline = defineRule({
  code: 'document/invalid-baseline',
  title: 'Invalid baseline',
  severity: 'error',
  looksAt: 'workspace',
  messages: {
    // The sentence comes from whoever read the baseline: the command line says it, too.
    invalid: (problem: string) => problem,
  },
  *check(snapshot, messages) {
    for (const { start, end, message } of snapshot.baseline?.problems ?? [])
      yield { file: baselineFile, start, end, message: messages.invalid(message) };
  },
});
