import { timeSpanOf } from '../ids/timeSpan';
import type { Collected } from './collected';

/** A span of more members than this is no stretch of days that anybody names one by one. */
const MOST_MEMBERS = 31;

/** `Day 4` is `Day 3-4` where no block is the fourth day's own and no other span holds it. */
export function addSpanAliases(collected: Collected): void {
  const { items, grammar } = collected;
  const own = new Set<number>();
  const holders = new Map<number, number[]>();
  const membersOf = new Map<number, number[]>();
  items.forEach((item, i) => {
    if (!grammar.forms[item.form]?.unit) return;
    own.add(item.symbol);
    const span = timeSpanOf(item.id);
    if (!span || span.first === span.last || span.last - span.first >= MOST_MEMBERS) return;
    const series = item.id.slice(0, item.id.lastIndexOf(' ') + 1);
    const members: number[] = [];
    for (let n = span.first; n <= span.last; n++) {
      const symbol = collected.symbolOf(`${series}${n}`, item.form);
      members.push(symbol);
      const list = holders.get(symbol);
      if (list) list.push(i);
      else holders.set(symbol, [i]);
    }
    membersOf.set(i, members);
  });
  for (const [i, members] of membersOf) {
    const names = members.filter((symbol) => !own.has(symbol) && holders.get(symbol)?.length === 1);
    if (names.length > 0) collected.setAliases(i, names);
  }
}
