import type { Graph } from '../../graph/graph';
import { itemsOfKind } from '../../graph/itemsOfKind';
import type { LinkedFile } from '../../graph/linkedFile';
import { actingOn } from '../../graph/traces';
import type { Finding } from '../../model/finding';
import { severities, type Severity } from '../../model/vocabulary';
import { fileNameOf } from '../../text/wording';
import { documentNames } from '../../views/documentNames';
import { idsBelow, type ListedNode, type ListedView, type ViewRequest } from '../viewNodes';
import { lookOfSeverity } from './looks';
import { phaseOfDocument } from './phaseOfDocument';

/** *Gaps*: what the rules find, by rule, or by the phase that it stands in. */
export function gapsView(request: ViewRequest): ListedView {
  const { text, groupBy } = request;
  const all = [...request.findings().values()].flat();
  const shown = text === '' ? all : all.filter((finding) => holds(request, finding));
  const roots = groupBy === 'phase' ? byPhase(request, shown) : byRule(request, shown);
  return { roots, shown: shown.length, all: all.length };
}

function holds({ text, titleOfRule }: ViewRequest, { code, message, file, id }: Finding): boolean {
  return [code, titleOfRule(code), message, file, id ?? ''].some((part) => part.toLowerCase().includes(text));
}

const rankOf = (severity: Severity): number => severities.indexOf(severity);

/** The rules that found the worst first; of one severity, those that found the most. */
function byRule(request: ViewRequest, findings: readonly Finding[]): ListedNode[] {
  const groups = grouped(findings, ({ code }) => code);
  const sorted = [...groups].sort(
    ([a, left], [b, right]) =>
      rankOf(worstOf(left)) - rankOf(worstOf(right)) || right.length - left.length || (a < b ? -1 : 1),
  );
  const idOf = idsBelow('');
  return sorted.map(([code, own]) => {
    const id = idOf(`rule ${code}`);
    const title = request.titleOfRule(code);
    return {
      id,
      label: title,
      description: `${own.length} · ${code}`,
      accessibleLabel: `${title}, ${findingsInWords(own.length)}, ${worstOf(own)}`,
      ...lookOfSeverity(worstOf(own)),
      context: 'rule',
      place: null,
      rule: code,
      children: () => findingNodes(request, id, own, false),
    };
  });
}

/** Phases in the order of their plans, then documents of no phase. */
function byPhase(request: ViewRequest, findings: readonly Finding[]): ListedNode[] {
  const { graph } = request.snapshot;
  const groups = groupsByPhase(request, findings);
  const places = [...groups.keys()];
  const phases = places.filter((place) => typeof place === 'number').sort((a, b) => a - b);
  const documents = places.filter((place) => typeof place === 'string').sort();
  const idOf = idsBelow('');
  const nameOf = documentNames(documents.flatMap((path) => graph.file(path) ?? []));
  return [...phases, ...documents].map((place) => {
    const own = groups.get(place) ?? [];
    const file = typeof place === 'string' ? graph.file(place) : graph.fileOfItem(place);
    const {
      id: name,
      title,
      start,
    } = typeof place === 'string' ? { id: file ? nameOf(file) : place, title: '', start: 0 } : graph.item(place);
    const path = file?.path ?? String(place);
    const id = idOf(`${path}\n${typeof place === 'string' ? '' : name}`);
    const label = title === '' ? name : `${name}: ${title}`;
    return {
      id,
      label,
      description: `${severitiesOf(own)} · ${path}`,
      accessibleLabel: `${label}, ${severitiesOf(own)}, ${path}`,
      icon: typeof place === 'string' ? 'book' : 'layers',
      color: lookOfSeverity(worstOf(own)).color,
      context: 'phase',
      place: { file: path, start },
      children: () => findingNodes(request, id, own, true),
    };
  });
}

type FindingsByPhase = ReadonlyMap<number | string, readonly Finding[]>;
const kept = new WeakMap<ReadonlyMap<string, readonly Finding[]>, { graph: Graph; groups: FindingsByPhase }>();

/** All findings are grouped once, although each phase that is open asks for its own. */
function groupsByPhase(
  { snapshot: { graph }, findings, text }: ViewRequest,
  shown: readonly Finding[],
): FindingsByPhase {
  const known = text === '' ? kept.get(findings()) : undefined;
  if (known?.graph === graph) return known.groups;
  const groups = grouped(shown, (finding) => phaseAt(graph, finding));
  if (text === '') kept.set(findings(), { graph, groups });
  return groups;
}

/** The number of the phase that a finding stands in; the path of its document where that is in none. */
function phaseAt(graph: Graph, { file: path, start }: Finding): number | string {
  const file = graph.file(path);
  if (!file) return path;
  return (
    phaseOfDocument(graph, file)?.item ?? scheduledIn(graph, file, start) ?? phaseAround(graph, file, start) ?? path
  );
}

/** The phase that schedules the task around a place: tables of tasks stand above the phases. */
function scheduledIn(graph: Graph, { path, facts, rule }: LinkedFile, start: number): number | null {
  if (rule?.duty !== 'schedule') return null;
  const index = itemsOfKind(facts, 'task').find((i) => {
    const item = facts.items[i];
    return item !== undefined && item.blockStart <= start && start <= item.blockEnd;
  });
  if (index === undefined) return null;
  const task = graph.canonicalOf(graph.itemNumber(graph.fileIndex(path), index));
  const [phase] = task < 0 ? [] : actingOn(graph, task, 'schedules').filter(({ item }) => item >= 0);
  return phase?.item ?? null;
}

/** The last phase of the document that begins above a place, up to the heading that ends it. */
function phaseAround(graph: Graph, { path, facts }: LinkedFile, start: number): number | null {
  const { items, headings } = facts;
  const above = itemsOfKind(facts, 'phase').filter((i) => {
    const item = items[i];
    return item !== undefined && item.strength !== 'example' && item.blockStart <= start;
  });
  const index = above[above.length - 1];
  const phase = index === undefined ? undefined : items[index];
  if (index === undefined || !phase) return null;
  const own = headings[phase.heading];
  const isEnded =
    own !== undefined &&
    headings.some((one) => one.start > phase.start && one.start <= start && one.depth <= own.depth);
  return isEnded ? null : graph.itemNumber(graph.fileIndex(path), index);
}

function findingNodes(
  request: ViewRequest,
  parent: string,
  findings: readonly Finding[],
  ofAllRules: boolean,
): ListedNode[] {
  const { graph } = request.snapshot;
  const idOf = idsBelow(parent);
  const sorted = [...findings].sort(
    (a, b) =>
      rankOf(a.severity) - rankOf(b.severity) || (a.file === b.file ? a.start - b.start : a.file < b.file ? -1 : 1),
  );
  return sorted.map((finding) => {
    const { file, start, end, message, severity, code, id } = finding;
    const line = (graph.file(file)?.facts.lines.lineAt(start) ?? 0) + 1;
    const where = `${fileNameOf(file)}:${line}`;
    const title = request.titleOfRule(code);
    return {
      // What is found, and not where: both stay while text moves.
      id: idOf(ofAllRules ? `${code} ${file} ${id ?? message}` : `${file} ${id ?? message}`),
      label: message,
      description: ofAllRules ? `${title} · ${where}` : where,
      accessibleLabel: `${severity}: ${message} ${title}, ${fileNameOf(file)} line ${line}`,
      ...lookOfSeverity(severity),
      context: `finding ${severity}${finding.fixable === true ? ' fixable' : ''}`,
      place: { file, start, end },
      rule: code,
      children: null,
    };
  });
}

function worstOf(findings: readonly Finding[]): Severity {
  return severities[Math.min(...findings.map(({ severity }) => rankOf(severity)))] ?? 'hint';
}

const named: Readonly<Record<Severity, (count: number) => string>> = {
  error: (count) => (count === 1 ? '1 error' : `${count} errors`),
  warning: (count) => (count === 1 ? '1 warning' : `${count} warnings`),
  information: (count) => `${count} information`,
  hint: (count) => (count === 1 ? '1 hint' : `${count} hints`),
};

/** `1 error, 2 warnings`: what the icon has a colour for. */
function severitiesOf(findings: readonly Finding[]): string {
  return severities
    .flatMap((severity) => {
      const count = findings.filter((finding) => finding.severity === severity).length;
      return count === 0 ? [] : [named[severity](count)];
    })
    .join(', ');
}

function findingsInWords(count: number): string {
  return count === 1 ? '1 finding' : `${count} findings`;
}

function grouped<Key>(findings: readonly Finding[], keyOf: (finding: Finding) => Key): Map<Key, Finding[]> {
  const groups = new Map<Key, Finding[]>();
  for (const finding of findings) {
    const key = keyOf(finding);
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return groups;
}
