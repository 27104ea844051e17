import type { ItemKind } from '../model/vocabulary';
import { wordSet } from './place';
import type { DocumentRuleSource } from './schema';
import { wordsOf } from './words';

/** A labelled part that items of a kind have. */
export interface DemandRule {
  readonly of: ItemKind;
  readonly title: string;
  readonly label: string;
  readonly labels: ReadonlySet<string>;
  readonly skeleton: string;
}

/** What a document rule demands of its items and of other documents. */
export interface Demands {
  readonly demands: readonly DemandRule[];
  /** Columns that say how urgent the item of a row is. */
  readonly priorityColumns: ReadonlySet<string> | null;
  /** Headings below which the document lists its own open questions. */
  readonly asksUnder: readonly string[] | null;
  /** Labels behind which the document names components. */
  readonly componentLabels: ReadonlySet<string> | null;
  /** The section that records how the finished document was checked: its title, and in words all its titles. */
  readonly record: { readonly title: string; readonly words: readonly string[] } | null;
}

export function compileDemands({ demands, priorities, asks, components, record }: DocumentRuleSource): Demands {
  return {
    demands: (demands ?? []).map(({ of, title, labels, skeleton }) => ({
      of,
      title,
      label: labels[0] ?? title,
      labels: wordSet(labels) ?? new Set(),
      skeleton: skeleton ?? '',
    })),
    priorityColumns: wordSet(priorities?.columns),
    asksUnder: asks?.under.map(wordsOf) ?? null,
    componentLabels: wordSet(components?.labels),
    record: record ? { title: record.title, words: [record.title, ...(record.aliases ?? [])].map(wordsOf) } : null,
  };
}
