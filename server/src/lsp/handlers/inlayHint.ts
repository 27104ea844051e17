import { MarkupKind, type InlayHint, type InlayHintParams } from 'vscode-languageserver';
import { cardOfKnown } from '../../core/features/completion/cardOfKnown';
import { coverageSaid } from '../../core/features/coverageHints';
import { inlayHints, type HintAbout, type InlayHint as Hint } from '../../core/features/inlayHints';
import { cardMarkdown } from '../cardMarkdown';
import { locationOf, rangeOf } from '../convert';
import type { LspFeature } from '../feature';
import type { Session } from '../session';

export const inlayHintFeature: LspFeature = {
  name: 'inlayHints',
  capabilities: () => ({ inlayHintProvider: { resolveProvider: true } }),
  listen: (connection, session, guard) => {
    const { inlayHint } = connection.languages;
    inlayHint.on(guard.whileOn((params) => onInlayHint(session, params), null));
    inlayHint.resolve(guard.always((hint) => onInlayHintResolve(session, hint)));
  },
};

/** What a hint keeps until somebody points at it. */
interface HintData {
  readonly uri: string;
  readonly about: HintAbout;
}

function onInlayHint(session: Session, { textDocument: { uri }, range }: InlayHintParams): InlayHint[] | null {
  const place = session.placeOf(uri);
  const document = session.documents.get(uri);
  if (!place || !document) return null;
  const { folder, path } = place;
  const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  const asked = (): readonly Hint[] => inlayHints(folder.snapshot(), path, from, to);
  const found = asked();
  const wordsOf = (hints: readonly Hint[]): string => hints.map(({ offset, label }) => `${offset} ${label}`).join('\n');
  const words = wordsOf(found);
  session.refreshes.answered('inlayHints', uri, () => wordsOf(asked()) === words);
  const lines = folder.lines(path);
  return found.map(({ offset, label, full, target, about }) => ({
    position: rangeOf(lines, offset, offset).start,
    label: [{ value: label, location: locationOf(folder, target.file, target.start, target.end) }],
    paddingLeft: true,
    ...(session.abilities.resolvesHints ? {} : { tooltip: full }),
    data: { uri, about } satisfies HintData,
  }));
}

/** What a hover would say, in the documents as they are by then. */
function onInlayHintResolve(session: Session, hint: InlayHint): InlayHint {
  const data = hint.data as HintData | undefined;
  const folder = data && session.placeOf(data.uri)?.folder;
  if (!data || !folder) return hint;
  const { about } = data;
  if (about.kind === 'sections') {
    const tooltip = coverageSaid(folder.snapshot().graph, about.path, about.from, about.to);
    return tooltip === null ? hint : { ...hint, tooltip };
  }
  const card = cardOfKnown(folder.snapshot(), about.known);
  return card ? { ...hint, tooltip: { kind: MarkupKind.Markdown, value: cardMarkdown(card, folder) } } : hint;
}
