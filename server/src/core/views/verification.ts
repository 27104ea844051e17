import type { LinkedFile } from '../graph/linkedFile';
import type { PlanGroup } from '../graph/planGroup';
import type { Finding } from '../model/finding';
import type { Snapshot } from '../workspace/snapshot';
import { titleOf } from './titles';
import { FoundGaps, StatedGaps, type GapJudge } from './foundGaps';
import { forwardOfPlan, forwardOfSpec } from './forwardCheck';
import { reverseCheck } from './reverseCheck';
import { splitSectionCheck } from './splitSectionCheck';
import {
  forwardVerdicts,
  reverseVerdicts,
  splitVerdicts,
  type CheckView,
  type Gap,
  type Verification,
} from './verificationModel';

export type * from './verificationModel';

/** What a report is made of: a phase plan, or the documents of a feature with a specification. */
interface Subject {
  readonly duty: 'plan' | 'spec';
  readonly file: LinkedFile;
  readonly group: PlanGroup;
}

/** Paths of the documents that a report can be made of, in order: phase plans, and the specification of each feature. */
export function verifiablePlans(snapshot: Snapshot): string[] {
  return snapshot.files.map(({ path }) => path).filter((path) => subjectOf(snapshot, path)?.file.path === path);
}

/**
 * The forward, reverse, split-section and negative checks of the plan that a document is, or of the feature that it
 * belongs to; null where it is neither. `findings` are those in force: they say how serious a gap is, and which ones
 * somebody has silenced.
 */
export function verificationOf(
  snapshot: Snapshot,
  path: string,
  findings: ReadonlyMap<string, readonly Finding[]>,
): Verification | null {
  return judged(snapshot, path, new FoundGaps(findings));
}

/** The same where the findings are not at hand: severities that somebody has set, `off` among them, are not known. */
export function statedVerificationOf(snapshot: Snapshot, path: string): Verification | null {
  return judged(snapshot, path, new StatedGaps(snapshot.graph));
}

function judged(snapshot: Snapshot, path: string, found: GapJudge): Verification | null {
  const subject = subjectOf(snapshot, path);
  if (!subject) return null;
  const { duty, file, group } = subject;
  const sections = duty === 'plan' ? splitSectionCheck(group, file, found) : [];
  const shared = new Set(sections.map(({ section }) => section));
  const items =
    duty === 'plan' ? forwardOfPlan(snapshot, group, file, shared, found) : forwardOfSpec(snapshot, group, found);
  const documents = duty === 'plan' ? [file] : group.files.filter(({ rule }) => rule?.duty === 'tasks');
  const work = reverseCheck(group, documents, found);
  const forward = checkView(items, forwardVerdicts);
  const reverse = checkView(work, reverseVerdicts);
  const splitSections = checkView(sections, splitVerdicts);
  const gaps = distinct([...items, ...work, ...sections].flatMap((entry) => entry.gaps));
  return {
    plan: file.path,
    title: titleOf(file),
    forward,
    reverse,
    splitSections,
    negative: checkView(
      items.filter(({ negative }) => negative),
      forwardVerdicts,
    ),
    gaps,
    verdict: gaps.some(isOpen) ? 'gaps' : items.length + work.length === 0 ? 'nothing to check' : 'pass',
  };
}

function subjectOf({ graph }: Snapshot, path: string): Subject | null {
  const file = graph.file(path);
  const group = file?.rule ? graph.group(file.plan) : undefined;
  if (!file || !group) return null;
  if (file.rule?.duty === 'plan') return { duty: 'plan', file, group };
  const spec = group.files.find(({ rule, profile }) => rule?.duty === 'spec' && profile === file.profile);
  return spec ? { duty: 'spec', file: spec, group } : null;
}

function checkView<Entry extends { readonly verdict: Verdict; readonly gaps: readonly Gap[] }, Verdict extends string>(
  entries: readonly Entry[],
  verdicts: readonly Verdict[],
): CheckView<Entry, Verdict> {
  const gaps = distinct(entries.flatMap((entry) => entry.gaps)).filter(isOpen).length;
  return {
    entries,
    totals: verdicts.flatMap((verdict) => {
      const count = entries.filter((entry) => entry.verdict === verdict).length;
      return count === 0 ? [] : [{ verdict, count }];
    }),
    gaps,
    verdict: entries.length === 0 ? 'nothing to check' : gaps === 0 ? 'pass' : 'gaps',
  };
}

const isOpen = ({ severity }: Gap): boolean => severity !== null;

/** Each finding once, in order of files and places: several entries may share one. */
function distinct(gaps: readonly Gap[]): Gap[] {
  const byPlace = new Map(gaps.map((gap) => [`${gap.file}\n${gap.start}\n${gap.code}`, gap]));
  return [...byPlace.values()].sort(
    (a, b) => compare(a.file, b.file) || a.start - b.start || a.end - b.end || compare(a.code, b.code),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
