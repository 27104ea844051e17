import type { LinkedFile } from '../../graph/linkedFile';
import type { Refusal, WorkspaceChange } from '../../model/edit';
import { fileNameOf, listOf } from '../../text/wording';
import type { Snapshot } from '../../workspace/snapshot';
import { withColumnsKept } from '../columnsKept';
import { ChangedDocuments } from '../execution/changedDocuments';
import { listedRow } from '../indexRow';
import { CountedPhases, stateInWords } from './documentState';
import { stateWordsOf, updateStates, wordFor, type ToldRow } from './indexStates';
import { updateMilestones } from './milestoneStates';

/** What bringing file indexes and milestone tables up to date comes to. */
export interface IndexUpdate {
  readonly change: WorkspaceChange;
  /** Paths that the indexes get rows for. */
  readonly listed: readonly string[];
  /** Rows of the index, and of milestones, that say something else then. */
  readonly corrected: number;
  readonly milestones: number;
  /** What the rows claim and is not so: that is left to a person. */
  readonly told: readonly (ToldRow & { readonly master: string })[];
}

const LONGEST_MODEL = 80;

/**
 * Keeps the file indexes and milestone tables of master plans: rows for plans and checklists that are there and not listed,
 * the words that the index uses for how far a document is, the state of milestones. Everything else stays as it is.
 */
export function updateIndexes(snapshot: Snapshot, masters: readonly LinkedFile[]): IndexUpdate | Refusal {
  const documents = new ChangedDocuments(snapshot);
  const listed: string[] = [];
  const told: (ToldRow & { master: string })[] = [];
  let corrected = 0;
  let milestones = 0;
  for (const master of masters) {
    const document = documents.document(master.path);
    if (!document) continue;
    const phases = new CountedPhases(snapshot.graph, master);
    const words = stateWordsOf(document, master);
    for (const file of unlisted(snapshot, master)) {
      const saidOf = (cell: string, modelPath: string): string => {
        const state = phases.stateOf(file);
        if (stateInWords(cell) !== null) return state === null ? '' : (wordFor(words, state, null) ?? '');
        return saidOfOther(snapshot, cell, modelPath, file);
      };
      const edit = listedRow(snapshot, master.path, file.path, file.rule?.duty ?? null, saidOf);
      if (edit && document.add(edit)) listed.push(file.path);
    }
    const states = updateStates(snapshot, master, document, phases);
    const reached = updateMilestones(snapshot, master, document, phases);
    corrected += states.corrected;
    milestones += reached.corrected;
    told.push(...[...states.told, ...reached.told].map((row) => ({ ...row, master: master.path })));
  }
  if (documents.refusal) return documents.refusal;
  const changed = documents.changed.map(({ path }) => fileNameOf(path));
  const change = withColumnsKept(documents.change(`Bring the index of ${listOf(changed)} up to date`));
  return { change, listed, corrected, milestones, told };
}

/** Plans and checklists of the phases that a master plan lists, and that its index does not. */
function unlisted({ graph }: Snapshot, { path, facts, plan }: LinkedFile): LinkedFile[] {
  const names = new Set(facts.announcements.flatMap((one) => (one.kind === null ? [fileNameOf(one.path)] : [])));
  const announced = new Set(graph.phasesOf(path).flatMap(({ planPath }) => (planPath ? [planPath] : [])));
  return (graph.group(plan)?.files ?? []).filter((file) => {
    const duty = file.rule?.duty;
    if (duty !== 'plan' && duty !== 'checklist') return false;
    return announced.has(duty === 'plan' ? file.path : file.speaksOf) && !names.has(fileNameOf(file.path));
  });
}

/** `Phase 1 execution tracking` says of another phase what it says of this one; anything else is said of that one alone. */
function saidOfOther({ graph }: Snapshot, cell: string, modelPath: string, file: LinkedFile): string {
  const model = graph.files.find(({ path }) => fileNameOf(path) === fileNameOf(modelPath));
  const [theirs, own] = [model?.facts.phaseLabel ?? labelIn(modelPath), file.facts.phaseLabel];
  if (theirs === null || own === null || cell.length > LONGEST_MODEL) return '';
  const named = `Phase ${theirs}`.toLowerCase();
  const at = cell.toLowerCase().indexOf(named);
  const isWhole = at >= 0 && !/[\p{L}\p{N}]/u.test(cell.charAt(at + named.length));
  return isWhole ? cell.slice(0, at) + cell.slice(at, at + 6) + own + cell.slice(at + named.length) : '';
}

/** `phase-3a-checklist.md` → `3A`. */
function labelIn(path: string): string | null {
  return /^phase-(\d{1,3}[a-z]?)-/i.exec(fileNameOf(path))?.[1]?.toUpperCase() ?? null;
}
