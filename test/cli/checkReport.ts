/** The JSON that `plantrace check --format json` prints, as the tests read it. */
export interface CheckReport {
  readonly version: number;
  readonly root: string;
  readonly summary: Readonly<Record<string, number>>;
  readonly findings: readonly ReportedFinding[];
}

export interface ReportedFinding {
  readonly code: string;
  readonly severity: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly id?: string;
  readonly message: string;
  readonly fixable: boolean;
  readonly related: readonly { file: string; line: number; column: number; message: string }[];
}

/** `file:line severity code id`, which is how PLANTED.md tells findings. */
export function briefly(findings: readonly ReportedFinding[]): string[] {
  return findings.map((f) => `${f.file}:${f.line} ${f.severity} ${f.code} ${f.id ?? '-'}`).sort();
}
