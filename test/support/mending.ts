/** Quick fixes put to the test: applied to the workspace that they were made for, which is then checked again. */
import assert from 'node:assert/strict';
import type { Finding } from '../../server/src/core/model/finding';
import { Checker } from '../../server/src/core/rules/check';
import { ruleOf } from '../../server/src/core/rules/registry';
import type { Fix } from '../../server/src/core/rules/rule';
import { applyEdits } from '../../server/src/core/text/edit';
import { parseFixture } from './fixture';
import { workspaceOf } from './folderInMemory';

export interface Mended {
  /** All fixes that were offered for the finding. */
  readonly fixes: readonly Fix[];
  /** The files after the chosen one. */
  readonly files: ReadonlyMap<string, string>;
  /** Lines that the chosen fix took away and added, `- ` and `+ ` before them, in the order of the files. */
  readonly diff: readonly string[];
}

export interface MendOptions {
  /** Which finding of the code: of this ID, or the first. */
  readonly id?: string;
  /** Beginning of the title of the fix; the first where none is given. */
  readonly choose?: string;
  /** Findings that only come to light by the fix: beginnings of `code: message`. */
  readonly reveals?: readonly string[];
}

/** Titles of the fixes that are offered for the first finding of a code, or for that of an ID. */
export function fixTitles(source: string, code: string, id?: string): string[] {
  const { snapshot, finding } = look(parseFixture(source).files, code, id);
  return (ruleOf(code)?.fixes(snapshot, finding) ?? []).map(({ title }) => title);
}

/**
 * Applies a fix and checks again: the finding is gone, none has come, all that is outside the edits is as it was, and
 * the fix has nothing more to offer. The same with other line endings, which must make no difference.
 */
export function mend(source: string, code: string, options: MendOptions = {}): Mended {
  const { files } = parseFixture(source);
  const mended = apply(files, code, options);
  const toCrlf = (text: string): string => text.replaceAll('\n', '\r\n');
  const crlf = apply(mapped(files, toCrlf), code, options);
  // What is created has the line endings of what it was made for, where it is a document of that sort.
  const hasOwn = (path: string): boolean => !files.has(path) && crlf.files.get(path)?.includes('\r\n') === false;
  const expected = [...mended.files].map(([path, text]) => [path, hasOwn(path) ? text : toCrlf(text)] as const);
  assert.deepEqual(crlf.files, new Map(expected), 'the same with CRLF');
  return mended;
}

function mapped(files: ReadonlyMap<string, string>, change: (text: string) => string): Map<string, string> {
  return new Map([...files].map(([path, text]) => [path, change(text)]));
}

interface Looked {
  readonly snapshot: ReturnType<ReturnType<typeof workspaceOf>['snapshot']>;
  readonly findings: readonly Finding[];
  readonly finding: Finding;
}

/** Checks the files; the finding is the first of a code, or that of an ID. */
function look(files: ReadonlyMap<string, string>, code?: string, id?: string): Looked {
  const snapshot = workspaceOf(files).snapshot();
  const findings = [...new Checker().check(snapshot).values()].flat();
  const isMeant = (f: Finding): boolean => (code === undefined || f.code === code) && (id === undefined || f.id === id);
  const finding = findings.find(isMeant);
  assert.ok(finding, `no ${code ?? 'finding'} among\n${findings.map(said).join('\n')}`);
  return { snapshot, findings, finding };
}

const said = ({ file, code, message }: Finding): string => `${file} ${code}: ${message}`;

/** Every fix of every finding of a group in some files, each applied by itself: see `mend`. `reveals`: by the title of the fix. */
export function mendAll(
  files: ReadonlyMap<string, string>,
  group: string,
  reveals: (title: string) => readonly string[],
): number {
  let applied = 0;
  const { findings } = look(files);
  for (const finding of findings) {
    if (!finding.code.startsWith(group) || finding.fixable !== true) continue;
    const looked = { ...look(files), finding };
    for (const { title } of ruleOf(finding.code)?.fixes(looked.snapshot, finding) ?? []) {
      applyIn(files, looked, { choose: title, reveals: reveals(title) });
      applied++;
    }
  }
  return applied;
}

function apply(files: ReadonlyMap<string, string>, code: string, options: MendOptions): Mended {
  return applyIn(files, look(files, code, options.id), options);
}

function applyIn(
  files: ReadonlyMap<string, string>,
  { snapshot, findings, finding }: Looked,
  { choose, reveals = [] }: MendOptions,
): Mended {
  const { code } = finding;
  assert.equal(finding.fixable, true, 'the finding says that it can be fixed');
  const fixes = ruleOf(code)?.fixes(snapshot, finding) ?? [];
  const fix =
    choose === undefined
      ? fixes[0]
      : (fixes.find(({ title }) => title === choose) ?? fixes.find(({ title }) => title.startsWith(choose)));
  assert.ok(fix, `no such fix among\n${fixes.map(({ title }) => title).join('\n')}`);
  assert.ok(fixes.filter(({ preferred }) => preferred).length <= 1, 'one fix at most is preferred');
  assert.equal(new Set(fixes.map(({ title }) => title)).size, fixes.length, 'no title twice');
  const after = new Map(files);
  for (const { file, expectedText, edits } of fix.change.edits) {
    assert.equal(expectedText, files.get(file));
    assert.ok(edits.length > 0);
    after.set(file, applyEdits(expectedText, edits));
  }
  for (const { file, text } of fix.change.creations) {
    assert.ok(!files.has(file), `${file} is there already`);
    after.set(file, text);
  }
  const again = workspaceOf(after).snapshot();
  const left = [...new Checker().check(again).values()].flat();
  const before = new Map<string, number>();
  for (const one of findings) if (one !== finding) before.set(said(one), (before.get(said(one)) ?? 0) + 1);
  const surplus = left.filter((one) => {
    const count = before.get(said(one)) ?? 0;
    before.set(said(one), count - 1);
    return count <= 0 && !reveals.some((reveal) => `${one.code}: ${one.message}`.startsWith(reveal));
  });
  assert.deepEqual(surplus.map(said), [], 'the finding is gone, and no other has come');
  assert.deepEqual(ruleOf(code)?.fixes(again, finding), [], 'nothing is left to fix');
  return { fixes, files: after, diff: diffOf(files, after) };
}

/** Lines outside what both texts begin and end with. */
function diffOf(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...after].flatMap(([path, text]) => {
    const old = (before.get(path) ?? '').split(/\r?\n/);
    const now = text.split(/\r?\n/);
    const kept = commonLines(old, now);
    return [
      ...old.filter((_, i) => !kept.old.has(i)).map((line) => `- ${line}`),
      ...now.filter((_, i) => !kept.now.has(i)).map((line) => `+ ${line}`),
    ];
  });
}

/** Indexes of the lines of a longest common subsequence. */
function commonLines(a: readonly string[], b: readonly string[]): { old: Set<number>; now: Set<number> } {
  const length: number[][] = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      (length[i] as number[])[j] = a[i] === b[j] ? 1 + at(i + 1, j + 1) : Math.max(at(i + 1, j), at(i, j + 1));
  const kept = { old: new Set<number>(), now: new Set<number>() };
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      kept.old.add(i++);
      kept.now.add(j++);
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return kept;

  function at(i: number, j: number): number {
    return length[i]?.[j] ?? 0;
  }
}
