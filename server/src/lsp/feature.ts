import type { Connection, ServerCapabilities } from 'vscode-languageserver';
import type { Session } from './session';
import type { FeatureName } from './settings';

/** One thing of the protocol that the server does: what it announces and what it answers stand side by side. */
export interface LspFeature {
  /** The word of the setting `plantrace.features` that switches it off. */
  readonly name: FeatureName;
  /** What the server announces, to this client. */
  readonly capabilities: (session: Session) => Partial<ServerCapabilities>;
  /** Begins to answer. Every handler goes through `guard`. */
  readonly listen: (connection: Connection, session: Session, guard: Guard) => void;
}

/** What each handler is wrapped in. After *shutdown* both refuse every request. */
export interface Guard {
  /** While the feature is switched off the answer is `whenOff`, whatever was asked. */
  readonly whileOn: <Args extends unknown[], Result, Off>(
    answer: (...args: Args) => Result,
    whenOff: Off,
  ) => (...args: Args) => Result | Off;
  /** For what follows from an earlier answer: resolving, and releasing. */
  readonly always: <Args extends unknown[], Result>(answer: (...args: Args) => Result) => (...args: Args) => Result;
}
