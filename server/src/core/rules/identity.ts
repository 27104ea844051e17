import type { Finding } from '../model/finding';
import { LineIndex } from '../text/lineIndex';
import type { Snapshot } from '../workspace/snapshot';

/**
 * By what a finding is known again after its document was edited elsewhere: by what stands at its place and around it,
 * never by line numbers, nor by the words of the message, which another version may put otherwise.
 */
export interface Identity {
  readonly code: string;
  readonly file: string;
  /** What the finding marks; the first line of it. Runs of white space count as one space. */
  readonly text: string;
  /** The line that it stands in; absent where that says no more. */
  readonly context?: string;
}

export interface IdentifiedFinding {
  readonly finding: Finding;
  readonly identity: Identity;
  /** How many findings before it, in the order given, have the same identity. */
  readonly ordinal: number;
}

/** Findings with their identities, in the order given. Findings of one file should stand together: its text is read once. */
export function identify(snapshot: Snapshot, findings: readonly Finding[]): IdentifiedFinding[] {
  const seen = new Map<string, number>();
  let current: { readonly file: string; readonly identityOf: (finding: Finding) => Identity } | null = null;
  return findings.map((finding) => {
    if (current?.file !== finding.file) current = { file: finding.file, identityOf: reader(snapshot, finding.file) };
    const identity = current.identityOf(finding);
    const key = keyOf(identity);
    const ordinal = seen.get(key) ?? 0;
    seen.set(key, ordinal + 1);
    return { finding, identity, ordinal };
  });
}

/** The same string for the same identity, and for no other. */
export function keyOf({ code, file, text, context }: Identity): string {
  return JSON.stringify([code, file, text, context ?? text]);
}

function reader(snapshot: Snapshot, file: string): (finding: Finding) => Identity {
  const text = textOf(snapshot, file);
  if (text === null) return ({ code }) => ({ code, file, text: '' });
  const lines = new LineIndex(text);
  return ({ code, start, end }) => {
    const line = lines.lineAt(start);
    const lineEnd = lines.lineEnd(line);
    const own = plain(text, start, Math.min(end, lineEnd));
    const context = plain(text, lines.lineStart(line), lineEnd);
    return { code, file, text: own, ...(context === own ? {} : { context }) };
  };
}

/** The text that the findings were made of; null where it can't be had any more. */
function textOf(snapshot: Snapshot, file: string): string | null {
  const text = snapshot.text(file);
  const length = snapshot.graph.file(file)?.facts.length;
  return text === null || (length !== undefined && length !== text.length) ? null : text;
}

/** As much of a text as tells it from others, and no more: lines of hundreds of thousands of characters occur. */
const MOST = 200;

function plain(text: string, start: number, end: number): string {
  const words = text
    .slice(start, Math.min(end, start + 4 * MOST))
    .replace(/\s+/g, ' ')
    .trim();
  if (words.length <= MOST) return words;
  // A pair of surrogates is not taken apart.
  const cut = /[\ud800-\udbff]/.test(words.charAt(MOST - 2)) ? MOST - 2 : MOST - 1;
  return `${words.slice(0, cut)}…`;
}
