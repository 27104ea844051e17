import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import { folderOf } from '../../graph/territories';
import { plansOf } from '../../views/phases';
import { titleOf } from '../../views/titles';
import type { Snapshot } from '../../workspace/snapshot';

/** What a review is about: a phase plan, a plan of one document, or the documents of a feature. */
export interface ReviewSubject {
  /** The document that it is known by. */
  readonly file: LinkedFile;
  readonly title: string;
  readonly group: PlanGroup;
  /** The documents that make up the plan, in the order in which they are read. */
  readonly documents: readonly LinkedFile[];
  /** The one at whose bottom reviews are recorded. */
  readonly record: LinkedFile;
}

/** Everything in a folder that can be reviewed, in order of its paths. */
export function reviewSubjects(snapshot: Snapshot): ReviewSubject[] {
  const viewed = new Set(plansOf(snapshot).map(({ path }) => path));
  return snapshot.files.flatMap((file) => {
    const subject = subjectOf(snapshot, file);
    const isIt = subject?.file === file && (file.rule?.duty !== null || viewed.has(file.path));
    return isIt ? [subject] : [];
  });
}

/** What a document belongs to; null where that is nothing that can be reviewed by itself. */
export function subjectOf({ graph }: Snapshot, file: LinkedFile): ReviewSubject | null {
  const group = file.rule ? graph.group(file.plan) : undefined;
  if (!file.rule || !group) return null;
  const spec = group.files.find(({ rule, profile }) => rule?.duty === 'spec' && profile === file.profile);
  // The plan of a phase stands for itself, whatever stands beside it.
  if (spec && file.rule.duty !== 'plan') return ofFeature(group, spec);
  const { duty, rule } = { duty: file.rule.duty, rule: file.rule };
  const isPlan =
    duty === 'plan' || duty === 'schedule' || (duty === null && (rule.outline !== null || listsWork(file)));
  return isPlan ? { file, title: titleOf(file), group, documents: [file], record: file } : null;
}

const listsWork = ({ rule }: LinkedFile): boolean =>
  rule?.rows.some(({ kind }) => kind === 'gate' || kind === 'deliverable') === true;

function ofFeature(group: PlanGroup, spec: LinkedFile): ReviewSubject {
  const folder = folderOf(spec.path);
  const rest = group.files.filter(
    (file) =>
      file !== spec && file.rule && file.profile === spec.profile && (folderOf(file.path) === folder || isWork(file)),
  );
  // What is to be done stands behind how it is to be done.
  const documents = [spec, ...rest.filter((file) => !isWork(file)), ...rest.filter(isWork)];
  const record =
    documents.find(({ rule }) => rule?.kind === 'plan' || rule?.kind === 'design') ?? rest.find(isWork) ?? spec;
  return { file: spec, title: titleOf(spec), group, documents, record };
}

const isWork = ({ rule }: LinkedFile): boolean => rule?.duty === 'tasks';
