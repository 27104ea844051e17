/**
 * Plans for tests, as markdown with markers that are taken out before the text is analysed:
 *
 *     //- /docs/phase-1.md          starts a file; text before the first one is /plan.md
 *     - [ ] [1.1-1] It opens $0     the cursor
 *     //    ^^^^^^^ warning trace/orphan-requirement: No work package
 *                                   a finding in the line above, at the columns of the carets; what stands behind the
 *                                   code is the message or its beginning, and may be left out
 *     //^"[1.1-1]" warning …        the same where columns mislead: the quoted text is what the finding's range holds
 *
 * Several labels may follow one line. The blank line before a file is no part of the file above it. The findings must
 * be exactly those that are labelled.
 */
import assert from 'node:assert/strict';
import type { Finding } from '../../server/src/core/model/finding';
import { severities, type Severity } from '../../server/src/core/model/vocabulary';
import type { Rule } from '../../server/src/core/rules/rule';
import { Checker, type Severities } from '../../server/src/core/rules/check';
import { LineIndex } from '../../server/src/core/text/lineIndex';
import type { Snapshot } from '../../server/src/core/workspace/snapshot';
import { configurationIn, workspaceOf } from './folderInMemory';

/** One finding that a fixture asks for. */
export interface ExpectedFinding {
  readonly path: string;
  /** 0-based, in the file without markers. */
  readonly line: number;
  /** UTF-16 columns, or the text that the range holds. */
  readonly at: { readonly from: number; readonly to: number } | { readonly text: string };
  readonly severity: Severity;
  readonly code: string;
  /** The message or its beginning. */
  readonly message: string;
}

export interface Fixture {
  /** Texts by path, without markers. */
  readonly files: ReadonlyMap<string, string>;
  readonly cursor?: { readonly path: string; readonly offset: number };
  readonly expected: readonly ExpectedFinding[];
}

const FILE = /^\/\/- \/(\S.*?)\s*$/;
const LABEL = new RegExp(
  String.raw`^//(?:(?<blank>\s*)(?<carets>\^+)|\^(?<quoted>"(?:[^"\\]|\\.)*"))\s+(?<severity>${severities.join('|')})\s+(?<code>[a-z]+/[a-z-]+)(?::\s*(?<message>.*?))?\s*$`,
);
const CURSOR = '$0';
const UNNAMED = 'plan.md';

/** @throws Error naming the line where a marker cannot be meant. */
export function parseFixture(source: string): Fixture {
  const files = new Map<string, string>();
  const expected: ExpectedFinding[] = [];
  let cursor: Fixture['cursor'];
  let path = UNNAMED;
  let text = '';
  let lines = 0;
  const close = (): void => {
    if (text === '' && path === UNNAMED) return;
    if (files.has(path)) throw new Error(`The fixture has two files /${path}.`);
    files.set(path, text);
  };
  for (const raw of source.split(/(?<=\n)/)) {
    const line = raw.replace(/\r?\n$/, '');
    const file = FILE.exec(line)?.[1];
    if (file !== undefined) {
      text = text.replace(/(?<=\n)\r?\n$/, '');
      close();
      [path, text, lines] = [file, '', 0];
      continue;
    }
    const label = LABEL.exec(line)?.groups;
    if (label) {
      if (lines === 0) throw new Error(`There is no line above ${line}`);
      expected.push({
        path,
        line: lines - 1,
        at: placeOf(label, line),
        severity: label['severity'] as Severity,
        code: label['code'] ?? '',
        message: label['message'] ?? '',
      });
      continue;
    }
    if (line.startsWith('//')) throw new Error(`This is no marker: ${line}`);
    const at = raw.indexOf(CURSOR);
    if (at >= 0) {
      if (cursor) throw new Error('The fixture has two cursors.');
      cursor = { path, offset: text.length + at };
    }
    text += at < 0 ? raw : raw.slice(0, at) + raw.slice(at + CURSOR.length);
    lines++;
  }
  close();
  return { files, expected, ...(cursor ? { cursor } : {}) };
}

function placeOf(label: Record<string, string | undefined>, line: string): ExpectedFinding['at'] {
  const { blank, carets, quoted } = label;
  if (quoted !== undefined) return { text: String(JSON.parse(quoted)) };
  if (blank === undefined || carets === undefined) throw new Error(`This is no label: ${line}`);
  const from = '//'.length + blank.length;
  return { from, to: from + carets.length };
}

export interface Checked {
  readonly snapshot: Snapshot;
  readonly findings: readonly Finding[];
}

/** Checks the fixture's files as they stand, with no regard to what it asks for. */
export function findingsOf(fixture: Fixture, severities?: Severities, rules?: readonly Rule[]): Checked {
  const snapshot = workspaceOf(fixture.files).snapshot();
  const configured = configurationIn(fixture.files).configuration?.severities;
  const found = new Checker({ ...configured, ...severities }, rules).check(snapshot);
  return { snapshot, findings: [...found.values()].flat() };
}

/** The codes of all that is found in a fixture's files. */
export function codesOf(source: string): string[] {
  return findingsOf(parseFixture(source)).findings.map(({ code }) => code);
}

/** Fails unless the findings are exactly the labelled ones. */
export function checkFixture(source: string | Fixture): Checked {
  const fixture = typeof source === 'string' ? parseFixture(source) : source;
  const checked = findingsOf(fixture);
  for (const finding of checked.findings) assertInside(fixture, finding);
  const missing: string[] = [];
  const surplus = new Set(checked.findings);
  for (const wanted of fixture.expected) {
    const match = [...surplus].find((finding) => answers(fixture, wanted, finding));
    if (match) surplus.delete(match);
    else missing.push(`  /${wanted.path}:${wanted.line + 1}\n    ${labelOf(wanted)}`);
  }
  const tooMany = [...surplus].map((finding) => describe(fixture, finding));
  const report = [
    ...(missing.length > 0 ? ['labelled, and not found:', ...missing] : []),
    ...(tooMany.length > 0 ? ['found, and not labelled:', ...tooMany] : []),
  ];
  if (report.length > 0) assert.fail(report.join('\n'));
  return checked;
}

function answers(fixture: Fixture, wanted: ExpectedFinding, finding: Finding): boolean {
  if (finding.file !== wanted.path || finding.code !== wanted.code || finding.severity !== wanted.severity)
    return false;
  if (!finding.message.startsWith(wanted.message)) return false;
  const text = fixture.files.get(finding.file) ?? '';
  const lines = new LineIndex(text);
  const start = lines.positionAt(finding.start);
  if (start.line !== wanted.line) return false;
  if ('text' in wanted.at) return text.slice(finding.start, finding.end) === wanted.at.text;
  const end = lines.positionAt(finding.end);
  return end.line === start.line && start.character === wanted.at.from && end.character === wanted.at.to;
}

/** A finding as the label that would ask for it, under the line where it stands. */
function describe(fixture: Fixture, finding: Finding): string {
  const text = fixture.files.get(finding.file) ?? '';
  const lines = new LineIndex(text);
  const start = lines.positionAt(finding.start);
  const line = text.slice(lines.lineStart(start.line), lines.lineEnd(start.line));
  const end = start.character + finding.end - finding.start;
  const byColumns = start.character >= 2 && end > start.character && end <= line.length;
  const at = byColumns ? { from: start.character, to: end } : { text: text.slice(finding.start, finding.end) };
  return `  /${finding.file}:${start.line + 1}\n    ${line}\n    ${labelOf({ ...finding, at })}`;
}

function labelOf({
  at,
  severity,
  code,
  message,
}: Pick<ExpectedFinding, 'at' | 'severity' | 'code' | 'message'>): string {
  const place =
    'text' in at ? `//^${JSON.stringify(at.text)}` : `//${' '.repeat(at.from - 2)}${'^'.repeat(at.to - at.from)}`;
  return `${place} ${severity} ${code}: ${message}`;
}

function assertInside(fixture: Fixture, finding: Finding): void {
  for (const { file, start, end } of [finding, ...(finding.related ?? [])]) {
    const length = fixture.files.get(file)?.length ?? -1;
    assert.ok(
      start >= 0 && start <= end && end <= length,
      `${finding.code} reaches outside ${file}: ${start}–${end} of ${length}`,
    );
  }
}
