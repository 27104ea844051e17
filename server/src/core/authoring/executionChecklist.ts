import type { Root } from 'mdast';
import type { LinkedFile } from '../graph/linkedFile';
import { foldHyphens } from '../ids/template';
import { parseRemark, type TooLargeForTree } from '../markdown/remarkTree';
import type { Refusal, WorkspaceChange } from '../model/edit';
import { applyEdits } from '../text/edit';
import type { Snapshot } from '../workspace/snapshot';
import { completeChecklist, type Completion, type IdsOfPlan } from './checklistCompletion';
import { placeOfChecklist, type ChecklistPlace } from './checklistPlace';
import { readPlan, type PlanContent } from './checklistSource';
import { checklistTables, sectionLines, summaryLines, type ChecklistTable } from './checklistTables';
import { lineEndingAt } from './lineEnding';
import { relativePath } from './relativePath';
import { snapshotText } from './snapshotText';

export interface ChecklistChange {
  readonly change: WorkspaceChange;
  /** Path of the checklist. */
  readonly path: string;
  readonly created: boolean;
  /** Rows that the checklist gets. */
  readonly added: number;
}

export type ChecklistResult = ChecklistChange | { readonly unchanged: string } | Refusal;

/**
 * The execution checklist of a phase plan: a new document with every table, or, where there is one, the rows and tables
 * that it lacks. What a person wrote into it stays byte for byte, rows that the plan no longer has included; a second
 * run finds nothing to add.
 *
 * Nothing is invented: dates stay empty. What the plan says of itself is taken over, so that the two agree on the day
 * they part: a ticked requirement is *Implemented* and not yet *Tested*, a ticked constraint is *Respected*, a ticked
 * criterion of the gate has passed. A work package is *Pending* unless the plan states its status; that its acceptance
 * criteria are ticked does not close it.
 */
export function createExecutionChecklist(snapshot: Snapshot, planPath: string): ChecklistResult {
  const plan = snapshot.graph.file(planPath);
  if (!plan || plan.rule?.duty !== 'plan')
    return refusal(`${planPath} is no phase plan: name the plan document of a phase.`);
  const place = placeOfChecklist(snapshot, plan);
  if (!place)
    return refusal(
      `${planPath} does not say which phase it is of: begin its title with the phase, as in "# Phase 1: Title".`,
    );
  const current = snapshotText(snapshot, planPath);
  if (typeof current === 'string') return notCurrent(planPath, current);
  const { text } = current;
  const tree = parseRemark(text);
  if (tree.type !== 'root') return tooLarge(planPath, tree);
  const content = readPlan(snapshot.graph, planPath, text, tree, place.path);
  if (content.works.length === 0 && content.requirements.length === 0 && content.constraints.length === 0)
    return refusal(`${planPath} has no work packages and no checklist rows yet: write them first.`);
  const tables = checklistTables(content);
  const existing = snapshot.graph.file(place.path);
  if (existing) return completed(snapshot, plan, existing, place, content, tables);
  if (snapshot.exists(place.path))
    return refusal(`${place.path} is there already but can't be read: make it readable, or move it out of the way.`);
  return {
    change: {
      title: `Create ${place.path}`,
      creations: [{ file: place.path, text: newChecklist(planPath, text, place, content, tables) }],
      edits: [],
    },
    path: place.path,
    created: true,
    added: tables.reduce((sum, table) => sum + table.rows.length, 0),
  };
}

function completed(
  snapshot: Snapshot,
  plan: LinkedFile,
  existing: LinkedFile,
  place: ChecklistPlace,
  content: PlanContent,
  tables: readonly ChecklistTable[],
): ChecklistResult {
  const { path } = place;
  if (existing.rule && existing.rule.duty !== 'checklist')
    return refusal(
      `${path} is a ${existing.rule.title.toLowerCase()}, not an execution checklist: rename it, and try again.`,
    );
  const current = snapshotText(snapshot, path);
  if (typeof current === 'string') return notCurrent(path, current);
  const { text } = current;
  const ids = idsOf(snapshot, plan);
  if (!ids) return refusal(`${plan.path} is no phase plan: name the plan document of a phase.`);
  const complete = (read: string): Completion | TooLargeForTree => {
    const tree: Root | TooLargeForTree = parseRemark(read);
    return tree.type === 'root' ? completeChecklist(read, tree, tables, ids) : tree;
  };
  const isEmpty = text.trim() === '';
  const completion: Completion | TooLargeForTree = isEmpty
    ? {
        edits: [
          {
            start: text.length,
            end: text.length,
            newText: newChecklist(plan.path, snapshot.text(plan.path) ?? '', place, content, tables),
          },
        ],
        added: tables.reduce((sum, table) => sum + table.rows.length, 0),
      }
    : complete(text);
  if ('type' in completion) return tooLarge(path, completion);
  const { edits, added } = completion;
  if (edits.length === 0) return { unchanged: path };
  // What is added must be seen by the next run; a fence or comment without an end would swallow it.
  const after = complete(applyEdits(text, edits));
  if ('type' in after) return tooLarge(path, after);
  if (after.edits.length > 0)
    return refusal(`${path} has a code fence, a comment or another block without an end: close it, and try again.`);
  return {
    change: {
      title: `Add ${added} ${added === 1 ? 'row' : 'rows'} to ${path}`,
      creations: [],
      edits: [{ file: path, expectedText: text, edits }],
    },
    path,
    created: false,
    added,
  };
}

/** Two spellings of an ID are one where the plan's names lead to one item (`KDD-storage-2`, `KDD-data-storage-2`). */
export function idsOf({ graph }: Snapshot, plan: LinkedFile): IdsOfPlan | null {
  if (!plan.profile) return null;
  return {
    grammar: plan.profile.grammar,
    keyOf: (id) => {
      const item = graph.itemNamed(id, plan.path);
      return item >= 0 ? `#${graph.canonicalOf(item)}` : foldHyphens(id);
    },
  };
}

function newChecklist(
  planPath: string,
  planText: string,
  place: ChecklistPlace,
  content: PlanContent,
  tables: readonly ChecklistTable[],
): string {
  const { title, works, requirements, constraints } = content;
  const name = /\bphase\b/i.test(title) || place.phaseTitle === null ? title : place.phaseTitle;
  const requirementsVerified = 0; // nothing of the plan says that a requirement is tested
  const lines = [
    `# Phase ${place.label.replace(/^PHASE\s+/, '')} Execution Checklist`,
    '',
    `**Phase**: ${name} ([plan](${relativePath(place.path, planPath)}))`,
    '**Started**:',
    '**Completed**:',
    '',
    '---',
    '',
    ...tables.flatMap((table) => [...sectionLines(table), '']),
    ...summaryLines({
      works: works.length,
      requirements: requirements.length,
      requirementsVerified,
      constraints: constraints.length,
      constraintsVerified: constraints.filter((row) => /\[x\]/i.test(row.box)).length,
    }),
  ];
  const eol = lineEndingAt(planText, 0);
  return lines.join(eol) + (/[\r\n]$/.test(planText) ? eol : '');
}

function notCurrent(path: string, what: 'gone' | 'moved-on'): Refusal {
  return refusal(
    what === 'gone'
      ? `${path} can't be read: see that it is there, and try again.`
      : `${path} has just changed: try again.`,
  );
}

function tooLarge(path: string, { reason }: TooLargeForTree): Refusal {
  return refusal(
    reason === 'size'
      ? `${path} is too large to be edited safely: split it into smaller documents.`
      : `${path} nests its lists or quotes too deeply to be edited safely: make them shallower.`,
  );
}

const refusal = (refused: string): Refusal => ({ refused });
