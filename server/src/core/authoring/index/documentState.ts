import { milestonesIn } from '../../graph/milestones';
import type { Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import type { Status } from '../../model/vocabulary';
import { phasesIn } from '../../views/phases';
import type { PhaseView } from '../../views/planViews';

/** How far a document of a plan is, each further than the one before. */
export const documentStates = ['planned', 'written', 'in progress', 'done'] as const;
export type DocumentState = (typeof documentStates)[number];

export function isFurther(a: DocumentState, b: DocumentState): boolean {
  return documentStates.indexOf(a) > documentStates.indexOf(b);
}

const WORDS: Readonly<Record<DocumentState, RegExp>> = {
  planned:
    /^(?:planned|not (?:yet )?(?:generated|written|created|started)|to be (?:generated|written|created|done)|to ?do|to come|tbd|pending|missing|outstanding|upcoming|future)$/,
  written: /^(?:(?:plan )?(?:generated|written|drafted|created|ready|complete draft)|draft|exists|available)$/,
  'in progress': /^(?:in progress|in execution|under ?way|started|executing|ongoing|wip|active|current)$/,
  done: /^(?:done|complete|completed|finished|implemented|executed|closed)$/,
};

/** What a cell says of a document that says nothing else; null for any other words. */
export function stateInWords(cell: string): DocumentState | null {
  const words = cell
    .replace(/[*_`]/g, '')
    .replace(/^[^\p{L}]{1,4}(?=\p{L})/u, '')
    .replace(/[.!]$/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
  return documentStates.find((state) => WORDS[state].test(words)) ?? null;
}

/** The phases of a master plan as the Phases view counts them. */
export class CountedPhases {
  private readonly views: readonly PhaseView[];

  constructor(
    private readonly graph: Graph,
    private readonly master: LinkedFile,
  ) {
    this.views = phasesIn(graph, graph.fileIndex(master.path)).phases;
  }

  /** How far a plan or a checklist that is there is; null for other documents. */
  stateOf(file: LinkedFile): DocumentState | null {
    const duty = file.rule?.duty;
    if (duty !== 'plan' && duty !== 'checklist') return null;
    const view = this.views.find(({ planPath }) => planPath === (duty === 'plan' ? file.path : file.speaksOf));
    if (!view) return null;
    if (view.status === 'done' && view.total > 0) return 'done';
    // A checklist is made when the phase begins.
    return duty === 'checklist' || view.status === 'in-progress' ? 'in progress' : 'written';
  }

  /** How far the phases that a milestone closes are together; null where it names none. */
  statusOfMilestone(milestone: number): Status | null {
    const group = this.graph.group(this.master.plan);
    const closed = group ? (milestonesIn(group).get(milestone) ?? []) : [];
    const statuses = closed.map((phase) => this.views.find(({ item }) => item === phase)?.status ?? null);
    if (statuses.length === 0) return null;
    if (statuses.every((status) => status === 'done')) return 'done';
    return statuses.some((status) => status === 'done' || status === 'in-progress') ? 'in-progress' : 'open';
  }
}
