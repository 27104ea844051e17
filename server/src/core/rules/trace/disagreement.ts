import { disagreementFixes } from '../../authoring/disagreement';
import { packedField, ReferenceField, ReferenceFlag, referenceStride } from '../../facts/facts';
import type { Graph } from '../../graph/graph';
import type { PlanGroup } from '../../graph/planGroup';
import { roles } from '../../model/vocabulary';
import { citationOfItem, listOf } from '../display';
import { defineRule, type Report } from '../rule';
import { spanOf } from '../schedule';
import { disagreeingStatements, statedTwiceMessages } from '../statedTwice';

const COVERS = roles.indexOf('covers');

const messages = {
  ...statedTwiceMessages,
  rowAgainstTraces: (requirement: string, mapped: string, traced: string) =>
    `The checklist maps ${requirement} to ${mapped}, but ${traced} it.`,
  rowAlone: (requirement: string, mapped: string) =>
    `The checklist maps ${requirement} to ${mapped}, whose traced requirements do not name it.`,
  tracedHere: (work: string, requirement: string) => `${work} traces ${requirement} here.`,
  mappingAgainstSource: (risk: string, task: string) =>
    `The mapping says that ${task} mitigates ${risk}, but the Source of ${task} does not name it.`,
  sourceAgainstMapping: (risk: string, task: string) =>
    `The Source of ${task} names ${risk}, but the mapping of ${risk} does not name ${task}.`,
  sourceHere: (task: string) => `The Source of ${task}.`,
  mappingHere: (risk: string) => `The mapping of ${risk}.`,
  blocksAgainstDepends: (blocker: string, blocked: string) =>
    `${blocker} says that it blocks ${blocked}, but ${blocked} does not wait for ${blocker}.`,
  waitsHere: (work: string) => `What ${work} waits for.`,
};

/** Two places of a plan that say different things of one link: told once, where the narrower one stands. */
export const disagreement = defineRule({
  code: 'trace/disagreement',
  title: 'Disagreement',
  severity: 'warning',
  looksAt: 'plan',
  messages,
  *check(group) {
    const { graph } = group;
    for (const f of group.indexes) {
      if (graph.files[f]?.rule?.duty === 'plan') yield* rowsAgainstTraces(graph, f);
    }
    yield* mappingsAgainstSources(group);
    yield* blocksAgainstDepends(group);
    yield* disagreeingStatements(group);
  },
  fixes: disagreementFixes,
});

function nameOf(graph: Graph, item: number): string {
  return citationOfItem(graph.item(item), graph.fileOfItem(item));
}

/** `[4.4-3] … → WP-2` against the *Requirements traced* of the plan's work packages. */
function* rowsAgainstTraces(graph: Graph, f: number): Generator<Report> {
  const file = graph.files[f];
  if (!file) return;
  const { references } = file.facts;
  const mapped: { requirement: number; work: number; reference: number }[] = [];
  const tracedBy = new Map<number, { work: number; reference: number }[]>();
  const tracing = new Set<number>();
  for (let at = 0, r = 0; at < references.length; at += referenceStride, r++) {
    if (packedField(references, at, ReferenceField.role) !== COVERS) continue;
    const reference = graph.referenceNumber(f, r);
    const target = graph.parts.targets[reference] ?? -1;
    const owner = references[at + ReferenceField.owner] ?? -1;
    if (owner < 0) continue;
    const ownerItem = graph.itemNumber(f, owner);
    if ((packedField(references, at, ReferenceField.flags) & ReferenceFlag.reverse) !== 0) {
      if (target >= 0) mapped.push({ requirement: graph.canonicalOf(ownerItem), work: target, reference });
      continue;
    }
    tracing.add(ownerItem);
    if (target < 0) continue;
    const list = tracedBy.get(target) ?? [];
    list.push({ work: ownerItem, reference });
    tracedBy.set(target, list);
  }
  // Where most rows of a work package are missing from its traces, the traces are an abridgement, no contradiction.
  const agreeing = new Map<number, number>();
  for (const { requirement, work } of mapped) {
    const agrees = (tracedBy.get(requirement) ?? []).some((t) => t.work === work);
    agreeing.set(work, (agreeing.get(work) ?? 0) + (agrees ? 1 : -1));
  }
  for (const { requirement, work, reference } of mapped) {
    if (requirement < 0 || !tracing.has(work)) continue;
    const traces = tracedBy.get(requirement) ?? [];
    if (traces.some((t) => t.work === work)) continue;
    if (graph.fileOfItem(work) !== file || (traces.length === 0 && (agreeing.get(work) ?? 0) < 0)) continue;
    const name = nameOf(graph, requirement);
    const others = [...new Set(traces.map((t) => nameOf(graph, t.work)))];
    yield {
      file: file.path,
      ...spanOf(graph, reference),
      fixable: true,
      id: graph.item(requirement).id,
      message:
        others.length > 0
          ? messages.rowAgainstTraces(
              name,
              nameOf(graph, work),
              `${listOf(others)} ${others.length > 1 ? 'trace' : 'traces'}`,
            )
          : messages.rowAlone(name, nameOf(graph, work)),
      related: traces.map((t) => ({
        file: file.path,
        ...spanOf(graph, t.reference),
        message: messages.tracedHere(nameOf(graph, t.work), name),
      })),
    };
  }
}

/** `R-004 → T-025` against the Source column of T-025. */
function* mappingsAgainstSources(group: PlanGroup): Generator<Report> {
  const { graph } = group;
  const mitigates = group.linksOf('mitigates');
  if (mitigates.length === 0) return;
  const sources = group.linksOf('sourced-from');
  const named = new Map<string, number>();
  const namesRisks = new Set<string>();
  for (let i = 0; i < sources.length; i += 3) {
    const risk = sources[i + 1] ?? -1;
    // A second row with the same ID is a defect of its own: what either says of its sources counts for the task.
    const task = definitionOf(graph, sources[i] ?? -1);
    if (risk < 0 || task < 0 || graph.item(risk).kind !== 'risk') continue;
    named.set(`${task} ${risk}`, sources[i + 2] ?? -1);
    namesRisks.add(graph.fileOfItem(task).path);
  }
  const mappedPairs = new Set<string>();
  const mappingOf = new Map<number, number>();
  for (let i = 0; i < mitigates.length; i += 3) {
    const task = mitigates[i] ?? -1;
    const risk = mitigates[i + 1] ?? -1;
    const reference = mitigates[i + 2] ?? -1;
    if (task < 0 || risk < 0) continue;
    mappedPairs.add(`${task} ${risk}`);
    if (!mappingOf.has(risk)) mappingOf.set(risk, reference);
    const file = graph.fileOfItem(task);
    if (named.has(`${task} ${risk}`) || !namesRisks.has(file.path)) continue;
    const cell = sourceCellOf(graph, task);
    if (!cell || cell.empty) continue;
    yield {
      file: graph.fileOfReference(reference).path,
      ...spanOf(graph, reference),
      fixable: true,
      id: graph.item(risk).id,
      message: messages.mappingAgainstSource(nameOf(graph, risk), nameOf(graph, task)),
      related: [
        { file: file.path, start: cell.start, end: cell.end, message: messages.sourceHere(nameOf(graph, task)) },
      ],
    };
  }
  for (const [pair, reference] of named) {
    const [task = -1, risk = -1] = pair.split(' ').map(Number);
    const mapping = mappingOf.get(risk);
    if (mappedPairs.has(pair) || mapping === undefined) continue;
    yield {
      file: graph.fileOfReference(reference).path,
      ...spanOf(graph, reference),
      fixable: true,
      id: graph.item(risk).id,
      message: messages.sourceAgainstMapping(nameOf(graph, risk), nameOf(graph, task)),
      related: [
        {
          file: graph.fileOfReference(mapping).path,
          ...spanOf(graph, mapping),
          message: messages.mappingHere(nameOf(graph, risk)),
        },
      ],
    };
  }
}

/** The definition that counts, of an item or of another row that has its ID. */
function definitionOf(graph: Graph, item: number): number {
  const canonical = item < 0 ? -1 : graph.canonicalOf(item);
  return canonical < 0 ? item : canonical;
}

function sourceCellOf(graph: Graph, task: number): { start: number; end: number; empty: boolean } | undefined {
  const file = graph.fileOfItem(task);
  const index = task - graph.itemNumber(graph.fileIndex(file.path), 0);
  return file.facts.sourceCells.find((cell) => cell.item === index);
}

/** *Blocks* against *Blocked by*: only where the blocked work says what it waits for. */
function* blocksAgainstDepends(group: PlanGroup): Generator<Report> {
  const { graph } = group;
  const blocks = group.linksOf('blocks');
  if (blocks.length === 0) return;
  const waits = group.linksOf('depends-on');
  const pairs = new Set<string>();
  const firstWait = new Map<number, number>();
  for (let i = 0; i < waits.length; i += 3) {
    pairs.add(`${waits[i] ?? -1} ${waits[i + 1] ?? -1}`);
    if (!firstWait.has(waits[i] ?? -1)) firstWait.set(waits[i] ?? -1, waits[i + 2] ?? -1);
  }
  for (let i = 0; i < blocks.length; i += 3) {
    const blocker = blocks[i] ?? -1;
    const blocked = blocks[i + 1] ?? -1;
    const reference = blocks[i + 2] ?? -1;
    const wait = firstWait.get(blocked);
    if (blocker < 0 || blocked < 0 || wait === undefined || pairs.has(`${blocked} ${blocker}`)) continue;
    yield {
      file: graph.fileOfReference(reference).path,
      ...spanOf(graph, reference),
      fixable: true,
      id: graph.item(blocked).id,
      message: messages.blocksAgainstDepends(nameOf(graph, blocker), nameOf(graph, blocked)),
      related: [
        {
          file: graph.fileOfReference(wait).path,
          ...spanOf(graph, wait),
          message: messages.waitsHere(nameOf(graph, blocked)),
        },
      ],
    };
  }
}
