/** The custom requests, each with the types that the protocol gives it. */
import type { CancellationToken } from 'vscode';
import {
  authoringRequest,
  type AuthoringParams,
  type AuthoringResult,
  createChecklistRequest,
  type CreateChecklistParams,
  type CreateChecklistResult,
  extractableSectionsRequest,
  type ExtractableSection,
  documentKindRequest,
  type DocumentKind,
  extractRequest,
  type ExtractParams,
  type ExtractResult,
  graphPageRequest,
  type GraphPageParams,
  type GraphPageResult,
  matrixPageRequest,
  type MatrixPageParams,
  type MatrixPageResult,
  matrixTextRequest,
  type MatrixTextParams,
  type MatrixTextResult,
  mermaidRequest,
  type MermaidResult,
  overviewPageRequest,
  type OverviewPageParams,
  type OverviewPageResult,
  phaseCountRequest,
  type PhaseChoice,
  type PhaseCount,
  type PhaseNode,
  phasePathRequest,
  type PhasePathParams,
  planFiguresRequest,
  type PlanFigures,
  type PlanGaps,
  planGapsRequest,
  type PhasePlanEntry,
  phasePlansRequest,
  phaseTreeRequest,
  type PhaseTreeParams,
  recordBaselineRequest,
  type RecordBaselineParams,
  type RecordBaselineResult,
  toggleTraceRequest,
  type ToggleTraceParams,
  type ToggleTraceResult,
  updateMatrixRequest,
  type UpdateMatrixParams,
  type UpdateMatrixResult,
  type Location,
  type ViewParams,
  type ViewResult,
  viewRequest,
  whatWasSeenRequest,
  type WhatWasSeenParams,
  type WhatWasSeenResult,
} from '../../server/src/protocol';
import type { PlantraceServer } from './languageClient';

export function requestPhaseNodes(server: PlantraceServer, params: PhaseTreeParams): Promise<PhaseNode[]> {
  return server.request(phaseTreeRequest, params);
}

export function requestPhasePath(server: PlantraceServer, params: PhasePathParams): Promise<PhaseNode[]> {
  return server.request(phasePathRequest, params);
}

export function requestPhaseCount(server: PlantraceServer, choice: PhaseChoice): Promise<PhaseCount> {
  return server.request(phaseCountRequest, choice);
}

export function requestPlanFigures(server: PlantraceServer, uri: string): Promise<PlanFigures | null> {
  return server.request(planFiguresRequest, { uri });
}

export function requestPlanGaps(server: PlantraceServer): Promise<PlanGaps[]> {
  return server.request(planGapsRequest, undefined);
}

export function requestPhasePlans(server: PlantraceServer, token?: CancellationToken): Promise<PhasePlanEntry[]> {
  return server.request(phasePlansRequest, undefined, token);
}

export function requestChecklist(
  server: PlantraceServer,
  params: CreateChecklistParams,
): Promise<CreateChecklistResult> {
  return server.request(createChecklistRequest, params);
}

export function requestExtractableSections(server: PlantraceServer): Promise<ExtractableSection[]> {
  return server.request(extractableSectionsRequest, undefined);
}

export function requestExtraction(server: PlantraceServer, params: ExtractParams): Promise<ExtractResult> {
  return server.request(extractRequest, params);
}

export function requestBaseline(server: PlantraceServer, params: RecordBaselineParams): Promise<RecordBaselineResult> {
  return server.request(recordBaselineRequest, params);
}

export function requestMatrix(server: PlantraceServer, params: UpdateMatrixParams): Promise<UpdateMatrixResult> {
  return server.request(updateMatrixRequest, params);
}

export function requestWhatWasSeen(server: PlantraceServer, params: WhatWasSeenParams): Promise<WhatWasSeenResult> {
  return server.request(whatWasSeenRequest, params);
}

/** Null for what is no plan document, or not read yet. */
export function requestDocumentKind(server: PlantraceServer, uri: string): Promise<DocumentKind | null> {
  return server.request(documentKindRequest, { uri });
}

export function requestAuthoring(server: PlantraceServer, params: AuthoringParams): Promise<AuthoringResult> {
  return server.request(authoringRequest, params);
}

export function requestView(server: PlantraceServer, params: ViewParams): Promise<ViewResult> {
  return server.request(viewRequest, params);
}

export function requestMatrixPage(server: PlantraceServer, params: MatrixPageParams): Promise<MatrixPageResult> {
  return server.request(matrixPageRequest, params);
}

export function requestToggleTrace(server: PlantraceServer, params: ToggleTraceParams): Promise<ToggleTraceResult> {
  return server.request(toggleTraceRequest, params);
}

export function requestMatrixText(server: PlantraceServer, params: MatrixTextParams): Promise<MatrixTextResult | null> {
  return server.request(matrixTextRequest, params);
}

export function requestGraphPage(server: PlantraceServer, params: GraphPageParams): Promise<GraphPageResult> {
  return server.request(graphPageRequest, params);
}

export function requestMermaid(server: PlantraceServer, params: GraphPageParams): Promise<MermaidResult | null> {
  return server.request(mermaidRequest, params);
}

export function requestOverviewPage(server: PlantraceServer, params: OverviewPageParams): Promise<OverviewPageResult> {
  return server.request(overviewPageRequest, params);
}

/** The hover at the beginning of a place, as markdown; undefined where there is none. */
export async function requestHover(
  server: PlantraceServer,
  { uri, range }: Location,
  token?: CancellationToken,
): Promise<string | undefined> {
  const params = { textDocument: { uri }, position: range.start };
  const hover = await server.request<{ contents: { value: string } } | null>('textDocument/hover', params, token);
  return hover?.contents.value;
}
