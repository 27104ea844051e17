import type { AuthoringCommand } from './command';
import { copyCommitMessage } from './copyCommitMessage';

/** All authoring commands: editors and the command line find them here by their names. */
export const authoringCommands: readonly AuthoringCommand[] = [copyCommitMessage];

export function commandNamed(name: string): AuthoringCommand | undefined {
  return authoringCommands.find((command) => command.name === name);
}
