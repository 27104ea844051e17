import type { Blocks, InlineSpan, Segments } from '../markdown/blocks';
import { readBlocks } from '../markdown/blockReader';
import { readInline } from '../markdown/inlineReader';
import { LineIndex } from '../text/lineIndex';
import type { IdGrammar } from '../ids/grammar';
import type { Profile } from '../profile/compile';
import type { Assignment } from '../configuration/assignments';
import { assignedKind } from './assigned';
import { readBodies } from './bodies';
import { readCodeFacts } from './codeFacts';
import { detectKind, type Announced, type DocumentKind } from './detect';
import { DocumentReader } from './documentReader';
import type { FileFacts } from './facts';
import type { Interner } from './interner';
import { readIdWords } from './idWords';
import { isOwnDocument } from './ownDocuments';
import { phaseLabelOf } from './phaseLabel';
import { readSuppressions, withoutComments } from './suppressions';

export interface FactsRequest {
  /** Relative to the workspace folder, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly profiles: readonly Profile[];
  /** IDs that are read as mentions in documents that no profile reads. */
  readonly mentions: IdGrammar;
  readonly interner: Interner;
  readonly announced: Announced | null;
  /** What the configuration decides of the document. */
  readonly assigned?: Assignment | null;
  /** Kinds whose documents count only beside others are refused where those are not there. */
  readonly hasBeside: (kinds: readonly string[]) => boolean;
}

/** Where blocks and inline spans come from: the fast readers, or the remark tree when the two are compared. */
export interface MarkdownReaders {
  blocks(text: string): Blocks;
  /** `labels`: what link definitions name, undefined where there are none. */
  inline(text: string, segments: Segments, labels: ReadonlySet<string> | undefined): readonly InlineSpan[];
}

const fastReaders: MarkdownReaders = { blocks: readBlocks, inline: readInline };

/** The facts of a text. Total: any text gives facts, never an exception; linear in its length. */
export function readFacts(request: FactsRequest, readers: MarkdownReaders = fastReaders): FileFacts {
  const { path, profiles, announced, interner, assigned } = request;
  if (assigned?.code) return readCodeFacts(path, request.text, assigned.code, profiles, interner);
  if (isOwnDocument(path) && profiles.length > 0) return ownFacts(request, readers);
  const lines = new LineIndex(request.text);
  const written = readers.blocks(request.text);
  const suppressions = readSuppressions(request.text, written, lines);
  const text = withoutComments(request.text, suppressions, lines);
  const blocks = text === request.text ? written : readers.blocks(text);
  const given = assigned ? assignedKind(assigned, path, text, blocks, profiles, announced) : null;
  const detected = given ?? detectKind(path, text, blocks, profiles, announced);
  let { kind } = detected;
  const beside = assigned?.kind ? null : (kind?.rule.source.beside ?? null);
  let reason = given?.reason ?? kind?.reason ?? 'No profile knows its path or what it holds.';
  if (kind && beside && !request.hasBeside(beside)) {
    reason = `It would be a ${kind.rule.kind} of ${kind.profile.name}, but no ${beside.join(' or ')} is in the workspace folder.`;
    kind = null;
  }
  const collected = new DocumentReader(path, text, blocks, lines, kind, request.mentions, interner, readers).read();
  return {
    profile: kind?.profile.name ?? null,
    kind: kind?.rule.kind ?? null,
    duty: kind?.rule.duty ?? null,
    reason: interner.shared(reason),
    lines: lines.withoutText(),
    length: text.length,
    items: kept(collected.items),
    references: collected.references(),
    ranges: kept(collected.ranges),
    headings: kept(collected.headings),
    links: kept(collected.links),
    anchors: kept(collected.anchors),
    rows: kept(collected.rows),
    announcements: kept(collected.announcements),
    coverage: kept(collected.coverage),
    statuses: kept(collected.statuses),
    ...collected.checked.kept(),
    sources: kept(collected.sources),
    abbreviations: kept(collected.abbreviations),
    sourceCells: kept(collected.sourceCells),
    demandsSources: collected.demandsSources,
    placeholders: kept(collected.placeholders),
    clarifications: kept(collected.clarifications),
    suppressions: kept(suppressions),
    brokenFences: kept(collected.brokenFences),
    times: kept(collected.times),
    counts: kept(collected.counts),
    expected: kept([...collected.expected]),
    idWords: kind?.rule.duty === 'cited' ? readIdWords(text) : null,
    beside,
    ownKind: detected.ownKind,
    bodies: readBodies(text, blocks, collected.items, kind?.rule.duty ?? null),
    phaseLabel: kind ? phaseLabelOf(path, collected.headings) : null,
  };
}

/** A template's own: how its lines and headings stand, since documents may link to them, and nothing of what it says. */
function ownFacts(request: FactsRequest, readers: MarkdownReaders): FileFacts {
  const plain = { ...request, profiles: [], announced: null, assigned: null };
  const { lines, length, headings, anchors } = readFacts(plain, readers);
  const reason = request.interner.shared('It is a template of Plantrace, and no part of a plan.');
  return { ...readFacts({ ...plain, text: '' }, readers), lines, length, headings, anchors, reason };
}

const NOTHING: readonly never[] = [];

/** A list as it is kept: in exactly the room that it needs. */
function kept<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? NOTHING : list.slice();
}

export type { Announced, DocumentKind };
