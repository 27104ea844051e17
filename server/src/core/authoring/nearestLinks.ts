import { anchorsOf } from '../graph/anchors';
import type { LinkFact } from '../facts/facts';
import type { Graph } from '../graph/graph';
import type { LinkedFile } from '../graph/linkedFile';
import type { Finding } from '../model/finding';
import type { Snapshot } from '../workspace/snapshot';
import { byNearness } from './nearness';
import { relativePath } from './relativePath';
import { firstPreferred, repairOf, type Repair } from './repair';
import { snapshotText } from './snapshotText';
import { fileNameOf } from '../text/wording';

const MOST_CHOICES = 3;

/** Leads a link that leads nowhere to a document of that name elsewhere, to one of nearly that name, or to a heading like it. */
export function nearestLinks(snapshot: Snapshot, finding: Finding): Repair[] {
  const { graph } = snapshot;
  const file = graph.file(finding.file);
  const link = file?.facts.links.find(({ start, end }) => start === finding.start && end === finding.end);
  const current = snapshotText(snapshot, finding.file);
  if (!file || !link || typeof current === 'string') return [];
  const { text } = current;
  const written = text.slice(link.start, link.end);
  const hash = written.indexOf('#');
  const target = graph.file(link.path);
  const to = (destination: string, title: string): Repair => {
    const edits = [{ start: link.start, end: link.end, newText: destination }];
    return repairOf(title, finding.file, text, edits);
  };
  if (target) {
    if (hash < 0 || anchorsOf(target).has(link.anchor.toLowerCase())) return [];
    const path = written.slice(0, hash);
    return firstPreferred(
      anchorsLike(target, link.anchor).map((anchor) => to(`${path}#${anchor}`, `Link to #${anchor}`)),
    );
  }
  if (snapshot.exists(link.path)) return [];
  return firstPreferred(
    filesLike(graph, file, link.path).map((other) => {
      const path = written.startsWith('/') ? `/${other.path}` : relativePath(finding.file, other.path);
      // All links to the missing file are one finding.
      const edits = file.facts.links
        .filter((each) => each.path === link.path)
        .map(({ start, end, anchor }) => {
          const isThere = anchor !== '' && anchorsOf(other).has(anchor.toLowerCase());
          return { start, end, newText: isThere ? `${path}#${anchor}` : path };
        });
      return repairOf(`Link to ${other.path}`, finding.file, text, edits);
    }),
  );
}

/** Headings that differ in their number alone, then those that differ in a letter or two. */
function anchorsLike(file: LinkedFile, anchor: string): string[] {
  const all = [...anchorsOf(file)];
  const words = withoutNumber(anchor.toLowerCase());
  const renumbered = all.filter((other) => words !== '' && withoutNumber(other) === words);
  return [...new Set([...renumbered, ...byNearness(anchor.toLowerCase(), all)])].slice(0, MOST_CHOICES);
}

function withoutNumber(anchor: string): string {
  return anchor.replace(/^[\d-]+/, '');
}

/** Whether there is anything near to lead a broken link to. */
export function hasNearest(graph: Graph, file: LinkedFile, { path, anchor }: LinkFact): boolean {
  const target = graph.file(path);
  return target ? anchorsLike(target, anchor).length > 0 : filesLike(graph, file, path).length > 0;
}

/** Documents of that name, those in the nearest folder first; then documents beside it of nearly that name. */
function filesLike(graph: Graph, from: LinkedFile, path: string): LinkedFile[] {
  const { byName, byFolder } = namesOf(graph);
  const toFile = (other: string): LinkedFile[] => {
    const file = other === from.path ? undefined : graph.file(other);
    return file ? [file] : [];
  };
  const named = [...(byName.get(fileNameOf(path).toLowerCase()) ?? [])].sort(
    (a, b) => sharedParts(b, path) - sharedParts(a, path) || (a < b ? -1 : 1),
  );
  const folder = folderOf(path);
  const near = byNearness(fileNameOf(path), byFolder.get(folder) ?? []).map((name) => folder + name);
  return [...new Set([...named, ...near].flatMap(toFile))].slice(0, MOST_CHOICES);
}

interface Names {
  /** Paths by the file's name in lower case. */
  readonly byName: ReadonlyMap<string, readonly string[]>;
  /** Names by folder. */
  readonly byFolder: ReadonlyMap<string, readonly string[]>;
}

/** Remembered as long as no document comes or goes. */
const namesOfFiles = new WeakMap<Graph['parts']['indexes'], Names>();

function namesOf(graph: Graph): Names {
  const { indexes } = graph.parts;
  let names = namesOfFiles.get(indexes);
  if (!names) {
    const byName = new Map<string, string[]>();
    const byFolder = new Map<string, string[]>();
    const add = (map: Map<string, string[]>, key: string, value: string): void => {
      const list = map.get(key);
      if (list) list.push(value);
      else map.set(key, [value]);
    };
    for (const { path } of graph.files) {
      add(byName, fileNameOf(path).toLowerCase(), path);
      add(byFolder, folderOf(path), fileNameOf(path));
    }
    namesOfFiles.set(indexes, (names = { byName, byFolder }));
  }
  return names;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function sharedParts(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  let shared = 0;
  while (shared < left.length && left[shared] === right[shared]) shared++;
  return shared;
}
