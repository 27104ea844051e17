/**
 * The closed word lists of the field. Code, UI and documentation use these words and no others; the JSON of the command
 * line prints them as they stand here.
 */

/** Everything that can carry an ID. */
export const itemKinds = [
  'requirement',
  'constraint',
  'section',
  'work-package',
  'task',
  'risk',
  'story',
  'criterion',
  'property',
  'question',
  'phase',
  'milestone',
  'gate',
  'deliverable',
  'scenario',
  'decision',
] as const;
export type ItemKind = (typeof itemKinds)[number];

/**
 * How much a definition is worth. `explicit`: a row, heading or table row whose job is to define the item. `derived`:
 * its position in a source document. `example`: a listing in a guide or template; it answers hover and references and
 * is never an orphan nor a duplicate.
 */
export const strengths = ['explicit', 'derived', 'example'] as const;
export type Strength = (typeof strengths)[number];

/**
 * What a reference says of the two items that it ties. A mention has no role. `planned` is a master plan naming a
 * component requirement for a phase: it decides who owns the requirement, it covers nothing, and the JSON prints null.
 */
export const roles = [
  'covers',
  'verifies',
  'depends-on',
  'mitigates',
  'schedules',
  'sourced-from',
  'defers-to',
  'derived-from',
  'implements',
  'tests',
  'planned',
  'blocks',
] as const;
export type Role = (typeof roles)[number];

/**
 * What a document is for. A profile gives duties to its kinds of documents; everything outside profiles asks for the
 * duty and never for the kind, so that a profile of a user can do what the built-in ones do.
 */
export const duties = [
  /** Lists the phases and announces their plans. */
  'master',
  /** Rows, and the work packages that cover them. */
  'plan',
  /** Records of one phase's plan; speaks of that plan's IDs. */
  'checklist',
  /** Numbered requirements: its bullets are requirements by position. */
  'source',
  /** Requirements of a component. */
  'component',
  /** Design decisions. */
  'decisions',
  /** What a feature asks for: what it `wants` covered is the work of the same scope. */
  'spec',
  /** The work of a feature, or a part of it. */
  'tasks',
  /** A table of tasks, and the phases that schedule them. */
  'schedule',
  /** A document that source citations name. */
  'cited',
  /** Which requirement is where, with its status. */
  'matrix',
  /** Questions, open and answered. */
  'questions',
] as const;
export type Duty = (typeof duties)[number];

export const statuses = ['open', 'in-progress', 'done', 'deferred', 'blocked', 'optional'] as const;
export type Status = (typeof statuses)[number];

/**
 * What the author most likely meant: `error`, the plan contradicts itself; `warning`, a likely mistake;
 * `information`, incomplete but possibly intended; `hint`, a nicer way.
 */
export const severities = ['error', 'warning', 'information', 'hint'] as const;
export type Severity = (typeof severities)[number];

/** How one ID of a citation came about. */
export type Via = 'list' | 'range' | null;

/** What became of a reference when the workspace was linked. */
export type ReferenceState = 'resolved' | 'dangling' | 'ambiguous' | 'undefined-kind';
