import type { Snapshot } from '../workspace/snapshot';
import { listedIn, removeFromList } from './idList';
import { repairOf, type Repair } from './repair';
import { snapshotText } from './snapshotText';

/** One place that says that work waits for other work. */
export interface Dependency {
  readonly file: string;
  readonly work: number;
  readonly needed: number;
  /** Where the needed work is named. */
  readonly start: number;
}

/** ` (depends on T010)` where nothing else is in the parentheses. */
const REMARK_BEFORE = /[ \t]*[*_]*\([^()\r\n,;]{0,40}$/;
const REMARK_AFTER = /^[*_`\])]*\)[*_]*/;
const CELL_BEFORE = /\|[ \t]*$/;
const CELL_AFTER = /^[ \t]*\|/;
const FIELD_BEFORE = /:(?:\*\*|__)?[ \t]+$/;
const FIELD_AFTER = /^[ \t.]*(?:\r?\n|$)/;

/** Takes one dependency back: out of its list, with its remark, or with *None* in its place. */
export function removeDependency(snapshot: Snapshot, { file, work, needed, start }: Dependency): Repair[] {
  const { graph } = snapshot;
  const current = snapshotText(snapshot, file);
  if (typeof current === 'string') return [];
  const { text } = current;
  const listed = listedIn(graph, file, text, work, 'depends-on');
  const one = listed.find(({ idStart }) => idStart === start);
  if (!one || one.isRange) return [];
  const title = `Let ${graph.item(work).id} no longer wait for ${graph.item(needed).id}`;
  const edit = removeFromList(text, listed, start);
  if (edit) return [repairOf(title, file, text, [edit])];
  const before = text.slice(Math.max(0, one.start - 80), one.start);
  const after = text.slice(one.end, one.end + 80);
  const remark = REMARK_BEFORE.exec(before);
  const close = REMARK_AFTER.exec(after);
  if (remark && close)
    return [
      repairOf(title, file, text, [
        { start: one.start - remark[0].length, end: one.end + close[0].length, newText: '' },
      ]),
    ];
  const isAlone =
    (CELL_BEFORE.test(before) && CELL_AFTER.test(after)) || (FIELD_BEFORE.test(before) && FIELD_AFTER.test(after));
  return isAlone ? [repairOf(title, file, text, [{ start: one.start, end: one.end, newText: 'None' }])] : [];
}
