import type { Command } from 'commander';
import { bundle } from './bundle';
import { commitMessage } from './commitMessage';
import { compare } from './compare';
import { gate } from './gate';
import { complete } from './complete';
import { compliance } from './compliance';
import { defer } from './defer';
import { done } from './done';
import { insertParts } from './insert';
import { move } from './move';
import { newPlan } from './newPlan';
import { verify } from './verify';
import { newFeature } from './newFeature';
import { newTaskTable } from './newTaskTable';
import { newKiroSpec } from './newKiroSpec';
import { newWeekPlan } from './newWeekPlan';
import { newScenario } from './newScenario';
import { ready } from './ready';
import { review } from './review';
import { fileIndex } from './fileIndex';
import { question } from './question';
import { findings } from './findings';
import { report } from './report';

/** What a subcommand that writes is registered with. */
export interface Registration {
  readonly root: Command;
  /** `plantrace new`. */
  readonly make: Command;
  /** `plantrace insert`. */
  readonly insert: Command;
  /** Quiet about its own errors: they are told in one line by whoever runs the program. */
  readonly quietly: (command: Command) => Command;
  readonly finish: (status: number) => void;
}

/** Adds one subcommand to the program. */
export type Register = (registration: Registration) => unknown;

/** The authoring commands of the command line, in the order in which `--help` lists them. */
export const authoringSubcommands: readonly Register[] = [
  commitMessage,
  compare,
  complete,
  defer,
  compliance,
  done,
  move,
  newPlan,
  verify,
  gate,
  newFeature,
  newTaskTable,
  newKiroSpec,
  newWeekPlan,
  newScenario,
  bundle,
  ready,
  insertParts,
  review,
  fileIndex,
  question,
  findings,
  report,
];
