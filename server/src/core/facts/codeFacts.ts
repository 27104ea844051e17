import type { CodeRole } from '../configuration/codeFiles';
import { languageOf } from '../code/languages';
import { readCodeSpans, type CodeSpan } from '../code/spans';
import { configurationFile } from '../configuration/file';
import type { IdForm } from '../ids/grammar';
import { readIds, type Citations, type CitedId } from '../ids/reader';
import type { Profile } from '../profile/compile';
import { LineIndex } from '../text/lineIndex';
import { codeGrammarOf, isBuiltKind } from './codeGrammar';
import { readCodeSuppressions } from './codeSuppressions';
import { Collected } from './collected';
import type { FileFacts } from './facts';
import type { Interner } from './interner';

/** The kind of source files. No profile has it: they define nothing, and no rule of a profile reads them. */
export const codeKind = 'code';

/** Longer ones are made by machines, and are not read. */
export const LONGEST_CODE = 1024 * 1024;

const reasons: Readonly<Record<CodeRole, string>> = {
  implements: `${configurationFile} has it among the source files that implement requirements.`,
  tests: `${configurationFile} has it among the source files that test requirements.`,
};

/** The facts of a source file: what its comments and its names of tests cite. Total, as `readFacts` is. */
export function readCodeFacts(
  path: string,
  text: string,
  role: CodeRole,
  profiles: readonly Profile[],
  interner: Interner,
): FileFacts {
  const lines = new LineIndex(text);
  const language = text.length > LONGEST_CODE ? null : languageOf(path);
  const spans = language ? readCodeSpans(text, language) : [];
  const collected = new Collected(codeGrammarOf(profiles), interner);
  for (const span of spans) readSpan(text, span, role, collected);
  return {
    profile: null,
    kind: codeKind,
    duty: null,
    reason: interner.shared(reasons[role]),
    lines: lines.withoutText(),
    length: text.length,
    items: NOTHING,
    references: collected.references(),
    ranges: collected.ranges.slice(),
    headings: NOTHING,
    links: NOTHING,
    anchors: NOTHING,
    rows: NOTHING,
    announcements: NOTHING,
    coverage: NOTHING,
    statuses: NOTHING,
    ...collected.checked.kept(),
    sources: NOTHING,
    abbreviations: NOTHING,
    sourceCells: NOTHING,
    demandsSources: false,
    placeholders: NOTHING,
    clarifications: NOTHING,
    suppressions: readCodeSuppressions(text, spans, lines),
    brokenFences: NOTHING,
    times: NOTHING,
    counts: NOTHING,
    expected: NOTHING,
    idWords: null,
    beside: null,
    ownKind: ` ${codeKind}`,
    bodies: new Map(),
    phaseLabel: null,
  };
}

const NOTHING: readonly never[] = [];

function readSpan(text: string, { kind, start, end }: CodeSpan, role: CodeRole, collected: Collected): void {
  const { grammar } = collected;
  const found: Citations = { ids: [], ranges: [] };
  // By itself: the quote behind a name is none of its characters, though it may look like one.
  readIds(text.slice(start, end), 0, end - start, grammar, null, NOTHING, found);
  for (const within of found.ids) {
    const cited = movedBy(start, within);
    const form = grammar.forms[cited.form];
    if (!form) continue;
    const isBuilt = isBuiltKind(form.kind);
    const spoken = kind === 'test' ? 'tests' : role;
    collected.addReference(cited, isBuilt ? spoken : null, -1, { lenient: !isBuilt || !isCertain(cited, form) });
  }
  for (const range of found.ranges)
    collected.addRange({ ...range, start: range.start + start, end: range.end + start });
}

function movedBy(offset: number, cited: CitedId): CitedId {
  return {
    ...cited,
    start: cited.start + offset,
    end: cited.end + offset,
    expressionStart: cited.expressionStart + offset,
    expressionEnd: cited.expressionEnd + offset,
  };
}

/**
 * Whether an ID that nothing defines can be told to be meant for one: `FR-014` and `[4.4-3]` can, `R0913` is as likely
 * the name of a warning.
 */
function isCertain({ series, place }: CitedId, { brackets, soft, neverLearned }: IdForm): boolean {
  if (soft && neverLearned === null) return false;
  return place !== 'range-inner' && (brackets || /[-\u2010\u2011]$/.test(series));
}
