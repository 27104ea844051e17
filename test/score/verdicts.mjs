// What a reader says of the findings of the sample: the table in sample.md.
/**
 * @typedef {import('./told.mjs').Told} Told
 * @typedef {'right' | 'wrong' | 'arguable' | 'unread' | 'beyond'} Verdict beyond: the corpus lacks what would decide it
 * @typedef {{ mark: string, code: string, place: string, id: string, verdict: Verdict, reason: string }} Row
 */

const columns = ['finding', 'code', 'place', 'id', 'verdict', 'reason'];
const verdicts = ['right', 'wrong', 'arguable', 'unread', 'beyond'];

/**
 * The rows of the first table of a text. @throws where a row says nothing, or something that is no verdict.
 * @param {string} text
 * @returns {Row[]}
 */
export function verdictsIn(text) {
  return tableLines(text)
    .slice(2)
    .map((line) => {
      const cells = line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
      const [mark, code, place, id, verdict, reason] = cells;
      if (cells.length !== columns.length)
        throw new Error(`a row of sample.md has not ${columns.length} cells: ${line}`);
      if (!verdicts.includes(verdict))
        throw new Error(`no verdict of sample.md: ${verdict}; one of ${verdicts.join(', ')}`);
      if (verdict !== 'unread' && reason === '') throw new Error(`a verdict of sample.md has no reason: ${line}`);
      return { mark, code, place, id, verdict: /** @type {Verdict} */ (verdict), reason };
    });
}

/**
 * Of all that is told, what can be judged by the corpus.
 * @param {Told[]} all
 * @param {Row[]} rows
 */
export function judgeable(all, rows) {
  const beyond = new Set(rows.filter(({ verdict }) => verdict === 'beyond').map(({ mark }) => mark));
  return all.filter(({ mark }) => !beyond.has(mark));
}

/**
 * The text with a row for each finding of the sample: unread where there was none. Rows that are not drawn any more stay,
 * until somebody takes them out.
 * @param {string} text
 * @param {Told[]} sample
 */
export function withRowsFor(text, sample) {
  const rows = new Map(verdictsIn(text).map((row) => [row.mark, row]));
  for (const { mark, code, place, id } of sample) {
    const { verdict, reason } = rows.get(mark) ?? { verdict: /** @type {Verdict} */ ('unread'), reason: '' };
    rows.set(mark, { mark, code, place, id, verdict, reason });
  }
  const table = tableLines(text);
  const sorted = [...rows.values()].sort(byPlace).map(rowLine);
  return text.replace(table.join('\n'), () => [...table.slice(0, 2), ...sorted].join('\n'));
}

/** @param {string} text */
const tableLines = (text) => text.split('\n').filter((line) => line.startsWith('|'));

/** @param {Row} row */
const rowLine = ({ mark, code, place, id, verdict, reason }) =>
  `| ${[mark, code, place, id, verdict, reason].join(' | ')} |`.replace(/ {2,}/g, ' ');

/**
 * @param {Row} a
 * @param {Row} b
 */
function byPlace(a, b) {
  const [fileA, lineA] = split(a.place);
  const [fileB, lineB] = split(b.place);
  if (fileA !== fileB) return fileA < fileB ? -1 : 1;
  return lineA - lineB || (a.code + a.mark < b.code + b.mark ? -1 : 1);
}

/**
 * @param {string} place
 * @returns {[string, number]}
 */
function split(place) {
  const colon = place.lastIndexOf(':');
  return [place.slice(0, colon), Number(place.slice(colon + 1))];
}
