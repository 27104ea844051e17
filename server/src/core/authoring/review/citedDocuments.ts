import type { ItemFact } from '../../facts/facts';
import { isComponentNamed } from '../../graph/componentNames';
import type { LinkedFile } from '../../graph/linkedFile';
import { resolvePath } from '../../graph/relations';
import { sectionOf } from '../../graph/gates';
import { seriesNumber } from '../../graph/sections';
import { titleOf } from '../../views/titles';
import type { Snapshot } from '../../workspace/snapshot';
import { openDocument } from '../openDocument';
import { readMasterPhase } from '../phasePlan/masterPhase';
import { isCitedIn, type CitedId } from './citedIds';
import type { Parts, QuotedPart } from './part';
import { quotedPart } from './quotedParts';
import type { ReviewSubject } from './subject';

/** Components that a plan links to, cites an ID of, or that the master plan names for its phase: each document whole. */
export function citedComponents(snapshot: Snapshot, subject: ReviewSubject, cited: readonly CitedId[]): Parts {
  const { group, documents } = subject;
  const linked = new Set(documents.flatMap(({ facts }) => facts.links.map(({ path }) => path)));
  const named = componentsOfPhase(snapshot, subject);
  const symbols = symbolsOf(cited);
  const components = group.filesInReach.filter(
    (file) =>
      file.rule?.duty === 'component' &&
      (linked.has(file.path) ||
        isComponentNamed(file, named) ||
        file.facts.items.some((item) => isCitedIn(symbols, item))),
  );
  return quotedDocuments(
    snapshot,
    components,
    (file) => `Component: ${titleOf(file).replace(/^components?\s*:\s*/i, '')}`,
  );
}

/** What the master plan names as the components of the plan's phase. */
function componentsOfPhase(snapshot: Snapshot, { file }: ReviewSubject): readonly string[] {
  const { graph } = snapshot;
  const phase = graph.phaseOfPlan(file.path);
  const master = phase && graph.file(phase.masterPath);
  const item = phase && master?.facts.items[phase.item];
  const prose = master && openDocument(snapshot, master.path);
  return master && item && prose ? readMasterPhase(graph, master, item, prose).components : [];
}

/** The categories of design decisions that a plan cites, each whole. */
export function citedDecisions(snapshot: Snapshot, { group }: ReviewSubject, cited: readonly CitedId[]): Parts {
  const parts: QuotedPart[] = [];
  const missing: string[] = [];
  const symbols = symbolsOf(cited);
  const series = new Set(cited.map(({ form, id }) => `${form} ${seriesNumber(id)}`));
  for (const file of group.filesInReach) {
    if (file.rule?.duty !== 'decisions') continue;
    const { headings, items } = file.facts;
    const isCited = (item: ItemFact): boolean =>
      isCitedIn(symbols, item) || series.has(`${item.form} ${seriesNumber(item.id)}`);
    const categories = new Set(
      items.filter((item) => item.strength === 'derived' && isCited(item)).map(({ heading }) => heading),
    );
    for (const h of [...categories].sort((a, b) => a - b)) {
      const title = `Design decisions: ${headings[h]?.text ?? file.path}`;
      const part = quotedPart(snapshot, title, file.path, h < 0 ? null : sectionOf(file, h));
      if (part) parts.push(part);
      else missing.push(`${title}: the text of ${file.path} is not at hand`);
    }
  }
  return { parts, missing };
}

/** Duties of documents that a bundle quotes in ways of their own, or that say nothing which a plan answers to. */
const QUOTED_OTHERWISE = new Set([
  'source',
  'component',
  'decisions',
  'plan',
  'master',
  'checklist',
  'matrix',
  'questions',
]);

/** Other documents that a plan answers to: those that define what it cites, and those that its sources name. */
export function otherCited(snapshot: Snapshot, subject: ReviewSubject, cited: readonly CitedId[]): Parts {
  const { graph } = snapshot;
  const { documents } = subject;
  const missing: string[] = [];
  const paths = new Set(cited.flatMap(({ target }) => (target < 0 ? [] : [graph.fileOfItem(target).path])));
  for (const { path, facts } of documents)
    for (const named of facts.abbreviations) {
      const found = resolvePath(named.path, path, (one) => snapshot.exists(one));
      if (found !== null) paths.add(found);
      else if (!missing.some((one) => one.startsWith(named.path))) missing.push(`${named.path}: it is not there`);
    }
  const others = snapshot.files.filter(
    (file) => paths.has(file.path) && !documents.includes(file) && !QUOTED_OTHERWISE.has(file.rule?.duty ?? ''),
  );
  const { parts, missing: unread } = quotedDocuments(snapshot, others, (file) => `Cited: ${titleOf(file)}`);
  return { parts, missing: [...missing, ...unread] };
}

/** Documents, each whole. */
export function quotedDocuments(
  snapshot: Snapshot,
  files: readonly LinkedFile[],
  titleFor: (file: LinkedFile) => string,
): Parts {
  const parts = files.map((file) => quotedPart(snapshot, titleFor(file), file.path));
  return {
    parts: parts.filter((part) => part !== null),
    missing: files.flatMap(({ path }, i) => (parts[i] ? [] : [`${path}: its text is not at hand`])),
  };
}

const symbolsOf = (cited: readonly CitedId[]): ReadonlySet<number> => new Set(cited.map(({ symbol }) => symbol));
