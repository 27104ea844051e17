import { labelOf } from '../../graph/labels';
import { statusInWords } from '../../model/statusWords';
import { listOf } from '../../text/wording';
import { markdownWords } from '../../views/markdownWords';
import { linkToItem, linkToPlace } from '../../views/shownLinks';
import type { Snapshot } from '../../workspace/snapshot';
import type { Awaited, ReadyPhase, ReadyPlan, ReadyWork } from './readyModel';

const MOST_AWAITED = 6;

/** What can be begun, as a document to read: phase by phase, in the order in which it can be done. */
export function readyMarkdown(snapshot: Snapshot, plans: readonly ReadyPlan[]): string {
  const writer = new ReadyWriter(snapshot);
  const body = plans.flatMap((plan) => writer.plan(plan));
  return `${["# What's ready", ...body].join('\n\n')}\n`;
}

class ReadyWriter {
  constructor(private readonly snapshot: Snapshot) {}

  plan({ path, title, phases }: ReadyPlan): string[] {
    const { graph } = this.snapshot;
    const done = phases.filter(isOver);
    const parts = [`## ${linkToPlace(graph, markdownWords(title) || path, path, 0)}`];
    if (done.length > 0 && done.length === phases.length) return [...parts, 'All of it is done.'];
    if (done.length > 0) parts.push(`Done: ${done.map((phase) => this.nameOf(phase)).join(', ')}.`);
    return [...parts, ...phases.filter((phase) => !isOver(phase)).flatMap((phase) => this.phase(phase))];
  }

  private phase(phase: ReadyPhase): string[] {
    const { works, done, total, entrance, needsPlan, waitsFor } = phase;
    const parts: string[] = [];
    const name = this.nameOf(phase);
    const title = phase.title === '' ? name : `${name}: ${markdownWords(phase.title)}`;
    if (name !== '') parts.push(`### ${title} (${done}/${total})`);
    if (needsPlan) return [`### ${title}`, 'It has no plan yet: *New Phase Plan* writes one.'];
    if (entrance !== null && entrance !== '') parts.push(`Entrance: ${markdownWords(entrance)}`);
    if (waitsFor.length > 0) parts.push(`All of it waits for ${this.awaited(waitsFor, works[0]?.item ?? -1)}.`);
    const of = (readiness: ReadyWork['readiness']): ReadyWork[] => works.filter((work) => work.readiness === readiness);
    const ready = of('ready');
    parts.push(...this.list(ready.length > 1 ? 'Ready, side by side' : 'Ready', ready, waitsFor));
    parts.push(...this.list('Under way', of('under way'), waitsFor));
    const waiting = of('waiting');
    const levels = [...new Set(waiting.map(({ level }) => level))].sort((a, b) => a - b);
    levels.forEach((level, i) => {
      const lane = waiting.filter((work) => work.level === level);
      const when = i === 0 ? 'Next' : 'Then';
      parts.push(...this.list(lane.length > 1 ? `${when}, side by side` : when, lane, waitsFor));
    });
    parts.push(...this.list('Blocked', of('blocked'), waitsFor));
    parts.push(...this.list('Optional or put off', of('set apart'), waitsFor));
    return parts;
  }

  private list(title: string, works: readonly ReadyWork[], told: readonly Awaited[]): string[] {
    return works.length === 0 ? [] : [`**${title}**:`, works.map((work) => this.row(work, told)).join('\n')];
  }

  private row({ item, waitsFor, readiness, isInCircle, status }: ReadyWork, told: readonly Awaited[]): string {
    const title = markdownWords(this.snapshot.graph.item(item).title);
    const own = waitsFor.filter((one) => !told.some((other) => other.item === one.item));
    const reason = isInCircle ? ' (waits in a circle)' : status === 'blocked' ? ' (says that it is blocked)' : '';
    const waits = own.length === 0 || readiness === 'set apart' ? '' : `; waits for ${this.awaited(own, item)}`;
    return `- ${linkToItem(this.snapshot.graph, item)}${title === '' ? '' : ` ${title}`}${reason}${waits}`;
  }

  private awaited(all: readonly Awaited[], from: number): string {
    const names = all.map(({ item, status }) => {
      const link = linkToItem(this.snapshot.graph, item, nameFrom(this.snapshot, item, from));
      return `${link} (${statusInWords(status)})`;
    });
    return listOf(names, MOST_AWAITED);
  }

  private nameOf({ item, id, file, start }: ReadyPhase): string {
    return id === '' ? '' : linkToPlace(this.snapshot.graph, item < 0 ? markdownWords(id) : id, file, start);
  }
}

const isOver = ({ works, done, total, needsPlan }: ReadyPhase): boolean =>
  !needsPlan && works.length > 0 && done === total;

/** Each plan has a `WP-3` of its own: that of another one is named with its phase. */
export function nameFrom({ graph }: Snapshot, item: number, from: number): string {
  const file = graph.fileOfItem(item);
  const fact = graph.item(item);
  const isOthers = file !== graph.fileOfItem(from) && file.profile?.grammar.forms[fact.form]?.scope === 'document';
  const isPhase = fact.kind === 'phase';
  return isOthers && !isPhase && file.facts.phaseLabel !== null
    ? `Phase ${file.facts.phaseLabel} ${labelOf(fact, file)}`
    : labelOf(fact, file);
}
