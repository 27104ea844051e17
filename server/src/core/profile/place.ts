import type { PlaceSource } from './schema';
import { wordsOf } from './words';

/** A place compiled: every list is in words; null means that the place does not ask. */
export interface Place {
  readonly labels: ReadonlySet<string> | null;
  readonly columns: ReadonlySet<string> | null;
  readonly under: readonly string[] | null;
  readonly afterLead: boolean;
  readonly afterBar: boolean;
  /** In lower case. */
  readonly afterWords: readonly string[] | null;
  readonly inBrackets: boolean;
  readonly inRow: boolean;
  readonly inHeading: boolean;
  /** True where the place depends on what stands around a citation, not only on the run that it stands in. */
  readonly looksAround: boolean;
}

export const wordSet = (list: readonly string[] | undefined): ReadonlySet<string> | null =>
  list ? new Set(list.map(wordsOf)) : null;

export function compilePlace(place: PlaceSource): Place {
  return {
    labels: wordSet(place.labels),
    columns: wordSet(place.columns),
    under: place.under?.map(wordsOf) ?? null,
    afterLead: place.afterLead ?? false,
    afterBar: place.afterBar ?? false,
    afterWords: place.afterWords?.map((words) => words.toLowerCase()) ?? null,
    inBrackets: place.inBrackets ?? false,
    inRow: place.inRow ?? false,
    inHeading: place.inHeading ?? false,
    looksAround: place.afterBar === true || place.afterWords !== undefined || place.inBrackets === true,
  };
}
