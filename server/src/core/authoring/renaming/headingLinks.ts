import { headingSlugs } from '../../graph/anchors';
import { tidy } from '../../facts/titles';
import type { LinkedFile } from '../../graph/linkedFile';
import { applyEdits, type TextEdit } from '../../text/edit';

/** Anchors of one document that are other ones after its edits: the old by the new. */
export type MovedAnchors = ReadonlyMap<string, string>;

/** Where the edits of a document change headings: the anchors that GitHub makes of them, before and after. */
export function movedAnchors(file: LinkedFile, text: string, edits: readonly TextEdit[]): MovedAnchors {
  const { headings, anchors } = file.facts;
  const touched = headings.map(({ start, end }) => edits.filter((e) => e.start >= start && e.end <= end));
  const moved = new Map<string, string>();
  if (touched.every((list) => list.length === 0)) return moved;
  const before = headingSlugs(headings.map((heading) => heading.text));
  const after = headingSlugs(
    headings.map((heading, i) => {
      const own = touched[i] ?? [];
      if (own.length === 0) return heading.text;
      const { start, end } = heading;
      const inside = own.map((e) => ({ ...e, start: e.start - start, end: e.end - start }));
      return tidy(applyEdits(text.slice(start, end), inside));
    }),
  );
  const declared = new Set(anchors.map((anchor) => anchor.toLowerCase()));
  before.forEach((anchor, i) => {
    const now = after[i] ?? anchor;
    if (now !== anchor && !declared.has(anchor)) moved.set(anchor, now);
  });
  return moved;
}

/** The edits that let the links of a document follow the headings, given the anchors that moved, by path. */
export function linkEdits(file: LinkedFile, text: () => string, moved: ReadonlyMap<string, MovedAnchors>): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const link of file.facts.links) {
    const anchor = link.anchor === '' ? undefined : moved.get(link.path)?.get(link.anchor.toLowerCase());
    if (anchor === undefined) continue;
    const written = text().slice(link.start, link.end);
    const hash = written.indexOf('#');
    if (hash < 0) continue;
    const edit = anchorEdit(link.start + hash + 1, written.slice(hash + 1), link.anchor, anchor);
    if (!edits.some(({ start }) => start === edit.start)) edits.push(edit);
  }
  return edits;
}

/** Only what differs is written anew, so that the writer's letter case stays. */
function anchorEdit(start: number, written: string, old: string, anchor: string): TextEdit {
  const isPlain = written === old;
  if (!isPlain) return { start, end: start + written.length, newText: encodeURI(anchor) };
  const [from, to] = [old.toLowerCase(), anchor];
  let head = 0;
  while (head < from.length && head < to.length && from[head] === to[head]) head++;
  let tail = 0;
  while (
    tail < from.length - head &&
    tail < to.length - head &&
    from[from.length - 1 - tail] === to[to.length - 1 - tail]
  )
    tail++;
  return { start: start + head, end: start + written.length - tail, newText: to.slice(head, to.length - tail) };
}
