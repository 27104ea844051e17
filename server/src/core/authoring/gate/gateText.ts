import type { Graph } from '../../graph/graph';
import { linkToPlace } from '../../views/shownLinks';
import type { GateCriterion } from './gateCriteria';
import { openKinds, type OpenItem, type OpenKind } from './gateModel';
import type { PhaseGate } from './phaseGate';

const titles: Readonly<Record<OpenKind, string>> = {
  'work-package': 'Work packages',
  criterion: 'Acceptance criteria',
  deferral: 'Deferred criteria',
  requirement: 'Requirements',
  constraint: 'Design constraints',
  compliance: 'Compliance checks',
  question: 'Open questions',
  record: 'Records',
  finding: 'Findings',
  gate: 'Verification gate',
  review: 'Reviews',
};

export function titleOfGate(phase: string): string {
  return `What is open before ${phase} can close`;
}

/** Everything that is open of a phase, as one list: the criteria of its gate that nobody has ticked included. */
export function allOpen({ open, after, criteria }: PhaseGate): OpenItem[] {
  const waiting = criteria.map(({ words, file, start }: GateCriterion): OpenItem => ({
    kind: 'gate',
    label: words,
    words: 'is not ticked',
    file,
    start,
  }));
  return [...open, ...waiting, ...after];
}

/** What is open, as a document with links to the places. */
export function gateText(graph: Graph, phase: string, gate: PhaseGate): string {
  const { plan, checklist } = gate.documents;
  const items = allOpen(gate);
  const documents = [plan.path, ...(checklist ? [checklist.file.path] : [])];
  const sections = openKinds.flatMap((kind) => {
    const own = items.filter((item) => item.kind === kind);
    if (own.length === 0) return [];
    const lines = own.map(
      (item) => `- ${linkToPlace(graph, linkable(item.label), item.file, item.start)}: ${item.words}`,
    );
    return [`## ${titles[kind]} (${own.length})`, lines.join('\n')];
  });
  const links = documents.map((path) => linkToPlace(graph, path, path, 0));
  return `${[`# ${titleOfGate(phase)}`, `Of ${links.join(' and ')}.`, ...sections].join('\n\n')}\n`;
}

/** Words as the text of a link: without links of their own, and with brackets that are in pairs. */
function linkable(words: string): string {
  return words.replace(/\\?([[\]])/g, '\\$1');
}
