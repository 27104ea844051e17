import { outcomeSaid, type Outcome, type OutcomeName } from './outcomes';

/** A box and the words behind it, up to the next box or what parts the two. */
const BOX = /\[([^\]|]?)\][ \t]{0,4}([^[\]/|;,]{0,60})/g;

interface Box {
  readonly isTicked: boolean;
  readonly outcome: OutcomeName | null;
}

function boxesOf(cell: string): Box[] {
  return [...cell.matchAll(BOX)].map(([, mark = '', words = '']) => ({
    isTicked: mark.trim() !== '',
    outcome: outcomeSaid(words),
  }));
}

/** What a result cell says: by the box that is ticked where it has boxes, else by its words; null for nothing yet. */
export function outcomeIn(cell: string): OutcomeName | null {
  const boxes = boxesOf(cell);
  if (boxes.length === 0) return outcomeSaid(cell);
  return boxes.find(({ isTicked }) => isTicked)?.outcome ?? null;
}

/** The cell with an outcome: its box ticked and no other, a box for it where none is; in words where there are no boxes. */
export function cellWith(cell: string, outcome: Outcome): string {
  const boxes = boxesOf(cell);
  if (boxes.length === 0) return outcome.said;
  const own = boxes.findIndex((box) => box.outcome === outcome.name);
  let at = -1;
  const ticked = cell.replace(BOX, (all: string) => {
    at++;
    return all.replace(/^\[[^\]]?\]/, at === own ? '[x]' : '[ ]');
  });
  return own >= 0 ? ticked : `${ticked.trimEnd()} / [x] ${outcome.said}`;
}
