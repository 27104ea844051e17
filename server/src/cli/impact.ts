import { impactOf, type Touched } from '../core/features/impact';
import { labelOf } from '../core/graph/labels';
import type { Role } from '../core/model/vocabulary';
import type { Snapshot } from '../core/workspace/snapshot';
import { Failure } from './failure';
import { placeOf } from './formats/outcome';
import { itemsNamed } from './namedItems';
import { print, printJson, styled, visible } from './output';
import { openProject } from './project';

export interface ImpactOptions {
  readonly root?: string;
  readonly format: string;
}

/** Shows which work, criteria and tests a change of an item touches. @throws Failure where nothing has the ID. */
export function impact(id: string, { root, format }: ImpactOptions): number {
  if (format !== 'text' && format !== 'json') throw new Failure(`Unknown format "${format}": choose text or json.`);
  const { snapshot } = openProject(root === undefined ? [] : [root], { root });
  const found = itemsNamed(snapshot, id);
  if (format === 'json') printJson({ version: 1, items: found.map((item) => asJson(snapshot, item)) });
  else print(found.map((item) => asText(snapshot, item)).join('\n\n'));
  return 0;
}

function asJson(snapshot: Snapshot, target: number): object {
  const { graph } = snapshot;
  const of = (item: number): { id: string; kind: string; title: string } => {
    const { id, kind, title } = graph.item(item);
    return { id, kind, title };
  };
  const file = graph.fileOfItem(target).path;
  return {
    ...of(target),
    file,
    ...placeOf(snapshot, file, graph.item(target).start),
    touched: impactOf(graph, target).map((touched) => ({
      ...(touched.item < 0 ? { id: null, kind: null, title: '' } : of(touched.item)),
      role: touched.role,
      via: graph.item(touched.via).id,
      distance: touched.distance,
      file: touched.file,
      ...placeOf(snapshot, touched.file, touched.start),
    })),
  };
}

const TITLES: Partial<Readonly<Record<Role, string>>> = {
  covers: 'covered by',
  verifies: 'verified by',
  mitigates: 'mitigated by',
  implements: 'implemented by',
  tests: 'tested by',
  'sourced-from': 'source of',
  'derived-from': 'source of',
  'depends-on': 'needed by',
  'defers-to': 'deferred to by',
  schedules: 'scheduled by',
};

const VERBS: Partial<Readonly<Record<Role, string>>> = {
  covers: 'covers',
  verifies: 'verifies',
  'depends-on': 'waits for',
  schedules: 'schedules',
  'defers-to': 'defers to',
  mitigates: 'mitigates',
  implements: 'implements',
  tests: 'tests',
};

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
  const touched = impactOf(graph, target);
  const titleOf = ({ role }: Touched): string => (role === null ? 'its parts' : (TITLES[role] ?? 'named by'));
  const direct = touched.filter(({ distance }) => distance === 1);
  for (const title of new Set(direct.map(titleOf))) {
    lines.push(`  ${title}`);
    for (const each of direct) if (titleOf(each) === title) lines.push(`    ${line(each)}`);
  }
  const further = touched.filter(({ distance }) => distance > 1);
  if (further.length > 0) lines.push('  and further on');
  for (const each of further) {
    const verb = each.role === null ? 'is a part of' : (VERBS[each.role] ?? 'is held to');
    lines.push(`    ${line(each)} (${verb} ${name(each.via)})`);
  }
  if (touched.length === 0) lines.push('  nothing is held to it');
  return lines.join('\n');
}
