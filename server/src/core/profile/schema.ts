import * as z from 'zod';
import { duties, itemKinds, roles, severities, strengths } from '../model/vocabulary';

/**
 * What a profile may say. A profile is data: it names the documents of a dialect, the IDs, where items are defined,
 * what links them, and what a document must hold. Nothing here is a function, and no pattern can backtrack: IDs are
 * templates (`ids/template.ts`), paths are globs, headings, labels and columns are compared as words (case, dressing and
 * a trailing colon do not count).
 */

const names = z.array(z.string().min(1));

export const idFormSchema = z.strictObject({
  kind: z.enum(itemKinds),
  /** `WP-{n}`, `REQ-{name}-{n}{letter?}`, `{section}-{n}`, or one phrase form `Phase {label}`. */
  templates: names.min(1),
  /** Read only in square brackets, or in a column or field that is made for it. */
  bracketed: z.boolean().optional(),
  /** Read only in a place that is made for it: the shape is a plain number (`1.2`). */
  placed: z.boolean().optional(),
  /** An unresolved mention is silent: too many strings have this shape. */
  soft: z.boolean().optional(),
  /** Counts only where something in reach defines IDs of its family; everywhere else a mention is silent. */
  introduced: z.boolean().optional(),
  /** For templates with `{prefix}`: prefixes that are the world's and never the workspace's own (`UTF`, `SHA`). */
  neverLearned: names.optional(),
  /** Forms of different namespaces may spell their IDs alike: criterion `1.1` is not task `1.1`. */
  namespace: z.string().optional(),
  /** How the ID is spelt whatever spelling is met: `US{n}` for `User Story 2` and `US-2`; `{dotted}` for `REQ-1.2`. */
  spelled: z.string().optional(),
  /** Words that a number follows which names another folder: `Spec` in `Spec 270 FR-003`. */
  qualifiers: names.optional(),
  /** The IDs number days or weeks, singly or as spans (`Day {span}` reads `Day 3-4` as one ID). */
  unit: z.enum(['day', 'week']).optional(),
  /** Within what an ID is unique: the plan's folder (default), or one document. */
  scope: z.enum(['folder', 'document']).optional(),
  /** Citations are written in square brackets. */
  brackets: z.boolean().optional(),
  /** Each series (`REQ-HOST-…`) has a defining document of its own. */
  familyBySeries: z.boolean().optional(),
  /** Where a series has explicit rows, the rows fix its numbering and derived IDs of that series do not exist. */
  numberedByRows: z.boolean().optional(),
  /**
   * Numbers are never given to another: who removes an ID leaves a comment that names it, and the IDs behind it keep
   * theirs.
   */
  tombstones: z.boolean().optional(),
  /** Document kinds that define every ID of this form: with one in reach, an unknown ID dangles. */
  definedBy: names.optional(),
});

const placeSchema = z.strictObject({
  /** Field labels (`**Blocked by**: …`), and what hangs below them until the next label. */
  labels: names.optional(),
  /** Table columns by header. */
  columns: names.optional(),
  /** Headings that must be above, by their words. */
  under: names.optional(),
  /** Behind the ID that begins a list item (`R-001 → T-014`, `[4.4-3] … → WP-2`). */
  afterLead: z.boolean().optional(),
  /** Behind the last bar of a list item: `- [ ] T001 Build it | R001, R002`. */
  afterBar: z.boolean().optional(),
  /** Right behind one of these words, others of the list between: `(depends on T003, T004)`. */
  afterWords: names.optional(),
  /** In square brackets: `[US1]`. */
  inBrackets: z.boolean().optional(),
  /** In a list item that defines an item of its own, or in what hangs below it. */
  inRow: z.boolean().optional(),
  /** In a heading that defines an item. */
  inHeading: z.boolean().optional(),
});

export const itemRuleSchema = z.strictObject({
  id: z.string(),
  /**
   * Where the definition stands: the beginning of a heading, of a list item, of a paragraph (in bold), a table cell;
   * `below-heading`: alone in the paragraph right below a heading, which says the item's words; or
   * `position`: nothing is written, the ID follows from the place of the bullet; `loose-row`: a line that looks like a
   * table row and stands in no table; `field`: the value of a labelled field, which names what the heading around it that
   * says one of `under` is about.
   */
  at: z.enum(['heading', 'below-heading', 'list-lead', 'paragraph-lead', 'cell', 'position', 'loose-row', 'field']),
  under: names.optional(),
  /** Heading depths, for `heading`. */
  depths: z.array(z.number().int().min(1).max(6)).optional(),
  /** Headers of the ID column, for `cell`; the table must also have one of `beside`. */
  columns: names.optional(),
  beside: names.optional(),
  /** Column that holds the item's words; else the cell after the ID. */
  titleColumns: names.optional(),
  statusColumns: names.optional(),
  strength: z.enum(strengths).optional(),
  /** Counts as a definition only where nothing else in reach defines the ID; otherwise it restates it. */
  restates: z.boolean().optional(),
  /** The same row in several documents is one item, never a duplicate. */
  shared: z.boolean().optional(),
  /** Only where the ID goes on from the number of the item around: `2.1` below `Requirement 2`. */
  continues: z.boolean().optional(),
  /** For `paragraph-lead`: also where the ID is not bold. */
  plain: z.boolean().optional(),
  /** Only where the ID is bold, or a colon or dash parts it from its words: `- **REQ-1** Opens`, `- REQ-1: Opens`. */
  marked: z.boolean().optional(),
  /** Where another rule finds a definition of the ID in the same document, this place restates it. */
  yields: z.boolean().optional(),
  /** Only in lists that follow a paragraph beginning with one of these words. */
  afterWords: names.optional(),
  /** Words that may stand before the ID in its heading: `## Work Package WP01: …`. */
  introducedBy: names.optional(),
  /** A range in that place defines each of its members: `| T026–T031 | Six properties |`. */
  members: z.boolean().optional(),
  /** Only rows with a checkbox. */
  boxed: z.boolean().optional(),
  /** Where no heading around defines one, the last item of this kind above is the parent. */
  parent: z.enum(itemKinds).optional(),
  /** The parent is the last item of this ID form above, whatever headings stand between. */
  within: z.string().optional(),
  /**
   * A later heading that begins with an ID which the document has defined takes the item up again: what stands below is
   * the item's. Under another parent (`within`) it is an item of its own, named after it: `Week 2 Day 1`.
   */
  resumes: z.boolean().optional(),
  /** Field labels, for `field`. */
  labels: names.optional(),
  /** Prefixes count once the document makes a series of them: two members in a row, or a first one. */
  learned: z.boolean().optional(),
  /** For `position`: what the series is made of. */
  series: z
    .strictObject({
      /** `enclosing`: the number of the item around, and the item's place in the list: `1.2`. */
      from: z.enum(['heading-number', 'heading-words', 'path', 'enclosing']),
      prefix: z.string(),
      /** For `path`: what stands around the name in the file's name. */
      fileName: z.tuple([z.string(), z.string()]).optional(),
    })
    .optional(),
  /** For `position`: a later sentence with a constraint of its own counts as one more item. */
  sentences: z.boolean().optional(),
});

export const linkRuleSchema = z.strictObject({
  role: z.enum(roles),
  /** ID forms that take the role in this place. */
  ids: names.min(1),
  in: placeSchema,
  /** Kind of the item that the link starts from: the nearest enclosing one; absent: the row's own item, else the nearest. */
  owner: z.enum(itemKinds).optional(),
  /** The cited ID is the one that acts: `R-001 → T-014` says that T-014 mitigates R-001. */
  reverse: z.boolean().optional(),
  /** Forms that need brackets or a place of their own are read bare here. */
  open: z.boolean().optional(),
  /** Counts also where no item stands around the citation: the document itself acts. */
  alone: z.boolean().optional(),
  /** What nothing answers is silent here: other names have the shape of the IDs. */
  lenient: z.boolean().optional(),
});

/** A key of the front matter whose value (one, a flow list, a block list) cites IDs. */
export const frontMatterRuleSchema = z.strictObject({
  key: z.string(),
  ids: names.min(1),
  role: z.enum(roles).optional(),
  /** The value is the ID of the item that the document is about; what the other keys cite, it cites. */
  names: z.boolean().optional(),
});

/** Fenced code of one language whose edges tie items: `T001 --> T002` says that T002 waits for T001. */
export const fenceRuleSchema = z.strictObject({
  language: z.string(),
  ids: names.min(1),
  role: z.enum(roles),
});

export const rowRuleSchema = z.strictObject({
  kind: z.enum(['criterion', 'subtask', 'gate', 'deliverable']),
  in: placeSchema,
  /** Only rows that carry a mark: a checkbox, or an emoji that says how far they are (`✅ Done`). */
  marked: z.boolean().optional(),
  owner: z.enum(itemKinds).optional(),
  /** Only numbered rows count, bullets between them are details. */
  ordered: z.boolean().optional(),
  /** A bullet that is a mere label with a list below names a group of rows and is none itself. */
  grouped: z.boolean().optional(),
});

export const announceRuleSchema = z.strictObject({
  /** Document kind of what is announced; absent: merely expected later. */
  kind: z.string().optional(),
  in: placeSchema,
});

export const sectionRuleSchema = z.strictObject({
  title: z.string(),
  aliases: names.optional(),
});

export const outlineSchema = z.strictObject({
  /** ID forms whose items are the phases. */
  phases: names.min(1),
  /** ID forms of the work that is counted below them, at any depth. */
  work: names,
  /** Only items without a parent of the same form are phases; what stands below them is their work. */
  nested: z.boolean().optional(),
  /** A phase without work of its own counts itself. */
  leaves: z.boolean().optional(),
});

export const documentRuleSchema = z.strictObject({
  kind: z.string(),
  title: z.string(),
  /** What documents of this kind are for: rules, views and commands ask for it, never for `kind`. */
  duty: z.enum(duties).optional(),
  paths: names.optional(),
  notPaths: names.optional(),
  /** Found when another document announces the path as this kind, whatever it holds. */
  announced: z.boolean().optional(),
  /** Path or content: either is enough. */
  either: z.boolean().optional(),
  /** What the document must hold to be of this kind (also where the path fits). */
  holds: z
    .strictObject({
      headings: names.optional(),
      /** How many of `headings` must be there (default 1). */
      atLeast: z.number().int().min(1).optional(),
      /** ID forms one of which must begin a heading, a list item or a table row (`- [ ] T001 …`). */
      leadIds: names.optional(),
      /** Of `headings` and `leadIds` one is enough. */
      anyOf: z.boolean().optional(),
      /** One of these: headings that begin with an ID of each form, and one of the fields. */
      headed: z.array(z.strictObject({ ids: names, fields: names.optional() })).optional(),
      /** A field with one of the labels; with `ids`, its value must be such an ID. */
      fields: z.strictObject({ labels: names, ids: names.optional() }).optional(),
      /** A table with an ID column of one of `columns`, filled with `ids`, and one of `beside`. */
      table: z.strictObject({ columns: names, beside: names, ids: names }).optional(),
    })
    .optional(),
  /** A document of this kind founds a plan of its own: folder-wide IDs are unique among what belongs to it. */
  founds: z.boolean().optional(),
  /**
   * ID forms whose items work has to cover, for documents with the duty `spec`. Those of the first list are told one by
   * one only where work names any of them; the same for each other list. Outcomes (success criteria) are what the
   * requirements together lead to: where work names none, nothing is said of them.
   */
  wants: z.strictObject({ requirements: names, outcomes: names.optional(), stories: names.optional() }).optional(),
  /** What cites an ID here without a role and finds nothing is silent: reports quote other documents. */
  quotes: z.boolean().optional(),
  /** IDs in code blocks are read as mentions, which trace nothing and are silent where nothing answers. */
  mentionsInCode: z.boolean().optional(),
  frontMatter: z.array(frontMatterRuleSchema).optional(),
  fences: z.array(fenceRuleSchema).optional(),
  /** Whether `[NEEDS CLARIFICATION: …]` is looked for. */
  clarifications: z.boolean().optional(),
  /** How the phases of a plan are made of this document's items; see `views/documentOutline.ts`. */
  outline: outlineSchema.optional(),
  /** Counts only in a folder where a document of one of these kinds exists. */
  beside: names.optional(),
  items: z.array(itemRuleSchema).optional(),
  links: z.array(linkRuleSchema).optional(),
  rows: z.array(rowRuleSchema).optional(),
  announces: z.array(announceRuleSchema).optional(),
  /** IDs that are cited in these places without a role are announced: where they are not defined yet, nothing dangles. */
  expects: z.array(z.strictObject({ ids: names, in: placeSchema })).optional(),
  /** Labels that state when the plan begins and how long it takes, for what its days and weeks are held against. */
  time: z.strictObject({ starts: names, lasts: names }).optional(),
  /** Labels that no rule asks for and documents of this kind use: a row that begins with one is a field, no criterion. */
  fields: names.optional(),
  /** The label that names the sections a phase covers ends in this word; the words before it name the source. */
  coverage: z.strictObject({ labelEnding: z.string(), owner: z.enum(itemKinds) }).optional(),
  /** Statuses stated for items that are defined elsewhere: the ID column and the status column of a table. */
  statuses: z.array(z.strictObject({ ids: names, columns: names, statusColumns: names })).optional(),
  /** Rows below these headings that begin with a checkbox and an ID state how far its item is, and count for nothing. */
  progress: z.strictObject({ under: names.min(1), ids: names.min(1) }).optional(),
  /**
   * Rows below these headings that begin with a checkbox and an ID, or end with one behind IDs, say again how far an item
   * is that another place keeps: held against that place, and counted nowhere.
   */
  repeats: z.strictObject({ under: names.min(1), ids: names.min(1) }).optional(),
  /**
   * Places that say all that a piece of work covers or depends on: a label in its section, or a key of the front matter.
   * Where two documents say it of one piece of work, they are held against one another.
   */
  states: z
    .array(
      z.strictObject({
        role: z.enum(['covers', 'depends-on']),
        owner: z.enum(itemKinds),
        ids: names.min(1),
        labels: names.optional(),
        /** Keys of the front matter. */
        keys: names.optional(),
      }),
    )
    .optional(),
  /** Tables below these headings whose rows record outcomes, by the columns that hold them, or justify a deviation. */
  records: z
    .array(
      z.strictObject({
        kind: z.enum(['gate', 'compliance', 'justification']),
        under: names.min(1),
        columns: names.optional(),
      }),
    )
    .optional(),
  /** Labels that say that the whole of a gate, or of the document, was passed. */
  verdicts: z
    .strictObject({
      /** Labels of a verdict: `PASS`. */
      passed: names,
      /** Labels of the day on which it was passed. */
      dated: names.optional(),
      /** Of these labels, those that speak of the document's one gate wherever they stand. */
      ofGate: names.optional(),
      /** Lists whose rows say of other sections, by their headings, that they were passed: `- [x] Constitution Check`. */
      listed: z.array(placeSchema).optional(),
    })
    .optional(),
  /** Labelled parts that items of a kind have. One is missed only where another item of the document has it. */
  demands: z
    .array(
      z.strictObject({
        /** Kind of the items. */
        of: z.enum(itemKinds),
        /** How the part is called in a message: `acceptance criteria`. */
        title: z.string(),
        labels: names.min(1),
        /** What is written behind the label where the part is inserted; below it where it begins with `- `. */
        skeleton: z.string().optional(),
      }),
    )
    .optional(),
  /** Columns that say how urgent the item of a row is: `P0`, `High`. */
  priorities: z.strictObject({ columns: names.min(1) }).optional(),
  /** Headings below which the document lists its own open questions. */
  asks: z.strictObject({ under: names.min(1) }).optional(),
  /** Labels behind which the document names components. */
  components: z.strictObject({ labels: names.min(1) }).optional(),
  /** A section that records how the finished document was checked, where another document of the plan has one. */
  record: sectionRuleSchema.optional(),
  sections: z.array(sectionRuleSchema).optional(),
  /**
   * Whether template leftovers are looked for; `capitals`: in square brackets those in capitals alone (`[FEATURE NAME]`),
   * since texts of such a dialect show names in brackets.
   */
  placeholders: z.union([z.boolean(), z.literal('capitals')]).optional(),
  /** Files and folders beside the document that later steps make: a link to one that is not there yet is not broken. */
  later: names.optional(),
  /** Labels whose value nobody has filled in as long as it stands in square brackets: ``**Branch**: `[004-loans]` ``. */
  filledIn: names.optional(),
  /** Columns that hold source citations (`AP L14–L17; SR §2`). */
  sources: z.strictObject({ columns: names, demand: names }).optional(),
});

export const profileSchema = z.strictObject({
  schemaVersion: z.literal(1),
  name: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string(),
  ids: z.record(z.string(), idFormSchema),
  documents: z.array(documentRuleSchema).min(1),
  /**
   * Folders within which IDs are unique, by their whole path: two folders may share a number. A document outside all of
   * them has the folder that it lies in. Absent: documents found plans (`founds`).
   */
  scopes: z.strictObject({ folders: names.min(1) }).optional(),
  severities: z.record(z.string(), z.enum([...severities, 'off'])).optional(),
});

export type ProfileSource = z.input<typeof profileSchema>;
export type DocumentRuleSource = z.input<typeof documentRuleSchema>;
export type ItemRuleSource = z.input<typeof itemRuleSchema>;
export type LinkRuleSource = z.input<typeof linkRuleSchema>;
export type RowRuleSource = z.input<typeof rowRuleSchema>;
export type PlaceSource = z.input<typeof placeSchema>;
