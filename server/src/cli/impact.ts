import { actedOnWords, actingWords, touchedBranches } from '../core/features/changes/branches';
import { impactMarkdown, impactSinceMarkdown } from '../core/features/changes/changesMarkdown';
import { countedChanges } from '../core/features/changes/counted';
import { toldOf } from '../core/features/changes/told';
import { touchedBy, type ToldTouched } from '../core/features/changes/touched';
import { impactOf, type Touched } from '../core/features/impact';
import type { Graph } from '../core/graph/graph';
import { labelOf } from '../core/graph/labels';
import { listOf } from '../core/text/wording';
import type { Snapshot } from '../core/workspace/snapshot';
import { branchesText } from './changes/branchesText';
import { touchedJson } from './changes/changesJson';
import { changesSince } from './changes/comparison';
import { Failure } from './failure';
import { placeOf } from './formats/outcome';
import { itemsNamed } from './namedItems';
import { print, printJson, styled, visible } from './output';
import { openProject, type Project } from './project';

export interface ImpactOptions {
  readonly root?: string;
  readonly since?: string;
  readonly format: string;
}

const FORMATS = ['text', 'md', 'json'];

/**
 * Shows which work, criteria, tests and phases a change of an item touches, or all changes since a git revision.
 * @throws Failure where nothing has the ID, or there is no such revision.
 */
export function impact(id: string | undefined, options: ImpactOptions): number {
  const { root, since, format } = options;
  if (!FORMATS.includes(format)) throw new Failure(`Unknown format "${format}": choose text, md or json.`);
  if ((id === undefined) === (since === undefined))
    throw new Failure('Name the item that changes, or a git revision with --since; one of the two.');
  const project = openProject(root === undefined ? [] : [root], { root });
  if (since !== undefined) impactSince(project, since, format);
  else impactOfItems(project.snapshot, itemsNamed(project.snapshot, id ?? ''), format);
  return 0;
}

function impactOfItems(snapshot: Snapshot, found: readonly number[], format: string): void {
  const { graph } = snapshot;
  if (format === 'json') printJson({ version: 1, items: found.map((item) => asJson(snapshot, item)) });
  else if (format === 'text') print(found.map((item) => asText(snapshot, item)).join('\n\n'));
  else print(found.map((item) => impactMarkdown([toldOf(graph, item)], touchedBy(graph, [item]))).join('\n'));
}

function impactSince(project: Project, since: string, format: string): void {
  const changes = changesSince(project, since);
  const { touched } = changes;
  if (format === 'json') printJson({ version: 1, since, touched: touched.map(touchedJson) });
  else if (format === 'md') print(impactSinceMarkdown(changes, since));
  else if (changes.changes.length === 0) print(`Nothing that the plans define changed since ${visible(since)}.`);
  else {
    const lead = `Since ${visible(since)}: ${listOf(countedChanges(changes.changes), 12)}.`;
    print(
      [lead, touched.length === 0 ? 'Nothing else is held to it.' : branchesText(touchedBranches(touched))].join(
        '\n\n',
      ),
    );
  }
}

function asJson(snapshot: Snapshot, target: number): object {
  const { graph } = snapshot;
  const of = (item: number): { id: string; kind: string; title: string } => {
    const { id, kind, title } = graph.item(item);
    return { id, kind, title };
  };
  const file = graph.fileOfItem(target).path;
  const phases = phasesOf(graph, target).map(({ told, via }) => ({
    id: told.id,
    kind: told.kind,
    title: told.title,
    via: via.id,
    file: told.file,
    line: told.line,
  }));
  return {
    ...of(target),
    file,
    ...placeOf(snapshot, file, graph.item(target).start),
    touched: impactOf(graph, [target]).map((touched) => ({
      ...(touched.item < 0 ? { id: null, kind: null, title: '' } : of(touched.item)),
      role: touched.role,
      via: graph.item(touched.via).id,
      distance: touched.distance,
      file: touched.file,
      ...placeOf(snapshot, touched.file, touched.start),
    })),
    phases,
  };
}

/** The phases that the item and all that it touches lie in; those that are touched otherwise stand among the rest. */
function phasesOf(graph: Graph, target: number): ToldTouched[] {
  return touchedBy(graph, [target]).filter(({ part, role }) => part === 'phases' && role === null);
}

function asText(snapshot: Snapshot, target: number): string {
  const { graph } = snapshot;
  const item = graph.item(target);
  const file = graph.fileOfItem(target);
  const name = (of: number): string => visible(labelOf(graph.item(of), graph.fileOfItem(of)));
  const where = (path: string, start: number): string =>
    styled('dim', `${visible(path)}:${placeOf(snapshot, path, start).line}`);
  const line = ({ item: of, file: path, start }: Touched): string =>
    of < 0 ? where(path, start) : `${name(of)}  ${visible(graph.item(of).title)}  ${where(path, start)}`;
  const lines = [
    `${styled('bold', name(target))}  ${visible(item.title)}`,
    `  defined at ${where(file.path, item.start)}`,
  ];
  const touched = impactOf(graph, [target]);
  const titleOf = ({ role }: Touched): string => (role === null ? 'its parts' : (actedOnWords[role] ?? 'named by'));
  const direct = touched.filter(({ distance }) => distance === 1);
  for (const title of new Set(direct.map(titleOf))) {
    lines.push(`  ${title}`);
    for (const each of direct) if (titleOf(each) === title) lines.push(`    ${line(each)}`);
  }
  const further = touched.filter(({ distance }) => distance > 1);
  if (further.length > 0) lines.push('  and further on');
  for (const each of further) {
    const verb = each.role === null ? 'is a part of' : (actingWords[each.role] ?? 'is held to');
    lines.push(`    ${line(each)} (${verb} ${name(each.via)})`);
  }
  if (touched.length === 0) lines.push('  nothing is held to it');
  const phases = phasesOf(graph, target);
  if (phases.length > 0) lines.push('  phases that this is in');
  for (const { told } of phases)
    lines.push(`    ${visible(told.label)}  ${visible(told.title)}  ${where(told.file, told.start)}`);
  return lines.join('\n');
}
