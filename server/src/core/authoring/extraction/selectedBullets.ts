import { headingSlugs } from '../../graph/anchors';
import { citationHolds, isWithin, readSections } from '../../ids/sections';
import { kebabOf, wordsOf } from '../../profile/words';
import { seriesNumber } from '../../graph/sections';
import type { Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import type { Refusal } from '../../model/edit';
import { listOf } from '../../text/wording';
import type { SourceSeries } from './sourceSeries';

const MOST_NAMED = 8;

/**
 * The bullets of a source that somebody means by a section: `4.4`, `3.1–3.11`, `4.4, 4.5`, a heading's words or its
 * anchor, a category, a series (`KDD-runtime`); all of them where nothing is named.
 */
export function selectedBullets(
  graph: Graph,
  source: LinkedFile,
  series: readonly SourceSeries[],
  wanted: string,
): ReadonlySet<number> | Refusal {
  const all = series.flatMap(({ bullets }) => bullets);
  if (wanted.trim() === '')
    return all.length > 0 ? new Set(all) : { refused: `${source.path} has no bullets to extract.` };
  const named = byNumber(series, wanted) ?? byName(series, wanted) ?? byHeading(graph, source, all, wanted);
  if (named === null) {
    const known = listOf(
      series.map(({ name }) => name),
      MOST_NAMED,
    );
    const advice = known === '' ? 'it has no sections with bullets' : `it has ${known}`;
    return { refused: `${source.path} has no section ${wanted.trim()}: ${advice}.` };
  }
  if (named.length > 0) return new Set(named);
  return { refused: `Section ${wanted.trim()} of ${source.path} has no bullets to extract.` };
}

/** Null where the words name no numbers that the source has. */
function byNumber(series: readonly SourceSeries[], wanted: string): number[] | null {
  const cited = readSections(wanted, 0, wanted.length);
  if (cited.length === 0 || !series.some(({ name }) => /^\d/.test(name))) return null;
  const found = cited.map((citation) => series.filter(({ name }) => citationHolds(citation, name)));
  return found.every((own) => own.length > 0) ? found.flat().flatMap(({ bullets }) => bullets) : null;
}

function byName(series: readonly SourceSeries[], wanted: string): number[] | null {
  const name = wanted.trim().toLowerCase();
  const own = series.filter((one) => one.name.toLowerCase() === name);
  return own.length > 0 ? own.flatMap(({ bullets }) => bullets) : null;
}

/** What stands below a heading, or below those under it. */
function byHeading(graph: Graph, { facts }: LinkedFile, all: readonly number[], wanted: string): number[] | null {
  const { headings } = facts;
  const slugs = headingSlugs(headings.map(({ text }) => text));
  const words = wordsOf(wanted);
  const slug = wanted.trim().toLowerCase();
  const number = /^§?\s*(\d[\d.]*)$/.exec(wanted.trim())?.[1] ?? null;
  const at = headings.findIndex((heading, h) => {
    const isNamed = slugs[h] === slug || kebabOf(heading.text) === slug || heading.words === words;
    return isNamed || (number !== null && heading.number === number);
  });
  const own = headings[at];
  if (!own) return null;
  const after = headings.findIndex(({ depth }, h) => h > at && depth <= own.depth);
  const end = after < 0 ? headings.length : after;
  return all.filter((bullet) => {
    const { heading, id } = graph.item(bullet);
    const isBelow = own.number !== null && isWithin(seriesNumber(id), own.number);
    return isBelow || (heading >= at && heading < end);
  });
}
