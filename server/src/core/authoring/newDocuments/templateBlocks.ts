import type { Refusal } from '../../model/edit';
import type { Snapshot } from '../../workspace/snapshot';
import { filledLines, type Slots } from '../templates/filled';
import { templateOf, type TemplateName } from '../templates/templates';

/**
 * Fills templates that stand in slots of one another. What is wrong with one that stands within another is told in the
 * place of the whole.
 */
export class TemplateBlocks {
  private refusal: Refusal | null = null;

  constructor(private readonly snapshot: Snapshot) {}

  /** One template for each, with a blank line between two of them: what a slot is given. */
  readonly each = <T>(
    name: TemplateName,
    all: readonly T[],
    slotsOf: (one: T) => Slots,
    between: readonly string[] = [''],
  ): (() => readonly string[]) => {
    const template = templateOf(this.snapshot, name);
    return () =>
      all.flatMap((one, i) => {
        const result = filledLines(template, slotsOf(one));
        if ('lines' in result) return i === 0 ? result.lines : [...between, ...result.lines];
        this.refusal ??= result;
        return [];
      });
  };

  /** A whole document. */
  document(name: TemplateName, slots: Slots): { readonly lines: readonly string[] } | Refusal {
    const result = filledLines(templateOf(this.snapshot, name), slots);
    return this.refusal ?? result;
  }
}

/** Counts up at each place that asks. */
export function counter(spelled: (n: number) => string): () => string {
  let count = 0;
  return () => spelled(++count);
}
