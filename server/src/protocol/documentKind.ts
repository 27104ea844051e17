/** client → server, request: what Plantrace takes a document for; null for what is no plan document, or not read yet. */
export const documentKindRequest = 'plantrace/documentKind';
export interface DocumentKindParams {
  uri: string;
}
export interface DocumentKind {
  /** Names of a profile and of one of its kinds of documents: `phased-plan`, `phase-plan`. */
  profile: string;
  kind: string;
}
