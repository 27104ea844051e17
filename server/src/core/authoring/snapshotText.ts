import type { FileFacts } from '../facts/facts';
import type { Snapshot } from '../workspace/snapshot';

/** The text that a document's facts were read from; `gone` where it can't be had, `moved-on` where it is another one. */
export function snapshotText(snapshot: Snapshot, path: string): { readonly text: string } | 'gone' | 'moved-on' {
  const text = snapshot.text(path);
  const facts = snapshot.graph.file(path)?.facts;
  if (text === null || !facts) return 'gone';
  return isTextOf(facts, text) ? { text } : 'moved-on';
}

/** A text on disk may have changed behind the facts: its length and the IDs that it defines tell. */
function isTextOf(facts: FileFacts, text: string): boolean {
  if (facts.length !== text.length) return false;
  return facts.items.every(
    (item) => item.strength !== 'explicit' || item.kind === 'section' || text.slice(item.start, item.end) === item.id,
  );
}
