import type { ItemKind } from '../../model/vocabulary';
import type { LinkedFile } from '../../graph/linkedFile';

/** How the IDs of a series are written: `FR-001`, `T01`. */
export interface NumberedId {
  readonly head: string;
  readonly digits: number;
}

export const spelled = ({ head, digits }: NumberedId, n: number): string => head + String(n).padStart(digits, '0');

/** The number that ends an ID; -1 where none does. */
export const numberOf = (id: string): number => Number(/(\d{1,6})[a-z]?$/.exec(id)?.[1] ?? -1);

/** How the first of these documents that defines any such ID spells it; `otherwise` where none does. */
export function spellingIn(
  files: readonly LinkedFile[],
  kind: ItemKind,
  series: RegExp,
  otherwise: NumberedId,
): NumberedId {
  for (const { facts } of files) {
    for (const item of facts.items) {
      if (item.kind !== kind || item.strength !== 'explicit') continue;
      const [, head, number] = series.exec(item.id) ?? [];
      if (head !== undefined && number !== undefined)
        return { head: head.replace('\u2011', '-'), digits: number.length };
    }
  }
  return otherwise;
}
