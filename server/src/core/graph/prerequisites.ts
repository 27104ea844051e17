import type { Graph } from './graph';
import type { LinkedFile } from './linkedFile';
import type { PlanGroup } from './planGroup';
import { everyActedOnBy, everyActingOn, type Trace } from './traces';

/** What a piece of work waits for by its own word and by that of others (`Blocks: WP-3`), each once. */
export function prerequisitesOf(graph: Graph, work: number): Trace[] {
  const found = new Map<number, Trace>();
  const traces = [
    ...graph.definitionsOf(work).flatMap((definition) => everyActedOnBy(graph, definition, 'depends-on')),
    ...everyActingOn(graph, work, 'blocks'),
  ];
  for (const trace of traces)
    if (trace.item >= 0 && trace.item !== work && !found.has(trace.item)) found.set(trace.item, trace);
  return [...found.values()];
}

/** What a document waits for as a whole: the phases that a plan names among its prerequisites. */
export function prerequisitesOfDocument(group: PlanGroup, file: LinkedFile): Trace[] {
  const { graph } = group;
  const links = group.linksOf('depends-on');
  const own = graph.phaseOfPlan(file.path);
  const itself = own ? graph.itemNumber(graph.fileIndex(own.masterPath), own.item) : -1;
  const found = new Map<number, Trace>();
  for (let i = 0; i < links.length; i += 3) {
    const [owner = -1, item = -1, reference = -1] = links.slice(i, i + 3);
    if (owner >= 0 || item < 0 || item === itself || graph.fileOfReference(reference) !== file) continue;
    if (!found.has(item)) found.set(item, { item, reference });
  }
  return [...found.values()];
}
