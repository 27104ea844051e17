import type { Place } from '../model/finding';
import type { Snapshot } from '../workspace/snapshot';
import type { KnownItem } from './completion/model';
import { coverageHints } from './coverageHints';
import { titleHints } from './titleHints';

/** Words that an editor shows in a line of a plan without their being there. */
export interface InlayHint {
  /** Behind which they stand. */
  readonly offset: number;
  readonly label: string;
  /** The same without anything left out. */
  readonly full: string;
  /** Where a click leads. */
  readonly target: Place;
  readonly about: HintAbout;
}

/** By what it is known what a hint is about, when somebody wants to know more. */
export type HintAbout =
  | { readonly kind: 'item'; readonly known: KnownItem }
  /** A citation of sections in a coverage line of the document. */
  | { readonly kind: 'sections'; readonly path: string; readonly from: string; readonly to: string | null };

/** The hints of a part of a document, in order. */
export function inlayHints(snapshot: Snapshot, path: string, from = 0, to = Infinity): InlayHint[] {
  const file = snapshot.graph.file(path);
  const text = file?.rule ? snapshot.text(path) : null;
  if (!file || text === null) return [];
  return [...titleHints(snapshot, file, text, from, to), ...coverageHints(snapshot.graph, file, text)]
    .filter(({ offset }) => offset >= from && offset <= to)
    .sort((a, b) => a.offset - b.offset);
}
