import { anchorsOf } from '../graph/anchors';
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
    filesLike(snapshot, file, link.path).map((other) => {
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

/** Documents of that name, those in the nearest folder first; then documents beside it of nearly that name. */
function filesLike({ files }: Snapshot, from: LinkedFile, path: string): LinkedFile[] {
  const name = fileNameOf(path).toLowerCase();
  const folder = folderOf(path);
  const others = files.filter((file) => file !== from);
  const named = others
    .filter((file) => fileNameOf(file.path).toLowerCase() === name)
    .sort((a, b) => sharedParts(b.path, path) - sharedParts(a.path, path) || (a.path < b.path ? -1 : 1));
  const beside = others.filter((file) => folderOf(file.path) === folder);
  const near = byNearness(
    fileNameOf(path),
    beside.map((file) => fileNameOf(file.path)),
  ).flatMap((like) => beside.filter((file) => fileNameOf(file.path) === like));
  return [...new Set([...named, ...near])].slice(0, MOST_CHOICES);
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
