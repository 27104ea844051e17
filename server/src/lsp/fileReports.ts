import type { Diagnostic } from 'vscode-languageserver';
import type { Finding } from '../core/model/finding';
import type { FindingsByFile } from '../core/rules/check';
import { capped, withFewRelated } from '../core/rules/cap';
import { diagnosticOf, type FindingNames } from './convert';

/** What a client is told of one document, or asks for. */
export interface FileReport {
  /** As it was spelled then: what the client shows is taken back under the same URI. */
  readonly uri: string;
  readonly diagnostics: Diagnostic[];
  /** Another one whenever the diagnostics are others. */
  readonly resultId: string;
}

/** Of a document without findings, whichever it is. */
export const NO_FINDINGS = 'none';

export function emptyReport(uri: string): FileReport {
  return { uri, diagnostics: [], resultId: NO_FINDINGS };
}

interface Kept extends FileReport {
  readonly findings: readonly Finding[];
  /** Lines of the file and of the related ones at that time: the same finding elsewhere is another diagnostic. */
  readonly lines: readonly unknown[];
  /** All that a client sees of the diagnostics. */
  readonly text: string;
}

export interface ReportOptions {
  /** With the other places of a finding. */
  readonly withRelated: boolean;
  /** Of each rule, in one document; 0: all. */
  readonly mostOfRule: number;
}

/** Numbers of results. No two of a session are the same: a folder that is closed and opened again goes on counting. */
export class ResultIds {
  private last = 0;

  next(): string {
    return String(++this.last);
  }
}

/** A folder's findings as diagnostics. What did not change is not made anew, and keeps its result id. */
export class FileReports {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly ids: ResultIds,
    private readonly options: () => ReportOptions,
  ) {}

  /** Takes what was found; answers what is to be seen otherwise than before, with empty reports for what is gone. */
  update(found: FindingsByFile, names: FindingNames): FileReport[] {
    const changed: FileReport[] = [];
    for (const path of [...this.kept.keys()]) if (!found.has(path)) changed.push(...this.drop(path));
    const { withRelated, mostOfRule } = this.options();
    for (const [path, all] of found) {
      const findings = capped(all, mostOfRule);
      const lines = [names.lines(path), ...findings.flatMap((f) => (f.related ?? []).map((r) => names.lines(r.file)))];
      const uri = names.uri(path);
      const known = this.kept.get(path);
      if (known && known.uri !== uri) changed.push(...this.drop(path));
      const before = this.kept.get(path);
      if (before && sameFindings(before.findings, findings) && sameEntries(before.lines, lines)) continue;
      const diagnostics = findings.map((finding) => diagnosticOf(names, withFewRelated(finding), withRelated));
      const text = JSON.stringify(diagnostics);
      const isSame = before?.text === text;
      const resultId = isSame ? before.resultId : this.ids.next();
      const report: Kept = { uri, findings, lines, diagnostics, text, resultId };
      this.kept.set(path, report);
      if (!isSame) changed.push(report);
    }
    return changed;
  }

  /** Forgets everything; answers an empty report for each document that had findings. */
  clear(): FileReport[] {
    return [...this.kept.keys()].flatMap((path) => this.drop(path));
  }

  /** Of a document; undefined where it has no findings. */
  of(path: string): FileReport | undefined {
    return this.kept.get(path);
  }

  /** Of all documents that have findings. */
  all(): Iterable<FileReport> {
    return this.kept.values();
  }

  private drop(path: string): FileReport[] {
    const gone = this.kept.get(path);
    this.kept.delete(path);
    return gone ? [emptyReport(gone.uri)] : [];
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
              f.tag === g.tag &&
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
