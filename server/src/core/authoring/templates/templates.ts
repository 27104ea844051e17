import type { Snapshot } from '../../workspace/snapshot';
import { ownTemplatePath } from '../../facts/ownDocuments';
import featurePlan from './builtin/feature-plan.md';
import featureSpec from './builtin/feature-spec.md';
import featureStory from './builtin/feature-story.md';
import featureStoryTasks from './builtin/feature-story-tasks.md';
import featureTasks from './builtin/feature-tasks.md';
import featureWork from './builtin/feature-work.md';
import kiroDesign from './builtin/kiro-design.md';
import kiroProperty from './builtin/kiro-property.md';
import kiroPropertyTask from './builtin/kiro-property-task.md';
import kiroRequirement from './builtin/kiro-requirement.md';
import kiroRequirements from './builtin/kiro-requirements.md';
import kiroTask from './builtin/kiro-task.md';
import kiroTasks from './builtin/kiro-tasks.md';
import phasePlan from './builtin/phase-plan.md';
import reviewCoverage from './builtin/review-coverage.md';
import reviewImplementation from './builtin/review-implementation.md';
import reviewNegative from './builtin/review-negative.md';
import reviewQuality from './builtin/review-quality.md';
import reviewSplitSection from './builtin/review-split-section.md';
import scenario from './builtin/scenario.md';
import taskTable from './builtin/task-table.md';
import weekPlan from './builtin/week-plan.md';
import weekPlanDeliverables from './builtin/week-plan-deliverables.md';
import weekPlanWeek from './builtin/week-plan-week.md';
import type { Template } from './filled';

/** The templates that come with Plantrace: the documents that its commands write, one file each, called so in kebab case. */
const builtin = {
  featureSpec,
  featureStory,
  featurePlan,
  featureTasks,
  featureStoryTasks,
  featureWork,
  phasePlan,
  taskTable,
  kiroRequirements,
  kiroRequirement,
  kiroDesign,
  kiroProperty,
  kiroTasks,
  kiroTask,
  kiroPropertyTask,
  weekPlan,
  weekPlanWeek,
  weekPlanDeliverables,
  scenario,
  'review-coverage': reviewCoverage,
  'review-negative': reviewNegative,
  'review-split-section': reviewSplitSection,
  'review-implementation': reviewImplementation,
  'review-quality': reviewQuality,
} as const satisfies Readonly<Record<string, string>>;

export type TemplateName = keyof typeof builtin;

export const templateNames = Object.keys(builtin) as readonly TemplateName[];

/**
 * The template of a name: the workspace's own, `.plantrace/templates/<name>.md`, in the place of the one that comes with
 * Plantrace. The only place that decides whether what a workspace brings along counts: an untrusted one fills in nothing.
 */
export function templateOf(snapshot: Snapshot, name: TemplateName): Template {
  const called = fileNameOfTemplate(name);
  const file = ownTemplatePath(called);
  const own = snapshot.isTrusted ? snapshot.text(file) : null;
  return own === null ? { name: called, file: null, text: builtin[name] } : { name: called, file, text: own };
}

/** `weekPlan` is the template `week-plan`. */
export function fileNameOfTemplate(name: TemplateName): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
