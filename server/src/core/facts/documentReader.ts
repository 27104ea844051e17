import { labelsOf } from '../markdown/inlineReader';
import type { Block, Blocks, Code, FrontMatter, Heading, InlineSpan, Paragraph, Segments } from '../markdown/blocks';
import type { LineIndex } from '../text/lineIndex';
import type { IdGrammar, OpenForms } from '../ids/grammar';
import { readCodeWords } from '../ids/codeWords';
import { readIds, type Citations, type CitedId } from '../ids/reader';
import { readOpenLabels } from '../ids/phrases';
import type { DocumentRule } from '../profile/compile';
import { wordsOf } from '../profile/words';
import { bareLeadEnd, dropNumber, numberEnd } from './bareLeads';
import { Collected, type ReferenceManner } from './collected';
import { Context, type RunPlace } from './context';
import type { DocumentKind } from './detect';
import { readCounts } from './counts';
import { FenceWatch } from './fences';
import { readField } from './fieldItems';
import { copyOf, type Interner } from './interner';
import { readClarifications } from './clarifications';
import { readFenceEdges, type FenceEdge } from './fenceEdges';
import { readFrontMatterKeys } from './frontMatterKeys';
import { isDenial, type Label } from './labels';
import { labelParts } from './labelParts';
import { readLooseRows } from './looseRows';
import { settleLearned } from './learned';
import { readContent } from './sectionContents';
import { readProgressRow } from './progressRows';
import { sortedMasks } from './masks';
import { readRowFact } from './rowFacts';
import { SourceCitationReader } from './sourceCitations';
import { addSpanAliases } from './spanAliases';
import { surroundingOf } from './surrounding';
import { leadLength, readHeadingItem, readLeadItem } from './leads';
import { readAnchors, readAnnouncements, readCoverage, readLinks } from './mentions';
import { readBracketedValue, readPlaceholders } from './placeholders';
import { addCategoryAliases, readPositions, readSectionItem } from './positions';
import type { MarkdownReaders } from './readFacts';
import { readCheckbox } from './status';
import { TableReader } from './tables';
import { tidy } from './titles';

const HEADING_NUMBER = /^[\s*_]*(\d{1,3}(?:\.\d{1,3}){0,5})[.)]?(?=\s)/;
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
  private readonly sources: SourceCitationReader;
  private readonly edges: FenceEdge[] = [];
  private readonly fences = new FenceWatch();
  /** Forms that list items may lead with although they need a place of their own, and those that need brackets as well. */
  private readonly leadForms: ReadonlySet<number>;
  private readonly rowForms: ReadonlySet<number>;
  /** Forms that paragraphs may lead with although they need a place of their own. */
  private readonly paragraphForms: ReadonlySet<number>;
  /** Forms of which a link depends on what stands around a citation. */
  private readonly formsWithSurroundings: ReadonlySet<number>;
  /** How the document names what no rule of it gives a role. */
  private readonly mention: ReferenceManner;
  readonly isKnownLabel: (words: string) => boolean;

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
    this.sources = new SourceCitationReader(this);
    const { forms } = this.collected.grammar;
    const leads = this.rule?.items.listLead ?? [];
    this.leadForms = new Set(leads.flatMap((r) => (forms[r.form]?.placed ? r.form : [])));
    this.rowForms = new Set(leads.flatMap((r) => (forms[r.form]?.placed || forms[r.form]?.bracketed ? r.form : [])));
    const paragraphs = this.rule?.items.paragraphLead ?? [];
    this.paragraphForms = new Set(paragraphs.flatMap((r) => (forms[r.form]?.placed ? r.form : [])));
    const around = this.rule?.links.filter(({ place }) => place.looksAround) ?? [];
    this.formsWithSurroundings = new Set(around.flatMap((link) => [...link.forms]));
    this.mention = { quoted: this.rule?.source.quotes ?? false };
    this.labels = labelsOf(text, blocks);
    const ending = this.rule?.coverage ? ` ${this.rule.coverage.labelEnding}` : null;
    this.isKnownLabel = (words) =>
      (this.rule?.knownLabels.has(words) ?? false) || (ending !== null && words.endsWith(ending));
  }

  read(): Collected {
    const { blocks } = this;
    for (let i = 0; i < blocks.length; i++) {
      const block = blocks[i] as Block;
      if (this.rule) readContent(this, block);
      switch (block.kind) {
        case 'frontMatter':
          readFrontMatterKeys(this, block);
          break;
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
          const broken = this.rule ? this.fences.look(this.text, block, this.lines) : null;
          if (broken) this.collected.brokenFences.push(broken);
          this.readCode(block);
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
    addSpanAliases(this.collected);
    readCounts(this);
    settleLearned(this.collected.items, this.collected.learned);
    addCategoryAliases(this);
    this.addEdges();
    this.sources.finish();
    return this.collected;
  }

  /** `T001 --> T002`: the item that waits is the document's own; what others define waits in their documents. */
  private addEdges(): void {
    if (this.edges.length === 0) return;
    const bySymbol = new Map(this.collected.items.map((item, i) => [item.symbol, i]));
    const cited = new Set<CitedId>();
    for (const { rule, from, to } of this.edges) {
      const owner = bySymbol.get(this.collected.symbolOf(to.id, to.form)) ?? -1;
      if (owner >= 0) this.collected.addReference(from, rule.role, owner, {});
      for (const id of owner >= 0 ? [to] : [from, to]) {
        if (cited.has(id)) continue;
        cited.add(id);
        this.collected.addReference(id, null, -1, { quoted: true });
      }
    }
  }

  /** Edges of a named language tie items; elsewhere IDs in code are mentions, where the rule wants them read at all. */
  private readCode(block: Code): void {
    const edges = readFenceEdges(this, block);
    this.edges.push(...edges);
    if (edges.length > 0 || !this.rule?.source.mentionsInCode) return;
    const start = this.lineStart(block.firstLine);
    const end = this.lineStart(block.lastLine + 1);
    const out: Citations = { ids: [], ranges: [] };
    readIds(this.text, start, end, this.collected.grammar, null, [], out);
    for (const cited of out.ids) this.collected.addReference(cited, null, -1, { quoted: true });
  }

  lineStart(line: number): number {
    return line < this.lines.lineCount ? this.lines.lineStart(line) : this.text.length;
  }

  /** The item that a document is about as a whole: what its front matter names. */
  addDocumentItem(cited: CitedId, block: FrontMatter, title: string): number {
    const kind = this.collected.grammar.forms[cited.form]?.kind ?? 'work-package';
    return this.collected.addItem({
      id: cited.id,
      form: cited.form,
      kind,
      strength: 'explicit',
      restates: true,
      shared: true,
      title,
      start: cited.start,
      end: cited.end,
      blockStart: block.start,
      blockEnd: block.end,
      parent: -1,
      status: null,
      negative: false,
      heading: -1,
      sentence: 0,
    });
  }

  private readHeading(block: Heading): void {
    const { segments } = block;
    const start = segments[0] ?? block.end;
    const end = segments[segments.length - 1] ?? block.end;
    const raw = this.text.slice(start, end);
    if (block.parent < 0) {
      const number = HEADING_NUMBER.exec(raw)?.[1] ?? null;
      const words = wordsOf(raw);
      const text = copyOf(tidy(raw));
      this.collected.headings.push({ depth: block.depth, text, words: wordsOf(text), start, end, number });
      this.context.enterHeading(block.depth, words, number, this.collected.headings.length - 1);
      if (this.isKnownLabel(words)) this.context.setLabel(-1, words);
      if (number !== null) readSectionItem(this, block, number, start, end);
    }
    if (segments.length === 0) return;
    const run = this.run(segments, start, end, { label: null, column: null, afterLead: false, rowItem: -1 });
    const leads = this.headingForms();
    const citations = this.citations(run, null, leads ? numberEnd(this.text, start) : start, leads);
    const known = this.collected.items.length;
    const item = block.parent < 0 ? readHeadingItem(this, block, citations, end) : -1;
    if (item >= 0) this.context.headingDefines(item);
    const place = { ...run.place, headingItem: item };
    this.addReferences(citations, { ...run, place }, item >= known ? leadLength(citations) : 0, item);
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
    const { parts, inForce } = labelParts(this, block, segments, textStart);
    let item = -1;
    const loose = readLooseRows(this, block);
    for (const [i, part] of parts.entries()) {
      const place: RunPlace = {
        label: part.label?.words ?? inForce,
        column: null,
        afterLead: false,
        rowItem: this.context.rowItemAt(block.parent),
      };
      const run = this.runOf(spans, part.start, part.end, place);
      const bareEnd = i === 0 ? this.leadEnd(block, isLead, textStart, box !== null) : part.start;
      const citations = this.citations(run, null, bareEnd, isLead ? this.rowForms : this.paragraphForms);
      let lead = 0;
      let runPlace = place;
      if (i === 0 && this.rule) {
        item = readLeadItem(this, { block, index, isLead, box, textStart, end, citations });
        if (item >= 0) {
          lead = leadLength(citations);
          if (isLead) this.context.setRowItem(block.parent, item);
          runPlace = { ...place, rowItem: isLead ? item : place.rowItem };
        } else if (isLead) readProgressRow(this, box, textStart, end, citations);
        if (item < 0 && place.label === null) dropNumber(this, citations, bareEnd);
        // An ID that begins the row leads it even where it is defined elsewhere (a mapping `R-001 → T-014`).
        if (isLead) runPlace = { ...runPlace, afterLead: true };
      }
      if (part.label && readField(this, part.label, citations, block, part.end)) lead = 1;
      const valueStart = part.label?.valueStart ?? (place.label === null ? -1 : part.start);
      const owner = item >= 0 ? item : this.ownerOf(runPlace);
      if (loose) dropIds(citations, loose);
      this.addReferences(citations, { ...run, place: runPlace }, lead, owner, valueStart);
      readCoverage(this, part.label, place.label, part.label?.valueStart ?? part.start, part.end);
      readAnnouncements(this, runPlace, part.label?.valueStart ?? part.start, part.end);
      this.readExtras(run, owner);
      if (part.label && this.rule?.filledIn.has(part.label.words))
        readBracketedValue(this.text, part.label.valueStart, this.collected.placeholders);
    }
    if (isLead && this.rule) {
      if (!this.isField(parts[0]?.label ?? null)) readRowFact(this, { index, box, start: textStart, end, item });
      if (item < 0) readPositions(this, block, index, textStart, end);
    }
  }

  /** A row that begins with a known label (`- **Complexity**: M`) is a field of the work package, no row of its list. */
  private isField(label: Label | null): boolean {
    return label !== null && this.isKnownLabel(label.words);
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

  /** Forms that a heading may begin with although they need a place of their own: `### 1. Opening` of a requirement. */
  private headingForms(): OpenForms {
    const { forms } = this.collected.grammar;
    const open = (this.rule?.items.heading ?? []).filter(
      (rule) => forms[rule.form]?.placed && (!rule.under || this.context.isUnder(rule.under)),
    );
    return open.length === 0 ? null : new Set(open.map((rule) => rule.form));
  }

  private leadEnd({ parent }: Paragraph, isLead: boolean, at: number, boxed: boolean): number {
    if (!isLead) return parent < 0 && this.paragraphForms.size > 0 ? numberEnd(this.text, at) : at;
    const takesNumbers = boxed || (this.rule?.items.listLead.some((r) => !r.source.boxed) ?? false);
    return bareLeadEnd(this, at, takesNumbers && this.leadForms.size > 0);
  }

  /**
   * The citations of a run; what needs brackets or a place of its own counts if in `open`, and, of the forms that may
   * lead, up to `bareEnd`.
   */
  citations(run: Run, open: OpenForms = null, bareEnd = run.start, leads: OpenForms = this.rowForms): Citations {
    const out: Citations = { ids: [], ranges: [] };
    const links = this.rule?.links ?? [];
    const { grammar } = this.collected;
    const inPlace =
      run.place.label !== null || run.place.column !== null
        ? this.context.openForms(this.rule?.openLinks ?? [], run.place)
        : null;
    const forms = open && inPlace ? new Set([...open, ...inPlace]) : (open ?? inPlace);
    if (bareEnd > run.start && !forms) {
      readIds(this.text, run.start, bareEnd, grammar, leads, run.masks, out);
      readIds(this.text, bareEnd, run.end, grammar, null, run.masks, out);
    } else readIds(this.text, run.start, run.end, grammar, forms, run.masks, out);
    if (run.place.column !== null && out.ids.length === 0 && this.rule?.phraseColumns.has(run.place.column)) {
      for (const { form, phrase } of this.collected.grammar.phrases) {
        if (this.context.linkRule(links, form, run.place))
          readOpenLabels(this.text, run.start, run.end, form, phrase, out);
      }
    }
    const words = this.rule ? grammar.codedForm : -1;
    if (words >= 0) readCodeWords(this.text, run.start, run.end, run.spans, words, out);
    return out;
  }

  /** Files the citations from `skip` on as references. */
  addReferences(citations: Citations, run: Run, skip: number, defaultOwner: number, valueStart = -1): void {
    const { place } = run;
    const links = this.rule?.links ?? [];
    const denied = valueStart >= 0 && citations.ids.length > 0 && isDenial(this.text, valueStart);
    for (let i = skip; i < citations.ids.length; i++) {
      const cited = citations.ids[i] as CitedId;
      const looksAround = this.formsWithSurroundings.has(cited.form);
      const around = looksAround ? surroundingOf(this.text, run.start, run.end, cited) : undefined;
      const rule = denied ? null : this.context.linkRule(links, cited.form, place, around);
      const owner = rule && rule.owner !== null ? this.context.enclosing(rule.owner) : defaultOwner;
      if (!rule) this.expect(cited, place);
      this.collected.addReference(cited, rule?.role ?? null, owner, rule ?? this.mention);
    }
    for (const range of citations.ranges) this.collected.addRange(range);
  }

  private expect(cited: CitedId, place: RunPlace): void {
    if (this.rule?.expects.some((e) => e.forms.has(cited.form) && this.context.fits(e.place, place)))
      this.collected.expected.add(this.collected.symbolOf(cited.id, cited.form));
  }

  ownerOf(place: RunPlace): number {
    return place.rowItem >= 0 ? place.rowItem : this.context.enclosing(null);
  }

  /** What every run of a plan document is read for besides IDs. */
  readExtras(run: Run, owner: number): void {
    if (!this.rule) return;
    readLinks(this, run);
    const { placeholders } = this.rule.source;
    if (placeholders) readPlaceholders(this.text, run, this.collected.placeholders, placeholders === 'capitals');
    if (this.rule.source.clarifications)
      readClarifications(this.text, run.start, run.end, run.spans, this.collected.clarifications);
    this.sources.add(run, owner);
  }

  private addEmptyBullet(start: number, end: number): void {
    this.collected.placeholders.push({ text: '', start, end });
  }
}

/** Takes the IDs out that define something. */
function dropIds({ ids }: Citations, at: ReadonlySet<number>): void {
  for (let i = ids.length - 1; i >= 0; i--) if (at.has(ids[i]?.start ?? -1)) ids.splice(i, 1);
}
