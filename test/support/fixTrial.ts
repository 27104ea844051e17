/** A quick fix tried on the files that it was made for: everything that must hold of any fix, on any plan. */
import type { Finding } from '../../server/src/core/model/finding';
import type { DocumentEdit, WorkspaceChange } from '../../server/src/core/model/edit';
import { Checker } from '../../server/src/core/rules/check';
import { ruleOf } from '../../server/src/core/rules/registry';
import type { Fix } from '../../server/src/core/rules/rule';
import { applyEdits, type TextEdit } from '../../server/src/core/text/edit';
import type { Snapshot } from '../../server/src/core/workspace/snapshot';
import { workspaceOf } from './folderInMemory';

export interface Looked {
  readonly files: ReadonlyMap<string, string>;
  readonly snapshot: Snapshot;
  readonly findings: readonly Finding[];
}

export function look(files: ReadonlyMap<string, string>): Looked {
  const snapshot = workspaceOf(files).snapshot();
  return { files, snapshot, findings: [...new Checker().check(snapshot).values()].flat() };
}

export const said = ({ file, code, message }: Finding): string => `${file} ${code}: ${message}`;

/** The fixes that a finding's rule offers for it. */
export function fixesOf({ snapshot }: Looked, finding: Finding): Fix[] {
  return ruleOf(finding.code)?.fixes(snapshot, finding) ?? [];
}

/** What is wrong with what is offered for a finding, before any of it is applied. */
export function wrongOffers(fixes: readonly Fix[], { fixable }: Finding): string[] {
  const wrong: string[] = [];
  if (fixes.length > 0 && !fixable) wrong.push('it says that it can not be fixed, and something is offered');
  if (fixes.filter(({ preferred }) => preferred).length > 1) wrong.push('two fixes are preferred');
  if (new Set(fixes.map(({ title }) => title)).size < fixes.length) wrong.push('two fixes have one title');
  return wrong;
}

/** The files after a change; what is wrong with its edits by themselves goes into `wrong`. */
export function applied(
  files: ReadonlyMap<string, string>,
  { creations, edits }: Pick<WorkspaceChange, 'creations' | 'edits'>,
  wrong: string[],
): Map<string, string> {
  const after = new Map(files);
  if (edits.length === 0 && creations.length === 0) wrong.push('it changes nothing');
  if (new Set(edits.map(({ file }) => file)).size < edits.length) wrong.push('it edits a document twice');
  for (const { file, text } of creations) {
    if (files.has(file)) wrong.push(`it creates ${file}, which is there`);
    after.set(file, text);
  }
  for (const edit of edits) {
    const text = files.get(edit.file);
    if (text !== edit.expectedText) {
      wrong.push(`it was computed on another text of ${edit.file}`);
      continue;
    }
    wrong.push(...wrongEdits(edit));
    try {
      after.set(edit.file, applyEdits(text, edit.edits));
    } catch (error) {
      wrong.push(String(error));
    }
    wrong.push(...wrongEndings(text, after.get(edit.file) ?? ''));
  }
  return after;
}

/** Edits that change nothing, cut a character or a line ending in two, or replace whole lines by the same ones. */
function wrongEdits({ edits, expectedText }: DocumentEdit): string[] {
  const wrong: string[] = [];
  if (edits.length === 0) wrong.push('it has a document without edits');
  for (const { start, end, newText } of edits) {
    const old = expectedText.slice(start, end);
    const shown = `${JSON.stringify(old)} → ${JSON.stringify(newText)}`;
    if (newText.includes('plantrace-ignore')) wrong.push(`an edit ignores findings on its own: ${shown}`);
    if (old === newText) wrong.push(`an edit changes nothing: ${shown}`);
    for (const at of [start, end]) {
      const around = expectedText.slice(at - 1, at + 1);
      if (/^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])$/.test(around)) wrong.push(`an edit cuts a pair in two: ${shown}`);
    }
    const kept = old.split('\n').length > 2 && newText !== '' && firstLine(old) === firstLine(newText);
    if (kept) wrong.push(`an edit replaces a line by itself: ${shown}`);
  }
  return wrong;
}

const firstLine = (text: string): string => text.slice(0, text.indexOf('\n') + 1);

/** A document with one kind of line ending keeps it. */
function wrongEndings(before: string, after: string): string[] {
  const crlf = /\r\n/;
  const lf = /(?<!\r)\n/;
  if (crlf.test(before) && !lf.test(before) && lf.test(after)) return ['it brings LF into a document with CRLF'];
  if (!crlf.test(before) && crlf.test(after)) return ['it brings CRLF into a document with LF'];
  return [];
}

/** Findings that were not there before, or not as often; those that edits have moved or put into other words are. */
export function surplus(
  before: readonly Finding[],
  after: readonly Finding[],
  edits: readonly DocumentEdit[],
): Finding[] {
  const old = [...before];
  const take = (is: (finding: Finding) => boolean): boolean => {
    const at = old.findIndex(is);
    if (at >= 0) old.splice(at, 1);
    return at >= 0;
  };
  const unsaid = after.filter((now) => !take((was) => said(was) === said(now)));
  return unsaid.filter((now) => !take((was) => was.code === now.code && was.file === now.file && hasMoved(was, now)));

  function hasMoved(was: Finding, now: Finding): boolean {
    const [first, last] = moved(was.start, edits.find(({ file }) => file === was.file)?.edits ?? []);
    return now.start >= first && now.start <= last;
  }
}

/** Between which places an offset may stand after edits. */
function moved(offset: number, edits: readonly TextEdit[]): [number, number] {
  let [first, last] = [offset, offset];
  for (const { start, end, newText } of edits) {
    if (start > offset) continue;
    const growth = newText.length - (end - start);
    if (end < offset) first += growth;
    if (end >= offset) first += Math.min(0, start - offset);
    last += end < offset ? growth : newText.length;
  }
  return [first, last];
}

/** Applies a fix and checks again. What is wrong with it, and the findings that it brings up. */
export function tryFix(
  looked: Looked,
  finding: Finding,
  { change }: Fix,
): { wrong: string[]; brought: readonly Finding[]; after: ReadonlyMap<string, string> } {
  const wrong: string[] = [];
  const after = applied(looked.files, change, wrong);
  const again = look(after);
  const others = looked.findings.filter((one) => one !== finding);
  const brought = surplus(others, again.findings, change.edits);
  // Whether a comment is of use is known once all is checked: the rule itself can only take away what stands there.
  const knows = ruleOf(finding.code)?.looksAt !== 'suppressions';
  if (knows && brought.every(({ code }) => code !== finding.code) && fixesOf(again, finding).length > 0) {
    // Another finding may stand at the very place where this one stood.
    const another = again.findings.some((one) => one.code === finding.code && touches(one, finding));
    if (!another) wrong.push('there is more to fix, once it is fixed');
  }
  return { wrong, brought, after };
}

function touches(a: Finding, b: Finding): boolean {
  return a.file === b.file && a.start <= b.end && b.start <= a.end;
}
