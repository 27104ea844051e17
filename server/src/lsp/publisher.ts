import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { Finding } from '../core/model/finding';
import { diagnosticOf, type PlaceNames } from './convert';

interface Published {
  /** As it was spelled then: what the client shows is taken back under the same URI. */
  readonly uri: string;
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
    for (const path of [...this.published.keys()]) if (!findings.has(path)) this.clear(path, versionOf);
    for (const [path, list] of findings) {
      const lines = [names.lines(path), ...list.flatMap((f) => (f.related ?? []).map((r) => names.lines(r.file)))];
      const uri = names.uri(path);
      const known = this.published.get(path);
      if (known && known.uri !== uri) this.clear(path, versionOf);
      const before = this.published.get(path);
      if (before && sameFindings(before.findings, list) && sameEntries(before.lines, lines)) continue;
      const diagnostics = list.map((finding) => diagnosticOf(names, finding, this.withRelated()));
      const text = JSON.stringify(diagnostics);
      this.published.set(path, { uri, findings: list, lines, diagnostics: text });
      if (before?.diagnostics !== text) this.send(uri, diagnostics, versionOf);
    }
  }

  /** Takes everything back. */
  clearAll(versionOf: (uri: string) => number | undefined): void {
    for (const path of [...this.published.keys()]) this.clear(path, versionOf);
  }

  private clear(path: string, versionOf: (uri: string) => number | undefined): void {
    const gone = this.published.get(path);
    this.published.delete(path);
    if (gone) this.send(gone.uri, [], versionOf);
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
