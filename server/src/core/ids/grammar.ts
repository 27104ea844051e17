import type { ItemKind } from '../model/vocabulary';
import { compileTemplate, jointsOf, matchTemplate, type ParsedId, type Template } from './template';

/** A form that is written in words: `Phase 3A`, `User Story 2`. */
export interface Phrase {
  readonly form: number;
  /** The words before the label: `User Story`. */
  readonly phrase: string;
  /** What stands behind them: `3A`; `2`; `3.2`; `3-4`, which is one ID. */
  readonly label: 'label' | 'number' | 'dotted' | 'span';
}

/** One family of IDs as a profile declares it, compiled. */
export interface IdForm {
  /** The profile's name for it (`task`, `numbered`, …). */
  readonly name: string;
  readonly kind: ItemKind;
  readonly templates: readonly Template[];
  /** Read only inside square brackets or in a place of its own (an ID column, a trace field). */
  readonly bracketed: boolean;
  /** Read only in a place of its own: the shape is a plain number. */
  readonly placed: boolean;
  /** Unresolved uses are silent: the shape is too common to call every one a reference. */
  readonly soft: boolean;
  /** Counts only where something in reach defines IDs of its family; silent elsewhere. */
  readonly introduced: boolean;
  /** Prefixes are the workspace's own; these never are one (`UTF`, `SHA`); null for forms with a fixed prefix. */
  readonly neverLearned: ReadonlySet<string> | null;
  /** Within what an ID of this form is unique. */
  readonly scope: 'folder' | 'document';
  /** IDs of other namespaces have the same spelling and are not the same: criterion `1.1` and task `1.1`. */
  readonly namespace: string;
  /** How a citation is dressed in messages and generated text: `[4.4-3]`. */
  readonly brackets: boolean;
  /** IDs are unrelated between series (`REQ-HOST-…` and `REQ-COM-…` have a defining document each). */
  readonly familyBySeries: boolean;
  readonly numberedByRows: boolean;
  /** A removed ID leaves a comment, and those that follow keep their numbers. */
  readonly tombstones: boolean;
  /** Where a document of one of these kinds is in reach, every ID of the form has its definition there or nowhere. */
  readonly definedBy: readonly string[];
  /** For phrase forms, the words before the label: `Phase` in `Phase 3A`; null for forms that can be one word. */
  readonly phrase: string | null;
  /** What stands before the number where every spelling is one ID: `US` for `User Story 2` and `US-2`; null elsewhere. */
  readonly spelled: string | null;
  /** The number that every spelling shares is dotted: `1.2` for `REQ-1.2` and `R1.2`. */
  readonly spelledDotted: boolean;
  /** Words that a number follows which names another folder: `Spec 270 FR-003`. */
  readonly qualifiers: readonly string[];
  /** Words in lower case that hyphens join (`open-valve`); read in code spans alone. */
  readonly coded: boolean;
  /** The IDs number stretches of time: `Week 2`, `Day 3-4`. */
  readonly unit: TimeUnit | null;
}

/** What the IDs of a schedule may number. */
export type TimeUnit = 'day' | 'week';

export interface Classified extends ParsedId {
  readonly form: number;
}

/** Forms that are read bare where a text stands; null for none. */
export type OpenForms = ReadonlySet<number> | null;

/** The ID forms of one profile, ready to classify words. Immutable. */
export class IdGrammar {
  /** By the first character of the word: forms that can begin with it. */
  private readonly byFirst = new Map<number, { form: number; template: Template }[]>();
  readonly phrases: readonly Phrase[];
  /** Every namespace that a form has, the common one first. */
  readonly namespaces: readonly string[];
  /** The form whose IDs are read in code spans, -1 for none. */
  readonly codedForm: number;
  /** By char code below 128: 1 where a phrase begins with it. Asked for every character of a text. */
  private readonly phraseFirsts = new Uint8Array(128);
  /** Char codes from 128 on that a phrase begins with. */
  private readonly wideFirsts = new Set<number>();
  /** Signs besides hyphen and dot that join the parts of a word. */
  private readonly joints: ReadonlySet<number>;

  constructor(readonly forms: readonly IdForm[]) {
    this.namespaces = [...new Set(['', ...forms.map(({ namespace }) => namespace)])];
    const phrases: Phrase[] = [];
    const joints = new Set<number>();
    forms.forEach((form, index) => {
      for (const phrase of phrasesOf.get(form) ?? []) phrases.push({ form: index, ...phrase });
      for (const template of form.templates) {
        jointsOf(template).forEach((joint) => joints.add(joint));
        for (const first of firstsOf(template)) {
          const list = this.byFirst.get(first);
          if (list) list.push({ form: index, template });
          else this.byFirst.set(first, [{ form: index, template }]);
        }
      }
    });
    this.codedForm = forms.findIndex((form) => form.coded);
    // The longer phrase is the more particular one, as below.
    this.phrases = phrases.sort((a, b) => b.phrase.length - a.phrase.length);
    for (const { phrase } of phrases) {
      const first = phrase.charCodeAt(0);
      if (first < 128) this.phraseFirsts[first] = 1;
      else this.wideFirsts.add(first);
    }
    this.joints = joints;
    // A longer literal is the more particular form: NEW-RISK-001 before N-001; a plain number before a dotted one.
    for (const list of this.byFirst.values())
      list.sort((a, b) => particularity(b.template) - particularity(a.template));
  }

  /** True when some form begins with this character: the cheap test before a word is cut out of the text. */
  canBegin(charCode: number): boolean {
    return this.byFirst.has(charCode);
  }

  canBeginPhrase(charCode: number): boolean {
    return charCode < 128
      ? this.phraseFirsts[charCode] === 1
      : this.wideFirsts.size > 0 && this.wideFirsts.has(charCode);
  }

  get hasPhrases(): boolean {
    return this.phrases.length > 0;
  }

  /** Signs that may stand inside an ID besides hyphens and dots; empty for nearly every profile. */
  isJoint(charCode: number): boolean {
    return this.joints.size > 0 && this.joints.has(charCode);
  }

  /** The form of a whole word (hyphens folded), or null. Forms that need a place of their own count in `open` alone. */
  classify(word: string, open: OpenForms = null): Classified | null {
    const candidates = this.byFirst.get(word.charCodeAt(0));
    if (!candidates) return null;
    for (const { form, template } of candidates) {
      const idForm = this.forms[form] as IdForm;
      if (idForm.placed && !open?.has(form)) continue;
      const parsed = matchTemplate(template, word);
      if (!parsed || this.isNeverLearned(idForm, parsed.series)) continue;
      if (idForm.spelled === null) return { form, ...parsed };
      if (!idForm.spelledDotted) return { form, ...parsed, series: idForm.spelled, digits: String(parsed.number) };
      return { form, ...parsed, series: idForm.spelled + parsed.series.slice(template.head.length) };
    }
    return null;
  }

  private isNeverLearned({ neverLearned }: IdForm, series: string): boolean {
    if (neverLearned === null) return false;
    const prefix = series.slice(0, -1);
    return neverLearned.has(prefix) || neverLearned.has(prefix.slice(prefix.lastIndexOf('-') + 1));
  }
}

/** A whole ID put together again. */
export const idOf = (parsed: Classified): string => parsed.series + parsed.digits + parsed.suffix;

const DIGITS = [48, 49, 50, 51, 52, 53, 54, 55, 56, 57];
const CAPITALS = Array.from({ length: 26 }, (_, i) => 65 + i);
const LETTERS = [...CAPITALS, ...CAPITALS.map((c) => c + 32)];

function firstsOf({ head, variable }: Template): readonly number[] {
  if (head !== '') return [head.charCodeAt(0)];
  if (variable === 'prefix') return CAPITALS;
  return variable === 'name' ? LETTERS : DIGITS;
}

function particularity({ head, variable, dotted }: Template): number {
  return head.length * 4 + (variable === 'prefix' || variable === 'name' ? 0 : 2) + (dotted ? 0 : 1);
}

/** What a profile says of one ID form; see `profile/schema.ts` for the meaning of each field. */
export interface IdFormSource {
  readonly kind: ItemKind;
  readonly templates: readonly string[];
  readonly bracketed?: boolean | undefined;
  readonly placed?: boolean | undefined;
  readonly soft?: boolean | undefined;
  readonly introduced?: boolean | undefined;
  readonly neverLearned?: readonly string[] | undefined;
  readonly scope?: 'folder' | 'document' | undefined;
  readonly namespace?: string | undefined;
  readonly brackets?: boolean | undefined;
  readonly familyBySeries?: boolean | undefined;
  readonly numberedByRows?: boolean | undefined;
  readonly tombstones?: boolean | undefined;
  readonly definedBy?: readonly string[] | undefined;
  readonly spelled?: string | undefined;
  readonly qualifiers?: readonly string[] | undefined;
  readonly unit?: TimeUnit | undefined;
}

/** Words of any script. */
const PHRASE = /^(\p{L}+(?: \p{L}+){0,3}) \{(label|n|dotted|span)\}$/u;
const CODED = '{kebab}';
const LABELS = { label: 'label', n: 'number', dotted: 'dotted', span: 'span' } as const;
const SPELLED = /^([^{}]*)\{(n|dotted)\}$/;

/** The phrases of a form, by the form that they were compiled into. */
const phrasesOf = new WeakMap<IdForm, readonly Omit<Phrase, 'form'>[]>();

/** @throws Error naming the template that cannot be compiled. */
export function compileForm(name: string, source: IdFormSource): IdForm {
  const phrases: Omit<Phrase, 'form'>[] = [];
  const templates: Template[] = [];
  for (const template of source.templates) {
    if (template === CODED) continue;
    const m = PHRASE.exec(template);
    if (m?.[1] && m[2]) phrases.push({ phrase: m[1], label: LABELS[m[2] as keyof typeof LABELS] });
    else templates.push(compileTemplate(template));
  }
  const spelling = source.spelled === undefined ? null : SPELLED.exec(source.spelled);
  const spelled = spelling?.[1] ?? null;
  if (source.spelled !== undefined && spelled === null)
    throw new Error(`"spelled" is a literal and {n} or {dotted}, such as US{n}; "${source.spelled}" is not.`);
  const form: IdForm = {
    name,
    kind: source.kind,
    templates,
    bracketed: source.bracketed ?? false,
    placed: source.placed ?? false,
    soft: source.soft ?? false,
    introduced: source.introduced ?? false,
    neverLearned: source.neverLearned ? new Set(source.neverLearned) : null,
    scope: source.scope ?? 'folder',
    namespace: source.namespace ?? '',
    brackets: source.brackets ?? false,
    familyBySeries: source.familyBySeries ?? false,
    numberedByRows: source.numberedByRows ?? false,
    tombstones: source.tombstones ?? false,
    definedBy: source.definedBy ?? [],
    phrase: templates.length === 0 ? (phrases[0]?.phrase ?? null) : null,
    spelled,
    spelledDotted: spelling?.[2] === 'dotted',
    qualifiers: source.qualifiers ?? [],
    coded: source.templates.includes(CODED),
    unit: source.unit ?? null,
  };
  phrasesOf.set(form, phrases);
  return form;
}

const formsOf = new WeakMap<IdGrammar, OpenForms>();

/** Every form of a grammar, for cells that hold IDs and nothing else. */
export function allForms(grammar: IdGrammar): OpenForms {
  let forms = formsOf.get(grammar);
  if (!forms) formsOf.set(grammar, (forms = new Set(grammar.forms.keys())));
  return forms;
}
