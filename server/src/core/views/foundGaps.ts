import type { Graph } from '../graph/graph';
import type { Finding, Place } from '../model/finding';
import { severities } from '../model/vocabulary';
import type { Gap } from './verificationModel';

/** Codes of the findings that a trace which leads nowhere may have. */
const leadNowhere = ['trace/dangling-reference', 'trace/broken-range', 'trace/missing-definitions'];

/** Says how serious what the checks find is. */
export interface GapJudge {
  /** What a rule of that code tells at a place. */
  at(code: string, place: Place): Gap;
  /** A citation that leads nowhere. */
  ofBroken(place: Place): Gap;
}

/** By the findings in force: with the severity of the one that tells it. */
export class FoundGaps implements GapJudge {
  constructor(private readonly findings: ReadonlyMap<string, readonly Finding[]>) {}

  at(code: string, { file, start, end }: Place): Gap {
    const severity = this.findings.get(file)?.find((f) => f.code === code && f.start === start)?.severity ?? null;
    return { code, severity, file, start, end };
  }

  /** Of a citation that leads nowhere: its own finding, or that of the expression that it is a part of. */
  ofBroken({ file, start, end }: Place): Gap {
    const [worst] = (this.findings.get(file) ?? [])
      .filter((f) => leadNowhere.includes(f.code) && f.start < end && f.end > start)
      .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
    if (!worst) return { code: leadNowhere[0] ?? '', severity: null, file, start, end };
    return { code: worst.code, severity: worst.severity, file, start: worst.start, end: worst.end };
  }
}

/** Without the findings: everything counts, but for what its author has silenced. */
export class StatedGaps implements GapJudge {
  constructor(private readonly graph: Graph) {}

  at(code: string, { file, start, end }: Place): Gap {
    return { code, severity: this.isSilenced([code], file, start) ? null : 'warning', file, start, end };
  }

  ofBroken({ file, start, end }: Place): Gap {
    const severity = this.isSilenced(leadNowhere, file, start) ? null : 'warning';
    return { code: leadNowhere[0] ?? '', severity, file, start, end };
  }

  private isSilenced(codes: readonly string[], path: string, start: number): boolean {
    const facts = this.graph.file(path)?.facts;
    const line = facts?.lines.lineAt(start);
    return (facts?.suppressions ?? []).some(
      (s) => s.reason !== null && (s.line === -1 || s.line === line) && s.codes.some((code) => codes.includes(code)),
    );
  }
}
