/** One document, or one stretch of a document, that a bundle quotes whole. */
export interface QuotedPart {
  /** What it is: *Plan*, *Section 3.4 Offline Lending*. */
  readonly title: string;
  readonly file: string;
  /** 0-based lines of the document that it begins and ends with. */
  readonly firstLine: number;
  readonly lastLine: number;
  readonly text: string;
}

/** What a bundle says in words of its own: a list of prohibitions, a summary. */
export interface WrittenPart {
  readonly title: string;
  readonly lines: readonly string[];
}

export type Part = QuotedPart | WrittenPart;

/** What a plan cites and a bundle cannot quote, as an item of a list. */
export type Missing = string;

export interface Parts {
  readonly parts: readonly QuotedPart[];
  readonly missing: readonly Missing[];
}
