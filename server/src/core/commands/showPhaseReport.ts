import { phaseReport, nameOfPhase } from '../features/report/phaseReport';
import { phaseReportMarkdown } from '../features/report/phaseReportMarkdown';
import type { Asked, AuthoringCommand, CommandAnswer } from './command';
import { planAtHand } from './planAtHand';

/** *Phase report*: what was implemented, what is left, and what was asked, of the phase at hand. */
export const showPhaseReport: AuthoringCommand = { name: 'showPhaseReport', answer };

function answer(asked: Asked): CommandAnswer {
  const found = planAtHand(asked, 'Choose the phase that the report is about.');
  if (!('plan' in found)) return found;
  const { snapshot, today } = asked;
  const report = phaseReport(snapshot, found.plan);
  if (report.works.length === 0 && report.rows.length === 0)
    return { refused: `${found.plan.path} has no work packages and no checklist rows yet: write them first.` };
  return {
    title: `Report: ${nameOfPhase(snapshot.graph, found.plan)}`,
    text: phaseReportMarkdown(snapshot, report, today),
  };
}
