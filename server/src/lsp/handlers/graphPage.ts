import type { GraphModel, GraphNode, GraphPlace } from '../../core/features/planGraph/graphModel';
import { mermaidOf } from '../../core/features/planGraph/mermaid';
import { graphOfPhase } from '../../core/features/planGraph/ofPhase';
import { planGraph } from '../../core/features/planGraph/planGraph';
import { traceGraph } from '../../core/features/planGraph/traceGraph';
import type { HierarchyEntry, KnownEntry } from '../../core/features/hierarchyEntries';
import { entryKnown, linkAt } from '../../core/features/traceChain';
import type { ItemKind } from '../../core/model/vocabulary';
import { plansOf } from '../../core/views/phases';
import type { PlanView } from '../../core/views/planViews';
import type {
  GraphNodeKind,
  GraphPageGraph,
  GraphPageParams,
  GraphPageResult,
  Location,
  MermaidResult,
} from '../../protocol';
import { locationOf } from '../convert';
import type { Folder } from '../folder';
import type { Session } from '../session';
import { offsetIn } from './author';

interface OpenPlan {
  readonly id: string;
  readonly plan: PlanView;
  readonly folder: Folder;
}

/** A graph with what to ask with for the same again. */
interface Found {
  readonly model: GraphModel;
  readonly scope: GraphPageGraph['scope'];
  readonly folder: Folder;
}

export function onGraphPage(session: Session, params: GraphPageParams): GraphPageResult {
  const isReading = session.openFolders().some(({ folder, isLoose }) => !isLoose && !folder.isIndexed);
  const plans = openPlans(session);
  const found = graphFor(session, plans, params);
  return {
    isReading,
    plans: plans.map(({ id, plan, folder }) => ({ id, title: plan.title, phases: phasesOf(session, folder, plan) })),
    graph: found && pageGraph(found),
  };
}

export function onMermaid(session: Session, params: GraphPageParams): MermaidResult | null {
  const found = graphFor(session, openPlans(session), params);
  if (!found || found.model.nodes.length === 0) return null;
  const { model } = found;
  return { text: mermaidOf(model), title: model.title, nodes: model.nodes.length };
}

function openPlans(session: Session): OpenPlan[] {
  return session.openFolders().flatMap(({ folder, isLoose, shown }) => {
    if (isLoose || !folder.isIndexed || !shown.hasPlans) return [];
    return plansOf(folder.snapshot()).map((plan) => ({ id: folder.uri(plan.path), plan, folder }));
  });
}

function phasesOf(session: Session, folder: Folder, plan: PlanView): GraphPageResult['plans'][number]['phases'] {
  const { nodes } = planGraph(folder.snapshot(), plan, session.findingsOf(folder));
  const holding = new Set(nodes.map(({ phase }) => phase));
  return nodes.filter(({ id }) => holding.has(id)).map(({ id, label, title }) => ({ id, label, title }));
}

function graphFor(session: Session, plans: readonly OpenPlan[], params: GraphPageParams): Found | null {
  if (params.trace === true || params.item !== undefined) return tracesFor(session, params);
  const shown = plans.find(({ id }) => id === params.plan) ?? planOfDocument(session, plans, params.uri) ?? plans[0];
  if (!shown) return null;
  const { id, plan, folder } = shown;
  const whole = planGraph(folder.snapshot(), plan, session.findingsOf(folder));
  const phase = params.phase === undefined ? null : graphOfPhase(whole, params.phase);
  const scope = { plan: id, ...(phase && params.phase !== undefined ? { phase: params.phase } : {}) };
  return { model: phase ?? whole, scope, folder };
}

/** The plan whose document it is; of a document of none, the plan of the same set. */
function planOfDocument(session: Session, plans: readonly OpenPlan[], uri: string | undefined): OpenPlan | undefined {
  const place = uri === undefined ? null : session.placeOf(uri);
  if (!place) return undefined;
  const { folder, path } = place;
  const own = plans.filter((plan) => plan.folder === folder);
  const holds = ({ plan }: OpenPlan): boolean =>
    plan.path === path || plan.files.includes(path) || plan.phases.some(({ planPath }) => planPath === path);
  const { graph } = folder.snapshot();
  const set = graph.file(path)?.plan ?? -1;
  return own.find(holds) ?? own.find(({ plan }) => set >= 0 && graph.file(plan.path)?.plan === set);
}

/** In the id of an item: the folder, and by what it is found again. */
const DIVIDER = '|';

function tracesFor(session: Session, params: GraphPageParams): Found | null {
  const start = params.item === undefined ? entryAt(session, params) : entryAgain(session, params.item);
  if (!start) return null;
  const { folder, entry } = start;
  const item = `${folder.place.uri}${DIVIDER}${JSON.stringify(entry.known)}`;
  return { model: traceGraph(folder.snapshot(), entry), scope: { item }, folder };
}

function entryAt(session: Session, params: GraphPageParams): { folder: Folder; entry: HierarchyEntry } | null {
  const place = params.uri === undefined ? null : session.placeOf(params.uri);
  if (!place?.folder.isIndexed) return null;
  const { folder, path } = place;
  const entry = linkAt(folder.snapshot(), path, offsetIn(session, folder, path, params));
  return entry && { folder, entry };
}

function entryAgain(session: Session, item: string): { folder: Folder; entry: HierarchyEntry } | null {
  const at = item.indexOf(DIVIDER);
  const folder = session.allFolders().find(({ place }) => place.uri === item.slice(0, at));
  const known = at < 0 ? null : knownIn(item.slice(at + 1));
  if (!folder?.isIndexed || !known) return null;
  const entry = entryKnown(folder.snapshot(), known);
  return entry && { folder, entry };
}

/** What a page kept may be of an older version, or of somebody's making. */
function knownIn(json: string): KnownEntry | null {
  let read: unknown;
  try {
    read = JSON.parse(json);
  } catch {
    return null;
  }
  if (typeof read !== 'object' || read === null) return null;
  const { kind, path, id, namespace, words } = read as Readonly<Record<string, unknown>>;
  if (typeof path !== 'string') return null;
  if (kind === 'words' && typeof words === 'string') return { kind, path, words };
  return kind === 'item' && typeof id === 'string' && typeof namespace === 'string'
    ? { kind, path, id, namespace }
    : null;
}

const kinds: Readonly<Partial<Record<ItemKind | 'row', GraphNodeKind>>> = {
  phase: 'phase',
  milestone: 'milestone',
  section: 'section',
  row: 'check',
  criterion: 'asked',
  property: 'check',
  gate: 'check',
  requirement: 'asked',
  constraint: 'asked',
  risk: 'asked',
  story: 'asked',
  decision: 'asked',
  question: 'asked',
};

function pageGraph({ model, scope, folder }: Found): GraphPageGraph {
  const located = ({ file, start }: GraphPlace): Location => locationOf(folder, file, start, start);
  const holding = new Set(model.nodes.map(({ phase }) => phase));
  const kindOf = ({ id, kind }: GraphNode): GraphNodeKind =>
    kind === 'phase' || holding.has(id) ? 'phase' : (kinds[kind] ?? 'work');
  return {
    kind: model.kind,
    title: model.title,
    scope,
    nodes: model.nodes.map(({ place, kind, ...node }) => ({
      ...node,
      kind: kindOf({ ...node, place, kind }),
      kindName: kind === 'row' ? 'criterion' : kind.replace('-', ' '),
      location: located(place),
    })),
    edges: model.edges.map(({ from, to, kind, place }) => ({ from, to, kind, location: place && located(place) })),
    measure: model.measure,
    criticalPath: model.criticalPath && {
      ...model.criticalPath,
      nodes: [...model.criticalPath.nodes],
      edges: [...model.criticalPath.edges],
    },
    knots: model.knots.map((members) => [...members]),
  };
}
