import { compileForm, IdGrammar } from '../ids/grammar';
import type { Duty, ItemKind, Role, Severity } from '../model/vocabulary';
import { compileGlobs } from './globs';
import type { DocumentRuleSource, ItemRuleSource, LinkRuleSource, ProfileSource, RowRuleSource } from './schema';
import { compileHeldTogether, type HeldTogether } from './heldTogether';
import { compilePlace, wordSet, type Place } from './place';
import { scopeFinder, type Scope } from './scopes';
import { wordsOf } from './words';

export interface ItemRule {
  readonly form: number;
  readonly kind: ItemKind;
  readonly source: ItemRuleSource;
  readonly under: readonly string[] | null;
  readonly columns: ReadonlySet<string> | null;
  readonly beside: ReadonlySet<string> | null;
  readonly titleColumns: ReadonlySet<string> | null;
  readonly statusColumns: ReadonlySet<string> | null;
  readonly afterWords: readonly string[] | null;
  readonly introducedBy: readonly string[] | null;
  readonly labels: ReadonlySet<string> | null;
  /** Form of the parent, -1 where the headings around decide. */
  readonly within: number;
}

export interface LinkRule {
  readonly role: Role;
  readonly forms: ReadonlySet<number>;
  readonly place: Place;
  readonly owner: ItemKind | null;
  readonly reverse: boolean;
  readonly open: boolean;
  readonly alone: boolean;
  readonly lenient: boolean;
  /** Without a condition: any mention in the document has the role. */
  readonly anywhere: boolean;
  /** The document quotes others. */
  readonly quoted: boolean;
}

export interface FrontMatterRule {
  readonly key: string;
  readonly forms: ReadonlySet<number>;
  readonly role: Role | null;
  readonly names: boolean;
}

export interface FenceRule {
  readonly language: string;
  readonly forms: ReadonlySet<number>;
  readonly role: Role;
}

export interface Outline {
  readonly phases: ReadonlySet<number>;
  readonly work: ReadonlySet<number>;
  readonly nested: boolean;
  readonly leaves: boolean;
}

export interface RowRule {
  readonly kind: RowRuleSource['kind'];
  readonly place: Place;
  readonly owner: ItemKind | null;
  readonly ordered: boolean;
  readonly marked: boolean;
  readonly grouped: boolean;
}

export interface ExpectRule {
  readonly forms: ReadonlySet<number>;
  readonly place: Place;
}

export interface AnnounceRule {
  readonly kind: string | null;
  readonly place: Place;
}

export interface StatusRule {
  readonly forms: ReadonlySet<number>;
  readonly columns: ReadonlySet<string>;
  readonly statusColumns: ReadonlySet<string>;
}

export interface RequiredSection {
  readonly title: string;
  /** Title and aliases, in words. */
  readonly words: readonly string[];
}

export type { Place };

/** One kind of document of a profile, compiled. */
export interface DocumentRule extends HeldTogether {
  readonly kind: string;
  readonly title: string;
  readonly duty: Duty | null;
  readonly source: DocumentRuleSource;
  /** Whether the path fits; null where any path does. Paths are relative to the workspace folder, with `/`. */
  readonly pathFits: ((path: string) => boolean) | null;
  readonly headings: readonly string[];
  readonly atLeast: number;
  /** Forms one of which must begin a heading, a list item or a table row. */
  readonly leadForms: ReadonlySet<number> | null;
  /** One of these: headings that begin with an ID of each form, and one of the fields. */
  readonly headed: readonly { readonly forms: ReadonlySet<number>; readonly fields: ReadonlySet<string> | null }[];
  readonly fields: { readonly labels: ReadonlySet<string>; readonly forms: ReadonlySet<number> | null } | null;
  /** Whether the path is one of those that no document of this kind has. */
  readonly isBarred: (path: string) => boolean;
  readonly table: {
    readonly columns: ReadonlySet<string>;
    readonly beside: ReadonlySet<string>;
    readonly forms: ReadonlySet<number>;
  } | null;
  readonly items: {
    readonly heading: readonly ItemRule[];
    readonly belowHeading: readonly ItemRule[];
    readonly listLead: readonly ItemRule[];
    readonly paragraphLead: readonly ItemRule[];
    readonly cell: readonly ItemRule[];
    readonly position: readonly ItemRule[];
    readonly looseRow: readonly ItemRule[];
    readonly field: readonly ItemRule[];
  };
  readonly links: readonly LinkRule[];
  /** The link rules of places where bracketed IDs are read bare. */
  readonly openLinks: readonly LinkRule[];
  /** Columns that name phases bare (`0–1`). */
  readonly phraseColumns: ReadonlySet<string>;
  readonly rows: readonly RowRule[];
  readonly announces: readonly AnnounceRule[];
  readonly expects: readonly ExpectRule[];
  readonly time: { readonly starts: ReadonlySet<string>; readonly lasts: ReadonlySet<string> } | null;
  readonly statuses: readonly StatusRule[];
  readonly progress: { readonly under: readonly string[]; readonly forms: ReadonlySet<number> } | null;
  readonly sections: readonly RequiredSection[];
  readonly coverage: { readonly labelEnding: string; readonly owner: ItemKind } | null;
  readonly sources: { readonly columns: ReadonlySet<string>; readonly demand: readonly string[] } | null;
  readonly frontMatter: readonly FrontMatterRule[];
  readonly fences: readonly FenceRule[];
  readonly outline: Outline | null;
  readonly wants: {
    readonly requirements: ReadonlySet<number>;
    readonly outcomes: ReadonlySet<number>;
    readonly stories: ReadonlySet<number>;
  } | null;
  /** Forms of the items that documents of this kind may define. */
  readonly defines: ReadonlySet<number>;
  /** Labels whose value stands in square brackets until somebody fills it in. */
  readonly filledIn: ReadonlySet<string>;
  /** Every label that some rule asks for, in words: what makes `Label: value` a field without bold type. */
  readonly knownLabels: ReadonlySet<string>;
}

export interface Profile {
  readonly name: string;
  readonly title: string;
  readonly grammar: IdGrammar;
  readonly documents: readonly DocumentRule[];
  /** A severity for a rule instead of its own, or `off`, in documents that the profile reads. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  /**
   * The folder within which the IDs of a document at this path are unique: the outermost one around it that is a scope,
   * else its own. Null where the profile has no scopes. `''` is the workspace folder.
   */
  readonly scopeOf: ((path: string) => Scope) | null;
  documentRule(kind: string): DocumentRule | undefined;
}

/**
 * Compiles a profile that fits `profileSchema`.
 * @throws Error with one sentence where a template cannot be compiled or a rule names an ID form that is not there.
 */
export function compileProfile(source: ProfileSource): Profile {
  return compileRefusing(source, (message) => {
    throw new Error(message);
  });
}

/**
 * The same, telling `refuse` of everything that cannot be compiled, while it is looked at. The profile is of use only
 * where nothing was refused.
 */
export function compileRefusing(source: ProfileSource, refuse: (message: string) => void): Profile {
  const tried = <T>(make: () => T): T | null => {
    try {
      return make();
    } catch (error) {
      refuse(error instanceof Error ? error.message : String(error));
      return null;
    }
  };
  const { name: profile, scopes } = source;
  const formNames = Object.keys(source.ids);
  const forms = formNames.map((name) =>
    tried(() => compileForm(name, source.ids[name] as ProfileSource['ids'][string])),
  );
  const grammar = new IdGrammar(forms.filter((form) => form !== null));
  const formOf = (name: string): number => {
    const index = formNames.indexOf(name);
    if (index < 0) refuse(`Profile "${profile}" has no ID form "${name}"; it has ${formNames.join(', ')}.`);
    return index;
  };
  const formSet = (list: readonly string[]): ReadonlySet<number> => new Set(list.map(formOf));
  const documents = source.documents.map((rule) => compileDocument(rule, grammar, formOf, formSet, tried));
  const byKind = new Map<string, DocumentRule>();
  // Several rules may find documents of one kind; all say the same of what it holds.
  for (const document of documents) if (!byKind.has(document.kind)) byKind.set(document.kind, document);
  return {
    name: source.name,
    title: source.title,
    grammar,
    documents,
    severities: source.severities ?? {},
    scopeOf: scopes ? tried(() => scopeFinder(scopes.folders)) : null,
    documentRule: (kind) => byKind.get(kind),
  };
}

function compileDocument(
  rule: DocumentRuleSource,
  grammar: IdGrammar,
  formOf: (name: string) => number,
  formSet: (names: readonly string[]) => ReadonlySet<number>,
  tried: <T>(make: () => T) => T | null,
): DocumentRule {
  const item = (source: ItemRuleSource): ItemRule => {
    const form = formOf(source.id);
    return {
      form,
      kind: grammar.forms[form]?.kind ?? 'requirement',
      source,
      under: source.under?.map(wordsOf) ?? null,
      columns: wordSet(source.columns),
      beside: wordSet(source.beside),
      titleColumns: wordSet(source.titleColumns),
      statusColumns: wordSet(source.statusColumns),
      afterWords: source.afterWords?.map(wordsOf) ?? null,
      introducedBy: source.introducedBy?.map(wordsOf) ?? null,
      labels: wordSet(source.labels),
      within: source.within === undefined ? -1 : formOf(source.within),
    };
  };
  const allItems = (rule.items ?? []).map(item);
  const itemsAt = (at: ItemRuleSource['at']): ItemRule[] => allItems.filter(({ source }) => source.at === at);
  const link = (source: LinkRuleSource): LinkRule => ({
    role: source.role,
    forms: formSet(source.ids),
    place: compilePlace(source.in),
    owner: source.owner ?? null,
    reverse: source.reverse ?? false,
    open: source.open ?? false,
    alone: source.alone ?? false,
    lenient: source.lenient ?? false,
    anywhere: Object.keys(source.in).length === 0,
    quoted: rule.quotes ?? false,
  });
  const row = (source: RowRuleSource): RowRule => ({
    kind: source.kind,
    place: compilePlace(source.in),
    owner: source.owner ?? null,
    ordered: source.ordered ?? false,
    marked: source.marked ?? false,
    grouped: source.grouped ?? false,
  });
  const links = (rule.links ?? []).map(link);
  const rows = (rule.rows ?? []).map(row);
  const announces = (rule.announces ?? []).map((a) => ({ kind: a.kind ?? null, place: compilePlace(a.in) }));
  const globs = (list: readonly string[]): ((path: string) => boolean) =>
    tried(() => compileGlobs(list, { nocase: true })) ?? (() => false);
  const fits = rule.paths ? globs(rule.paths) : null;
  const isBarred = globs(rule.notPaths ?? []);
  return {
    kind: rule.kind,
    title: rule.title,
    duty: rule.duty ?? null,
    source: rule,
    pathFits: fits ? (path) => fits(path) && !isBarred(path) : null,
    headings: (rule.holds?.headings ?? []).map(wordsOf),
    atLeast: rule.holds?.atLeast ?? 1,
    leadForms: rule.holds?.leadIds ? formSet(rule.holds.leadIds) : null,
    headed: (rule.holds?.headed ?? []).map(({ ids, fields }) => ({ forms: formSet(ids), fields: wordSet(fields) })),
    fields: rule.holds?.fields
      ? {
          labels: new Set(rule.holds.fields.labels.map(wordsOf)),
          forms: rule.holds.fields.ids ? formSet(rule.holds.fields.ids) : null,
        }
      : null,
    isBarred,
    table: rule.holds?.table
      ? {
          columns: new Set(rule.holds.table.columns.map(wordsOf)),
          beside: new Set(rule.holds.table.beside.map(wordsOf)),
          forms: formSet(rule.holds.table.ids),
        }
      : null,
    items: {
      heading: itemsAt('heading'),
      belowHeading: itemsAt('below-heading'),
      listLead: itemsAt('list-lead'),
      paragraphLead: itemsAt('paragraph-lead'),
      cell: itemsAt('cell'),
      position: itemsAt('position'),
      looseRow: itemsAt('loose-row'),
      field: itemsAt('field'),
    },
    links,
    frontMatter: (rule.frontMatter ?? []).map(({ key, ids, role, names }) => ({
      key,
      forms: formSet(ids),
      role: role ?? null,
      names: names ?? false,
    })),
    fences: (rule.fences ?? []).map(({ language, ids, role }) => ({ language, forms: formSet(ids), role })),
    outline: rule.outline
      ? {
          phases: formSet(rule.outline.phases),
          work: formSet(rule.outline.work),
          nested: rule.outline.nested ?? false,
          leaves: rule.outline.leaves ?? false,
        }
      : null,
    wants: rule.wants
      ? {
          requirements: formSet(rule.wants.requirements),
          outcomes: formSet(rule.wants.outcomes ?? []),
          stories: formSet(rule.wants.stories ?? []),
        }
      : null,
    defines: new Set(allItems.map(({ form }) => form)),
    openLinks: links.filter((l) => l.open),
    phraseColumns: new Set(
      links
        .filter((l) => grammar.phrases.some(({ form }) => l.forms.has(form)))
        .flatMap((l) => [...(l.place.columns ?? [])]),
    ),
    rows,
    announces,
    expects: (rule.expects ?? []).map((e) => ({ forms: formSet(e.ids), place: compilePlace(e.in) })),
    time: rule.time
      ? { starts: new Set(rule.time.starts.map(wordsOf)), lasts: new Set(rule.time.lasts.map(wordsOf)) }
      : null,
    statuses: (rule.statuses ?? []).map((s) => ({
      forms: formSet(s.ids),
      columns: new Set(s.columns.map(wordsOf)),
      statusColumns: new Set(s.statusColumns.map(wordsOf)),
    })),
    progress: rule.progress ? { under: rule.progress.under.map(wordsOf), forms: formSet(rule.progress.ids) } : null,
    ...compileHeldTogether(rule, formSet),
    sections: (rule.sections ?? []).map((s) => ({
      title: s.title,
      words: [s.title, ...(s.aliases ?? [])].map(wordsOf),
    })),
    coverage: rule.coverage ? { labelEnding: wordsOf(rule.coverage.labelEnding), owner: rule.coverage.owner } : null,
    sources: rule.sources
      ? { columns: new Set(rule.sources.columns.map(wordsOf)), demand: rule.sources.demand.map((d) => d.toLowerCase()) }
      : null,
    filledIn: new Set((rule.filledIn ?? []).map(wordsOf)),
    knownLabels: new Set([
      ...[...links, ...rows, ...announces].flatMap((r) => [...(r.place.labels ?? [])]),
      ...(rule.items ?? []).flatMap((i) => (i.labels ?? []).map(wordsOf)),
      ...[...(rule.time?.starts ?? []), ...(rule.time?.lasts ?? []), ...(rule.fields ?? [])].map(wordsOf),
      ...(rule.states ?? []).flatMap((s) => (s.labels ?? []).map(wordsOf)),
      ...(rule.demands ?? []).flatMap((d) => d.labels.map(wordsOf)),
      ...[...(rule.verdicts?.passed ?? []), ...(rule.verdicts?.dated ?? [])].map(wordsOf),
    ]),
  };
}
