import {
  CompletionTriggerKind,
  MarkupKind,
  type CompletionItem,
  type CompletionList,
  type CompletionParams,
} from 'vscode-languageserver';
import { cardOfKnown } from '../../core/features/completion/cardOfKnown';
import { completion } from '../../core/features/completion/completion';
import { mayComplete, TRIGGER_SIGNS } from '../../core/features/completion/mayComplete';
import { cardMarkdown } from '../cardMarkdown';
import { completionList, type CompletionData } from '../completionItems';
import type { LspFeature } from '../feature';
import { offsetAt } from '../offset';
import type { Session } from '../session';

export const completionFeature: LspFeature = {
  name: 'completion',
  capabilities: () => ({
    completionProvider: {
      triggerCharacters: [...TRIGGER_SIGNS],
      resolveProvider: true,
      completionItem: { labelDetailsSupport: true },
    },
  }),
  listen: (connection, session, guard) => {
    connection.onCompletion(guard.whileOn((params) => onCompletion(session, params), null));
    connection.onCompletionResolve(guard.always((item) => onCompletionResolve(session, item)));
  },
};

export function onCompletion(session: Session, params: CompletionParams): CompletionList | null {
  const { context, position, textDocument } = params;
  const sign =
    context?.triggerKind === CompletionTriggerKind.TriggerCharacter ? (context.triggerCharacter ?? null) : null;
  // Most signs are those of prose: answered before the buffer is read.
  if (sign !== null) {
    const line = { start: { line: position.line, character: 0 }, end: position };
    const before = session.documents.get(textDocument.uri)?.getText(line) ?? '';
    if (!mayComplete(before, sign)) return null;
  }
  const at = offsetAt(session, params);
  if (!at) return null;
  const proposals = completion(at.snapshot, { path: at.path, offset: at.offset, sign });
  if (proposals.items.length === 0) return null;
  return completionList(proposals, textDocument.uri, at.folder.lines(at.path), session.abilities.completion);
}

/** The card of what is chosen, in the documents as they are by then. */
export function onCompletionResolve(session: Session, item: CompletionItem): CompletionItem {
  const data = dataOf(item.data);
  const place = data ? session.placeOf(data.uri) : null;
  const card = data && place ? cardOfKnown(place.folder.snapshot(), data) : null;
  if (!card || !place) return item;
  const documentation = session.abilities.completion.showsMarkdown
    ? { kind: MarkupKind.Markdown, value: cardMarkdown(card, place.folder) }
    : `${card.label} ${card.title}`;
  return { ...item, documentation };
}

function dataOf(data: unknown): CompletionData | null {
  if (typeof data !== 'object' || data === null) return null;
  const { uri, path, id, namespace } = data as Record<string, unknown>;
  const isOurs = [uri, path, id, namespace].every((part) => typeof part === 'string');
  return isOurs ? (data as CompletionData) : null;
}
