import path from 'node:path';
import { countOf, placeOf, type Outcome } from './outcome';

/** The findings for scripts. The shape is documented in the README, and `version` rises when it changes. */
export function json(outcome: Outcome): string {
  const { root, snapshot, findings, known, fixes } = outcome;
  const { files, items } = sizeOf(outcome);
  const report = {
    version: 1,
    root: path.relative(process.cwd(), root).split(path.sep).join('/') || '.',
    summary: {
      files,
      items,
      errors: countOf(findings, 'error'),
      warnings: countOf(findings, 'warning'),
      information: countOf(findings, 'information'),
      hints: countOf(findings, 'hint'),
      ...(known === null ? {} : { known }),
      ...(fixes === null ? {} : { fixed: fixes.length }),
    },
    ...(fixes === null ? {} : { fixes }),
    findings: findings.map((finding) => {
      const start = placeOf(snapshot, finding.file, finding.start);
      const end = placeOf(snapshot, finding.file, finding.end);
      return {
        code: finding.code,
        severity: finding.severity,
        file: finding.file,
        line: start.line,
        column: start.column,
        endLine: end.line,
        endColumn: end.column,
        ...(finding.id === undefined ? {} : { id: finding.id }),
        message: finding.message,
        fixable: finding.fixable ?? false,
        related: (finding.related ?? []).map((r) => ({
          file: r.file,
          ...placeOf(snapshot, r.file, r.start),
          message: r.message,
        })),
      };
    }),
  };
  return JSON.stringify(report, null, 2);
}

function sizeOf({ snapshot: { files: all, graph }, isSelected }: Outcome): { files: number; items: number } {
  const files = all.filter((f) => isSelected(f.path));
  let items = 0;
  for (const file of files) {
    const f = graph.fileIndex(file.path);
    file.facts.items.forEach((_, i) => {
      if (graph.isCanonical(graph.itemNumber(f, i))) items++;
    });
  }
  return { files: files.length, items };
}
