import { createLinked, isCreatable } from '../../authoring/createLinked';
import { hasNearest, nearestLinks } from '../../authoring/nearestLinks';
import { ReferenceField, referenceStride, type LinkFact } from '../../facts/facts';
import type { Place } from '../../model/finding';
import { anchorsOf } from '../../graph/anchors';
import { Unresolved, type Graph } from '../../graph/graph';
import type { LinkedFile } from '../../graph/linkedFile';
import { normalisePath } from '../../facts/destination';
import { fileNameOf } from '../display';
import { defineRule, type Report } from '../rule';

/** A plan or checklist that some document announces for later is no broken link. */
export const brokenLink = defineRule({
  code: 'document/broken-link',
  title: 'Broken link',
  severity: 'error',
  looksAt: 'workspace',
  messages: {
    noFile: (path: string) => `There is no ${path}.`,
    noNeighbours: (missing: number, there: number) =>
      there === 0
        ? `None of the ${missing} files beside this document that it links to is there: was it brought from elsewhere?`
        : `${missing} of the ${missing + there} files beside this document that it links to are not there: was it brought from elsewhere?`,
    again: () => 'It is linked to here as well.',
    neighbour: (path: string) => `There is no ${path} either.`,
    noHeading: (anchor: string, file: string) => `${file} has no heading for #${anchor}.`,
  },
  *check(snapshot, messages) {
    const { graph, exists } = snapshot;
    let announced: Set<string> | null = null;
    for (const file of graph.files) {
      if (file.facts.links.length === 0 || !file.rule) continue;
      const gone: LinkFact[] = [];
      for (const doubt of doubtfulLinks(file, graph)) {
        const document = graph.files[doubt.index];
        if (document) yield* brokenAnchors(file, document, doubt);
        else gone.push(...doubt.links.filter((link) => isGone(file, link)));
      }
      const { missing, there } = neighboursOf(file, gone);
      const [first, ...others] = missing;
      if (first) {
        const related = others.map((link) => ({ ...placeIn(file, link), message: messages.neighbour(link.path) }));
        const message = messages.noNeighbours(missing.length, there);
        yield { ...placeIn(file, first), severity: 'warning', message, related };
      }
      const known = new Set(missing.map(({ path }) => path));
      for (const link of gone) {
        if (known.has(link.path)) continue;
        known.add(link.path);
        const again = gone.filter((other) => other !== link && other.path === link.path);
        const related = again.map((other) => ({ ...placeIn(file, other), message: messages.again() }));
        const fixable = hasNearest(graph, file, link) || isCreatable(snapshot, file, link.path);
        yield { ...placeIn(file, link), fixable, message: messages.noFile(link.path), related };
      }
    }

    function* brokenAnchors(file: LinkedFile, document: LinkedFile, doubt: DoubtfulLinks): Generator<Report> {
      if (doubt.soundIn === document.facts) return;
      const anchors = anchorsOf(document);
      const broken = doubt.links.filter(({ anchor }) => !anchors.has(anchor.toLowerCase()));
      if (broken.length === 0) doubt.soundIn = document.facts;
      for (const link of broken) {
        if (isOfMissingId(file, link.start)) continue;
        const message = messages.noHeading(link.anchor, fileNameOf(link.path));
        yield { ...placeIn(file, link), fixable: hasNearest(graph, file, link), message };
      }
    }

    /** `[FR-042](spec.md#fr-042)`: that nothing defines the ID is told there, and is why it has no heading. */
    function isOfMissingId(file: LinkedFile, link: number): boolean {
      const { references } = file.facts;
      const first = graph.referenceNumber(graph.fileIndex(file.path), 0);
      for (let at = 0, r = first; at < references.length; at += referenceStride, r++) {
        const end = references[at + ReferenceField.end] ?? 0;
        if (end < link && end >= link - LONGEST_LINK_BREAK && graph.parts.targets[r] === Unresolved.dangling)
          return true;
      }
      return false;
    }

    function isGone(file: LinkedFile, { path }: LinkFact): boolean {
      if (exists(path)) return false;
      announced ??= announcedPaths(graph.files);
      if (announced.has(path) || announced.has(fileNameOf(path)) || isForLater(file, path)) return false;
      const fromRoot = asFromRoot(path, file.path);
      return fromRoot === null || !exists(fromRoot);
    }
  },
  fixes: (snapshot, finding) => {
    const file = snapshot.graph.file(finding.file);
    const link = file?.facts.links.find(({ start, end }) => start === finding.start && end === finding.end);
    const near = nearestLinks(snapshot, finding);
    return file && link && finding.fixable ? [...near, ...createLinked(snapshot, file, link.path)] : near;
  },
});

/** `](`, with what may dress the ID before it: `]](`, `**](`. */
const LONGEST_LINK_BREAK = 5;

const FEWEST_NEIGHBOURS = 3;

/** Of those that are there, so many times as many have to be missing. */
const MOST_OF_THEM = 2;

function placeIn({ path: file }: LinkedFile, { start, end }: LinkFact): Place {
  return { file, start, end };
}

/**
 * The first links to files beside a document that has lost most of its company: several of those that it links to are
 * missing, and few are there. One defect, told once. None where more of them are there.
 */
function neighboursOf(file: LinkedFile, gone: readonly LinkFact[]): { missing: readonly LinkFact[]; there: number } {
  if (gone.length < FEWEST_NEIGHBOURS) return { missing: [], there: 0 };
  const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1);
  const isBeside = ({ path }: LinkFact): boolean =>
    path !== file.path && path.startsWith(folder) && !path.slice(folder.length).includes('/');
  const beside = new Map<string, LinkFact>();
  for (const link of gone) if (isBeside(link) && !beside.has(link.path)) beside.set(link.path, link);
  const all = new Set(file.facts.links.filter(isBeside).map(({ path }) => path));
  const there = all.size - beside.size;
  const isLost = beside.size >= Math.max(FEWEST_NEIGHBOURS, there * MOST_OF_THEM);
  return isLost ? { missing: [...beside.values()], there } : { missing: [], there };
}

/** The document's dialect has a later step that makes the file. */
function isForLater({ rule, path: from }: LinkedFile, path: string): boolean {
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  return (rule?.source.later ?? []).some((name) => path === folder + name || path.startsWith(`${folder}${name}/`));
}

/** The path if it was written from the root of the workspace, as tools write it and a reader takes it; null where it has no folder. */
function asFromRoot(path: string, from: string): string | null {
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  const rest = folder !== '' && path.startsWith(folder) ? path.slice(folder.length) : '';
  return rest.includes('/') ? rest : null;
}

/** Links of one document to another. */
interface DoubtfulLinks {
  /** Of the document that has to have the anchors; -1 where the files themselves are in doubt. */
  readonly index: number;
  readonly links: readonly LinkFact[];
  /** The facts in which all anchors were found. */
  soundIn: LinkedFile['facts'] | null;
}

const doubts = new WeakMap<LinkedFile, { indexes: unknown; links: readonly DoubtfulLinks[] }>();

/**
 * The links that have to be looked at: not those that lead to a document which is known to be there and ask no anchor of
 * it. Which these are is remembered as long as no document comes or goes.
 */
function doubtfulLinks(file: LinkedFile, graph: Graph): readonly DoubtfulLinks[] {
  const { indexes } = graph.parts;
  let known = doubts.get(file);
  if (known?.indexes !== indexes) {
    const byIndex = new Map<number, LinkFact[]>();
    for (const link of file.facts.links) {
      const index = graph.fileIndex(link.path);
      const asksAnchor = link.anchor !== '' && !LINE_ANCHOR.test(link.anchor);
      if (link.path === '' || (index >= 0 && !asksAnchor)) continue;
      const links = byIndex.get(index);
      if (links) links.push(link);
      else byIndex.set(index, [link]);
    }
    known = { indexes, links: [...byIndex].map(([index, links]) => ({ index, links, soundIn: null })) };
    doubts.set(file, known);
  }
  return known.links;
}

const LINE_ANCHOR = /^l\d+(?:-l?\d+)?$/i;

const announcedByFile = new WeakMap<LinkedFile['facts'], readonly string[]>();

/** Every announced path from the root, and the bare names, since a link may mean the file from elsewhere. */
function announcedPaths(files: readonly LinkedFile[]): Set<string> {
  const paths = new Set<string>();
  for (const { facts } of files) {
    if (facts.announcements.length === 0) continue;
    let own = announcedByFile.get(facts);
    if (!own) {
      own = facts.announcements.flatMap(({ path }) => {
        const normal = normalisePath(path);
        return normal === null ? [] : [normal, fileNameOf(normal)];
      });
      announcedByFile.set(facts, own);
    }
    for (const path of own) paths.add(path);
  }
  return paths;
}
