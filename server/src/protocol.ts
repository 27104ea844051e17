/**
 * What client and server say to each other beyond plain LSP: method names and plain data types. Imports nothing but its
 * own parts. Ranges here are LSP ranges (0-based lines, UTF-16 columns).
 */

export * from './protocol/documentKind';
export * from './protocol/graphPage';
export * from './protocol/overviewPage';
export * from './protocol/phases';

export interface Position {
  line: number;
  character: number;
}
export interface Range {
  start: Position;
  end: Position;
}
export interface Location {
  uri: string;
  range: Range;
}

/** What a client may say of itself in `initializationOptions`; every field is optional. */
export interface InitializationOptions {
  /**
   * The client watches documents, configurations and ignore files itself, and tells of every file that comes or goes; the
   * server then registers watchers for changes of source files alone, where a configuration names any.
   */
  watchesFiles?: boolean;
  diagnostics?: {
    delay?: number;
    /** False: diagnostics are published, although the client could ask for them. */
    pull?: boolean;
  };
  severities?: Record<string, string>;
  maxFindingsPerRule?: number;
  /** The client answers `sendFilesRequest`. */
  sendsFiles?: boolean;
  /** False: nothing counts that a workspace brings along to be filled in or run. */
  isTrusted?: boolean;
  /** The client has the command `showPlacesCommand`; without it code lenses are sentences that nobody can click on. */
  showsPlaces?: boolean;
}

/** A command of the client that code lenses run: shows places of the workspace in a peek at a place of a document. */
export const showPlacesCommand = 'plantrace.showPlaces';
/** The document, where in it the peek opens, and what it shows. */
export type ShowPlacesArguments = [uri: string, position: Position, locations: Location[]];

/** server → client, notification: trees and status bar figures may have changed; ask again for what is shown. */
export const viewsChangedNotification = 'plantrace/viewsChanged';
export interface ViewsChangedParams {
  /** False where no document of any workspace folder is a plan document. */
  hasPlans: boolean;
  /** Figures of all plans, for the status bar: requirements and constraints, and how many of them work covers. */
  requirements: number;
  covered: number;
  /** Findings of severity warning and error. */
  findings: number;
  /** True while the first index is still running. */
  indexing: boolean;
}

/** client → server, request: what the given document was read as. Answers a markdown report. */
export const whatWasSeenRequest = 'plantrace/whatWasSeen';
export interface WhatWasSeenParams {
  uri: string;
}
export interface WhatWasSeenResult {
  markdown: string;
}

/** client → server, request: the edit that creates or completes the execution checklist of the phase plan at `uri`. */
export const createChecklistRequest = 'plantrace/createChecklist';
export interface CreateChecklistParams {
  uri: string;
  /** 0-based line of the cursor: picks the phase where `uri` is a master plan. */
  line?: number;
}
export type CreateChecklistResult =
  | { kind: 'edit'; uri: string; created: boolean; added: number; edit: WorkspaceEditData }
  | { kind: 'unchanged'; uri: string }
  | { kind: 'refused'; reason: string };

/** client → server, request, answered with `ExtractableSection[]`: the sections of numbered sources that rows can be extracted from. */
export const extractableSectionsRequest = 'plantrace/extractableSections';
export interface ExtractableSection {
  uri: string;
  /** By what it is named in `ExtractParams`: `4.4`, `KDD-runtime`, `CD-Kiosk`. */
  section: string;
  title: string;
  bullets: number;
  /** Bullets that no plan has a row for. */
  missing: number;
}

/** client → server, request: the edit that adds the rows that sections of a source lack to the checklist of a plan. */
export const extractRequest = 'plantrace/extract';
export interface ExtractParams {
  /** `section`: `4.4`, `3.1–3.11`, a heading, a category; an empty one: all of the source. */
  sections: { uri: string; section: string }[];
  /** URI of the phase plan. */
  plan: string;
}
export type ExtractResult =
  /** `added`: the IDs of the new rows. */
  | { kind: 'edit'; uri: string; added: string[]; edit: WorkspaceEditData }
  | { kind: 'unchanged'; uri: string }
  | { kind: 'refused'; reason: string };

/** client → server, request: the edit that writes the baseline of a folder, or brings it up to date. */
export const recordBaselineRequest = 'plantrace/recordBaseline';
export interface RecordBaselineParams {
  /** A document of the folder; absent: the only folder that has plans. */
  uri?: string;
}
export type RecordBaselineResult =
  | {
      kind: 'edit';
      uri: string;
      created: boolean;
      /** Texts that the baseline holds then. */
      texts: number;
      /** Items that changed and have links that wait for a review: what is remembered of them stays. */
      waiting: number;
      edit: WorkspaceEditData;
    }
  | { kind: 'unchanged'; uri: string; waiting: number }
  | { kind: 'refused'; reason: string };

/** client → server, request: the edit that writes the traceability matrix of a set of plans, or brings it up to date. */
export const updateMatrixRequest = 'plantrace/updateMatrix';
export interface UpdateMatrixParams {
  /** The matrix, or another document of the plans; absent, or of no plans: the only plans that are open. */
  uri?: string;
}
export type UpdateMatrixResult =
  | {
      kind: 'edit';
      uri: string;
      created: boolean;
      /** Rows that it gets, and rows that said something else. */
      added: number;
      corrected: number;
      /** IDs that it says are done and their plans leave open: no edit settles that. */
      ahead: string[];
      edit: WorkspaceEditData;
    }
  | { kind: 'unchanged'; uri: string; ahead: string[] }
  | { kind: 'refused'; reason: string };

/** A version-guarded workspace edit as plain data; the same shape as LSP's `WorkspaceEdit.documentChanges`. */
export interface WorkspaceEditData {
  documentChanges: (
    | { textDocument: { uri: string; version: number | null }; edits: { range: Range; newText: string }[] }
    | { kind: 'create'; uri: string; options?: { overwrite?: boolean; ignoreIfExists?: boolean } }
  )[];
}

/** client → server, request with `{}`, answered with `PhasePlanEntry[]`: phase plans that an execution checklist can be created for. */
export const phasePlansRequest = 'plantrace/phasePlans';
export interface PhasePlanEntry {
  uri: string;
  label: string;
  title: string;
  hasChecklist: boolean;
}

/**
 * The authoring commands, by the names that `authoringRequest` takes. Each is one command of the client,
 * `plantrace.<name>`.
 */
export const commandNames = [
  'newPhasePlan',
  'newFeature',
  'newTaskTable',
  'newKiroSpec',
  'newWeekPlan',
  'newScenario',
  'compareWithSource',
  'insertRow',
  'insertWorkPackage',
  'insertCriterion',
  'insertRiskMapping',
  'addUncovered',
  'addToWork',
  'startWork',
  'markDone',
  'completeWork',
  'deferCriterion',
  'moveItem',
  'showReady',
  'recordCompliance',
  'copyCommitMessage',
  'logQuestion',
  'verifyPlan',
  'completionGate',
  'updateIndex',
  'showPhaseReport',
  'createReviewBundle',
  'recordReview',
  'addReviewFindings',
  'markReviewed',
  'showImpact',
  'showChanges',
] as const;
export type CommandName = (typeof commandNames)[number];

/**
 * client → server, request: one step of an authoring command. Answered with a question while something has to be known;
 * the client asks again with all answers so far, and the same seed.
 */
export const authoringRequest = 'plantrace/author';
export interface AuthoringParams {
  command: CommandName;
  /** The document at hand and the cursor in it; absent where none is open. */
  uri?: string;
  position?: Position;
  answers: Record<string, string[]>;
  /** The day of the person, `YYYY-MM-DD`. */
  today: string;
  /** For what is drawn at random: a whole number from 0 to 2³¹ − 1. */
  seed: number;
}
export interface AuthoringChoice {
  value: string;
  label: string;
  description?: string;
  detail?: string;
  picked?: boolean;
}
export type AuthoringQuestion = {
  name: string;
  title: string;
  prompt: string;
  /** Opened while the question is asked. */
  show?: Location;
} & (
  { kind: 'choice'; many: boolean; choices: AuthoringChoice[] } | { kind: 'text'; value: string; mayBeEmpty: boolean }
);
export type AuthoringResult =
  | { kind: 'ask'; question: AuthoringQuestion }
  /** `said`: what has been done once the edit is made. `show`: what the client opens then. */
  | { kind: 'edit'; title: string; edit: WorkspaceEditData; said: string; show?: Location }
  /**
   * A document in markdown: to be read here, to be shown for somebody else, or to be put into the clipboard. Its links
   * lead from the root of the folder: `path#L12`.
   */
  | { kind: 'text'; title: string; text: string; use: 'read' | 'shared' | 'copied' }
  | { kind: 'unchanged'; said: string; show?: Location }
  | { kind: 'refused'; reason: string };

/**
 * server → client, request: the texts of files in a folder that the server can't reach. Without `paths`: all documents,
 * ignore files and files of Plantrace's own. Only to clients that say `sendsFiles`.
 */
export const sendFilesRequest = 'plantrace/sendFiles';
export interface SendFilesParams {
  /** The folder. */
  uri: string;
  /** Relative to the folder, with `/`. */
  paths?: string[];
}
export interface SentFile {
  path: string;
  /** Null for what is gone, or is a folder. */
  text: string | null;
}

/** client → server, request, answered with a `ViewResult`: the children of a node of a view (without `node`: its roots). */
export const viewRequest = 'plantrace/view';
export const viewNames = ['requirements', 'trace', 'questions', 'gaps'] as const;
export type ViewName = (typeof viewNames)[number];
export const requirementFilters = ['uncovered', 'unverified', 'negative', 'suspect'] as const;
export type RequirementFilter = (typeof requirementFilters)[number];
export interface ViewParams {
  view: ViewName;
  /** `id` of the node whose children are wanted. */
  node?: string;
  /** Only what holds these words, with what it stands in. */
  text?: string;
  /** Of the requirements, only those. */
  only?: RequirementFilter[];
  /** How findings are grouped; default: by rule. */
  groupBy?: 'rule' | 'phase';
  /** What the trace is about: the ID at the cursor. */
  uri?: string;
  position?: Position;
  /** `id` of the root that the trace is about instead, wherever the cursor is. */
  pinned?: string;
}
export interface ViewResult {
  nodes: ViewNode[];
  /** Of the whole view: how many requirements, questions or findings a filter leaves, and how many there are. */
  shown: number;
  all: number;
}
export interface ViewNode {
  /** Stable across edits: made of the view, the folder and item IDs. */
  id: string;
  label: string;
  /** What follows the label, dimmed. */
  description: string;
  /** One sentence for screen readers. */
  accessibleLabel: string;
  /** A codicon, and the colour of a theme, null for that of the text. */
  icon: string;
  color: string | null;
  /** What the menus of the manifest ask for, as words: `requirement uncovered`. */
  context: string;
  expandable: boolean;
  /** Shown at once. */
  expanded: boolean;
  location: Location | null;
  /** The ID as it is cited, where the node stands for an item. */
  cited?: string;
  /** URI of the page of the rule that the node is about. */
  page?: string;
}

/** client → server, request, answered with `MatrixPageResult`: the requirements of a plan against its work. */
export const matrixPageRequest = 'plantrace/matrixPage';
export interface MatrixPageParams {
  /** `id` of the plan that is shown; absent, or gone: the first one. */
  plan?: string;
}
export interface MatrixPageResult {
  /** The first index is still running: what is there may be a part. */
  isReading: boolean;
  plans: { id: string; title: string }[];
  plan: MatrixPagePlan | null;
}
/** Index of a document, line and column, 0-based. */
export type PackedPlace = [document: number, line: number, character: number];
export const matrixStatuses = ['', 'open', 'in-progress', 'done', 'deferred', 'blocked', 'optional'] as const;
/** What is said of a row, as bits. */
export const matrixFlags = {
  uncovered: 1,
  unverified: 2,
  negative: 4,
  suspect: 8,
  constraint: 16,
  derived: 32,
} as const;
/** The same of a cell. */
export const cellFlags = { covered: 1, verified: 2 } as const;
/** Rows and cells are packed, since a plan has thousands of them. */
export interface MatrixPagePlan {
  id: string;
  title: string;
  documents: { uri: string; path: string }[];
  sections: { document: number; title: string }[];
  phases: { label: string; title: string; place: PackedPlace }[];
  /** `phase` and `status` are indexes: of `phases`, of `matrixStatuses`. */
  work: { id: string; title: string; phase: number; status: number; place: PackedPlace }[];
  rows: {
    ids: string[];
    titles: string[];
    sections: number[];
    flags: number[];
    statuses: number[];
    /** Three numbers for each. */
    places: number[];
  };
  /** Six numbers for each: row, column, `cellFlags`, and where it is said. Row by row. */
  cells: number[];
}

/** client → server, request: the edit that lets a piece of work trace a requirement, or no longer. */
export const toggleTraceRequest = 'plantrace/toggleTrace';
export interface ToggleTraceParams {
  row: { uri: string; id: string };
  work: { uri: string; id: string };
  on: boolean;
}
export type ToggleTraceResult =
  | { kind: 'edit'; title: string; edit: WorkspaceEditData }
  | { kind: 'unchanged'; said: string }
  | { kind: 'refused'; reason: string };

/** client → server, request, answered with `MatrixTextResult`: the traceability matrix of a plan as a document. */
export const matrixTextRequest = 'plantrace/matrixText';
export const matrixTextFormats = ['md', 'csv', 'html'] as const;
export type MatrixTextFormat = (typeof matrixTextFormats)[number];
export interface MatrixTextParams {
  plan: string;
  format: MatrixTextFormat;
  /** IDs of the rows that are wanted; absent: all. */
  rows?: string[];
}
export interface MatrixTextResult {
  text: string;
  /** How many rows it has. */
  rows: number;
}
