import type { WorkspaceChange } from '../core/model/edit';
import type { Finding } from '../core/model/finding';
import { suppressionsFor } from '../core/authoring/suppression';
import { ruleOf } from '../core/rules/registry';
import type { Fix } from '../core/rules/rule';
import { safeFix } from '../core/rules/safeFixes';
import type { FindingsByFile } from '../core/rules/check';
import type { Snapshot } from '../core/workspace/snapshot';

/** What can be done about a finding, in the order in which it is offered. */
export type Offer =
  /** One of its rule's fixes. */
  | { readonly act: 'fix'; readonly index: number }
  /** Everything of its code that has one fix that is meant: the safe one, or the only one. */
  | { readonly act: 'all'; readonly where: 'document' | 'workspace'; readonly only: 'safe' | 'sole' }
  /** A comment that silences it. */
  | { readonly act: 'ignore'; readonly index: number };

export interface TitledOffer {
  readonly title: string;
  readonly preferred: boolean;
  readonly offer: Offer;
  /** Where it is known from the first. */
  readonly change?: WorkspaceChange;
}

export function computedFixes(snapshot: Snapshot, finding: Finding): readonly Fix[] {
  return finding.fixable ? (ruleOf(finding.code)?.fixes(snapshot, finding) ?? []) : [];
}

const computed = new WeakMap<Snapshot, Map<Finding, readonly Fix[]>>();

/**
 * The same, kept: an editor asks for what is offered whenever the cursor moves, and a snapshot never changes. For titles
 * only: edits that are made are computed anew, since a closed document may have changed on the disk.
 */
export function fixesOf(snapshot: Snapshot, finding: Finding): readonly Fix[] {
  const kept = computed.get(snapshot) ?? new Map<Finding, readonly Fix[]>();
  computed.set(snapshot, kept);
  const fixes = kept.get(finding) ?? computedFixes(snapshot, finding);
  kept.set(finding, fixes);
  return fixes;
}

/** The fix that is meant where all of a kind are to be fixed. A document is created only for who asks for just that. */
export function meantFix(only: 'safe' | 'sole'): (fixes: readonly Fix[]) => Fix | undefined {
  const isSole = ([fix, ...others]: readonly Fix[]): boolean =>
    only === 'sole' && fix?.change.creations.length === 0 && others.length === 0;
  return (fixes) => safeFix(fixes) ?? (isSole(fixes) ? fixes[0] : undefined);
}

/** The fixes of a finding, and those of all of its kind. */
export function repairsFor(finding: Finding, fixes: readonly Fix[], found: FindingsByFile): TitledOffer[] {
  const own = fixes.map(({ title, preferred, change }, index): TitledOffer => {
    return { title, preferred, change, offer: { act: 'fix', index } };
  });
  const only = safeFix(fixes) ? 'safe' : 'sole';
  if (!meantFix(only)(fixes)) return own;
  const isOther = (other: Finding): boolean =>
    other !== finding && other.code === finding.code && other.fixable === true;
  const isHere = (found.get(finding.file) ?? []).some(isOther);
  const isElsewhere = [...found].some(([file, list]) => file !== finding.file && list.some(isOther));
  const all = (where: 'document' | 'workspace'): TitledOffer => {
    const title = `Fix all of ${finding.code} in ${where === 'document' ? 'this document' : 'the workspace'}`;
    return { title, preferred: false, offer: { act: 'all', where, only } };
  };
  return [...own, ...(isHere ? [all('document')] : []), ...(isElsewhere ? [all('workspace')] : [])];
}

/** Too much work for a client that wants every edit before anything is chosen. */
export function isCostly(offer: Offer): boolean {
  return offer.act === 'all' && offer.where === 'workspace' && offer.only === 'sole';
}

/** Comments that silence a finding. What is said of such comments itself is silenced by none. */
export function ignoresFor(snapshot: Snapshot, finding: Finding): Required<TitledOffer>[] {
  if (ruleOf(finding.code)?.looksAt === 'suppressions') return [];
  return suppressionsFor(snapshot, finding).map(({ title, change }, index) => {
    return { title, preferred: false, change, offer: { act: 'ignore', index } };
  });
}
