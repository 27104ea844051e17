import type { CommandName } from '../../protocol';
import type { Finding } from '../model/finding';
import type { Refusal, WorkspaceChange } from '../model/edit';
import type { Snapshot } from '../workspace/snapshot';

/** A place that is shown to whoever asked: path from the root of the folder, 0-based UTF-16 offset. */
export interface ShownPlace {
  readonly file: string;
  readonly offset: number;
}

/** What has been answered so far, by the names of the questions; a question with one answer has a list of one. */
export type Answers = Readonly<Record<string, readonly string[]>>;

/** The texts of a folder at an earlier moment, by path; a refusal where there is no such moment, or nobody may look. */
export type TextsAt = (revision: string) => ReadonlyMap<string, string> | Refusal;

/** What a command is asked with. The core has neither clock nor dice nor history: they come from outside. */
export interface Asked {
  readonly snapshot: Snapshot;
  /** The document at hand and the cursor in it; null where none of the folder is. `offset` is a 0-based UTF-16 offset. */
  readonly place: { readonly path: string; readonly offset: number } | null;
  readonly answers: Answers;
  /** `YYYY-MM-DD`, where the person is. */
  readonly today: string;
  /** The same through all steps of a command, so that what is drawn at random stays drawn. */
  readonly seed: number;
  /** What the rules find in this snapshot, by file. Computed when it is asked for. */
  readonly findings: () => ReadonlyMap<string, readonly Finding[]>;
  readonly textsAt: TextsAt;
}

export interface Choice {
  /** What the answer is if it is chosen. */
  readonly value: string;
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  /** Chosen beforehand, where several can be chosen. */
  readonly picked?: boolean;
}

/** What has to be known before a command can do its work. One at a time; asked again with the answer. */
export type Question = {
  /** In kebab case: by what `Answers` has it, and the option of the command line that answers it. */
  readonly name: string;
  /** What is asked, as a title: *Work package*. */
  readonly title: string;
  /** What to do, as a sentence: *Choose the work package that is done*. */
  readonly prompt: string;
  /** Shown while it is asked. */
  readonly show?: ShownPlace;
} & (
  | {
      readonly kind: 'choice';
      /** Several, or none, can be chosen. */
      readonly many?: boolean;
      /** Never empty: a command without a choice refuses. */
      readonly choices: readonly Choice[];
    }
  | { readonly kind: 'text'; readonly value?: string; readonly mayBeEmpty?: boolean }
);

/** Edits, and what is said when they have been made: *Marked WP-3 as complete in 3 documents.* */
export interface Change {
  readonly change: WorkspaceChange;
  readonly said: string;
  readonly show?: ShownPlace;
}

/** Something to read: a document in markdown, with a title; what is said where it is copied and not shown. */
export interface Reading {
  readonly text: string;
  readonly title: string;
  /** To be read here, or to be given to somebody else: copied or saved. `copied`: into the clipboard without being shown. */
  readonly use?: 'read' | 'shared' | 'copied';
}

/** There is nothing to do, and that is well: *Nothing to add: phase-1.md has all rows.* */
export interface Unchanged {
  readonly unchanged: string;
  readonly show?: ShownPlace;
}

export type CommandAnswer = { readonly ask: Question } | Change | Reading | Unchanged | Refusal;

/**
 * What a person asks for: a pure function, asked anew with each answer until it has no question left. A refusal says in
 * one sentence what to do; edits merge with what is there, and a second run finds nothing to do.
 */
export interface AuthoringCommand {
  /** By what editors and the command line ask for it. */
  readonly name: CommandName;
  readonly answer: (asked: Asked) => CommandAnswer;
}

/** The answer to a question that has one answer; null where it has not been asked yet. */
export function answerOf({ answers }: Pick<Asked, 'answers'>, name: string): string | null {
  return answers[name]?.[0] ?? null;
}
