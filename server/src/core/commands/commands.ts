import type { AuthoringCommand } from './command';
import { addToWork } from './addToWork';
import { addUncovered } from './addUncovered';
import { completionGate } from './completionGate';
import { completeWork } from './completeWork';
import { compareWithSource } from './compareWithSource';
import { copyCommitMessage } from './copyCommitMessage';
import { createReviewBundle } from './createReviewBundle';
import { deferCriterion } from './deferCriterion';
import { insertCriterion } from './insertCriterion';
import { insertRiskMapping } from './insertRiskMapping';
import { insertRow } from './insertRow';
import { insertWorkPackage } from './insertWorkPackage';
import { markDone } from './markDone';
import { markReviewed } from './markReviewed';
import { recordCompliance } from './recordCompliance';
import { moveItem } from './moveItem';
import { newPhasePlan } from './newPhasePlan';
import { showChanges } from './showChanges';
import { showImpact } from './showImpact';
import { verifyPlan } from './verifyPlan';
import { newFeature } from './newFeature';
import { newKiroSpec } from './newKiroSpec';
import { newScenario } from './newScenario';
import { newTaskTable } from './newTaskTable';
import { newWeekPlan } from './newWeekPlan';
import { startWork } from './startWork';
import { showReady } from './showReady';
import { recordReview } from './recordReview';
import { updateIndex } from './updateIndex';
import { logQuestion } from './logQuestion';
import { addReviewFindings } from './addReviewFindings';
import { showPhaseReport } from './showPhaseReport';

/** All authoring commands: editors and the command line find them here by their names. */
export const authoringCommands: readonly AuthoringCommand[] = [
  compareWithSource,
  completeWork,
  copyCommitMessage,
  deferCriterion,
  markDone,
  markReviewed,
  moveItem,
  recordCompliance,
  newPhasePlan,
  showChanges,
  showImpact,
  completionGate,
  verifyPlan,
  newFeature,
  newKiroSpec,
  newScenario,
  newTaskTable,
  newWeekPlan,
  createReviewBundle,
  startWork,
  showReady,
  insertRow,
  insertWorkPackage,
  insertCriterion,
  insertRiskMapping,
  addUncovered,
  addToWork,
  recordReview,
  updateIndex,
  logQuestion,
  addReviewFindings,
  showPhaseReport,
];

export function commandNamed(name: string): AuthoringCommand | undefined {
  return authoringCommands.find((command) => command.name === name);
}
