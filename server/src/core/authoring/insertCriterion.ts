import { readCheckbox } from '../facts/status';
import { packedField, ReferenceField, referenceStride } from '../facts/facts';
import type { Graph } from '../graph/graph';
import { hasCriteria, isVerifiedIn, unverifiedOf } from '../graph/unverified';
import type { Finding } from '../model/finding';
import { roles } from '../model/vocabulary';
import { LineIndex } from '../text/lineIndex';
import type { TextEdit } from '../text/edit';
import type { Snapshot } from '../workspace/snapshot';
import { lineEndingAt } from './lineEnding';
import { nextBullet } from './listRow';
import { openDocument } from './openDocument';
import type { PlanProse, Run } from './planProse';
import { firstPreferred, repairOf, type Repair } from './repair';
import { dressedSpan } from './trace';

const MOST_CHOICES = 3;
const VERIFIES = roles.indexOf('verifies');

/**
 * *Insert acceptance criterion*: below the last criterion of a work package that covers the requirement, written as its
 * neighbours are. It says what the requirement says; the criterion of a prohibition says that trying it fails.
 */
export function insertCriterionFixes(snapshot: Snapshot, finding: Finding): Repair[] {
  const { graph } = snapshot;
  const group = graph.group(graph.file(finding.file)?.plan ?? -1);
  const unverified = (group ? unverifiedOf(group) : []).find(
    ({ row }) => graph.item(row).start === finding.start && graph.fileOfItem(row).path === finding.file,
  );
  if (!unverified) return [];
  const { id, title, form } = graph.item(unverified.row);
  const verified = { id, form, words: title, negative: unverified.negative };
  return firstPreferred(
    unverified.works.slice(0, MOST_CHOICES).flatMap((work) => {
      const file = graph.fileOfItem(work).path;
      const prose = openDocument(snapshot, file);
      const edit = prose && criterionEdit(graph, file, prose, work, verified);
      const name = unverified.negative ? 'negative criterion' : 'acceptance criterion';
      return edit ? [repairOf(`Insert ${name} for ${id} in ${graph.item(work).id}`, file, prose.text, [edit])] : [];
    }),
  );
}

/** What a criterion is to verify. */
export interface Verified {
  readonly id: string;
  readonly form: number;
  readonly words: string;
  readonly negative: boolean;
}

/**
 * The criterion that a requirement needs besides, once work covers it: where the plan names others of its kind in its
 * criteria and the work package has some. Null where nothing would be missed.
 */
export function criterionBeside(
  graph: Graph,
  path: string,
  prose: PlanProse,
  work: number,
  verified: Verified,
): TextEdit | null {
  if (!isVerifiedIn(graph, path, verified.form) || !hasCriteria(graph, work)) return null;
  const known = graph.itemNamed(verified.id, path);
  if (known >= 0 && (graph.parts.verified[known] ?? 0) > 0) return null;
  return criterionEdit(graph, path, prose, work, verified);
}

function criterionEdit(
  graph: Graph,
  path: string,
  prose: PlanProse,
  work: number,
  verified: Verified,
): TextEdit | null {
  return criterionRow(graph, path, prose, work, criterionText(graph, path, prose, verified));
}

/** A criterion of these words below the last one of a work package; null where it has none in a list. */
export function criterionRow(
  graph: Graph,
  path: string,
  prose: PlanProse,
  work: number,
  words: string,
): TextEdit | null {
  const { text, blocks } = prose;
  const f = graph.fileIndex(path);
  const { rows } = graph.files[f].facts;
  const runs = rows.flatMap((criterion) => {
    const isOwn = criterion.kind === 'criterion' && graph.itemNumber(f, criterion.owner) === work;
    const run = isOwn ? prose.runAt(criterion.start) : null;
    return run && blocks[blocks[run.block].parent]?.kind === 'item' ? [run] : [];
  });
  const first = runs[0];
  if (!first) return null;
  const listOf = (run: Run): number => blocks[blocks[run.block].parent].parent;
  const model = runs.filter((run) => listOf(run) === listOf(first)).pop() ?? first;
  const item = blocks[blocks[model.block].parent];
  const lines = new LineIndex(text);
  const lineStart = lines.lineStart(lines.lineAt(item.start));
  const prefix = text.slice(lineStart, item.start).replace(/[^\s>]/g, ' ');
  const box = readCheckbox(text, model.start);
  const bullet = nextBullet(text.slice(item.start, model.start));
  const mark = box ? `[ ]${text.slice(box.start, box.end).replace(/^.*\]/, '')}` : '';
  const isStopped = runs.every((run) => text.charAt(run.end - 1) === '.') && !words.endsWith('.');
  const newText = `${bullet}${mark}${words}${isStopped ? '.' : ''}`;
  const at = lines.lineEnd(lines.lineAt(item.end));
  return { start: at, end: at, newText: lineEndingAt(text, at) + prefix + newText };
}

/** What a criterion says that verifies a requirement: its words, for a prohibition that trying it fails, and the ID. */
export function criterionText(graph: Graph, path: string, prose: PlanProse, verified: Verified): string {
  return `${criterionWords(verified)} ${citation(graph, path, prose, verified)}`;
}

/** The same without the ID, for plans whose criteria name none. */
export function criterionWords(verified: Pick<Verified, 'words' | 'negative'>): string {
  const words = verified.words.replace(/\s*\(negative\)/i, '').replace(/\.$/, '');
  return verified.negative ? `Negative: ${words}; an attempt to do so fails` : words;
}

/** The ID as the plan's criteria cite such IDs, `(verifies [4.4-3])` where they don't say. */
function citation(graph: Graph, path: string, prose: PlanProse, item: Verified): string {
  const { text } = prose;
  const { facts, profile } = graph.files[graph.fileIndex(path)];
  const { references } = facts;
  const brackets = profile?.grammar.forms[item.form]?.brackets ?? false;
  for (let at = 0; at < references.length; at += referenceStride) {
    if (packedField(references, at, ReferenceField.role) !== VERIFIES || references[at + ReferenceField.owner] < 0)
      continue;
    if (packedField(references, at, ReferenceField.form) !== item.form) continue;
    const start = references[at + ReferenceField.start];
    const end = references[at + ReferenceField.end];
    const run = prose.runAt(start);
    if (!run || end > run.end) continue;
    const { dressedStart, dressedEnd } = dressedSpan(prose, run, start, end);
    const dressing = [text.slice(dressedStart, start), text.slice(end, dressedEnd)];
    if (dressing[1].includes('](') || (brackets && !dressing[0].includes('['))) continue;
    if (dressing[0].startsWith('(')) return dressing[0] + item.id + dressing[1];
    const before = text.slice(Math.max(run.start, dressedStart - 24), dressedStart);
    const open = /\s(\((?:[A-Za-z]{1,12}:? )?|[\u2014\u2013\u2192]\s?(?:[A-Za-z]{1,12}:? )?)$/.exec(before)?.[1];
    if (open !== undefined) return `${open}${dressing[0]}${item.id}${dressing[1]}${open.startsWith('(') ? ')' : ''}`;
  }
  return `(verifies ${brackets ? `[${item.id}]` : item.id})`;
}
