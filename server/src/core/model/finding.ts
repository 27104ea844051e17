import type { Severity } from './vocabulary';

/** A place in a file: path relative to the workspace root with `/`, 0-based UTF-16 offsets, half open. */
export interface Place {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** Another place that explains a finding. */
export interface RelatedPlace extends Place {
  readonly message: string;
}

/** What a rule reports: one defect, at its cause, with the other places as related ones. */
export interface Finding extends Place {
  /** `group/kebab-noun`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** The ID it is about, as its definition spells it, without brackets. */
  readonly id?: string;
  readonly related?: readonly RelatedPlace[];
  /**
   * True where the rule, going by the facts, has a repair to offer. Computed on the text, it may still find none, as where
   * an ID is the end of a range. False: nobody need ask.
   */
  readonly fixable?: boolean;
  /** Shown faded: without effect; shown struck out: given up. */
  readonly tag?: 'unnecessary' | 'deprecated';
  /** What the rule's fix needs to know; plain data. */
  readonly data?: Readonly<Record<string, string | number>>;
}
