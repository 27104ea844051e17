import type { ItemKind } from '../model/vocabulary';
import { compileDemands, type Demands } from './demands';
import { compilePlace, wordSet, type Place } from './place';
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

/** Tables whose rows record outcomes, or justify a deviation. */
export interface RecordRule {
  readonly kind: 'gate' | 'compliance' | 'justification';
  readonly under: readonly string[];
  readonly columns: ReadonlySet<string>;
}

/** Labels that say that the whole was passed, those that do by the day on which it was, and lists that name gates. */
export interface VerdictRule {
  readonly passed: ReadonlySet<string>;
  readonly dated: ReadonlySet<string>;
  readonly ofGate: ReadonlySet<string>;
  readonly listed: readonly Place[];
}

/** What a document says that another place of the plan says as well: the two are held against one another. */
export interface HeldTogether extends Demands {
  readonly repeats: { readonly under: readonly string[]; readonly forms: ReadonlySet<number> } | null;
  readonly states: readonly StateRule[];
  readonly records: readonly RecordRule[];
  readonly verdicts: VerdictRule | null;
}

export function compileHeldTogether(
  rule: DocumentRuleSource,
  formSet: (names: readonly string[]) => ReadonlySet<number>,
): HeldTogether {
  const { repeats, states, records, verdicts } = rule;
  return {
    ...compileDemands(rule),
    repeats: repeats ? { under: repeats.under.map(wordsOf), forms: formSet(repeats.ids) } : null,
    states: (states ?? []).map(({ role, owner, ids, labels, keys }) => ({
      role,
      owner,
      forms: formSet(ids),
      labels: wordSet(labels) ?? new Set(),
      keys: new Set(keys),
    })),
    records: (records ?? []).map(({ kind, under, columns }) => ({
      kind,
      under: under.map(wordsOf),
      columns: wordSet(columns) ?? new Set(),
    })),
    verdicts: verdicts
      ? {
          passed: wordSet(verdicts.passed) ?? new Set(),
          dated: wordSet(verdicts.dated) ?? new Set(),
          ofGate: wordSet(verdicts.ofGate) ?? new Set(),
          listed: (verdicts.listed ?? []).map(compilePlace),
        }
      : null,
  };
}
