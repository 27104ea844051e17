import type { CompletionClientCapabilities } from 'vscode-languageserver';

/** What a client takes with completions. */
export interface CompletionAbilities {
  /** Texts with places to fill in. */
  readonly takesSnippets: boolean;
  /** One range for what is kept behind the cursor, and one for what is replaced. */
  readonly takesTwoRanges: boolean;
  readonly takesLabelDetails: boolean;
  readonly takesCommitCharacters: boolean;
  /** What the list may say for all its items. */
  readonly defaults: ReadonlySet<string>;
  readonly showsMarkdown: boolean;
}

export function completionAbilitiesOf(completion: CompletionClientCapabilities | undefined): CompletionAbilities {
  const { completionItem, completionList } = completion ?? {};
  return {
    takesSnippets: completionItem?.snippetSupport ?? false,
    takesTwoRanges: completionItem?.insertReplaceSupport ?? false,
    takesLabelDetails: completionItem?.labelDetailsSupport ?? false,
    takesCommitCharacters: completionItem?.commitCharactersSupport ?? false,
    defaults: new Set(completionList?.itemDefaults),
    showsMarkdown: completionItem?.documentationFormat?.includes('markdown') ?? false,
  };
}
