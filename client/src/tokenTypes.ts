import type { StaticFeature } from 'vscode-languageclient';
import { tokenTypes } from './contributions';

/** Tells the server that Plantrace's own types of tokens are known here, so that it uses them for its colours. */
export const knowsTokenTypes: StaticFeature = {
  // Registered after the client's own features, which have begun the list with the types of the protocol.
  fillClientCapabilities: ({ textDocument }) => {
    textDocument?.semanticTokens?.tokenTypes.push(...tokenTypes);
  },
  initialize: () => undefined,
  getState: () => ({ kind: 'static' }),
  clear: () => undefined,
};
