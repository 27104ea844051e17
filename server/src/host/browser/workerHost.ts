import type { Host } from '../host';

/** A worker of a browser: it reaches no files, and the pages of rules are in the bundle alone. */
export const workerHost: Host = {
  filesOf: () => null,
  rulePageUri: () => null,
  isTrusted: () => true,
};
