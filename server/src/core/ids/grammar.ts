import type { ItemKind } from '../model/vocabulary';
import { compileTemplate, matchTemplate, type ParsedId, type Template } from './template';

/** One family of IDs as a profile declares it, compiled. */
export interface IdForm {
  /** The profile's name for it (`task`, `numbered`, …). */
  readonly name: string;
  readonly kind: ItemKind;
  readonly templates: readonly Template[];
  /** Read only inside square brackets or in a place of its own (an ID column, a trace field). */
  readonly bracketed: boolean;
  /** Unresolved uses are silent: the shape is too common to call every one a reference. */
  readonly soft: boolean;
  /** Within what an ID of this form is unique. */
  readonly scope: 'folder' | 'document';
  /** How a citation is dressed in messages and generated text: `[4.4-3]`. */
  readonly brackets: boolean;
  /** IDs are unrelated between series (`REQ-HOST-…` and `REQ-COM-…` have a defining document each). */
  readonly familyBySeries: boolean;
  readonly numberedByRows: boolean;
  /** Where a document of one of these kinds is in reach, every ID of the form has its definition there or nowhere. */
  readonly definedBy: readonly string[];
  /** For phrase forms, the word before the label: `Phase` in `Phase 3A`; null for word forms. */
  readonly phrase: string | null;
}

export interface Classified extends ParsedId {
  readonly form: number;
}

/** The ID forms of one profile, ready to classify words. Immutable. */
export class IdGrammar {
  /** By the first character of the word: forms that can begin with it. */
  private readonly byFirst = new Map<number, { form: number; template: Template }[]>();
  readonly phrases: readonly { form: number; phrase: string }[];

  constructor(readonly forms: readonly IdForm[]) {
    const phrases: { form: number; phrase: string }[] = [];
    forms.forEach((form, index) => {
      if (form.phrase !== null) {
        phrases.push({ form: index, phrase: form.phrase });
        return;
      }
      for (const template of form.templates) {
        const firsts = template.head !== '' ? [template.head.charCodeAt(0)] : DIGITS;
        for (const first of firsts) {
          const list = this.byFirst.get(first);
          if (list) list.push({ form: index, template });
          else this.byFirst.set(first, [{ form: index, template }]);
        }
      }
    });
    this.phrases = phrases;
    // A longer literal is the more particular form: NEW-RISK-001 before N-001.
    for (const list of this.byFirst.values()) list.sort((a, b) => b.template.head.length - a.template.head.length);
  }

  /** True when some form begins with this character: the cheap test before a word is cut out of the text. */
  canBegin(charCode: number): boolean {
    return this.byFirst.has(charCode);
  }

  /** The form of a whole word (hyphens folded), or null. */
  classify(word: string): Classified | null {
    const candidates = this.byFirst.get(word.charCodeAt(0));
    if (!candidates) return null;
    for (const { form, template } of candidates) {
      const parsed = matchTemplate(template, word);
      if (parsed) return { form, ...parsed };
    }
    return null;
  }
}

const DIGITS = [48, 49, 50, 51, 52, 53, 54, 55, 56, 57];

/** What a profile says of one ID form; see `profile/schema.ts` for the meaning of each field. */
export interface IdFormSource {
  readonly kind: ItemKind;
  readonly templates: readonly string[];
  readonly bracketed?: boolean | undefined;
  readonly soft?: boolean | undefined;
  readonly scope?: 'folder' | 'document' | undefined;
  readonly brackets?: boolean | undefined;
  readonly familyBySeries?: boolean | undefined;
  readonly numberedByRows?: boolean | undefined;
  readonly definedBy?: readonly string[] | undefined;
}

const PHRASE = /^([A-Z][a-z]+) \{label\}$/;

/** @throws Error naming the template that cannot be compiled. */
export function compileForm(name: string, source: IdFormSource): IdForm {
  const phrase = source.templates.length === 1 ? PHRASE.exec(source.templates[0] ?? '') : null;
  return {
    name,
    kind: source.kind,
    templates: phrase ? [] : source.templates.map(compileTemplate),
    bracketed: source.bracketed ?? false,
    soft: source.soft ?? false,
    scope: source.scope ?? 'folder',
    brackets: source.brackets ?? false,
    familyBySeries: source.familyBySeries ?? false,
    numberedByRows: source.numberedByRows ?? false,
    definedBy: source.definedBy ?? [],
    phrase: phrase ? (phrase[1] ?? null) : null,
  };
}
