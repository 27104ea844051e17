import type { AbbreviationFact, SourceFact } from '../../facts/facts';
import type { LinkedFile } from '../../graph/linkedFile';
import { resolvePath } from '../../graph/relations';
import { compareSections, isWithin } from '../../ids/sections';
import { foldHyphens } from '../../ids/template';
import { fileNameOf } from '../display';
import { defineRule, type Report } from '../rule';

/** What was said of a document's citations, while no document comes or goes and the cited ones stay as they are. */
const kept = new WeakMap<LinkedFile, { indexes: unknown; cited: readonly LinkedFile[]; reports: readonly Report[] }>();

export const brokenSource = defineRule({
  code: 'trace/broken-source',
  title: 'Broken source',
  severity: 'warning',
  // The documents that a plan cites may belong to another plan, or to none.
  looksAt: 'workspace',
  messages: {
    noDocument: (abbreviation: string, path: string) =>
      `${abbreviation} names ${path}, which is not in this workspace: its citations can't be checked.`,
    noLines: (citation: string, file: string, lines: number) =>
      `${file} has ${lines} lines; ${citation} lies beyond them.`,
    backwards: (citation: string) => `The lines ${citation} run backwards.`,
    noSection: (section: string, file: string) => `${file} has no section ${section}.`,
    noId: (id: string, file: string) => `${file} does not name ${id}.`,
    introduced: (abbreviation: string) => `${abbreviation} is introduced here.`,
  },
  *check({ graph }, messages) {
    for (const file of graph.files) {
      if (file.facts.abbreviations.length === 0) continue;
      const known = kept.get(file);
      if (
        known &&
        known.indexes === graph.parts.indexes &&
        known.cited.every((f) => graph.file(f.path)?.facts === f.facts)
      ) {
        yield* known.reports;
        continue;
      }
      const cited: LinkedFile[] = [];
      const reports = [...reportsOf(file, cited)];
      kept.set(file, { indexes: graph.parts.indexes, cited, reports });
      yield* reports;
    }

    function* reportsOf(file: LinkedFile, cited: LinkedFile[]): Generator<Report> {
      const { abbreviations, sources, items } = file.facts;
      const introductions = new Map<string, AbbreviationFact>();
      for (const a of abbreviations) if (!introductions.has(a.abbreviation)) introductions.set(a.abbreviation, a);
      const documents = new Map<string, LinkedFile>();
      for (const a of introductions.values()) {
        const path = resolvePath(a.path, file.path, (p) => graph.fileIndex(p) >= 0);
        const document = path === null ? undefined : graph.file(path);
        if (document) {
          documents.set(a.abbreviation, document);
          cited.push(document);
        } else {
          yield {
            file: file.path,
            start: a.start,
            end: a.end,
            severity: 'information',
            message: messages.noDocument(a.abbreviation, a.path),
          };
        }
      }
      const local = new Set(items.map((item) => foldHyphens(item.id)));
      for (const source of sources) {
        const document = documents.get(source.abbreviation);
        const introduction = introductions.get(source.abbreviation);
        if (!document || !introduction) continue;
        const message = problemOf(source, document, local);
        if (message === null) continue;
        yield {
          file: file.path,
          start: source.start,
          end: source.end,
          id: `${source.abbreviation} ${citationOf(source)}`,
          message,
          related: [
            {
              file: file.path,
              start: introduction.start,
              end: introduction.end,
              message: messages.introduced(source.abbreviation),
            },
          ],
        };
      }
    }

    function problemOf(source: SourceFact, document: LinkedFile, local: ReadonlySet<string>): string | null {
      const name = fileNameOf(document.path);
      const { facts } = document;
      switch (source.part) {
        case 'document':
          return null;
        case 'lines': {
          const last =
            facts.lines.lineStart(facts.lines.lineCount - 1) === facts.length
              ? facts.lines.lineCount - 1
              : facts.lines.lineCount;
          const from = Number(source.from);
          const to = Number(source.to ?? source.from);
          const citation = citationOf(source);
          if (to < from) return messages.backwards(citation);
          return to > last || from < 1 ? messages.noLines(citation, name, last) : null;
        }
        case 'section': {
          const numbers = facts.headings.flatMap((h) => (h.number === null ? [] : [h.number]));
          if (numbers.length === 0) return null;
          const wanted = [source.from, ...(source.to === null ? [] : [source.to])];
          const missing = wanted.find((w) => !numbers.some((n) => isWithin(n, w) || compareSections(n, w) === 0));
          return missing === undefined ? null : messages.noSection(missing, name);
        }
        case 'id': {
          const id = foldHyphens(source.from);
          if (local.has(id) || facts.idWords === null || facts.idWords.has(id)) return null;
          return messages.noId(source.from, name);
        }
      }
    }
  },
});

/** What is cited of a document, in one spelling: `L44–L47`, `§2`, `G-001`. */
function citationOf({ part, from, to }: SourceFact): string {
  const sign = part === 'lines' ? 'L' : part === 'section' ? '§' : '';
  return to === null ? `${sign}${from}` : `${sign}${from}–${sign}${to}`;
}
