import type { Finding, Place } from '../model/finding';
import { severities } from '../model/vocabulary';
import type { Gap } from './verificationModel';

/** Codes of the findings that a trace which leads nowhere may have. */
const leadNowhere = ['trace/dangling-reference', 'trace/broken-range', 'trace/missing-definitions'];

/** What the checks find, with the severity of the finding that tells it. */
export class FoundGaps {
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
