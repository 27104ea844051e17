import path from 'node:path';
import type { CheckView, Verification } from '../../core/views/verification';
import type { Snapshot } from '../../core/workspace/snapshot';
import { placeOf } from './outcome';

/** The verification report for scripts. The shape is documented in the README, and `version` rises when it changes. */
export function verificationJson(snapshot: Snapshot, root: string, report: Verification): string {
  const check = ({ entries, totals, gaps, verdict }: CheckView<unknown, string>): unknown => ({
    verdict,
    gaps,
    totals: Object.fromEntries(totals.map((total) => [total.verdict, total.count])),
    entries,
  });
  const { plan, title, verdict, gaps, forward, reverse, splitSections, negative } = report;
  const printed = {
    version: 1,
    report: 'verification',
    root: root.split(path.sep).join('/') || '.',
    plan,
    title,
    verdict,
    gaps,
    forward: check(forward),
    reverse: check(reverse),
    splitSections: check(splitSections),
    negative: check(negative),
  };
  return JSON.stringify(withLines(snapshot, printed), null, 2);
}

/** The same with lines and columns in the place of offsets, wherever a place stands. */
function withLines(snapshot: Snapshot, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((entry) => withLines(snapshot, entry));
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.entries(value).map(([key, entry]) => [key, withLines(snapshot, entry)] as const);
  const { file, start, end } = value as Readonly<Record<string, unknown>>;
  if (typeof file !== 'string' || typeof start !== 'number' || typeof end !== 'number')
    return Object.fromEntries(inner);
  const from = placeOf(snapshot, file, start);
  const to = placeOf(snapshot, file, end);
  const lines = { ...from, endLine: to.line, endColumn: to.column };
  return Object.fromEntries(
    inner.flatMap((entry) =>
      entry[0] === 'file'
        ? [entry, ...Object.entries(lines)]
        : entry[0] === 'start' || entry[0] === 'end'
          ? []
          : [entry],
    ),
  );
}
