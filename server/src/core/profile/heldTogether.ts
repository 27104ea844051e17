import type { ItemKind } from '../model/vocabulary';
import { wordSet } from './place';
import type { DocumentRuleSource } from './schema';
import { wordsOf } from './words';

/** A place that says all that a piece of work covers or depends on. */
export interface StateRule {
  readonly role: 'covers' | 'depends-on';
  readonly owner: ItemKind;
  readonly forms: ReadonlySet<number>;
  readonly labels: ReadonlySet<string>;
  readonly keys: ReadonlySet<string>;
}

/** What a document says that another place of the plan says as well: the two are held against one another. */
export interface HeldTogether {
  readonly repeats: { readonly under: readonly string[]; readonly forms: ReadonlySet<number> } | null;
  readonly states: readonly StateRule[];
}

export function compileHeldTogether(
  { repeats, states }: DocumentRuleSource,
  formSet: (names: readonly string[]) => ReadonlySet<number>,
): HeldTogether {
  return {
    repeats: repeats ? { under: repeats.under.map(wordsOf), forms: formSet(repeats.ids) } : null,
    states: (states ?? []).map(({ role, owner, ids, labels, keys }) => ({
      role,
      owner,
      forms: formSet(ids),
      labels: wordSet(labels) ?? new Set(),
      keys: new Set(keys),
    })),
  };
}
