import { readyPlans } from '../../core/features/ready/readyWork';
import type { ReadyPhase, ReadyPlan, ReadyWork } from '../../core/features/ready/readyModel';
import { nameFrom } from '../../core/features/ready/readyMarkdown';
import { labelOf } from '../../core/graph/labels';
import { statusInWords } from '../../core/model/statusWords';
import type { Snapshot } from '../../core/workspace/snapshot';
import { Failure } from '../failure';
import { placeOf } from '../formats/outcome';
import { print, printJson, styled, visible } from '../output';
import { openProject } from '../project';
import type { Register } from './registered';

interface Options {
  readonly format: string;
}

export const ready: Register = ({ root, quietly, finish }) =>
  quietly(root.command('ready'))
    .description('list the work that can be begun, what can be done side by side, and what waits for what')
    .argument('[paths...]', 'plans or folders (default: the current folder)')
    .option('--format <format>', 'text or json', 'text')
    .action((paths: string[], { format }: Options) => finish(showReady(paths, format)));

function showReady(paths: readonly string[], format: string): number {
  if (format !== 'text' && format !== 'json') throw new Failure(`Unknown format "${format}": choose text or json.`);
  const { snapshot, isSelected } = openProject(paths, { otherwise: process.cwd() });
  const chosen = readyPlans(snapshot).flatMap((plan) => selected(snapshot, plan, isSelected) ?? []);
  if (format === 'json') printJson({ version: 1, plans: chosen.map((plan) => planJson(snapshot, plan)) });
  else if (chosen.length === 0) print('No plan here has work packages or tasks yet.');
  else print(chosen.flatMap((plan) => planLines(snapshot, plan)).join('\n'));
  return 0;
}

/** Of a plan some documents of which are named, the phases that these speak of. */
function selected(snapshot: Snapshot, plan: ReadyPlan, isSelected: (path: string) => boolean): ReadyPlan | null {
  if (isSelected(plan.path)) return plan;
  const { graph } = snapshot;
  const isOfPhase = ({ file, works }: ReadyPhase): boolean =>
    (file !== plan.path && isSelected(file)) || works.some(({ item }) => isSelected(graph.fileOfItem(item).path));
  const phases = plan.phases.filter(isOfPhase);
  return phases.length === 0 ? null : { ...plan, phases };
}

function planLines(snapshot: Snapshot, { path, title, phases }: ReadyPlan): string[] {
  const lines = [`${styled('bold', visible(title))}  ${styled('dim', visible(path))}`];
  if (phases.every(({ needsPlan, done, total }) => !needsPlan && done === total))
    return [`${lines.join('')}  (all done)`];
  for (const phase of phases) {
    const { id, title: words, done, total, works, needsPlan, entrance, waitsFor } = phase;
    const name = [id, words].filter((part) => part !== '').join(': ');
    if (name !== '') lines.push(`  ${visible(name)} (${needsPlan ? 'no plan yet' : `${done}/${total} done`})`);
    if (done === total) continue;
    if (entrance !== null && entrance !== '') lines.push(`    entrance: ${visible(entrance)}`);
    const from = works[0]?.item ?? -1;
    if (waitsFor.length > 0) lines.push(`    all of it waits for ${awaited(snapshot, waitsFor, from)}`);
    for (const [heading, lane] of lanesOf(works)) {
      lines.push(`    ${heading}`);
      for (const work of lane) lines.push(`      ${workLine(snapshot, work, waitsFor)}`);
    }
  }
  return lines;
}

/** The work in the order in which it can be done; what stands in one lane can be done side by side. */
function lanesOf(works: readonly ReadyWork[]): [string, ReadyWork[]][] {
  const lanes: [string, ReadyWork[]][] = [];
  const add = (heading: string, lane: ReadyWork[]): void => {
    if (lane.length > 0) lanes.push([heading, lane]);
  };
  const of = (readiness: ReadyWork['readiness']): ReadyWork[] => works.filter((work) => work.readiness === readiness);
  add('ready', of('ready'));
  add('under way', of('under way'));
  const waiting = of('waiting');
  const levels = [...new Set(waiting.map(({ level }) => level))].sort((a, b) => a - b);
  levels.forEach((level, i) =>
    add(
      i === 0 ? 'next' : 'then',
      waiting.filter((work) => work.level === level),
    ),
  );
  add('blocked', of('blocked'));
  add('optional or put off', of('set apart'));
  return lanes;
}

function workLine(snapshot: Snapshot, work: ReadyWork, told: ReadyPhase['waitsFor']): string {
  const { graph } = snapshot;
  const fact = graph.item(work.item);
  const file = graph.fileOfItem(work.item);
  const own = work.waitsFor.filter((one) => !told.some((other) => other.item === one.item));
  const waits =
    own.length === 0 || work.readiness === 'set apart' ? '' : `, waits for ${awaited(snapshot, own, work.item)}`;
  const circle = work.isInCircle
    ? ' (waits in a circle)'
    : work.status === 'blocked'
      ? ' (says that it is blocked)'
      : '';
  const where = `${visible(file.path)}:${placeOf(snapshot, file.path, fact.start).line}`;
  return `${visible(labelOf(fact, file))}  ${visible(fact.title)}${circle}${waits}  ${styled('dim', where)}`;
}

function awaited(snapshot: Snapshot, all: ReadyWork['waitsFor'], from: number): string {
  return all
    .map(
      ({ item, status }) =>
        `${visible(from < 0 ? snapshot.graph.item(item).id : nameFrom(snapshot, item, from))} (${statusInWords(status)})`,
    )
    .join(', ');
}

function planJson(snapshot: Snapshot, { path, title, phases }: ReadyPlan): object {
  const { graph } = snapshot;
  const place = (item: number): object => {
    const { path: file } = graph.fileOfItem(item);
    const { id, title: words, start } = graph.item(item);
    return { id, title: words, file, line: placeOf(snapshot, file, start).line };
  };
  const waits = (all: ReadyWork['waitsFor']): object[] =>
    all.map(({ item, status }) => ({ ...place(item), kind: graph.item(item).kind, status }));
  return {
    file: path,
    title,
    phases: phases.map(({ id, title: words, file, start, done, total, entrance, needsPlan, waitsFor, works }) => ({
      id,
      title: words,
      file,
      line: placeOf(snapshot, file, start).line,
      done,
      total,
      entrance,
      needsPlan,
      waitsFor: waits(waitsFor),
      work: works.map((work) => ({
        ...place(work.item),
        kind: graph.item(work.item).kind,
        status: work.status,
        readiness: work.readiness,
        level: work.level < 0 ? null : work.level,
        waitsFor: waits(work.waitsFor),
      })),
    })),
  };
}
