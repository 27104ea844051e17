import type { SourceFact } from '../../facts/facts';
import { introducedIn, problemOfSource, type SourceProblem } from '../../graph/citedSources';
import { Unresolved } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import { hasUnresolvedIn } from '../../graph/unresolvedIn';
import { foldHyphens } from '../../ids/template';
import { fileNameOf } from '../display';
import { defineRule, type Report } from '../rule';

interface Said extends Report {
  /** An ID is cited: where nothing defines it either, that is `trace/dangling-reference`'s to tell. */
  readonly ofId: boolean;
}

/** What was said of a document's citations, while no document comes or goes and the cited ones stay as they are. */
const kept = new WeakMap<LinkedFile, { indexes: unknown; cited: readonly LinkedFile[]; reports: readonly Said[] }>();

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
        yield* notDangling(file, known.reports);
        continue;
      }
      const cited: LinkedFile[] = [];
      const reports = [...reportsOf(file, cited)];
      kept.set(file, { indexes: graph.parts.indexes, cited, reports });
      yield* notDangling(file, reports);
    }

    function* notDangling(file: LinkedFile, reports: readonly Said[]): Generator<Report> {
      for (const { ofId, ...report } of reports) {
        if (!ofId || !hasUnresolvedIn(graph, file, report.start, report.end, Unresolved.dangling)) yield report;
      }
    }

    function* reportsOf(file: LinkedFile, cited: LinkedFile[]): Generator<Said> {
      const { sources, items } = file.facts;
      const introduced = introducedIn(graph, file);
      for (const { introduction, document } of introduced.values()) {
        if (document) cited.push(document);
        else {
          yield {
            file: file.path,
            start: introduction.start,
            end: introduction.end,
            severity: 'information',
            message: messages.noDocument(introduction.abbreviation, introduction.path),
            ofId: false,
          };
        }
      }
      const local = new Set(items.map((item) => foldHyphens(item.id)));
      for (const source of sources) {
        const { document, introduction } = introduced.get(source.abbreviation) ?? { document: null };
        const problem = document && problemOfSource(source, document, local);
        if (!problem || !introduction) continue;
        yield {
          file: file.path,
          start: source.start,
          end: source.end,
          id: `${source.abbreviation} ${citationOf(source)}`,
          message: messageOf(problem, source, fileNameOf(document.path)),
          ofId: problem.kind === 'id',
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

    function messageOf(problem: SourceProblem, source: SourceFact, name: string): string {
      switch (problem.kind) {
        case 'backwards':
          return messages.backwards(citationOf(source));
        case 'lines':
          return messages.noLines(citationOf(source), name, problem.last);
        case 'section':
          return messages.noSection(problem.section, name);
        case 'id':
          return messages.noId(source.from, name);
      }
    }
  },
});

/** What is cited of a document, in one spelling: `L44–L47`, `§2`, `G-001`. */
function citationOf({ part, from, to }: SourceFact): string {
  const sign = part === 'lines' ? 'L' : part === 'section' ? '§' : '';
  return to === null ? `${sign}${from}` : `${sign}${from}–${sign}${to}`;
}
