import { labelsOf } from '../markdown/inlineReader';
import type { Block, Blocks, Heading, InlineSpan, Paragraph, Segments } from '../markdown/blocks';
import type { LineIndex } from '../text/lineIndex';
import type { IdGrammar } from '../ids/grammar';
import { readIds, type Citations } from '../ids/reader';
import { readOpenLabels } from '../ids/phrases';
import { readIntroductions, readNamedDocument, readSources, type Introduction } from '../ids/sources';
import type { DocumentRule } from '../profile/compile';
import { wordsOf } from '../profile/words';
import { Collected } from './collected';
import { Context, type RunPlace } from './context';
import type { DocumentKind } from './detect';
import { brokenFence } from './fences';
import { copyOf, type Interner } from './interner';
import { isDenial, readLabel, type Label } from './labels';
import { readHeadingItem, readLeadItem } from './leads';
import { readAnchors, readAnnouncements, readCoverage, readLinks } from './mentions';
import { readPlaceholders } from './placeholders';
import { addCategoryAliases, readPositions, readSectionItem } from './positions';
import type { MarkdownReaders } from './readFacts';
import { readCheckbox, type Checkbox } from './status';
import { TableReader } from './tables';
import { tidy } from './titles';

const HEADING_NUMBER = /^[\s*_]*(\d{1,3}(?:\.\d{1,3}){0,5})[.)]?(?=\s)/;
const BARE_LEAD = /[*_`]*\d{1,3}(?:\.\d{1,3})*[-\u2010\u2011]\d{1,4}(?=[*_`]*(?:[\s:.\u2014\u2013]|$))/y;
const NO_SPANS: readonly InlineSpan[] = [];

/** One stretch of text that is read for IDs, with where it stands. */
export interface Run {
  readonly start: number;
  readonly end: number;
  readonly place: RunPlace;
  readonly spans: readonly InlineSpan[];
  readonly masks: readonly number[];
}

/** Reads one document's blocks into facts. Made for one document, used once. */
export class DocumentReader {
  readonly collected: Collected;
  readonly context: Context;
  readonly rule: DocumentRule | null;
  private readonly tables: TableReader;
  private readonly labels: ReadonlySet<string> | undefined;
  private readonly sourceRuns: { start: number; end: number; owner: number; withIds: boolean }[] = [];
  private readonly namedDocuments: Introduction[] = [];
  private readonly isKnownLabel: (words: string) => boolean;

  constructor(
    readonly path: string,
    readonly text: string,
    readonly blocks: Blocks,
    private readonly lines: LineIndex,
    kind: DocumentKind | null,
    mentions: IdGrammar,
    interner: Interner,
    private readonly readers: MarkdownReaders,
  ) {
    this.rule = kind?.rule ?? null;
    this.collected = new Collected(kind?.profile.grammar ?? mentions, interner);
    this.context = new Context(blocks, this.collected.items);
    this.tables = new TableReader(this);
    this.labels = labelsOf(text, blocks);
    const ending = this.rule?.coverage ? ` ${this.rule.coverage.labelEnding}` : null;
    this.isKnownLabel = (words) =>
      (this.rule?.knownLabels.has(words) ?? false) || (ending !== null && words.endsWith(ending));
  }

  read(): Collected {
    const { blocks } = this;
    for (let i = 0; i < blocks.length; i++) {
      const block = blocks[i] as Block;
      switch (block.kind) {
        case 'heading':
          this.readHeading(block);
          break;
        case 'paragraph':
          this.readParagraph(block, i);
          break;
        case 'list':
          this.context.passList(block.parent);
          break;
        case 'item':
          if (this.rule?.source.placeholders && blocks[i + 1]?.parent !== i)
            this.addEmptyBullet(block.start, block.markerEnd);
          break;
        case 'row':
          this.tables.readRow(block);
          break;
        case 'code': {
          const broken = this.rule ? brokenFence(this.text, block, this.lines) : null;
          if (broken) this.collected.brokenFences.push(broken);
          break;
        }
        case 'html':
          readAnchors(this, block.start, block.end);
          break;
        default:
          break;
      }
    }
    this.collected.settleYielding();
    addCategoryAliases(this);
    this.readDemand();
    this.readSourceCitations();
    return this.collected;
  }

  private readHeading(block: Heading): void {
    const { segments } = block;
    const start = segments[0] ?? block.end;
    const end = segments[segments.length - 1] ?? block.end;
    const raw = this.text.slice(start, end);
    if (block.parent < 0) {
      const number = HEADING_NUMBER.exec(raw)?.[1] ?? null;
      const words = wordsOf(raw);
      this.collected.headings.push({ depth: block.depth, text: copyOf(tidy(raw)), start, end, number });
      this.context.enterHeading(block.depth, words, number, this.collected.headings.length - 1);
      if (this.isKnownLabel(words)) this.context.setLabel(-1, words);
      if (number !== null) readSectionItem(this, block, number, start, end);
    }
    if (segments.length === 0) return;
    const run = this.run(segments, start, end, { label: null, column: null, afterLead: false, rowItem: -1 });
    const citations = this.citations(run);
    const item = block.parent < 0 ? readHeadingItem(this, block, citations, end) : -1;
    if (item >= 0) this.context.headingDefines(item);
    this.addReferences(citations, run.place, item >= 0 ? 1 : 0, item);
    this.readExtras(run, this.context.enclosing(null));
  }

  private readParagraph(block: Paragraph, index: number): void {
    const { segments } = block;
    const start = segments[0] ?? block.start;
    const end = segments[segments.length - 1] ?? block.end;
    const isLead = index > 0 && block.parent === index - 1 && this.blocks[block.parent]?.kind === 'item';
    const box = isLead ? readCheckbox(this.text, start) : null;
    const textStart = box?.end ?? start;
    if (isLead && this.rule?.source.placeholders && textStart >= end) this.addEmptyBullet(block.start, end);
    const spans = this.readers.inline(this.text, segments, this.labels);
    const { parts, inForce } = this.labelParts(block, segments, textStart);
    let item = -1;
    for (const [i, part] of parts.entries()) {
      const place: RunPlace = {
        label: part.label?.words ?? inForce,
        column: null,
        afterLead: false,
        rowItem: this.context.rowItemAt(block.parent),
      };
      const run = this.runOf(spans, part.start, part.end, place);
      const citations = this.citations(run, false, i === 0 && isLead ? this.bareLeadEnd(textStart) : part.start);
      let lead = 0;
      let runPlace = place;
      if (i === 0 && this.rule) {
        item = readLeadItem(this, { block, index, isLead, box, textStart, end, citations });
        if (item >= 0) {
          lead = 1;
          if (isLead) this.context.setRowItem(block.parent, item);
          runPlace = { ...place, rowItem: isLead ? item : place.rowItem };
        }
        // An ID that begins the row leads it even where it is defined elsewhere (a mapping `R-001 → T-014`).
        if (isLead) runPlace = { ...runPlace, afterLead: true };
      }
      const valueStart = part.label?.valueStart ?? -1;
      this.addReferences(citations, runPlace, lead, item >= 0 ? item : this.ownerOf(runPlace), valueStart);
      readCoverage(this, part.label, place.label, part.label?.valueStart ?? part.start, part.end);
      readAnnouncements(this, runPlace, part.label?.valueStart ?? part.start, part.end);
      this.readExtras(run, item >= 0 ? item : this.ownerOf(runPlace));
    }
    if (isLead && this.rule) {
      if (!this.isField(parts[0]?.label ?? null)) this.readRowFact(index, box, textStart, end, item);
      if (item < 0) readPositions(this, block, index, textStart, end);
    }
  }

  /**
   * Cuts a paragraph at its labels. What stands before the first of them is still governed by the label in force above
   * the paragraph; the last one goes on to govern what follows.
   */
  private labelParts(
    block: Paragraph,
    segments: Segments,
    textStart: number,
  ): { parts: { start: number; end: number; label: Label | null }[]; inForce: string | null } {
    const end = segments[segments.length - 1] ?? block.end;
    const parts: { start: number; end: number; label: Label | null }[] = [];
    if (!this.rule) return { parts: [{ start: segments[0] ?? block.start, end, label: null }], inForce: null };
    let current: { start: number; end: number; label: Label | null } = {
      start: segments[0] ?? block.start,
      end,
      label: null,
    };
    for (let s = 0; s < segments.length; s += 2) {
      const from = s === 0 ? textStart : (segments[s] ?? 0);
      const label = readLabel(this.text, from, segments[s + 1] ?? from, this.isKnownLabel);
      if (!label) continue;
      if (s > 0) {
        current.end = segments[s - 1] ?? current.end;
        parts.push(current);
        current = { start: from, end, label };
      } else current.label = label;
    }
    parts.push(current);
    const lastPart = [...parts].reverse().find((p) => p.label !== null);
    const last = lastPart?.label ?? null;
    const first = segments[0] ?? block.start;
    this.context.passParagraph(block.parent, first);
    const inForce = this.context.labelFor(block.parent);
    if (last) this.context.setLabel(block.parent, last.words, last.valueStart < (lastPart?.end ?? end));
    return { parts, inForce };
  }

  /** A row that begins with a known label (`- **Complexity**: M`) is a field of the work package, no row of its list. */
  private isField(label: Label | null): boolean {
    return label !== null && this.isKnownLabel(label.words);
  }

  private readRowFact(index: number, box: Checkbox | null, start: number, end: number, item: number): void {
    const block = this.blocks[index] as Block;
    const itemBlock = this.blocks[block.parent] as Block & { kind: 'item' };
    const place: RunPlace = {
      label: this.context.labelFor(itemBlock.parent),
      column: null,
      afterLead: false,
      rowItem: -1,
    };
    for (const rule of this.rule?.rows ?? []) {
      if (!this.context.fits(rule.place, place)) continue;
      const list = this.blocks[itemBlock.parent] as Block & { kind: 'list' };
      // A list below a numbered row holds its details; one below the label's own bullet is the label's list.
      if (rule.ordered && (!list.ordered || !this.context.hasLabel(list.parent))) continue;
      const owner = this.context.enclosing(rule.owner);
      if (rule.owner !== null && owner < 0) continue;
      if (item >= 0 && rule.kind !== 'criterion') continue;
      this.collected.rows.push({
        kind: rule.kind,
        owner,
        start,
        end,
        status: box?.status ?? null,
      });
      return;
    }
  }

  /** A run of text with what must not be read in it. */
  run(segments: Segments, start: number, end: number, place: RunPlace): Run {
    return this.runOf(this.readers.inline(this.text, segments, this.labels), start, end, place);
  }

  runOf(spans: readonly InlineSpan[], start: number, end: number, place: RunPlace): Run {
    if (spans.length === 0) return { start, end, place, spans: NO_SPANS, masks: [] };
    const masks: number[] = [];
    for (const span of spans) {
      if (span.kind === 'code') continue;
      if (span.kind === 'html' && span.start >= start && span.end <= end) readAnchors(this, span.start, span.end);
      if (span.kind === 'link' || span.kind === 'image') {
        if (span.textEnd < span.end) masks.push(span.textEnd, span.end);
      } else masks.push(span.start, span.end);
    }
    return { start, end, place, spans, masks: sortedMasks(masks) };
  }

  /** Where the bare ID of a row ends in a list of such rows (`- [ ] 4.4-3: …`); `at` where the row begins otherwise. */
  private bareLeadEnd(at: number): number {
    const forms = this.collected.grammar.forms;
    const isRow = this.rule?.items.listLead.some(
      (rule) => forms[rule.form]?.bracketed && rule.under && this.context.isUnder(rule.under),
    );
    if (!isRow) return at;
    BARE_LEAD.lastIndex = at;
    return BARE_LEAD.test(this.text) ? BARE_LEAD.lastIndex : at;
  }

  /** The citations of a run; bare bracketed forms count where the place is made for them, and up to `bareEnd`. */
  citations(run: Run, openColumn = false, bareEnd = run.start): Citations {
    const out: Citations = { ids: [], ranges: [] };
    const links = this.rule?.links ?? [];
    const open =
      openColumn ||
      ((run.place.label !== null || run.place.column !== null) &&
        this.context.isOpen(this.rule?.openLinks ?? [], run.place));
    const { grammar } = this.collected;
    if (bareEnd > run.start && !open) {
      readIds(this.text, run.start, bareEnd, grammar, true, run.masks, out);
      readIds(this.text, bareEnd, run.end, grammar, false, run.masks, out);
    } else readIds(this.text, run.start, run.end, grammar, open, run.masks, out);
    if (run.place.column !== null && out.ids.length === 0 && this.rule?.phraseColumns.has(run.place.column)) {
      for (const { form, phrase } of this.collected.grammar.phrases) {
        if (this.context.linkRule(links, form, run.place))
          readOpenLabels(this.text, run.start, run.end, form, phrase, out);
      }
    }
    return out;
  }

  /** Files the citations from `skip` on as references. */
  addReferences(citations: Citations, place: RunPlace, skip: number, defaultOwner: number, valueStart = -1): void {
    const links = this.rule?.links ?? [];
    const denied = valueStart >= 0 && citations.ids.length > 0 && isDenial(this.text, valueStart);
    for (const cited of citations.ids.slice(skip)) {
      const rule = denied ? null : this.context.linkRule(links, cited.form, place);
      const owner = rule && rule.owner !== null ? this.context.enclosing(rule.owner) : defaultOwner;
      this.collected.addReference(cited, rule?.role ?? null, owner, rule?.reverse ?? false);
    }
    for (const range of citations.ranges) this.collected.addRange(range);
  }

  ownerOf(place: RunPlace): number {
    return place.rowItem >= 0 ? place.rowItem : this.context.enclosing(null);
  }

  /** What every run of a plan document is read for besides IDs. */
  readExtras(run: Run, owner: number): void {
    if (!this.rule) return;
    readLinks(this, run);
    if (this.rule.source.placeholders)
      readPlaceholders(this.text, run.start, run.end, run.spans, this.collected.placeholders);
    if (this.rule.sources) {
      for (const introduction of readIntroductions(this.text.slice(run.start, run.end))) {
        this.collected.abbreviations.push({
          abbreviation: copyOf(introduction.abbreviation),
          path: copyOf(introduction.path),
          start: introduction.start + run.start,
          end: introduction.end + run.start,
        });
      }
      const named = readNamedDocument(this.text, run.start, run.end);
      if (named) this.namedDocuments.push(named);
      const withIds = run.place.column !== null && this.rule.sources.columns.has(run.place.column);
      this.sourceRuns.push({ start: run.start, end: run.end, owner, withIds });
    }
  }

  /** Source citations are read last: an abbreviation may be introduced below its first use. */
  private readSourceCitations(): void {
    const { abbreviations, sources } = this.collected;
    if (abbreviations.length + this.namedDocuments.length === 0) return;
    const known = new Set([...abbreviations, ...this.namedDocuments].map((a) => a.abbreviation));
    for (const run of this.sourceRuns) {
      for (const citation of readSources(this.text, run.start, run.end, known, run.withIds))
        sources.push({
          abbreviation: citation.abbreviation,
          part: citation.part,
          from: copyOf(citation.from),
          to: citation.to === null ? null : copyOf(citation.to),
          owner: run.owner,
          start: citation.start,
          end: citation.end,
        });
    }
    // `- API: docs/api.md` introduces an abbreviation only where something is cited by it.
    const cited = new Set(sources.map((source) => source.abbreviation));
    for (const { abbreviation, path, start, end } of this.namedDocuments) {
      if (cited.has(abbreviation)) {
        abbreviations.push({ abbreviation: copyOf(abbreviation), path: copyOf(path), start, end });
      }
    }
  }

  private readDemand(): void {
    const demand = this.rule?.sources?.demand;
    if (!demand) return;
    const lower = this.text.toLowerCase();
    this.collected.demandsSources = demand.some((words) => lower.includes(words));
  }

  private addEmptyBullet(start: number, end: number): void {
    this.collected.placeholders.push({ text: '', start, end });
  }
}

function sortedMasks(masks: number[]): number[] {
  let ordered = true;
  for (let i = 2; i < masks.length && ordered; i += 2) ordered = (masks[i] ?? 0) >= (masks[i - 1] ?? 0);
  if (ordered) return masks;
  const pairs: [number, number][] = [];
  for (let i = 0; i < masks.length; i += 2) pairs.push([masks[i] ?? 0, masks[i + 1] ?? 0]);
  const merged: number[] = [];
  for (const [start, end] of pairs.sort((a, b) => a[0] - b[0])) {
    const last = merged.length - 1;
    if (last > 0 && start <= (merged[last] ?? 0)) merged[last] = Math.max(merged[last] ?? 0, end);
    else merged.push(start, end);
  }
  return merged;
}
