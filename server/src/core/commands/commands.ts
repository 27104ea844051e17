import type { AuthoringCommand } from './command';
import { copyCommitMessage } from './copyCommitMessage';
import { markDone } from './markDone';
import { verifyPlan } from './verifyPlan';

/** All authoring commands: editors and the command line find them here by their names. */
export const authoringCommands: readonly AuthoringCommand[] = [copyCommitMessage, markDone, verifyPlan];

export function commandNamed(name: string): AuthoringCommand | undefined {
  return authoringCommands.find((command) => command.name === name);
}
