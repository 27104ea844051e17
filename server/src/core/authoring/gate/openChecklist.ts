import { checklistsOf } from '../../graph/gates';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import { foldHyphens } from '../../ids/template';
import { parseRemark } from '../../markdown/remarkTree';
import type { Refusal } from '../../model/edit';
import { LineIndex } from '../../text/lineIndex';
import type { Snapshot } from '../../workspace/snapshot';
import { completeChecklist, type VerifiedRow } from '../checklistCompletion';
import { ChecklistSections } from '../checklistSections';
import { readPlan, type PlanContent } from '../checklistSource';
import { checklistTables, type ChecklistTable } from '../checklistTables';
import { PlanProse } from '../planProse';
import { snapshotText } from '../snapshotText';

/** A phase plan and its execution checklist, with what it takes to edit both. */
export interface OpenChecklist {
  readonly plan: LinkedFile;
  readonly planText: string;
  readonly content: PlanContent;
  readonly templates: readonly ChecklistTable[];
  /** Null where the phase has no checklist yet. */
  readonly checklist: ExistingChecklist | null;
}

export interface ExistingChecklist {
  readonly file: LinkedFile;
  readonly prose: PlanProse;
  readonly lines: LineIndex;
  readonly sections: ChecklistSections;
  /** The plan's rows as the checklist has them, by the title of their section. */
  readonly rows: ReadonlyMap<string, readonly VerifiedRow[]>;
}

/** Opens a plan and its checklist; of several the first. */
export function openChecklist(snapshot: Snapshot, group: PlanGroup, plan: LinkedFile): OpenChecklist | Refusal {
  const { graph } = snapshot;
  const file = checklistsOf(group.files, plan.path)[0] ?? null;
  const planText = snapshotText(snapshot, plan.path);
  const tree = typeof planText === 'string' ? null : parseRemark(planText.text);
  if (typeof planText === 'string' || tree?.type !== 'root') return notOpen(plan.path);
  const content = readPlan(graph, plan.path, planText.text, tree, file?.path ?? plan.path);
  const templates = checklistTables(content);
  const open = { plan, planText: planText.text, content, templates };
  if (!file) return { ...open, checklist: null };
  const current = snapshotText(snapshot, file.path);
  const own = typeof current === 'string' ? null : parseRemark(current.text);
  if (typeof current === 'string' || own?.type !== 'root' || !plan.profile) return notOpen(file.path);
  const { text } = current;
  const { grammar } = plan.profile;
  const prose = new PlanProse(text, own, file.path, file.path);
  const lines = new LineIndex(text);
  const { rows } = completeChecklist(text, own, templates, {
    grammar,
    keyOf: (id) => {
      const item = graph.itemNamed(id, plan.path);
      return item >= 0 ? `#${graph.canonicalOf(item)}` : foldHyphens(id);
    },
  });
  const sections = new ChecklistSections(text, lines, prose.blocks, templates);
  return { ...open, checklist: { file, prose, lines, sections, rows } };
}

const notOpen = (path: string): Refusal => ({
  refused: `${path} has just changed, or is too large to be edited safely: try again.`,
});
