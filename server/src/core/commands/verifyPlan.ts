import { updateRecord } from '../authoring/verification/updateRecord';
import { recordWords } from '../authoring/verification/recordWords';
import { verificationOf } from '../views/verification';
import { answerOf, type Asked, type AuthoringCommand, type CommandAnswer } from './command';
import { planAtHand } from './planAtHand';

/**
 * *Verify plan*: what the forward, reverse, split-section and negative checks give, recorded at the end of the plan. A
 * date that is answered to `date` is put to every check; else only those get today's that give something else than before.
 */
export const verifyPlan: AuthoringCommand = { name: 'verifyPlan', answer };

function answer(asked: Asked): CommandAnswer {
  const found = planAtHand(asked, 'Choose the plan to verify.');
  if (!('plan' in found)) return found;
  const { plan } = found;
  const report = verificationOf(asked.snapshot, plan.path, asked.findings());
  if (!report) return { refused: `${plan.path} can't be verified: name the plan document of a phase.` };
  const given = answerOf(asked, 'date');
  const result = updateRecord(asked.snapshot, plan, report, { date: given ?? asked.today, isDated: given !== null });
  if ('refused' in result) return result;
  const show = { file: plan.path, offset: result.at };
  const { verdict } = recordWords(report);
  if ('unchanged' in result)
    return { unchanged: `The verification record of ${plan.path} is up to date. ${verdict}`, show };
  const said = result.created
    ? `Recorded the verification of ${plan.path}.`
    : `Brought the verification record of ${plan.path} up to date.`;
  return { change: result.change, said: `${said} ${verdict}`, show };
}
