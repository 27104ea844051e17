import { IdGrammar, type IdForm } from '../ids/grammar';
import type { ItemKind } from '../model/vocabulary';
import type { Profile } from '../profile/compile';

/** What code can implement and test. Of all else (a task that it was written for) it is a mention. */
const BUILT: ReadonlySet<ItemKind> = new Set([
  'requirement',
  'constraint',
  'criterion',
  'story',
  'property',
  'scenario',
  'decision',
]);

export const isBuiltKind = (kind: ItemKind): boolean => BUILT.has(kind);

const grammars = new WeakMap<readonly Profile[], IdGrammar>();

/**
 * The ID forms that are read in source files: those of all profiles in force that need no place of their own. Forms of
 * what code is made for are read even where their shape is common, or a plan's own: they lead where something defines
 * them, and are silent elsewhere.
 */
export function codeGrammarOf(profiles: readonly Profile[]): IdGrammar {
  let grammar = grammars.get(profiles);
  if (!grammar) {
    grammar = new IdGrammar(profiles.flatMap((profile) => profile.grammar.forms.filter(isReadInCode)));
    grammars.set(profiles, grammar);
  }
  return grammar;
}

function isReadInCode({ kind, placed, coded, soft, phrase, spelled, neverLearned }: IdForm): boolean {
  if (placed || coded) return false;
  if (!isBuiltKind(kind)) return !soft && phrase === null && neverLearned === null;
  // Another profile's own spelling of what has a name already: `REQ-1` for `Requirement 1`.
  return !(soft && spelled !== null && phrase === null);
}
