// The sample and its verdicts as text.

/**
 * @typedef {import('./told.mjs').Told} Told
 * @typedef {import('./verdicts.mjs').Row} Row
 */

/** In percent. What is arguable is not right. */
export const leastRight = 97;

/**
 * @param {Told[]} all
 * @param {Told[]} sample
 * @param {Row[]} rows
 */
export function sampleReport(all, sample, rows) {
  const verdicts = new Map(rows.map((row) => [row.mark, row]));
  const read = sample.filter(({ mark }) => (verdicts.get(mark)?.verdict ?? 'unread') !== 'unread');
  const right = read.filter(({ mark }) => verdicts.get(mark)?.verdict === 'right');
  const percent = read.length === 0 ? 100 : (right.length / read.length) * 100;
  const isRight = percent >= leastRight;
  const isRead = read.length === sample.length;
  const lines = [
    `${sample.length} of ${all.length} findings drawn, ${read.length} read, ${right.length} of them right: ` +
      `${percent.toFixed(1)} %, ≥ ${leastRight} % ${isRight ? 'ok' : 'MISSED'}`,
  ];
  for (const told of read) {
    const row = verdicts.get(told.mark);
    if (row && row.verdict !== 'right') lines.push(`  ${row.verdict}  ${line(told)}\n      ${row.reason}`);
  }
  for (const told of sample) if (!read.includes(told)) lines.push(`  unread  ${line(told)}`);
  for (const { mark, code, place, verdict } of rows) {
    if (sample.some((told) => told.mark === mark)) continue;
    const isTold = all.some((told) => told.mark === mark);
    const why = !isTold ? 'not told any more' : verdict === 'beyond' ? 'beyond the corpus' : 'not drawn any more';
    lines.push(`  ${why}  ${mark}  ${place}  ${code}  (${verdict})`);
  }
  return { lines, isMet: isRight && isRead };
}

/** @param {Told} told */
const line = ({ mark, code, place, message }) => `${mark}  ${place}  ${code}  ${message}`;
