import {
  CompletionItemKind,
  InsertReplaceEdit,
  InsertTextFormat,
  TextEdit,
  type CompletionItem,
  type CompletionList,
  type Range,
} from 'vscode-languageserver';
import type { KnownItem, Proposal, Proposals } from '../core/features/completion/model';
import type { LineStarts } from '../core/text/lineIndex';
import type { CompletionAbilities } from './completionAbilities';
import { rangeOf } from './convert';

/** By what a completion is known again when its documentation is asked for. */
export interface CompletionData extends KnownItem {
  readonly uri: string;
}

const kinds: Readonly<Record<Proposal['kind'], CompletionItemKind>> = {
  item: CompletionItemKind.Reference,
  new: CompletionItemKind.Value,
  value: CompletionItemKind.EnumMember,
  section: CompletionItemKind.Module,
  row: CompletionItemKind.Snippet,
};

/** A word that goes on with the next one of a list. */
const COMMIT = [','];
const LONGEST_DETAIL = 100;

/** Proposals as the client takes them: what all have in common is said once where it lets that be. */
export function completionList(
  { items, isCapped }: Proposals,
  uri: string,
  lines: LineStarts | undefined,
  abilities: CompletionAbilities,
): CompletionList {
  const { defaults } = abilities;
  const [first] = items;
  const shared: CompletionList['itemDefaults'] = {};
  const editRange = first && defaults.has('editRange') ? rangesOf(first, lines, abilities) : null;
  if (editRange) shared.editRange = editRange;
  const isSnippet = ({ snippet }: Proposal): boolean => abilities.takesSnippets && snippet !== null;
  if (first && defaults.has('insertTextFormat') && items.every(isSnippet))
    shared.insertTextFormat = InsertTextFormat.Snippet;
  const commits = abilities.takesCommitCharacters && items.some(({ isListed }) => isListed);
  if (commits && defaults.has('commitCharacters') && items.every(({ isListed }) => isListed))
    shared.commitCharacters = COMMIT;
  return {
    isIncomplete: isCapped,
    ...(Object.keys(shared).length === 0 ? {} : { itemDefaults: shared }),
    items: items.map((item, i): CompletionItem => {
      const text = isSnippet(item) ? (item.snippet ?? item.text) : item.text;
      const isShared = editRange !== null && first !== undefined && isSameRange(first, item);
      return {
        label: item.label,
        kind: kinds[item.kind],
        sortText: String(i).padStart(4, '0'),
        // Said only where it must be: of items that say it Neovim 0.7 does not learn where the half-typed ID begins.
        ...(item.label.startsWith(item.filter) ? {} : { filterText: item.filter }),
        ...described(item, abilities),
        ...(isSnippet(item) && !shared.insertTextFormat ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
        ...(commits && item.isListed && !shared.commitCharacters ? { commitCharacters: COMMIT } : {}),
        ...(isShared ? { textEditText: text } : { textEdit: editOf(item, text, lines, abilities) }),
        ...(item.known ? { data: { uri, ...item.known } satisfies CompletionData } : {}),
      };
    }),
  };
}

function described(
  { detail, note }: Proposal,
  { takesLabelDetails }: CompletionAbilities,
): Pick<CompletionItem, 'detail' | 'labelDetails'> {
  const words = detail.length > LONGEST_DETAIL ? `${detail.slice(0, LONGEST_DETAIL - 1)}\u2026` : detail;
  if (!takesLabelDetails) {
    const all = [words, note].filter((part) => part !== '').join(' \u00b7 ');
    return all === '' ? {} : { detail: all };
  }
  const details = { ...(words === '' ? {} : { detail: ` ${words}` }), ...(note === '' ? {} : { description: note }) };
  return Object.keys(details).length === 0 ? {} : { labelDetails: details };
}

function isSameRange(a: Proposal, b: Proposal): boolean {
  return a.start === b.start && a.insertEnd === b.insertEnd && a.end === b.end;
}

function editOf(
  item: Proposal,
  text: string,
  lines: LineStarts | undefined,
  abilities: CompletionAbilities,
): TextEdit | InsertReplaceEdit {
  const ranges = rangesOf(item, lines, abilities);
  return 'insert' in ranges
    ? InsertReplaceEdit.create(text, ranges.insert, ranges.replace)
    : TextEdit.replace(ranges, text);
}

/** A client that knows one range has the whole half-typed ID replaced: half an old one behind a new one is never meant. */
function rangesOf(
  { start, insertEnd, end }: Proposal,
  lines: LineStarts | undefined,
  { takesTwoRanges }: CompletionAbilities,
): Range | { insert: Range; replace: Range } {
  const replace = rangeOf(lines, start, end);
  return takesTwoRanges ? { insert: rangeOf(lines, start, insertEnd), replace } : replace;
}
