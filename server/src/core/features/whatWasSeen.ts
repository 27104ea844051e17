import { codeKind } from '../facts/codeFacts';
import { ReferenceField, type ItemFact } from '../facts/facts';
import { Unresolved } from '../graph/graph';
import type { ReferenceState } from '../model/vocabulary';
import type { Snapshot } from '../workspace/snapshot';
import { labelOf } from '../graph/labels';
import type { LinkedFile } from '../graph/linkedFile';
import { definedKinds, kindsInWords, pluralOf } from './definedKinds';

/** The strength of a definition; what defines only where nothing else does restates it. */
const strengthOf = (item: ItemFact): string => (item.restates ? 'restates' : item.strength);

/** How many lines of one table a report shows. */
const MOST_ROWS = 200;

/** Within what the document's IDs are unique. */
function scopeInWords(file: LinkedFile): string {
  const where = file.scope === '.' ? 'the workspace folder' : file.scope;
  const folder = `IDs are unique within ${where}`;
  const { forms } = file.profile?.grammar ?? { forms: [] };
  const own = new Set(file.facts.items.flatMap(({ form, kind }) => (forms[form]?.scope === 'document' ? [kind] : [])));
  if (own.size === 0) return `${folder}.`;
  return `${folder}, those of ${[...own].map(pluralOf).join(' and ')} within ${file.speaksOf === file.path ? 'this document' : file.speaksOf}.`;
}

/**
 * What a document was read as, for the person who wonders: profile and kind with the reason, its items, its references
 * with what became of them, and what was passed over. Markdown; `escape` dresses text from files.
 */
export function whatWasSeen(snapshot: Snapshot, path: string, escape: (text: string) => string): string {
  const { graph } = snapshot;
  const f = graph.fileIndex(path);
  const file = graph.files[f];
  if (!file)
    return `# What Plantrace saw\n\n${escape(path)} is not among the documents that were read: it may be ignored by a .gitignore or by plantrace.config.json, or be no markdown.\n`;
  const { facts } = file;
  const lineOf = (offset: number): number => facts.lines.positionAt(offset).line + 1;
  const lines = [`# What Plantrace saw in ${escape(path)}`, ''];
  if (file.rule) {
    const kinds = kindsInWords(definedKinds(graph, f));
    lines.push(
      `Read as **${escape(file.rule.title)}** (\`${file.rule.kind}\`) of the profile \`${file.profile?.name ?? ''}\`: ${escape(facts.reason)}.`,
      '',
      escape(`It defines ${kinds === '' ? 'nothing' : kinds}. ${scopeInWords(file)}`),
    );
  } else if (facts.kind === codeKind)
    lines.push(
      `Read as a **source file**: ${escape(facts.reason)} What its comments and its names of tests cite is listed below; it defines nothing.`,
    );
  else
    lines.push(
      `Read as **ordinary markdown**: ${escape(facts.reason)} Its mentions of known IDs answer hover and references; it gets no findings.`,
    );
  lines.push('');
  section('Items', facts.items.length, ['ID', 'Kind', 'Strength', 'Line', 'Title'], () =>
    facts.items.map((item, i) => {
      const note = graph.canonicalOf(graph.itemNumber(f, i)) < 0 ? ' (replaced by rows)' : '';
      return [labelOf(item, file), item.kind, strengthOf(item) + note, String(lineOf(item.start)), item.title];
    }),
  );
  const listed: string[][] = [];
  const ignored = new Map<string, number>();
  for (
    let r = 0;
    r < graph.parts.targets.length && r < graph.referenceNumber(f + 1, 0) - graph.referenceNumber(f, 0);
    r++
  ) {
    const number = graph.referenceNumber(f, r);
    const id = graph.text(graph.field(number, ReferenceField.symbol));
    const target = graph.parts.targets[number] ?? Unresolved.silent;
    const state: ReferenceState | null = graph.stateOf(number);
    if (state === null) {
      ignored.set(id, (ignored.get(id) ?? 0) + 1);
      continue;
    }
    const where =
      target >= 0
        ? `${graph.fileOfItem(target).path}:${(graph.fileOfItem(target).facts.lines.positionAt(graph.item(target).start).line ?? 0) + 1}`
        : '';
    listed.push([
      id,
      graph.roleOf(number) ?? 'mention',
      String(lineOf(graph.field(number, ReferenceField.start))),
      state,
      where,
    ]);
  }
  section('References', listed.length, ['ID', 'Role', 'Line', 'State', 'Definition'], () => listed);
  section('Coverage', facts.coverage.length, ['Source', 'Sections', 'Note', 'Line'], () =>
    facts.coverage.map((c) => [
      c.sourceName,
      c.from === null ? 'all' : c.to === null ? c.from : `${c.from}–${c.to}`,
      c.note ?? '',
      String(lineOf(c.start)),
    ]),
  );
  section('Announced documents', facts.announcements.length, ['Path', 'As', 'Line'], () =>
    facts.announcements.map((a) => [a.path, a.kind ?? 'listed', String(lineOf(a.start))]),
  );
  section('Passed over', ignored.size, ['Text', 'Times', 'Why'], () =>
    [...ignored].map(([id, times]) => [
      id,
      String(times),
      file.rule
        ? 'has the shape of an ID that only counts where it is defined'
        : 'nothing defines it, and this is ordinary markdown',
    ]),
  );
  if (file.rule)
    lines.push(
      'IDs in fenced and indented code, HTML comments, front matter and link targets define nothing and trace nothing.',
      '',
    );
  return lines.join('\n');

  function section(
    title: string,
    count: number,
    head: readonly string[],
    rows: () => readonly (readonly string[])[],
  ): void {
    if (count === 0) return;
    const all = rows();
    lines.push(`## ${title} (${count})`, '', `| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`);
    for (const row of all.slice(0, MOST_ROWS)) lines.push(`| ${row.map((cell) => escape(cell)).join(' | ')} |`);
    if (all.length > MOST_ROWS) lines.push('', `… and ${all.length - MOST_ROWS} more.`);
    lines.push('');
  }
}
