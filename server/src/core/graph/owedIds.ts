import type { Interner } from '../facts/interner';
import type { LinkedFile } from './linkedFile';
import { seriesOf } from './series';

/**
 * IDs that somebody who names them outside plans may expect a plan to define: others of their series are defined, and
 * no document speaks of them as of something that is there, or is to come.
 */
export class OwedIds {
  private readonly series = new Set<string>();
  private readonly spoken = new Set<number>();

  constructor(
    files: readonly LinkedFile[],
    private readonly interner: Interner,
  ) {
    for (const { facts } of files) {
      for (const { form, strength, symbol } of facts.items) {
        // Also a bullet that rows have taken the number of, as long as they are not all there.
        this.spoken.add(symbol);
        if (form >= 0 && strength !== 'example') this.series.add(seriesOf(interner.text(symbol)));
      }
      for (const symbol of facts.expected) this.spoken.add(symbol);
    }
  }

  has(symbol: number): boolean {
    const id = this.interner.text(symbol);
    return !this.spoken.has(symbol) && this.series.has(seriesOf(id)) && !this.isClause(id);
  }

  /** `SC-004b` where SC-004 is there: a clause of its text. */
  private isClause(id: string): boolean {
    return /[a-z]$/.test(id) && this.spoken.has(this.interner.find(id.slice(0, -1)));
  }
}
