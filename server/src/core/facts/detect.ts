import type { Block, Blocks } from '../markdown/blocks';
import type { Duty } from '../model/vocabulary';
import type { DocumentRule, Profile } from '../profile/compile';
import { headingSays, wordsOf } from '../profile/words';
import { foldHyphens } from '../ids/template';
import { fieldLine, headedLines, leadLine } from './leadingForms';

/** What a document was found to be. */
export interface DocumentKind {
  readonly profile: Profile;
  readonly rule: DocumentRule;
  readonly reason: string;
}

/** What a document is, and what it would be if nobody announced it (`profile kind`, `''` for nothing). */
export interface Detected {
  readonly kind: DocumentKind | null;
  readonly ownKind: string;
}

/** A kind that another document announces for this path. */
export interface Announced {
  readonly profile: string;
  readonly kind: string;
  readonly by: string;
}

/**
 * Which profile and kind read a document: what another document announces, then path and content of each kind in the
 * profiles' order. Null for ordinary markdown. `path` is relative to the workspace folder.
 */
export function detectKind(
  path: string,
  text: string,
  blocks: Blocks,
  profiles: readonly Profile[],
  announced: Announced | null,
): Detected {
  const headings = new Lazily(() => headingWords(text, blocks));
  // A path says more than what a document happens to hold; and to ask for it is cheap.
  const fitting = profiles.filter((p) => p.documents.some((rule) => rule.pathFits?.(path)));
  let own: DocumentKind | null = null;
  for (const profile of fitting) {
    const found = kindIn(profile, path, text, blocks, headings);
    if (found?.rule.pathFits?.(path)) own ??= found;
  }
  if (own === null) for (const profile of profiles) own ??= kindIn(profile, path, text, blocks, headings);
  const ownKind = own === null ? '' : `${own.profile.name} ${own.rule.kind}`;
  if (announced && kindGiven(ownKind, announced, profiles) !== ownKind) {
    const profile = profiles.find((p) => p.name === announced.profile);
    const rule = profile?.documentRule(announced.kind);
    if (profile && rule) return { ownKind, kind: { profile, rule, reason: `${announced.by} announces it` } };
  }
  return { ownKind, kind: own };
}

/** The first kind of one profile that fits; null for none. */
function kindIn(
  profile: Profile,
  path: string,
  text: string,
  blocks: Blocks,
  headings: Lazily<string[]>,
): DocumentKind | null {
  for (const rule of profile.documents) {
    const fits = rule.pathFits?.(path) ?? null;
    const either = rule.source.either ?? false;
    if (fits === false && !either) continue;
    if (fits === null && rule.isBarred(path)) continue;
    const asksForContent =
      rule.headings.length > 0 ||
      rule.table !== null ||
      rule.leadForms !== null ||
      rule.headed.length > 0 ||
      rule.fields !== null;
    if (fits === null && !asksForContent) continue;
    const content = fits === true && either ? '' : contentReason(rule, profile, text, blocks, headings);
    if (content === null) continue;
    const byPath = fits === true ? `its path fits ${(rule.source.paths ?? []).join(', ')}` : '';
    return { profile, rule, reason: [byPath, content].filter((r) => r !== '').join(' and ') };
  }
  return null;
}

/**
 * The kind (`profile kind`) of a document that by itself is `ownKind` (`''` for none) when others announce it, or no
 * longer do. What a document is by itself counts more than being cited; an announced plan is a plan whatever it holds.
 */
export function kindGiven(ownKind: string, announced: Announced | null, profiles: readonly Profile[]): string {
  if (!announced) return ownKind;
  const rule = profiles.find((p) => p.name === announced.profile)?.documentRule(announced.kind);
  if (!rule || dutyOf(ownKind, profiles) === 'master') return ownKind;
  return ownKind === '' || rule.pathFits !== null ? `${announced.profile} ${announced.kind}` : ownKind;
}

function dutyOf(kind: string, profiles: readonly Profile[]): Duty | null {
  // A profile's name is one word; the kind may be several.
  const space = kind.indexOf(' ');
  const profile = profiles.find((p) => p.name === kind.slice(0, space));
  return profile?.documentRule(kind.slice(space + 1))?.duty ?? null;
}

function contentReason(
  rule: DocumentRule,
  profile: Profile,
  text: string,
  blocks: Blocks,
  headings: Lazily<string[]>,
): string | null {
  const reasons: string[] = [];
  if (rule.headings.length > 0) {
    const there = rule.headings.filter((title) => headings.value.some((h) => headingSays(h, title)));
    const isEnough = there.length >= rule.atLeast;
    if (!isEnough && !rule.source.holds?.anyOf) return null;
    if (isEnough)
      reasons.push(`it has the heading${there.length > 1 ? 's' : ''} ${there.map((t) => `"${t}"`).join(', ')}`);
  }
  if (rule.table) {
    const line = tableLine(rule.table, profile, text, blocks);
    if (line < 0) return null;
    reasons.push(`it has a table of IDs at line ${line + 1}`);
  }
  if (rule.leadForms && !(rule.source.holds?.anyOf && reasons.length > 0)) {
    const line = leadLine(text, blocks, profile, rule.leadForms);
    if (line < 0) return null;
    reasons.push(`line ${line + 1} begins with an ID of its kind`);
  }
  if (rule.headed.length > 0) {
    const lines = headedLines(text, blocks, profile, rule.headed);
    if (!lines) return null;
    reasons.push(`headings of its kind stand at line ${lines.map((line) => line + 1).join(' and line ')}`);
  }
  if (rule.fields) {
    const line = fieldLine(text, blocks, profile, rule.fields);
    if (line < 0) return null;
    reasons.push(`it has a field of its kind at line ${line + 1}`);
  }
  return reasons.join(' and ');
}

function headingWords(text: string, blocks: Blocks): string[] {
  const words: string[] = [];
  for (const block of blocks) {
    if (block.kind === 'heading' && block.segments.length > 0) {
      words.push(wordsOf(text.slice(block.segments[0], block.segments[block.segments.length - 1])));
    }
  }
  return words;
}

function tableLine(table: NonNullable<DocumentRule['table']>, profile: Profile, text: string, blocks: Blocks): number {
  let column = -1;
  for (const block of blocks) {
    if (block.kind !== 'row') continue;
    if (block.header) {
      const columns = cellWords(text, block);
      column = columns.findIndex((c) => table.columns.has(c));
      if (!columns.some((c, i) => i !== column && table.beside.has(c))) column = -1;
      continue;
    }
    if (column < 0 || block.cells.length <= column * 2) continue;
    const cell = text.slice(block.cells[column * 2], block.cells[column * 2 + 1]).replace(/[*_`~[\]]/g, '');
    const parsed = profile.grammar.classify(foldHyphens(cell.split(/[\s:]/)[0] ?? ''));
    if (parsed && table.forms.has(parsed.form)) return block.line;
  }
  return -1;
}

/** A row's cells in words. */
export function cellWords(text: string, row: Block & { kind: 'row' }): string[] {
  const words: string[] = [];
  for (let i = 0; i < row.cells.length; i += 2) words.push(wordsOf(text.slice(row.cells[i], row.cells[i + 1])));
  return words;
}

class Lazily<T> {
  private made: { value: T } | null = null;
  constructor(private readonly make: () => T) {}
  get value(): T {
    this.made ??= { value: this.make() };
    return this.made.value;
  }
}
