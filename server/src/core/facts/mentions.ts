import { readSections } from '../ids/sections';
import type { RunPlace } from './context';
import type { DocumentReader, Run } from './documentReader';
import { readComponents } from './components';
import { readDestination } from './destination';
import { copyOf } from './interner';
import type { Label } from './labels';

const PATH = /[A-Za-z0-9_.][A-Za-z0-9_./\\ -]{0,180}\.md(?![A-Za-z0-9])/g;

/** Links and images to places in the workspace: everything but URLs with a scheme. */
export function readLinks(reader: DocumentReader, run: Run): void {
  for (const span of run.spans) {
    if ((span.kind !== 'link' && span.kind !== 'image') || span.destinationEnd <= span.destinationStart) continue;
    if (span.start < run.start || span.end > run.end) continue;
    const destination = reader.text.slice(span.destinationStart, span.destinationEnd);
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(destination)) continue;
    const target = readDestination(destination, reader.path);
    if (!target) continue;
    reader.collected.links.push({
      path: reader.collected.interner.shared(target.path),
      anchor: reader.collected.interner.shared(target.anchor),
      start: span.destinationStart,
      end: span.destinationEnd,
    });
  }
}

const ANCHOR = /\s(?:id|name)\s*=\s*["']?([^"'\s>]{1,200})/g;

/** `<a id="x">`, `<div name="y">` in a piece of HTML. */
export function readAnchors(reader: DocumentReader, start: number, end: number): void {
  if (end - start > 20_000) return;
  for (const m of reader.text.slice(start, end).matchAll(ANCHOR)) reader.collected.anchors.push(copyOf(m[1] ?? ''));
}

/** Paths in a place where a document names other documents, present or to come. */
export function readAnnouncements(reader: DocumentReader, place: RunPlace, start: number, end: number): void {
  readComponents(reader, place, start, end);
  for (const rule of reader.rule?.announces ?? []) {
    if (!reader.context.fits(rule.place, place)) continue;
    const text = reader.text.slice(start, end);
    PATH.lastIndex = 0;
    for (let m = PATH.exec(text); m; m = PATH.exec(text)) {
      // Outside a code span a path has no blanks: what precedes the last one is prose.
      const path = m[0].split(/\s/).pop() ?? m[0];
      const from = start + m.index + m[0].length - path.length;
      reader.collected.announcements.push({
        path: copyOf(path.replace(/\\/g, '/')),
        kind: rule.kind,
        owner: reader.context.enclosing('phase'),
        start: from,
        end: from + path.length,
      });
    }
    return;
  }
}

/** The sections that a coverage line names: behind its label, or in the list below it. */
export function readCoverage(
  reader: DocumentReader,
  label: Label | null,
  inForce: string | null,
  start: number,
  end: number,
): void {
  const rule = reader.rule?.coverage;
  const words = label?.words ?? inForce;
  if (!rule || words === null || !words.endsWith(rule.labelEnding)) return;
  const owner = reader.context.enclosing(rule.owner);
  if (owner < 0) return;
  const remark = /\(([^()]*)\)\s*$/.exec(label?.text ?? '')?.[1] ?? null;
  const sourceName = copyOf((label?.text ?? words).split(/\s+/)[0] ?? '');
  for (const citation of readSections(reader.text, start, end)) {
    const said = citation.note ?? remark;
    const note = said === null ? null : copyOf(said);
    reader.collected.coverage.push({
      owner,
      sourceName,
      from: citation.from,
      to: citation.to,
      note,
      start: citation.start,
      end: citation.end,
    });
  }
}
