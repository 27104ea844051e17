/**
 * The differences between the fast readers and the parser of record that we know and leave. The only such list: a
 * difference that is not in it fails the comparison, and so does one of it that its example does not show any more.
 */
import type { Difference } from './readerComparison';

export interface KnownDifference {
  readonly name: string;
  readonly explanation: string;
  /** A text that shows it. */
  readonly example: string;
  readonly covers: (text: string, difference: Difference) => boolean;
}

export const knownDifferences: readonly KnownDifference[] = [
  {
    name: 'checkbox named as a link',
    explanation:
      'Where a document defines a link whose label is `x`, remark still reads the `[x]` with which an item begins as ' +
      'its checkbox. The inline reader does not know that its run of text begins an item, and reads a reference.',
    example: '- [x] done\n\n[x]: https://example.com\n',
    covers: (text, { fast }) =>
      fast?.kind === 'link' && fast.destinationEnd === 0 && /^\[[xX]\]$/.test(text.slice(fast.start, fast.end)),
  },
];
