/** What can keep a phase from being closed, in the order in which it is told. */
export const openKinds = [
  'work-package',
  'criterion',
  'deferral',
  'requirement',
  'constraint',
  'compliance',
  'question',
  'record',
  'finding',
  'gate',
  'review',
] as const;
export type OpenKind = (typeof openKinds)[number];

/** One thing that is still open, and where. */
export interface OpenItem {
  readonly kind: OpenKind;
  /** How it is called: `WP-3`, `[4.4-3]`, the words of a criterion. */
  readonly label: string;
  /** What is open of it. */
  readonly words: string;
  readonly file: string;
  readonly start: number;
}
