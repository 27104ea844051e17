import fs from 'node:fs';
import path from 'node:path';
import { commandNamed } from '../../core/commands/commands';
import type { Answers, Asked, Choice, CommandAnswer, Question } from '../../core/commands/command';
import { Checker } from '../../core/rules/check';
import { LineIndex } from '../../core/text/lineIndex';
import { listOf } from '../../core/text/wording';
import { gitHistory } from '../../host/node/gitRevision';
import type { CommandName } from '../../protocol';
import { Failure } from '../failure';
import { diffOf } from '../fixDiff';
import { print, visible } from '../output';
import { openProject, type Project } from '../project';
import { createDocument, type Replacement } from '../writeDocument';
import { replacementsOf, writeChange } from '../writeChange';
import { relinked } from './relinked';

/** One run of an authoring command from the command line. */
export interface CommandRun {
  /** Where the cursor would be: a document, or `document:line` with a 1-based line. */
  readonly place?: string | undefined;
  /** Other files and folders that say which project is meant; the current folder where nothing does. */
  readonly paths?: readonly string[];
  /** By the names of the questions; undefined for what was not given. */
  readonly answers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** How questions are answered here for which there is no option of their name: *Name its ID*. */
  readonly instead?: Readonly<Record<string, string>>;
  /** `YYYY-MM-DD`; today where it is not given. */
  readonly date?: string | undefined;
  readonly dryRun?: boolean | undefined;
  /** Writes nothing: the exit status is 1 where something would be written. */
  readonly check?: boolean | undefined;
  /** The exit status where the command answers with a text; 0 where nothing is said. */
  readonly statusOfText?: number;
  readonly root?: string | undefined;
  /** A text goes into this file, which must not be there, and not to the output. */
  readonly write?: string | undefined;
  readonly seed?: number;
}

/**
 * Runs an authoring command with all its answers given: nobody is asked anything.
 * @throws Failure where an answer is missing, where the command refuses, or where a file can't be written.
 */
export function runCommand(name: CommandName, run: CommandRun): number {
  const command = commandNamed(name);
  if (!command) throw new Failure(`Plantrace has no command ${name}.`);
  const { asked, root } = askedBy(run);
  return finish(command.answer(asked), root, run);
}

/** What a command is asked with. */
export function askedBy(run: CommandRun): { readonly asked: Asked; readonly root: string } {
  const given = placeOf(run.place);
  const paths = [...(given ? [given.file] : []), ...(run.paths ?? [])];
  const project = openProject(paths, { root: run.root, otherwise: process.cwd() });
  const { snapshot, root, configuration } = project;
  const asked: Asked = {
    snapshot,
    place: given && placeIn(project, given),
    answers: answersOf(run.answers),
    today: dayOf(run.date),
    seed: run.seed ?? Math.floor(Math.random() * 2 ** 31),
    findings: () => new Checker(configuration).check(snapshot),
    textsAt: gitHistory(root),
  };
  return { asked, root };
}

/** What is looked at where a command is about no document: the root that was given, else the current folder. */
export const pathsOf = (root: string | undefined): readonly string[] => (root === undefined ? [] : [root]);

function finish(answer: CommandAnswer, root: string, run: CommandRun): number {
  const { dryRun = false, check = false, write, statusOfText = 0 } = run;
  if ('refused' in answer) throw new Failure(answer.refused);
  if ('ask' in answer) throw new Failure(missing(answer.ask, root, run));
  if ('unchanged' in answer) print(visible(answer.unchanged));
  else if ('text' in answer) {
    if (write === undefined) print(process.stdout.isTTY ? visibleLines(answer.text) : answer.text.replace(/\n$/, ''));
    else {
      const target = path.resolve(write);
      createDocument(path.dirname(target), path.basename(target), relinked(answer.text, root, target));
      print(`Created ${visible(write)}.`);
    }
    return statusOfText;
  } else if (check) {
    if (dryRun) print(diffOf(root, [...newTexts(answer), ...replacementsOf(answer.change)]));
    else print(`Out of date: ${visible(lowered(answer.change.title))}.`);
    return 1;
  } else if (dryRun) print(diffOf(root, [...newTexts(answer), ...replacementsOf(answer.change)]));
  else {
    writeChange(root, answer.change);
    print(visible(answer.said));
  }
  return 0;
}

/** New documents as a difference from nothing. */
function newTexts({ change }: Extract<CommandAnswer, { change: unknown }>): Replacement[] {
  return change.creations.map(({ file, text }) => ({ file, expectedText: '', text, isNew: true }));
}

const lowered = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1);

/** What has to be given, and what can be: by an option only where the subcommand has it. */
function missing(question: Question, root: string, { answers, instead = {}, place }: CommandRun): string {
  const { name, title, prompt } = question;
  const other = instead[name] ?? (name === 'plan' && !(name in answers) ? planInstead(place) : null);
  if (question.kind === 'text') return `${title}: ${prompt} ${other ?? `Say it with --${name}`}.`;
  const names = listOf(
    question.choices.map((choice) =>
      name === 'plan' && other !== null ? fromHere(root, choice.value) : typed(choice),
    ),
    MOST_NAMED,
  );
  return `${title}: ${prompt} ${other ?? `Say which with --${name}`}: ${names}.`;
}

const MOST_NAMED = 20;
const LONGEST_LABEL = 48;

/** A choice as it can be typed: by its label, and where that is whole sentences by its value. */
function typed({ label, value, description }: Choice): string {
  if (label.length > LONGEST_LABEL && value.length < label.length)
    return `"${value}" (${label.slice(0, LONGEST_LABEL).trimEnd()}…)`;
  return label === value || description === undefined ? `"${label}"` : `"${label} (${description})"`;
}

const fromHere = (root: string, file: string): string => path.relative(process.cwd(), path.join(root, file));

const planInstead = (place: string | undefined): string =>
  place === undefined ? 'Name it' : `Name it in place of ${place}`;

const visibleLines = (text: string): string => text.replace(/[^\n\t]+/g, (part) => visible(part)).replace(/\n$/, '');

function answersOf(given: CommandRun['answers']): Answers {
  const entries = Object.entries(given).flatMap(([name, value]): [string, readonly string[]][] =>
    value === undefined ? [] : [[name, typeof value === 'string' ? [value] : value]],
  );
  return Object.fromEntries(entries);
}

interface GivenPlace {
  readonly file: string;
  /** 0-based; null where none was given. */
  readonly line: number | null;
}

function placeOf(given: string | undefined): GivenPlace | null {
  if (given === undefined) return null;
  const found = /^(.+):([1-9]\d{0,8})$/.exec(given);
  // A file may be called like that.
  if (!found || fs.existsSync(given)) return { file: given, line: null };
  return { file: found[1] ?? given, line: Number(found[2]) - 1 };
}

function placeIn(project: Project, { file, line }: GivenPlace): { path: string; offset: number } {
  const relative = path.relative(project.root, path.resolve(file)).split(path.sep).join('/');
  if (line === null) return { path: relative, offset: 0 };
  const lines = new LineIndex(project.snapshot.text(relative) ?? '');
  if (line >= lines.lineCount)
    throw new Failure(`${file} has no line ${line + 1}: it ends with line ${lines.lineCount}.`);
  return { path: relative, offset: lines.lineStart(line) };
}

/** A day as it was given, checked; today where none was. @throws Failure where it is none. */
export function dayOf(given: string | undefined): string {
  if (given === undefined) {
    const now = new Date();
    const two = (n: number): string => String(n).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }
  const day = /^\d{4}-\d{2}-\d{2}$/.test(given) ? new Date(`${given}T00:00:00Z`) : null;
  if (!day || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== given)
    throw new Failure(`"${given}" is no day: write it as in 2026-01-31.`);
  return given;
}
