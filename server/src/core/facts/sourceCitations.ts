import { readIntroductions, readNamedDocument, readSources, type Introduction } from '../ids/sources';
import type { DocumentReader, Run } from './documentReader';
import { copyOf } from './interner';

/** What a document cites of its sources (`AP L14–L17`), and where it says which document an abbreviation names. */
export class SourceCitationReader {
  private readonly runs: { start: number; end: number; owner: number; withIds: boolean }[] = [];
  private readonly namedDocuments: Introduction[] = [];

  constructor(private readonly reader: DocumentReader) {}

  /** Notes a run; it is read for citations at the end. */
  add(run: Run, owner: number): void {
    const { rule, text, collected } = this.reader;
    if (!rule?.sources) return;
    for (const introduction of readIntroductions(text.slice(run.start, run.end))) {
      collected.abbreviations.push({
        abbreviation: copyOf(introduction.abbreviation),
        path: copyOf(introduction.path),
        start: introduction.start + run.start,
        end: introduction.end + run.start,
      });
    }
    const named = readNamedDocument(text, run.start, run.end);
    if (named) this.namedDocuments.push(named);
    const withIds = run.place.column !== null && rule.sources.columns.has(run.place.column);
    this.runs.push({ start: run.start, end: run.end, owner, withIds });
  }

  /** Source citations are read last: an abbreviation may be introduced below its first use. */
  finish(): void {
    const { rule, text, collected } = this.reader;
    const demand = rule?.sources?.demand;
    if (!demand) return;
    const lower = text.toLowerCase();
    collected.demandsSources = demand.some((words) => lower.includes(words));
    const { abbreviations, sources } = collected;
    if (abbreviations.length + this.namedDocuments.length === 0) return;
    const known = new Set([...abbreviations, ...this.namedDocuments].map((a) => a.abbreviation));
    for (const run of this.runs) {
      for (const citation of readSources(text, run.start, run.end, known, run.withIds))
        sources.push({
          abbreviation: citation.abbreviation,
          part: citation.part,
          from: copyOf(citation.from),
          to: citation.to === null ? null : copyOf(citation.to),
          owner: run.owner,
          start: citation.start,
          end: citation.end,
        });
    }
    // `- API: docs/api.md` introduces an abbreviation only where something is cited by it.
    const cited = new Set(sources.map((source) => source.abbreviation));
    for (const { abbreviation, path, start, end } of this.namedDocuments) {
      if (cited.has(abbreviation)) {
        abbreviations.push({ abbreviation: copyOf(abbreviation), path: copyOf(path), start, end });
      }
    }
  }
}
