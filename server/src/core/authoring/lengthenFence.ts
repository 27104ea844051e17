import { blocksOfTree, parseRemark } from '../markdown/remarkTree';
import type { WorkspaceChange } from '../model/edit';
import type { Place } from '../model/finding';
import { applyEdits, type TextEdit } from '../text/edit';
import type { Snapshot } from '../workspace/snapshot';
import { snapshotText } from './snapshotText';

export interface LongerFence {
  readonly change: WorkspaceChange;
  /** No other repair could be meant. */
  readonly isCertain: boolean;
}

/**
 * Makes a fence that is closed early by a fence inside it longer than all of these, at both of its ends. Null where the
 * line that was meant to close it cannot be told, or where the longer fence would end elsewhere.
 */
export function lengthenFence(snapshot: Snapshot, place: Place): LongerFence | null {
  const fences = snapshot.graph.file(place.file)?.facts.brokenFences ?? [];
  const fence = fences.find(({ start }) => start === place.start);
  const current = snapshotText(snapshot, place.file);
  if (!fence?.close || typeof current === 'string') return null;
  const { text } = current;
  const { close } = fence;
  const mark = text.charAt(fence.start);
  if (!/^[`~]$/.test(mark) || text.charAt(close.start) !== mark) return null;
  const more = (at: number, length: number): TextEdit => {
    const newText = mark.repeat(Math.max(0, close.wanted - length));
    return { start: at, end: at, newText };
  };
  const edits = [more(fence.start + fence.length, fence.length), more(close.end, close.end - close.start)].filter(
    ({ newText }) => newText !== '',
  );
  if (!endsAt(applyEdits(text, edits), fence.start, close.start + close.wanted - fence.length)) return null;
  const name = mark === '~' ? 'tildes' : 'backticks';
  const title = `Lengthen the outer fence to ${close.wanted} ${name}`;
  // What stands below a broken fence is read inside out, and so is what seems to be a second one.
  const isFirst = fences[0] === fence;
  return {
    change: { title, creations: [], edits: [{ file: place.file, expectedText: text, edits }] },
    isCertain: close.isCertain && isFirst,
  };
}

/** Whether the fence that begins at `start` is closed by the marks at `close`. */
function endsAt(text: string, start: number, close: number): boolean {
  const tree = parseRemark(text);
  if (tree.type !== 'root') return false;
  const code = blocksOfTree(tree, text).find((block) => block.kind === 'code' && block.start === start);
  return code?.kind === 'code' && code.closed && code.end > close && !/[\r\n]/.test(text.slice(close, code.end));
}
