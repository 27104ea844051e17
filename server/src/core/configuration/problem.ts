/** Where in the configuration something is: keys and indexes from the top. */
export type ValuePath = readonly (string | number)[];

/** What is wrong, in one sentence, and where. */
export interface ValueProblem {
  readonly path: ValuePath;
  /** The key is wrong, not what it stands for. */
  readonly atKey?: boolean;
  readonly message: string;
}

/** The same in the text: 0-based UTF-16 offsets, half open. */
export interface ConfigurationProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}
