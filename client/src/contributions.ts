import { type CommandName, commandNames, showPlacesCommand } from '../../server/src/protocol';

/**
 * The only list of the ids that `package.json` contributes and the code uses; everything else in the client names them
 * through these objects, so that a renamed id fails to compile instead of failing in someone's editor.
 */

/** Each authoring command under the name that the server knows it by. */
const authoringIds = Object.fromEntries(commandNames.map((name) => [name, `plantrace.${name}`])) as {
  readonly [Name in CommandName]: `plantrace.${Name}`;
};

export const commands = {
  showPhases: 'plantrace.showPhases',
  filterPhases: 'plantrace.filterPhases',
  clearPhaseFilter: 'plantrace.clearPhaseFilter',
  sortPhases: 'plantrace.sortPhases',
  followCursor: 'plantrace.followCursor',
  unfollowCursor: 'plantrace.unfollowCursor',
  filterRequirements: 'plantrace.filterRequirements',
  clearRequirementFilters: 'plantrace.clearRequirementFilters',
  showTrace: 'plantrace.showTrace',
  pinTrace: 'plantrace.pinTrace',
  unpinTrace: 'plantrace.unpinTrace',
  groupGapsByPhase: 'plantrace.groupGapsByPhase',
  groupGapsByRule: 'plantrace.groupGapsByRule',
  showMatrix: 'plantrace.showMatrix',
  showGraph: 'plantrace.showGraph',
  showOverview: 'plantrace.showOverview',
  copyAsMermaid: 'plantrace.copyAsMermaid',
  openWalkthrough: 'plantrace.openWalkthrough',
  tryExample: 'plantrace.tryExample',
  restartServer: 'plantrace.restartServer',
  showWhatWasSeen: 'plantrace.showWhatWasSeen',
  createChecklist: 'plantrace.createChecklist',
  extractRequirements: 'plantrace.extractRequirements',
  recordBaseline: 'plantrace.recordBaseline',
  updateMatrix: 'plantrace.updateMatrix',
  ignoreReferenceLinks: 'plantrace.ignoreReferenceLinks',
  showOutput: 'plantrace.showOutput',
  ...authoringIds,
  /** Of the menus of the tree, about its nodes. Hidden from the command palette. */
  openPlan: 'plantrace.openPlan',
  copyId: 'plantrace.copyId',
  findReferences: 'plantrace.findReferences',
  answerQuestion: 'plantrace.answerQuestion',
  fixGap: 'plantrace.fixGap',
  explainRule: 'plantrace.explainRule',
  /** Internal: what a click in a tree runs. Hidden from the command palette. */
  openLocation: 'plantrace.openLocation',
  /** Internal: what a click on a code lens runs. Hidden from the command palette. */
  showPlaces: showPlacesCommand,
} as const;

/** Menus in menus. */
export const submenus = {
  editor: 'plantrace.editor',
} as const;

/** With the identifier of the extension, as VS Code opens them. */
export const walkthroughs = {
  start: 'plantrace.plantrace#start',
} as const;

export const viewContainers = {
  plantrace: 'plantrace',
} as const;

export const views = {
  phases: 'plantrace.phases',
  requirements: 'plantrace.requirements',
  trace: 'plantrace.trace',
  questions: 'plantrace.questions',
  gaps: 'plantrace.gaps',
} as const;

/** Types of the panels of pages, as `onWebviewPanel` and saved windows name them. */
export const pages = {
  matrix: 'plantrace.matrix',
  graph: 'plantrace.graph',
  overview: 'plantrace.overview',
} as const;

/** The section under which every setting lives. */
export const settingsSection = 'plantrace';

export const settings = {
  traceServer: 'plantrace.trace.server',
  diagnosticsDelay: 'plantrace.diagnostics.delay',
  severities: 'plantrace.severities',
  maxFindingsPerRule: 'plantrace.maxFindingsPerRule',
  features: 'plantrace.features',
  decorations: 'plantrace.decorations.enabled',
  preview: 'plantrace.preview',
} as const;

/** Settings of the built-in markdown extension. */
export const settingsOfMarkdown = {
  validate: 'markdown.validate.enabled',
  referenceLinks: 'markdown.validate.referenceLinks.enabled',
} as const;

/** Of VS Code: whether it puts the number of problems on files in the Explorer. */
export const settingsOfProblems = {
  decorations: 'problems.decorations.enabled',
} as const;

/** Colours for themes to choose. */
export const colors = {
  gaps: 'plantrace.gaps',
} as const;

export const contexts = {
  /** A `PlanState`; unset until the extension is activated. */
  state: 'plantrace.state',
  /** The active editor shows a document of a plan. */
  inPlan: 'plantrace.inPlan',
  /** Something of the phases is filtered out. */
  phasesFiltered: 'plantrace.phasesFiltered',
  /** The tree of phases goes along with the cursor. */
  phasesFollow: 'plantrace.phasesFollow',
  /** Something of the requirements is filtered out. */
  requirementsFiltered: 'plantrace.requirementsFiltered',
  /** The trace stays, wherever the cursor goes. */
  tracePinned: 'plantrace.tracePinned',
  /** `rule` or `phase`. */
  gapsGroupedBy: 'plantrace.gapsGroupedBy',
} as const;

/** Types of semantic tokens: the kinds of items. */
export const tokenTypes = [
  'plan-requirement',
  'plan-constraint',
  'plan-section',
  'plan-work-package',
  'plan-task',
  'plan-risk',
  'plan-story',
  'plan-criterion',
  'plan-property',
  'plan-question',
  'plan-phase',
  'plan-milestone',
  'plan-gate',
  'plan-deliverable',
  'plan-scenario',
  'plan-decision',
] as const;

export const statusBarItems = {
  coverage: 'plantrace.coverage',
} as const;

/** URI schemes of documents that the client itself provides. */
export const documentSchemes = {
  report: 'plantrace-report',
  reading: 'plantrace-reading',
} as const;

/** Commands of VS Code and of its built-in extensions that the client runs. */
export const editorCommands = {
  setContext: 'setContext',
  openFolder: 'vscode.openFolder',
  openWalkthrough: 'workbench.action.openWalkthrough',
  focusPhases: `${views.phases}.focus`,
  focusTrace: `${views.trace}.focus`,
  focusGaps: `${views.gaps}.focus`,
  showReferences: 'editor.action.showReferences',
  quickFix: 'editor.action.quickFix',
  /** Of the built-in extension for references, which can be disabled; and what does without it. */
  findReferences: 'references-view.findReferences',
  peekReferences: 'editor.action.goToReferences',
  undo: 'undo',
  compareWithSaved: 'workbench.files.action.compareWithSaved',
  /** Of the built-in markdown extension, which can be disabled. */
  showMarkdownPreviewToSide: 'markdown.showLockedPreviewToSide',
  showMarkdownPreview: 'markdown.showPreview',
  saveAs: 'workbench.action.files.saveAs',
} as const;
