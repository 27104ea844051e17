import type { DocumentEdit } from '../model/edit';
import type { Finding } from '../model/finding';
import type { TextEdit } from '../text/edit';
import type { Snapshot } from '../workspace/snapshot';
import { ruleOf } from './registry';
import type { Fix } from './rule';

/** Fixes that can be applied together. */
export interface FixesTogether {
  readonly taken: readonly { readonly finding: Finding; readonly fix: Fix }[];
  /** What they do, one edit for each document. */
  readonly edits: readonly DocumentEdit[];
}

/**
 * The fixes of the given findings that don't get in one another's way, in the order of the findings; what touches an
 * earlier one waits for another time, when it is computed on what that one left. `choose` says which fix of a finding is
 * meant, if any. A fix is taken whole or not at all, and only where `mayEdit` each of its documents; one that would
 * create a document is a person's to choose. In steps of one finding, so that others can be answered between them.
 */
export function* fixesTogether(
  snapshot: Snapshot,
  findings: readonly Finding[],
  choose: (fixes: readonly Fix[]) => Fix | undefined,
  mayEdit: (file: string) => boolean,
): Generator<void, FixesTogether> {
  const taken: { finding: Finding; fix: Fix }[] = [];
  const documents = new Map<string, { expectedText: string; edits: TextEdit[] }>();
  const fits = ({ file, expectedText, edits }: DocumentEdit): boolean => {
    const document = documents.get(file);
    if (!document) return true;
    return document.expectedText === expectedText && !edits.some((edit) => document.edits.some((e) => touch(e, edit)));
  };
  for (const finding of findings) {
    if (!finding.fixable) continue;
    const fix = choose(ruleOf(finding.code)?.fixes(snapshot, finding) ?? []);
    yield;
    if (!fix || fix.change.creations.length > 0) continue;
    const { edits } = fix.change;
    if (edits.length === 0 || !edits.every(({ file }) => mayEdit(file)) || !edits.every(fits)) continue;
    for (const { file, expectedText, edits: own } of edits) {
      const document = documents.get(file);
      if (document) document.edits.push(...own);
      else documents.set(file, { expectedText, edits: [...own] });
    }
    taken.push({ finding, fix });
  }
  return { taken, edits: [...documents].map(([file, document]) => ({ file, ...document })) };
}

/** Edits that meet in one place: what they make together depends on which comes first. */
function touch(a: TextEdit, b: TextEdit): boolean {
  return a.start <= b.end && b.start <= a.end;
}
