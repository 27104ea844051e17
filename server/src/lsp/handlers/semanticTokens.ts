import type {
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensParams,
  SemanticTokensRangeParams,
} from 'vscode-languageserver';
import { idTokens } from '../../core/features/idTokens';
import type { Snapshot } from '../../core/workspace/snapshot';
import type { LspFeature } from '../feature';
import { editsBetween, isSame, TokenWords } from '../semanticTokens';
import type { Session } from '../session';

export const semanticTokensFeature: LspFeature = {
  name: 'semanticTokens',
  capabilities: ({ abilities }) => ({
    semanticTokensProvider: { legend: new TokenWords(abilities.tokenTypes).legend, full: { delta: true }, range: true },
  }),
  listen: (connection, session, guard) => {
    const { semanticTokens } = connection.languages;
    const coloured = new ColouredDocuments(session);
    semanticTokens.on(guard.whileOn((params) => coloured.full(params), null));
    semanticTokens.onDelta(guard.whileOn((params) => coloured.delta(params), null));
    semanticTokens.onRange(guard.whileOn((params) => coloured.range(params), null));
    session.documents.onDidClose(({ document }) => coloured.forget(document.uri));
  },
};

/** What a client was sent last of each open document: what comes next is told as the difference. */
class ColouredDocuments {
  private readonly sent = new Map<string, SemanticTokens>();
  private words: TokenWords | null = null;
  private count = 0;

  constructor(private readonly session: Session) {}

  full({ textDocument: { uri } }: SemanticTokensParams): SemanticTokens | null {
    const data = this.dataOf(uri);
    return data ? this.remember(uri, data) : null;
  }

  delta({
    textDocument: { uri },
    previousResultId,
  }: SemanticTokensDeltaParams): SemanticTokens | SemanticTokensDelta | null {
    const data = this.dataOf(uri);
    if (!data) return null;
    const before = this.sent.get(uri);
    const now = this.remember(uri, data);
    if (!before || before.resultId !== previousResultId || now.resultId === undefined) return now;
    return { resultId: now.resultId, edits: editsBetween(before.data, data) };
  }

  /** Of a part nothing is remembered: a client asks for the whole besides. */
  range({ textDocument: { uri }, range }: SemanticTokensRangeParams): SemanticTokens | null {
    const document = this.session.documents.get(uri);
    if (!document) return null;
    const data = this.dataOf(uri, document.offsetAt(range.start), document.offsetAt(range.end));
    return data ? { data } : null;
  }

  forget(uri: string): void {
    this.sent.delete(uri);
  }

  private remember(uri: string, data: number[]): SemanticTokens {
    // What was never opened is never closed: it would be remembered for good.
    if (!this.session.documents.get(uri)) return { data };
    const answer = { resultId: String(++this.count), data };
    this.sent.set(uri, answer);
    let looked = this.snapshotOf(uri);
    this.session.refreshes.answered('semanticTokens', uri, () => {
      const snapshot = this.snapshotOf(uri);
      const isUnmoved = snapshot?.graph === looked?.graph;
      looked = snapshot;
      return isUnmoved || isSame(this.dataOf(uri) ?? [], data);
    });
    return answer;
  }

  private snapshotOf(uri: string): Snapshot | undefined {
    return this.session.placeOf(uri)?.folder.snapshot();
  }

  private dataOf(uri: string, from?: number, to?: number): number[] | null {
    const place = this.session.placeOf(uri);
    const snapshot = place?.folder.snapshot();
    const lines = place?.folder.lines(place.path);
    if (!place || !snapshot || !lines) return null;
    this.words ??= new TokenWords(this.session.abilities.tokenTypes);
    return this.words.encode(idTokens(snapshot, place.path, from, to), lines);
  }
}
