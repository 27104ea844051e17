import { ReferenceField, type RowFact } from '../../facts/facts';
import { tidy } from '../../facts/titles';
import type { Graph } from '../../graph/graph';
import { prerequisitesOf, prerequisitesOfDocument } from '../../graph/prerequisites';
import { isSetApart, progressIn } from '../../graph/progress';
import { ownedBy } from '../../graph/traces';
import type { Status } from '../../model/vocabulary';
import type { Snapshot } from '../../workspace/snapshot';
import { readyWork } from '../ready/readyWork';
import { ItemTexts } from './itemTexts';
import { citedPassages, tracedTexts, type CitedPassage, type TracedText } from './tracedTexts';

/** A criterion of the work. */
export interface BriefCriterion {
  readonly text: string;
  readonly status: Status | null;
  readonly start: number;
}

/** What the work waits for, and how far that is. */
export interface BriefPrerequisite {
  readonly item: number;
  readonly status: Status | null;
  readonly isSettled: boolean;
}

/** Everything that somebody has to read before beginning with a piece of work. */
export interface WorkBrief {
  readonly item: number;
  readonly file: string;
  readonly status: Status | null;
  /** The phase that it is of, as its number in the graph; -1 for none. */
  readonly phase: number;
  readonly description: string;
  /** Labelled parts of one line: complexity, owner. */
  readonly fields: readonly { readonly label: string; readonly value: string }[];
  readonly waitsFor: readonly BriefPrerequisite[];
  readonly criteria: readonly BriefCriterion[];
  /** Numbers of the work that stands below it. */
  readonly parts: readonly { readonly item: number; readonly status: Status | null }[];
  readonly traces: readonly TracedText[];
  readonly passages: readonly CitedPassage[];
  /** IDs that it traces and nothing defines. */
  readonly broken: readonly { readonly id: string; readonly start: number }[];
  /** Other documents that describe the work. */
  readonly alsoIn: readonly number[];
}

/** A piece of work with the full text of what it traces; see `product.md`: `plantrace show WP-3`. */
export function workBrief(snapshot: Snapshot, work: number): WorkBrief {
  const { graph } = snapshot;
  const file = graph.fileOfItem(work);
  const group = graph.group(file.plan);
  const progress = group ? progressIn(group) : null;
  const statusOf = (item: number): Status | null => progress?.statusOf(item) ?? graph.item(item).status;
  const texts = new ItemTexts(snapshot);
  const text = texts.textOf(file.path);
  const index = work - graph.itemNumber(graph.fileIndex(file.path), 0);
  const awaited = new Map<number, Status | null>();
  for (const { item } of [...prerequisitesOf(graph, work), ...(group ? prerequisitesOfDocument(group, file) : [])])
    awaited.set(item, statusOf(item));
  for (const { item, status } of readyWork(snapshot, work)?.waitsFor ?? []) awaited.set(item, status);
  const criteria = file.facts.rows.filter((row: RowFact) => row.kind === 'criterion' && row.owner === index);
  const { description, fields } = described(graph, work, texts);
  return {
    item: work,
    file: file.path,
    status: statusOf(work),
    phase: phaseOf(graph, work),
    description,
    fields,
    waitsFor: [...awaited].map(([item, status]) => ({
      item,
      status,
      isSettled: status === 'done' || isSetApart(status),
    })),
    criteria: criteria
      .map(({ start, end, status }) => ({ text: tidy(text.slice(start, end)), status, start }))
      .filter((criterion) => !isSlot(criterion.text)),
    parts: [...new Set(progress?.partsOf(work) ?? [])].map((item) => ({ item, status: statusOf(item) })),
    traces: tracedTexts(snapshot, work, texts),
    passages: citedPassages(snapshot, work),
    broken: brokenTraces(graph, work),
    alsoIn: graph.definitionsOf(work).filter((definition) => graph.fileOfItem(definition) !== file),
  };
}

function phaseOf(graph: Graph, work: number): number {
  const file = graph.fileOfItem(work);
  const relation = graph.phaseOfPlan(file.path);
  if (relation) return graph.itemNumber(graph.fileIndex(relation.masterPath), relation.item);
  const base = graph.itemNumber(graph.fileIndex(file.path), 0);
  for (let at = graph.item(work).parent; at >= 0; at = file.facts.items[at]?.parent ?? -1)
    if (file.facts.items[at]?.kind === 'phase') return base + at;
  return -1;
}

/** Traces that lead nowhere. */
function brokenTraces(graph: Graph, work: number): WorkBrief['broken'] {
  return ownedBy(graph, work).flatMap((reference) => {
    const role = graph.roleOf(reference);
    if ((role !== 'covers' && role !== 'verifies') || graph.stateOf(reference) !== 'dangling') return [];
    const id = graph.text(graph.field(reference, ReferenceField.symbol));
    return [{ id, start: graph.field(reference, ReferenceField.start) }];
  });
}

/** Where somebody has still to write something. */
export const isSlot = (text: string): boolean => /^\s*(?:\u2026|\.{3})?\s*$/.test(text);

const LABEL = /^[ \t>]*(?:[-*+][ \t]+)?(?:\*\*|__)([^*_:\r\n]{1,60}):?(?:\*\*|__):?[ \t]*(.{0,2000})$/;
const DESCRIPTION = /^(?:description|summary|goal|what|objective)$/i;
const FIELD = /^(?:complexity|estimated complexity|size|effort|estimate|owner|priority|independent test)$/i;

/** The words of a section before its labelled parts, or behind the label that describes it; and its short fields. */
function described(graph: Graph, work: number, texts: ItemTexts): Pick<WorkBrief, 'description' | 'fields'> {
  const { heading, start, title } = graph.item(work);
  const own = graph.fileOfItem(work).facts.headings[heading];
  const isHeading = own !== undefined && own.start <= start && start < own.end;
  const text = texts.fullTextOf(work);
  if (!isHeading) return { description: text.startsWith(title) ? text.slice(title.length).trim() : text, fields: [] };
  const fields: { label: string; value: string }[] = [];
  const said: string[] = [];
  let takes = true;
  for (const line of text === title ? [] : text.split('\n')) {
    const labelled = LABEL.exec(line);
    if (labelled) {
      const [, label = '', value = ''] = labelled;
      takes = DESCRIPTION.test(label.trim());
      if (takes) said.push(value);
      else if (FIELD.test(label.trim()) && !isSlot(value)) fields.push({ label: label.trim(), value: value.trim() });
    } else if (/^#{1,6}\s/.test(line) || /^[ \t]*[-*+][ \t]+\[.\]/.test(line)) takes = false;
    else if (takes) said.push(line);
  }
  return { description: said.join('\n').trim(), fields };
}
