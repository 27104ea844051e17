import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver';
import type { InitializationOptions } from '../protocol';
import { completionAbilitiesOf, type CompletionAbilities } from './completionAbilities';
import type { Refreshable } from './refreshes';

/** What a client said of itself, as far as anything depends on it. */
export interface ClientAbilities {
  /** It asks for diagnostics; else they are published. Never both. */
  readonly asksForDiagnostics: boolean;
  /** It takes findings of other documents with those that it asked for. */
  readonly takesRelatedDocuments: boolean;
  /** It asks again when it is told to. */
  readonly refreshesDiagnostics: boolean;
  /** What it asks for again when it is told to. */
  readonly refreshes: ReadonlySet<Refreshable>;
  /** Words that it knows for what a piece of text is, beyond those of the protocol too. */
  readonly tokenTypes: ReadonlySet<string>;
  /** How many folds of a document it takes. */
  readonly mostFolds: number;
  /** It takes an outline whose entries hold one another; else a list. */
  readonly nestsSymbols: boolean;
  /** It asks for the place of a symbol of the workspace once that is chosen. */
  readonly resolvesSymbols: boolean;
  /** It shows the other places of a finding. */
  readonly showsRelatedPlaces: boolean;
  /** It takes, with the places that it asked for, the characters that lead there. */
  readonly takesLinks: Readonly<Record<'definition' | 'declaration' | 'implementation', boolean>>;
  /** It asks for the edit of a code action once that is chosen. */
  readonly resolvesEdits: boolean;
  /** It takes edits that create documents. */
  readonly createsDocuments: boolean;
  /** It takes edits that say for which version of a document they are. */
  readonly takesVersionedEdits: boolean;
  /** It asks what can be renamed before it asks for the new name. */
  readonly preparesRename: boolean;
  /** It asks for edits before it gives files other names. */
  readonly tellsMoves: boolean;
  /** It shows an edit before it is made, where it is told to. */
  readonly annotatesEdits: boolean;
  /** It asks for what a hint is about once somebody points at it. */
  readonly resolvesHints: boolean;
  /** It has the command that shows the places of a code lens. */
  readonly showsPlaces: boolean;
  /** It takes edits that leave something selected. */
  readonly takesSnippets: boolean;
  /** What folders bring along may be filled in and run. */
  readonly trustsFolders: boolean;
  /** It sends files that the server can't reach. */
  readonly sendsFiles: boolean;
  /** It tells when workspace folders come and go. */
  readonly tellsFolders: boolean;
  /** It can be asked for its settings. */
  readonly tellsSettings: boolean;
  readonly showsProgress: boolean;
  /** It watches what the server asks it to watch, and does not do so by itself. */
  readonly takesWatchers: boolean;
  /** It watches source files where it is asked to. */
  readonly takesCodeWatchers: boolean;
  /** It hears of all files that come and go, and tells. */
  readonly watchesFolders: boolean;
  /** It takes registrations for documents of other languages than those that it began with. */
  readonly takesCodeDocuments: boolean;
  /** Requests that it sends for such documents, once it is asked to. */
  readonly registersForCode: readonly string[];
  readonly completion: CompletionAbilities;
}

export function abilitiesOf({
  capabilities,
  initializationOptions,
}: Pick<InitializeParams, 'capabilities' | 'initializationOptions'>): ClientAbilities {
  const { textDocument, workspace, window } = capabilities;
  const options = (initializationOptions ?? {}) as InitializationOptions;
  const { diagnostic, publishDiagnostics, codeAction } = textDocument ?? {};
  const { workspaceEdit } = workspace ?? {};
  const refreshes = new Set<Refreshable>();
  if (workspace?.semanticTokens?.refreshSupport) refreshes.add('semanticTokens');
  if (workspace?.inlayHint?.refreshSupport) refreshes.add('inlayHints');
  if (workspace?.codeLens?.refreshSupport) refreshes.add('codeLenses');
  return {
    refreshes,
    tokenTypes: new Set(textDocument?.semanticTokens?.tokenTypes),
    mostFolds: textDocument?.foldingRange?.rangeLimit ?? Infinity,
    nestsSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    resolvesSymbols: workspace?.symbol?.resolveSupport?.properties.includes('location.range') ?? false,
    asksForDiagnostics: diagnostic !== undefined && options.diagnostics?.pull !== false,
    takesRelatedDocuments: diagnostic?.relatedDocumentSupport ?? false,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport ?? false,
    // LSP 3.17 has no such word for diagnostics that are asked for.
    showsRelatedPlaces: publishDiagnostics?.relatedInformation ?? diagnostic?.relatedInformation ?? false,
    takesLinks: {
      definition: textDocument?.definition?.linkSupport ?? false,
      declaration: textDocument?.declaration?.linkSupport ?? false,
      implementation: textDocument?.implementation?.linkSupport ?? false,
    },
    resolvesEdits:
      codeAction?.dataSupport === true && (codeAction.resolveSupport?.properties.includes('edit') ?? false),
    createsDocuments: workspaceEdit?.resourceOperations?.includes('create') ?? false,
    takesVersionedEdits: workspaceEdit?.documentChanges ?? false,
    preparesRename: textDocument?.rename?.prepareSupport ?? false,
    tellsMoves: workspace?.fileOperations?.willRename ?? false,
    annotatesEdits: workspaceEdit?.changeAnnotationSupport !== undefined,
    resolvesHints: textDocument?.inlayHint?.resolveSupport?.properties.includes('tooltip') ?? false,
    showsPlaces: options.showsPlaces === true,
    trustsFolders: options.isTrusted !== false,
    sendsFiles: options.sendsFiles === true,
    takesSnippets: workspaceEdit?.snippetEditSupport ?? false,
    tellsFolders: workspace?.workspaceFolders ?? false,
    tellsSettings: workspace?.configuration ?? false,
    showsProgress: window?.workDoneProgress ?? false,
    takesWatchers: (workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false) && options.watchesFiles !== true,
    takesCodeWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    watchesFolders: options.watchesFiles === true,
    takesCodeDocuments: textDocument?.synchronization?.dynamicRegistration ?? false,
    registersForCode: registeredForCode(capabilities, diagnostic !== undefined && options.diagnostics?.pull !== false),
    completion: completionAbilitiesOf(textDocument?.completion),
  };
}

/** What shows in source files besides their findings, as far as the client lets it be registered for them alone. */
function registeredForCode({ textDocument }: ClientCapabilities, asksForDiagnostics: boolean): string[] {
  const methods: string[] = [];
  if (textDocument?.hover?.dynamicRegistration) methods.push('textDocument/hover');
  if (textDocument?.definition?.dynamicRegistration) methods.push('textDocument/definition');
  if (textDocument?.references?.dynamicRegistration) methods.push('textDocument/references');
  if (textDocument?.codeAction?.dynamicRegistration) methods.push('textDocument/codeAction');
  if (asksForDiagnostics && textDocument?.diagnostic?.dynamicRegistration) methods.push('textDocument/diagnostic');
  return methods;
}

/** Of a client that has said nothing yet. */
export const noAbilities: ClientAbilities = abilitiesOf({ capabilities: {} });
