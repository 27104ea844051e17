import type { LinkedFile } from '../graph/linkedFile';
import { allForms } from '../ids/grammar';
import { readIds, type Citations } from '../ids/reader';
import { LineIndex } from '../text/lineIndex';
import type { TextEdit } from '../text/edit';
import type { Snapshot } from '../workspace/snapshot';
import { numbered } from './citations';
import { lineEndingAt } from './lineEnding';
import type { PlanProse } from './planProse';

/**
 * `<!-- removed: [4.4-3] -->`: what a removed ID leaves behind, so that nobody gives its number to another. Whatever a
 * comment of a document that has the series names counts, however it is worded.
 */
const NOTE = 'removed:';

const byFacts = new WeakMap<LinkedFile['facts'], readonly { readonly form: number; readonly id: string }[]>();

/** The numbers of a series that comments of some documents name. */
export function removedNumbers(
  snapshot: Snapshot,
  files: readonly LinkedFile[],
  form: number,
  series: string,
): Set<number> {
  const found = new Set<number>();
  for (const file of files) {
    if (!file.facts.items.some((item) => item.form === form && numbered(item.id)?.series === series)) continue;
    for (const other of commentedIds(snapshot, file)) {
      const own = other.form === form ? numbered(other.id) : null;
      if (own?.series === series) found.add(own.number);
    }
  }
  return found;
}

/** All IDs that the comments of a document name: read once, and kept as long as its facts. */
export function commentedIds(
  snapshot: Snapshot,
  { path, facts, profile }: LinkedFile,
): readonly { form: number; id: string }[] {
  const known = byFacts.get(facts);
  if (known) return known;
  const out: Citations = { ids: [], ranges: [] };
  const text = profile ? snapshot.text(path) : null;
  if (profile && text !== null) {
    const open = allForms(profile.grammar);
    for (let at = text.indexOf('<!--'); at >= 0;) {
      const close = text.indexOf('-->', at + 4);
      const end = close < 0 ? text.length : close;
      readIds(text, at + 4, end, profile.grammar, open, [], out);
      at = text.indexOf('<!--', end);
    }
  }
  byFacts.set(facts, out.ids);
  return out.ids;
}

/** Notes an ID that is removed below the list or table that had it, with those that are noted there already. */
export function tombstone(prose: PlanProse, start: number, id: string): TextEdit | null {
  const { text, blocks } = prose;
  const run = prose.runAt(start);
  let block = run ? run.block : -1;
  while (block >= 0 && blocks[block]?.parent !== -1 && blocks[blocks[block]?.parent ?? -1]?.kind !== 'quote')
    block = blocks[block]?.parent ?? -1;
  const holder = blocks[block];
  if (!holder) return null;
  const next = blocks.find((other, i) => i > block && other.parent === holder.parent && other.start >= holder.end);
  const note = next?.kind === 'html' ? text.slice(next.start, next.end) : '';
  if (next && note.startsWith(`<!-- ${NOTE}`) && note.endsWith(' -->')) {
    const at = next.end - ' -->'.length;
    return { start: at, end: at, newText: `, ${id}` };
  }
  const lines = new LineIndex(text);
  const at = lines.lineEnd(lines.lineAt(holder.end));
  const eol = lineEndingAt(text, at);
  const first = lines.lineStart(lines.lineAt(holder.start));
  const quote = text
    .slice(first, holder.start)
    .replace(/[^>\s]/g, '')
    .trimEnd();
  const prefix = quote === '' ? '' : `${quote} `;
  return { start: at, end: at, newText: `${eol}${quote}${eol}${prefix}<!-- ${NOTE} ${id} -->` };
}
