import { normalisePath } from '../../facts/destination';
import { resolvePath } from '../../graph/relations';
import type { TextEdit } from '../../text/edit';
import { fileNameOf } from '../../text/wording';
import { folderOf, wayTo, type Moves } from './moves';

const PATH = /[\p{L}\p{N}_./\\-]+/gu;
const LONGEST = 300;

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The edits that let the paths in the text of a document name the files that they named: plan documents, rows of an
 * index, abbreviations, folders before an ID. `skipped`: links, code and comments, in the order of the text.
 */
export function movedPaths(text: string, from: string, skipped: readonly Span[], moves: Moves): TextEdit[] {
  const edits: TextEdit[] = [];
  let s = 0;
  for (const { index: start, 0: run } of text.matchAll(PATH)) {
    const written = withoutStop(run);
    if (written.length > LONGEST || !isPath(written)) continue;
    const end = start + written.length;
    while (s < skipped.length && (skipped[s]?.end ?? 0) <= start) s++;
    if ((skipped[s]?.start ?? Infinity) < end || isElsewhere(text, start, end)) continue;
    const newText = movedPath(written, from, moves, isLinkText(text, start, end));
    if (newText !== null) edits.push({ start, end, newText });
  }
  return edits;
}

function movedPath(written: string, from: string, moves: Moves, isLabel: boolean): string | null {
  const plain = written.replace(/\\/g, '/');
  const old = resolvePath(plain, from, moves.existsNow);
  if (old === null || old === '') return null;
  const target = moves.newPath(old);
  const fromThen = moves.newPath(from);
  if (resolvePath(plain, fromThen, moves.existsThen) === target) return null;
  // What a link is called is no path, where it is the name of the file alone.
  const anew = isLabel && !plain.includes('/') ? fileNameOf(target) : newWay(plain, old, target, from, fromThen);
  const isFound = resolvePath(anew, fromThen, moves.existsThen) === target;
  const path = isFound || isLabel ? anew : target;
  const dotted = plain.startsWith('./') && !path.startsWith('.') ? `./${path}` : path;
  const whole = plain.endsWith('/') ? `${dotted}/` : dotted;
  return written.includes('\\') ? whole.replace(/\//g, '\\') : whole;
}

/** The path from where the old one was told: the root, the folder of the document, or one around it. */
function newWay(plain: string, old: string, target: string, from: string, fromThen: string): string {
  if (normalisePath(plain) === old) return target;
  const folder = folderOf(from);
  if (normalisePath(`${folder}/${plain}`) === old) return wayTo(folderOf(fromThen), target);
  for (let around = folderOf(folder); around !== ''; around = folderOf(around))
    if (normalisePath(`${around}/${plain}`) === old && target.startsWith(`${around}/`))
      return target.slice(around.length + 1);
  return target;
}

/** A full stop at the end of a sentence is not the path's. */
const withoutStop = (run: string): string => run.replace(/[.-]+$/, '');

/** A file of a plan by its name, or anything in a folder: in prose, other words are words. */
const isPath = (written: string): boolean =>
  /\.(?:md|markdown)$/i.test(written) || /[^/\\][/\\][^/\\]/.test(written) || /^[^/\\]{2,}[/\\]$/.test(written);

/** An address of the web, or a part of something longer. */
function isElsewhere(text: string, start: number, end: number): boolean {
  return (
    /[:@%~?{}<>$*]$/.test(text.slice(Math.max(0, start - 1), start)) ||
    /^(?:[%*{}<>@]|:\/\/)/.test(text.slice(end, end + 3)) ||
    text.startsWith('//', start)
  );
}

/** `[plan.md](…)`, dressed in whatever. */
function isLinkText(text: string, start: number, end: number): boolean {
  return (
    /\[[`*_]{0,3}$/.test(text.slice(Math.max(0, start - 4), start)) &&
    /^[`*_]{0,3}\][([]/.test(text.slice(end, end + 5))
  );
}
