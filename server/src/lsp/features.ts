import type { ServerCapabilities } from 'vscode-languageserver';
import type { LspFeature } from './feature';
import { codeActionFeature } from './handlers/codeAction';
import { callHierarchyFeature } from './handlers/callHierarchy';
import { codeLensFeature } from './handlers/codeLens';
import { completionFeature } from './handlers/completion';
import { definitionFeature } from './handlers/definition';
import { documentHighlightFeature } from './handlers/documentHighlight';
import { documentLinkFeature } from './handlers/documentLink';
import { documentSymbolFeature } from './handlers/documentSymbol';
import { foldingRangeFeature } from './handlers/foldingRange';
import { hoverFeature } from './handlers/hover';
import { inlayHintFeature } from './handlers/inlayHint';
import { referencesFeature } from './handlers/references';
import { renameFeature } from './handlers/rename';
import { selectionRangeFeature } from './handlers/selectionRange';
import { semanticTokensFeature } from './handlers/semanticTokens';
import { typeHierarchyFeature } from './handlers/typeHierarchy';
import { workspaceSymbolFeature } from './handlers/workspaceSymbol';
import { willRenameFilesFeature } from './handlers/willRenameFiles';
import type { Session } from './session';

/** All that the server does of the protocol, besides documents, diagnostics and what `protocol.ts` adds. */
export const lspFeatures: readonly LspFeature[] = [
  hoverFeature,
  definitionFeature,
  referencesFeature,
  documentHighlightFeature,
  documentLinkFeature,
  documentSymbolFeature,
  workspaceSymbolFeature,
  foldingRangeFeature,
  selectionRangeFeature,
  semanticTokensFeature,
  inlayHintFeature,
  codeLensFeature,
  callHierarchyFeature,
  typeHierarchyFeature,
  completionFeature,
  renameFeature,
  willRenameFilesFeature,
  codeActionFeature,
];

/** What all features announce together. Of `workspace` each may say its own part. */
export function announced(session: Session): Partial<ServerCapabilities> {
  let all: Partial<ServerCapabilities> = {};
  for (const { capabilities } of lspFeatures) {
    const own = capabilities(session);
    all = { ...all, ...own, workspace: { ...all.workspace, ...own.workspace } };
  }
  return all;
}
