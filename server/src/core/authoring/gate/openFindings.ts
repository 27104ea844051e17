import type { Finding } from '../../model/finding';
import type { Verification } from '../../views/verification';
import type { OpenItem } from './gateModel';

/** Told as what it is, with the deferred criteria. */
const DEFERRAL = 'gate/unresolved-deferral';

/** Errors and warnings in the documents of a phase, and those elsewhere that its verification comes upon. */
export function openFindings(
  findings: ReadonlyMap<string, readonly Finding[]>,
  documents: readonly string[],
  report: Verification | null,
): OpenItem[] {
  const own = documents.flatMap((file) => findings.get(file) ?? []);
  const gaps = (report?.gaps ?? []).flatMap(({ file, code, start }) =>
    documents.includes(file)
      ? []
      : (findings.get(file) ?? []).filter((finding) => finding.code === code && finding.start === start),
  );
  return [...own, ...gaps]
    .filter(({ severity, code }) => (severity === 'error' || severity === 'warning') && code !== DEFERRAL)
    .map(({ code, message, file, start }) => ({ kind: 'finding', label: code, words: message, file, start }));
}
