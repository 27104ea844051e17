// The report as text.
import { boundsOf, checkTime, floorTime, peakOf } from './bounds.mjs';
import { compareFindings } from './check.mjs';
import { featureLines } from './features/report.mjs';
import { median, percentile } from './statistics.mjs';

/** @typedef {import('./run.mjs').Measured} Measured */
/** @typedef {import('./run.mjs').Tree} Tree */

/** @param {Measured} measured */
export function reportOf(measured) {
  const { machine, trees, tables, editing, features } = measured;
  const lines = [`Plantrace bench: ${machine.cores} × ${machine.processor}, Node ${machine.node}, ${machine.platform}`];
  for (const tree of trees) lines.push('', ...treeLines(tree));
  if (tables) {
    lines.push('', 'A document of 300 KB, beyond the ' + time(tables.empty) + ' of an empty folder');
    lines.push(line('prose', time(tables.prose)));
    for (const [name, value] of [
      ['many tables', tables.manyTables],
      ['one table', tables.oneTable],
      ['one table of tasks, read and linked', tables.taskTable],
    ]) {
      lines.push(line(`${name}`, `${time(Number(value))}, ${ratio(Number(value) / tables.prose)} of prose`));
    }
  }
  if (editing) {
    const { answers } = editing;
    lines.push('', `Editing 100 KB in ${trees[trees.length - 1].name}`);
    lines.push(line('first index', time(editing.indexing)));
    lines.push(line('hover while indexing', `${spread(editing.hovers)}; ${answers.told} of ${answers.sent} answered`));
    lines.push(line('edit to findings', spread(editing.edits)));
    lines.push(line('peak memory of the server', `${editing.peakMegabytes.toFixed(0)} MB`));
  }
  if (features) lines.push('', ...featureLines(features));
  lines.push('', 'Bounds', ...boundLines(boundsOf(measured)));
  return lines.join('\n');
}

/** @param {import('./bounds.mjs').Bound[]} bounds */
export function boundLines(bounds) {
  return bounds.map(({ what, value, sense, limit, aim, unit, met }) => {
    const wanted = `${sense} ${limit}${aim === undefined ? '' : `, aim ${aim}`}`;
    return line(what, `${value.toFixed(1)} ${unit} (${wanted})`.padEnd(36) + (met ? 'ok' : 'MISSED'));
  });
}

/** @param {Tree} tree */
function treeLines(tree) {
  const { name, floors, checks, peers, planted } = tree;
  const [{ files, bytes }] = floors;
  const check = checkTime(tree);
  const lines = [`${name}: ${files} files, ${(bytes / 1e6).toFixed(1)} MB`];
  const process = median(floors.map(({ processMilliseconds }) => processMilliseconds));
  lines.push(
    line(
      'walk and read',
      `${spread(floors.map((floor) => floor.milliseconds))}; ${time(process)} with the start of Node`,
    ),
  );
  lines.push(line('check', spread(checks.map(({ milliseconds }) => milliseconds))));
  lines.push(
    line(
      '',
      `${(check / files).toFixed(3)} ms a file, ${ratio(check / floorTime(tree))} of walk and read, peak ${peakOf(tree).toFixed(0)} MB`,
    ),
  );
  const { findings } = checks[checks.length - 1];
  if (planted) {
    const { found, missing, unexpected } = compareFindings(findings, planted);
    lines.push(line('findings', `${found} of ${planted.length} planted, ${unexpected.length} others`));
    for (const { file, id } of missing.slice(0, 3)) lines.push(line('', `missing: ${id} in ${file}`));
    for (const { code, file, line: at } of unexpected.slice(0, 3))
      lines.push(line('', `besides: ${code} in ${file}:${at}`));
  } else lines.push(line('findings', `${findings.length}`));
  for (const [order, peer] of Object.entries(peers ?? {})) {
    const figures = `${time(peer.milliseconds)}, peak ${peer.peakMegabytes.toFixed(0)} MB, ${ratio(peer.milliseconds / check)} of check`;
    lines.push(line(`peer, documents ${order.replace('-', ' ')}`, figures));
  }
  return lines;
}

/**
 * @param {string} label
 * @param {string} text
 */
const line = (label, text) => `  ${label.padEnd(60)} ${text}`;

/** @param {number} milliseconds */
const time = (milliseconds) =>
  milliseconds < 1000 ? `${milliseconds.toFixed(1)} ms` : `${(milliseconds / 1000).toFixed(2)} s`;

/** @param {number} value */
const ratio = (value) => `${value.toFixed(1)} ×`;

/** @param {number[]} samples */
const spread = (samples) =>
  `median ${time(median(samples))}, p95 ${time(percentile(samples, 0.95))}, most ${time(Math.max(...samples))} (${samples.length})`;
