import { readCheckbox } from '../../facts/status';
import type { Snapshot } from '../../workspace/snapshot';
import type { TextEdit } from '../../text/edit';
import { criterionRow, criterionText, type Verified } from '../insertCriterion';
import { insertionsFor } from '../insertParts';
import { lineEndingAt } from '../lineEnding';
import { openDocument } from '../openDocument';
import type { PlanProse } from '../planProse';
import { fieldsIn, partsIn } from '../sectionParts';

/**
 * A criterion of a work package: in the slot that waits for one, else below the last, else below a label of its own, as the
 * other work packages have it. `wanted` is what it verifies, or its words. Null where it finds no place.
 */
export function criterionIn(
  snapshot: Snapshot,
  path: string,
  work: number,
  wanted: Verified | string,
): TextEdit | null {
  const { graph } = snapshot;
  const prose = openDocument(snapshot, path);
  if (!prose) return null;
  const words = typeof wanted === 'string' ? wanted : criterionText(graph, path, prose, wanted);
  return slotEdit(snapshot, prose, path, work, words) ?? belowLabel(snapshot, prose, path, work, words);
}

const SLOT = /^(?:\u2026|\.{3})$/;

function slotEdit({ graph }: Snapshot, prose: PlanProse, path: string, work: number, words: string): TextEdit | null {
  const f = graph.fileIndex(path);
  for (const row of graph.files[f]?.facts.rows ?? []) {
    const run = prose.runAt(row.start);
    if (row.kind !== 'criterion' || graph.itemNumber(f, row.owner) !== work || !run) continue;
    const start = readCheckbox(prose.text, run.start)?.end ?? run.start;
    if (SLOT.test(prose.text.slice(start, run.end))) return { start, end: run.end, newText: words };
  }
  return criterionRow(graph, path, prose, work, words);
}

/** The first criterion of a work package. */
function belowLabel({ graph }: Snapshot, prose: PlanProse, path: string, work: number, words: string): TextEdit | null {
  const file = graph.file(path);
  const item = graph.item(work);
  const demands = file?.rule?.demands ?? [];
  const demand = demands.find((one) => one.of === item.kind && one.skeleton.startsWith('- '));
  if (!file || !demand) return null;
  const { text } = prose;
  if (!partsIn(file, text, item, demands).some((part) => part.demand === demand)) {
    const [edit] = insertionsFor(file, text, item, [demand]);
    const at = edit?.newText.lastIndexOf('…') ?? -1;
    if (!edit || at < 0) return null;
    return { ...edit, newText: edit.newText.slice(0, at) + words + edit.newText.slice(at + 1) };
  }
  const field = fieldsIn(file, text, item, demands).find((one) => one.demand === demand);
  if (!field) return null;
  const end = /[\r\n]/.exec(text.slice(field.start))?.index ?? text.length - field.start;
  const at = field.start + end;
  // Words behind the label are a criterion that no list holds.
  if (!/:[*_]{0,2}[ \t]*$/.test(text.slice(field.start, at))) return null;
  const eol = lineEndingAt(text, at);
  const isRow = field.bullet !== '';
  return {
    start: at,
    end: at,
    newText: isRow ? `${eol}${field.indent}  - [ ] ${words}` : `${eol}${eol}- [ ] ${words}`,
  };
}
