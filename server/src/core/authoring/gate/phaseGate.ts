import type { LinkedFile } from '../../graph/linkedFile';
import type { Finding } from '../../model/finding';
import type { Refusal, WorkspaceChange } from '../../model/edit';
import { verificationOf } from '../../views/verification';
import type { Snapshot } from '../../workspace/snapshot';
import { withColumnsKept } from '../columnsKept';
import { completedEdit } from './completed';
import { Marking } from '../execution/marking';
import { gateCriteria, passCriteria, type GateCriterion } from './gateCriteria';
import { openKinds, type OpenItem } from './gateModel';
import { openChecklist, type OpenChecklist } from './openChecklist';
import { openFindings } from './openFindings';
import { openQuestions } from './openQuestions';
import { openCompliance, openDocuments, openReviews } from './openRecords';
import { openRows } from './openRows';
import { openCriteria, openDeferrals, openWork } from './openWork';
import { summaryEdits } from './summary';

export interface GateRequest {
  readonly plan: LinkedFile;
  /** Number of the phase that the plan is of, -1 where no master plan has it. */
  readonly phase: number;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly today: string;
}

/** How far the gate of a phase is. */
export interface PhaseGate {
  readonly documents: OpenChecklist;
  /** What has to be done before the gate can be passed, in the order of `openKinds`. */
  readonly open: readonly OpenItem[];
  /** What is left once it is passed: reviews of the finished phase. */
  readonly after: readonly OpenItem[];
  /** The gate's own criteria that nobody has ticked; only a person can tell whether they are met. */
  readonly criteria: readonly GateCriterion[];
}

/** Walks the gate of a phase: all that plan, checklist, questions and checks say is open before it can close. */
export function phaseGate(snapshot: Snapshot, { plan, phase, findings, today }: GateRequest): PhaseGate | Refusal {
  const group = snapshot.graph.group(plan.plan);
  if (!group) return { refused: `${plan.path} belongs to no set of plans: open the folder that it is in.` };
  const documents = openChecklist(snapshot, group, plan);
  if ('refused' in documents) return documents;
  const checklist = documents.checklist?.file ?? null;
  const report = verificationOf(snapshot, plan.path, findings);
  const paths = [plan.path, ...(checklist ? [checklist.path] : [])];
  const all = gateCriteria(documents);
  const failed = all
    .filter(({ hasFailed }) => hasFailed)
    .map(({ words, file, start }): OpenItem => ({ kind: 'gate', label: words, words: 'failed', file, start }));
  const open = [
    ...openWork(group, plan, checklist),
    ...openCriteria(group, plan, documents.planText),
    ...openDeferrals(group, plan, checklist),
    ...openRows(group, documents),
    ...openCompliance(documents),
    ...openQuestions(group, plan, phase),
    ...openDocuments(snapshot, documents, report, today),
    ...openFindings(findings, paths, report),
    ...failed,
  ].sort((a, b) => openKinds.indexOf(a.kind) - openKinds.indexOf(b.kind));
  const criteria = all.filter(({ isOpen, hasFailed }) => isOpen && !hasFailed);
  return { documents, open, after: openReviews(documents), criteria };
}

export interface GateEdits {
  readonly change: WorkspaceChange;
  readonly ticked: number;
  readonly isCompleted: boolean;
}

/**
 * The edits that tick what has passed, fill in the counts of the summary, and the day once nothing is open any more; null
 * where there is nothing to change.
 */
export function closingEdits(
  snapshot: Snapshot,
  gate: PhaseGate,
  passed: readonly GateCriterion[],
  today: string,
  title: string,
): GateEdits | null | Refusal {
  const { documents } = gate;
  const { plan, checklist } = documents;
  const marking = new Marking(snapshot, today);
  const outcomes = passCriteria(marking, documents, passed);
  if (outcomes.some((outcome) => outcome === 'unclear' || outcome === 'nothing')) {
    const where = marking.unclear[0] ?? `it has no box in ${checklist?.file.path ?? plan.path}`;
    return { refused: `A criterion of the gate can't be ticked, since ${where}: give it "[ ]", and try again.` };
  }
  const isClosed = gate.open.length + gate.after.length === 0 && gate.criteria.every((one) => passed.includes(one));
  const completed = isClosed ? completedEdit(documents, today) : null;
  const own = checklist ? marking.documents.document(checklist.file.path) : null;
  for (const edit of [...summaryEdits(documents), ...(completed ? [completed] : [])]) own?.add(edit);
  const { refusal, changed } = marking.documents;
  if (refusal) return refusal;
  if (changed.length === 0) return null;
  return {
    change: withColumnsKept(marking.documents.change(title)),
    ticked: passed.length,
    isCompleted: completed !== null,
  };
}
