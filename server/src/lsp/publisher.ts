import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { Finding } from '../core/model/finding';
import { diagnosticOf, type PlaceNames } from './convert';

interface Published {
  readonly findings: readonly Finding[];
  /** Lines of the file and of the related ones when it was published: the same finding elsewhere is another diagnostic. */
  readonly lines: readonly unknown[];
  readonly diagnostics: string;
}

/** Publishes a folder's findings: only what changed, with the version for open documents, empty lists for what is gone. */
export class Publisher {
  private readonly published = new Map<string, Published>();

  constructor(
    private readonly connection: Connection,
    private readonly withRelated: () => boolean,
  ) {}

  publish(
    findings: ReadonlyMap<string, readonly Finding[]>,
    names: PlaceNames,
    versionOf: (uri: string) => number | undefined,
  ): void {
    for (const path of [...this.published.keys()]) if (!findings.has(path)) this.clear(path, names, versionOf);
    for (const [path, list] of findings) {
      const lines = [names.lines(path), ...list.flatMap((f) => (f.related ?? []).map((r) => names.lines(r.file)))];
      const before = this.published.get(path);
      if (before && sameFindings(before.findings, list) && sameEntries(before.lines, lines)) continue;
      const diagnostics = list.map((finding) => diagnosticOf(names, finding, this.withRelated()));
      const text = JSON.stringify(diagnostics);
      this.published.set(path, { findings: list, lines, diagnostics: text });
      if (before?.diagnostics !== text) this.send(names.uri(path), diagnostics, versionOf);
    }
  }

  /** Takes everything back. */
  clearAll(names: PlaceNames, versionOf: (uri: string) => number | undefined): void {
    for (const path of [...this.published.keys()]) this.clear(path, names, versionOf);
  }

  private clear(path: string, names: PlaceNames, versionOf: (uri: string) => number | undefined): void {
    this.published.delete(path);
    this.send(names.uri(path), [], versionOf);
  }

  private send(uri: string, diagnostics: Diagnostic[], versionOf: (uri: string) => number | undefined): void {
    const version = versionOf(uri);
    void this.connection.sendDiagnostics({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
  }
}

function sameEntries(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((entry, i) => entry === b[i]);
}

function sameFindings(a: readonly Finding[], b: readonly Finding[]): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      a.every((f, i) => {
        const g = b[i];
        return (
          g !== undefined &&
          (f === g ||
            (f.start === g.start &&
              f.end === g.end &&
              f.code === g.code &&
              f.severity === g.severity &&
              f.message === g.message &&
              sameRelated(f, g)))
        );
      }))
  );
}

function sameRelated(a: Finding, b: Finding): boolean {
  const left = a.related ?? [];
  const right = b.related ?? [];
  return (
    left.length === right.length &&
    left.every(
      (r, i) =>
        r.file === right[i]?.file &&
        r.start === right[i].start &&
        r.end === right[i].end &&
        r.message === right[i].message,
    )
  );
}
