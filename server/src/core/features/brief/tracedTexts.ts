import { isReviewedDrift } from '../../baseline/driftReview';
import { ReferenceField } from '../../facts/facts';
import type { Graph } from '../../graph/graph';
import { labelOf } from '../../graph/labels';
import { driftsOf, type Drift } from '../../graph/textDrift';
import { likeness, meaningOf } from '../../graph/sourceMatch';
import { actedOnBy, actingOn } from '../../graph/traces';
import type { ItemKind, Role } from '../../model/vocabulary';
import type { Verifier } from '../../views/verificationModel';
import { Verifiers } from '../../views/verifiers';
import type { Snapshot } from '../../workspace/snapshot';
import { sourceBullet } from '../card';
import { linesCitedAt } from '../citedLines';
import type { ItemTexts } from './itemTexts';

/** A text and where it stands. */
export interface PlacedText {
  readonly file: string;
  readonly start: number;
  readonly text: string;
  /** The heading that it stands under: `4.4 Script Capabilities`; its own words where it is one. */
  readonly under: string;
}

/** Something that a piece of work traces, with everything that is said of it. */
export interface TracedText {
  readonly item: number;
  readonly label: string;
  readonly kind: ItemKind;
  readonly negative: boolean;
  /** The row of the plan; null where it has none of its own. */
  readonly row: PlacedText | null;
  /** Where that comes from: the bullet of the source, the section of the component, the decision. */
  readonly origins: readonly PlacedText[];
  /** In what row and source differ; null where they say the same. */
  readonly drift: string | null;
  /** Criteria of the work itself. */
  readonly criteria: readonly Verifier[];
  /** Criteria of other work, tests and gates. */
  readonly elsewhere: readonly Verifier[];
  readonly tests: readonly { readonly file: string; readonly start: number }[];
}

/** A passage that a task comes from: `AP L14–L17`. */
export interface CitedPassage {
  readonly label: string;
  readonly file: string;
  /** 0-based line. */
  readonly line: number;
  readonly text: string;
  readonly more: number;
}

const TRACING: readonly Role[] = ['covers', 'mitigates', 'sourced-from', 'implements'];
const LEAST_LIKE = 0.6;

/** Everything that a piece of work traces, in the order in which it names it. */
export function tracedTexts(snapshot: Snapshot, work: number, texts: ItemTexts): TracedText[] {
  const { graph } = snapshot;
  const path = graph.fileOfItem(work).path;
  const verifiers = new Verifiers(snapshot, path);
  const places = graph.definitionsOf(work);
  const found = new Set<number>();
  for (const role of [...TRACING, 'verifies' as const])
    for (const definition of places) for (const { item } of actedOnBy(graph, definition, role)) found.add(item);
  const order = (item: number): number => graph.canonicalOf(item);
  return [...new Set([...found].map(order))]
    .filter((item) => item >= 0 && !places.includes(item))
    .map((item) => tracedText(snapshot, work, item, path, verifiers, texts));
}

function tracedText(
  snapshot: Snapshot,
  work: number,
  item: number,
  path: string,
  verifiers: Verifiers,
  texts: ItemTexts,
): TracedText {
  const { graph } = snapshot;
  const definitions = graph.definitionsOf(item);
  const shown = graph.definitionFor(item, path);
  const isRow = (one: number): boolean => graph.fileOfItem(one).rule?.duty === 'plan';
  const row = isRow(shown) ? shown : (definitions.find(isRow) ?? -1);
  const bullet = sourceBullet(graph, row >= 0 ? row : shown, definitions);
  const origins = [...definitions.filter((one) => !isRow(one)), ...(bullet >= 0 ? [bullet] : [])];
  const all = verifiers.of(item);
  const criteria = all.filter((one) => isOfWork(graph, work, one));
  return {
    item,
    label: labelOf(graph.item(item), graph.fileOfItem(item)),
    kind: graph.item(item).kind,
    negative: definitions.some((one) => graph.item(one).negative),
    row: row < 0 ? null : placed(graph, row, texts),
    origins: [...new Set(origins)].map((one) => placed(graph, one, texts)),
    drift: row < 0 ? null : driftOf(snapshot, row, bullet),
    criteria,
    elsewhere: all.filter((one) => !criteria.includes(one)),
    tests: actingOn(graph, item, 'tests').map(({ reference }) => ({
      file: graph.fileOfReference(reference).path,
      start: graph.field(reference, ReferenceField.start),
    })),
  };
}

function placed(graph: Graph, item: number, texts: ItemTexts): PlacedText {
  const { heading, start } = graph.item(item);
  const { path, facts } = graph.fileOfItem(item);
  return { file: path, start, text: texts.fullTextOf(item), under: facts.headings[heading]?.text ?? '' };
}

function isOfWork(graph: Graph, work: number, { file, start }: Verifier): boolean {
  return graph.definitionsOf(work).some((definition) => {
    const there = graph.fileOfItem(definition);
    if (there.path !== file) return false;
    const index = definition - graph.itemNumber(graph.fileIndex(file), 0);
    return there.facts.rows.some((row) => row.owner === index && row.kind === 'criterion' && row.start === start);
  });
}

function driftOf(snapshot: Snapshot, row: number, bullet: number): string | null {
  const { graph, baseline } = snapshot;
  const group = graph.group(graph.fileOfItem(row).plan);
  const drifted = group && driftsOf(group).find((one) => one.row === row);
  if (drifted && !isReviewedDrift(graph, drifted, baseline?.baseline ?? null)) return inWords(drifted.drift);
  if (bullet < 0) return null;
  const like = likeness(meaningOf(graph.item(row).title), meaningOf(graph.item(bullet).title));
  return like < LEAST_LIKE ? 'row and source have few words in common' : null;
}

function inWords(drift: Drift): string {
  if (drift.kind === 'negation')
    return drift.isNegated ? 'the row forbids what the source does not' : 'the source forbids what the row does not';
  return `the row says "${drift.ours}", the source "${drift.theirs}"`;
}

/** The passages of other documents that the row of a task cites as its source. */
export function citedPassages(snapshot: Snapshot, work: number): CitedPassage[] {
  const { graph } = snapshot;
  const file = graph.fileOfItem(work);
  const index = work - graph.itemNumber(graph.fileIndex(file.path), 0);
  return file.facts.sources.flatMap((source): CitedPassage[] => {
    if (source.owner !== index) return [];
    const cited = linesCitedAt(snapshot, file.path, source.start);
    if (!cited) return [];
    const { abbreviation, part, from, to } = source;
    const rest =
      part === 'document'
        ? ''
        : part === 'lines'
          ? ` L${from}${to === null ? '' : `–L${to}`}`
          : part === 'section'
            ? ` §${from}`
            : ` ${from}`;
    const line = cited.lines?.first ?? 0;
    return [{ label: abbreviation + rest, file: cited.file, line, text: cited.text, more: cited.more }];
  });
}
