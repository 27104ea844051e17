import type { ItemFact } from '../facts/facts';
import type { Graph } from '../graph/graph';
import type { LinkedFile } from '../graph/linkedFile';
import type { Finding } from '../model/finding';
import type { PhaseView, PlanView, WorkView } from './planViews';

const END = Number.MAX_SAFE_INTEGER;

/** Findings of severity warning and error, by the plan, phase or piece of work that they stand in. */
export class Gaps {
  constructor(
    private readonly graph: Graph,
    private readonly findings: ReadonlyMap<string, readonly Finding[]>,
  ) {}

  /** A plan that its documents outline counts all of them, those without phases as well. */
  ofPlan(plan: PlanView): number {
    if (!plan.isOutlined) return sum(plan.phases, (phase) => this.ofPhase(plan, phase));
    const number = this.graph.file(plan.path)?.plan ?? -1;
    const files = number < 0 ? plan.files : (this.graph.group(number)?.files.map(({ path }) => path) ?? plan.files);
    return sum(files, (path) => this.ofFile(path));
  }

  /** A phase's plan document counts whole; where the phase and its work stand in one document, what stands in them. */
  ofPhase(plan: PlanView, phase: PhaseView): number {
    if (plan.isOutlined) return this.ownOf(phase.item) + sum(phase.work, (work) => this.ofWork(work));
    return phase.planPath === plan.path && phase.item >= 0
      ? sum(phase.work, (work) => this.ofWork(work))
      : this.ofFile(phase.planPath);
  }

  ofWork(work: WorkView): number {
    const item = this.graph.item(work.item);
    const file = this.graph.fileOfItem(work.item);
    if (file.rule?.outline) return this.ownOf(work.item) + sum(work.parts, (part) => this.ofWork(part));
    const list = this.findings.get(file.path);
    if (!list) return 0;
    if (item.kind === 'task') return count(list, item.start, Math.max(item.blockEnd, item.end));
    return count(list, item.start, endOfSection(file, item));
  }

  private ofFile(path: string | null): number {
    return path === null ? 0 : count(this.findings.get(path) ?? [], 0, END);
  }

  /** From an item to the next one of the outline, or to the heading that ends its section. */
  private ownOf(number: number): number {
    const file = this.graph.fileOfItem(number);
    const list = this.findings.get(file.path);
    const outline = file.rule?.outline;
    if (!list || !outline) return 0;
    const item = this.graph.item(number);
    const { items } = file.facts;
    const at = items.indexOf(item);
    // A row that defines several items at once is the first one's.
    if (items[at - 1]?.start === item.start) return 0;
    const isNext = ({ start, form }: ItemFact): boolean =>
      start > item.start && (outline.phases.has(form) || outline.work.has(form));
    const next = items.slice(at + 1).find(isNext);
    const start = Math.min(item.blockStart, item.start);
    return count(list, start, Math.min(next ? Math.min(next.blockStart, next.start) : END, endOfSection(file, item)));
  }
}

/** Where the next heading stands that is no deeper than the item's own; of a row, the next heading at all. */
function endOfSection(file: LinkedFile, item: ItemFact): number {
  const { headings } = file.facts;
  const own = headings[item.heading];
  const isHeading = own !== undefined && item.start >= own.start && item.start <= own.end;
  const next = headings.slice(item.heading + 1).find(({ depth }) => !isHeading || depth <= own.depth);
  return next?.start ?? END;
}

function count(findings: readonly Finding[], start: number, end: number): number {
  return findings.filter(
    (f) => (f.severity === 'error' || f.severity === 'warning') && f.start >= start && f.start < end,
  ).length;
}

function sum<T>(list: readonly T[], value: (entry: T) => number): number {
  return list.reduce((total, entry) => total + value(entry), 0);
}
