import type { Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import { ordinalOf, seriesNumber } from '../../graph/sections';

/** A row of plans that stands for a bullet: the same one may stand in several plans. */
export interface SeriesRow {
  readonly id: string;
  readonly number: number;
  /** Number of its definition: of the plan that is asked for, where that has one. */
  readonly item: number;
  readonly plans: readonly string[];
}

/** Bullets of a source that are numbered together, and the rows that plans extracted from them. */
export interface SourceSeries {
  readonly source: LinkedFile;
  /** `4.4`, `KDD-runtime`, `CD-Kiosk` */
  readonly name: string;
  /** What the section, the category or the document is called. */
  readonly title: string;
  readonly form: number;
  /** Numbers of all bullets of the series, in order. */
  readonly bullets: readonly number[];
  /** In order of their numbers. */
  readonly rows: readonly SeriesRow[];
}

/** The documents whose bullets are rows to be. */
const SOURCES: ReadonlySet<string> = new Set(['source', 'component', 'decisions']);

export function isExtractable({ rule }: LinkedFile): boolean {
  return rule !== null && SOURCES.has(rule.duty ?? '') && (rule.items.position.length ?? 0) > 0;
}

/** The series of a source with their rows. `plan`: the plan whose own definitions come first, null for none. */
export function seriesOfSource(graph: Graph, source: LinkedFile, plan: LinkedFile | null): SourceSeries[] {
  const form = source.rule?.items.position[0]?.form ?? -1;
  const base = graph.itemNumber(graph.fileIndex(source.path), 0);
  const bullets = new Map<string, number[]>();
  const otherNames = new Map<string, string>();
  source.facts.items.forEach((item, i) => {
    if (item.strength !== 'derived' || item.form !== form) return;
    const name = seriesNumber(item.id);
    const own = bullets.get(name);
    if (own) own.push(base + i);
    else bullets.set(name, [base + i]);
    for (const alias of item.aliases ?? []) otherNames.set(seriesNumber(graph.text(alias)), name);
  });
  const rows = rowsOfPlans(graph, plansFor(graph, source, plan), form, (id) => {
    const name = seriesNumber(id);
    return bullets.has(name) ? name : (otherNames.get(name) ?? name);
  });
  return [...bullets].map(([name, own]) => ({
    source,
    name,
    title: titleOf(source, name, graph.item(own[0] ?? -1).heading),
    form,
    bullets: own,
    rows: [...(rows.get(name)?.values() ?? [])].sort((a, b) => a.number - b.number),
  }));
}

/** Plans that may have rows of a source; the one that is asked for comes first. */
function plansFor(graph: Graph, source: LinkedFile, plan: LinkedFile | null): LinkedFile[] {
  const group = graph.group(plan?.plan ?? source.plan);
  const inReach = source.plan === -1 && plan === null ? graph.files : (group?.filesInReach ?? graph.files);
  const plans = inReach.filter(({ rule, profile }) => rule?.duty === 'plan' && profile === source.profile);
  return plan ? [plan, ...plans.filter((other) => other !== plan)] : plans;
}

function rowsOfPlans(
  graph: Graph,
  plans: readonly LinkedFile[],
  form: number,
  seriesOf: (id: string) => string,
): Map<string, Map<number, SeriesRow>> {
  const found = new Map<string, Map<number, SeriesRow>>();
  for (const { path, facts } of plans) {
    const base = graph.itemNumber(graph.fileIndex(path), 0);
    facts.items.forEach((item, i) => {
      if (item.form !== form || item.strength !== 'explicit') return;
      const name = seriesOf(item.id);
      const number = ordinalOf(item.id);
      const own = found.get(name) ?? new Map<number, SeriesRow>();
      found.set(name, own);
      const known = own.get(number);
      if (!known) own.set(number, { id: item.id, number, item: base + i, plans: [path] });
      else if (!known.plans.includes(path)) own.set(number, { ...known, plans: [...known.plans, path] });
    });
  }
  return found;
}

function titleOf({ facts, rule }: LinkedFile, name: string, heading: number): string {
  const section = facts.items.find(({ kind, id }) => kind === 'section' && id === name);
  if (section) return section.title;
  const isOfDocument = rule?.items.position[0]?.source.series?.from === 'path';
  return facts.headings[isOfDocument ? 0 : heading]?.text ?? '';
}
