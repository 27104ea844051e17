import type { Status } from '../model/vocabulary';

/** What a document says that nothing but checks asks for. */
export interface CheckedFacts {
  /** Statuses of items that another place keeps, said again. */
  readonly repeats: readonly RepeatFact[];
  readonly statements: readonly StatementFact[];
  readonly records: readonly RecordFact[];
  readonly verdicts: readonly VerdictFact[];
  readonly priorities: readonly PriorityFact[];
  /** Parts that the rule demands of items and that are there. */
  readonly parts: readonly PartFact[];
  readonly questions: readonly QuestionFact[];
  readonly deferrals: readonly DeferralFact[];
  /** By heading: what stands between it and the next one. */
  readonly contents: readonly Content[];
  /** Words in which the document names components, in lower case. */
  readonly components: readonly string[];
}

/** `words`: a paragraph, a list or code; `table`: nothing but tables. Comments and guidance are nothing. */
export const enum Content {
  nothing,
  table,
  words,
}

/** How urgent a task is: 0 is the most urgent. Numbers and words are not compared. */
export interface PriorityFact {
  readonly item: number;
  readonly level: number;
  readonly inWords: boolean;
  readonly start: number;
  readonly end: number;
}

/** A labelled part of an item. */
export interface PartFact {
  readonly owner: number;
  /** Index of the part among those that the rule demands. */
  readonly part: number;
  /** Its value is an ellipsis: somebody has still to write it. */
  readonly isSlot: boolean;
}

/** An entry of a plan's own list of questions. */
export interface QuestionFact {
  /** Symbol of the ID that it begins with, -1 for none. */
  readonly symbol: number;
  readonly words: string;
  /** As it is written, without its dressing. */
  readonly said: string;
  readonly start: number;
  readonly end: number;
}

/** One entry of a table's cell that defers criteria to later work: `Station 12 plays → WP-2`. */
export interface DeferralFact {
  /** It says that what it defers was met since. */
  readonly isMet: boolean;
  readonly start: number;
  readonly end: number;
}

/** `- [ ] T001 …`, `Phase 1: T001–T011 [x]`: a row that says again how far items are. */
export interface RepeatFact {
  readonly symbols: readonly number[];
  readonly status: Status;
  /** Its IDs. */
  readonly start: number;
  readonly end: number;
}

/** All that a piece of work covers or depends on, as one place says it. */
export interface StatementFact {
  readonly role: 'covers' | 'depends-on';
  readonly owner: number;
  readonly ids: readonly { readonly symbol: number; readonly start: number; readonly end: number }[];
  readonly start: number;
  readonly end: number;
}

/** A row of a table that records an outcome, or justifies a deviation. */
export interface RecordFact {
  readonly kind: 'gate' | 'compliance' | 'justification';
  /** Index into `headings` of the nearest heading above. */
  readonly heading: number;
  readonly status: Status | null;
  /** The first cell that says something; nothing where the row is still empty. */
  readonly isFilled: boolean;
  readonly start: number;
  readonly end: number;
}

/** `**Gate evaluation**: PASS`: what is said of the whole of a gate, or of the document. */
export interface VerdictFact {
  readonly isPassed: boolean;
  /** Index into `headings` of the nearest heading above, -1 for none. */
  readonly heading: number;
  /** It speaks of the document's one gate, wherever it stands. */
  readonly isOfGate: boolean;
  /** What a row of a list says that it speaks of, in words: `initial constitution check`. Null: of what is around it. */
  readonly names: string | null;
  readonly start: number;
  readonly end: number;
}
