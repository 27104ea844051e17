import { headingSlugs } from '../../graph/anchors';
import type { PlanGroup } from '../../graph/planGroup';
import type { PhaseRelation } from '../../graph/relations';
import { parseRemark } from '../../markdown/remarkTree';
import type { DocumentRule, Profile } from '../../profile/compile';
import type { Snapshot } from '../../workspace/snapshot';
import { NestedWords } from '../extraction/nestedWords';
import { PlanProse } from '../planProse';
import { relativePath } from '../relativePath';
import { snapshotText } from '../snapshotText';
import { distribute } from './distribution';
import { descriptionOfWork, titleOfWork, SLOT, type DraftedPlan, type DraftedWork } from './draftedPlan';
import { extractedSections, type ExtractedRow } from './extractedRows';
import { phaseHeading, readMasterPhase, type Subtask } from './masterPhase';
import { plannedConstraints } from './plannedConstraints';
import { prerequisitesOf } from './prerequisites';
import { questionsOfPhase } from './questionsOfPhase';

/** All that the plan of a phase says that no person has written yet; null where the master plan can't be read. */
export function draftPhase(
  snapshot: Snapshot,
  group: PlanGroup,
  relation: PhaseRelation,
  rule: DocumentRule,
  path: string,
): DraftedPlan | null {
  const { graph } = snapshot;
  const master = graph.file(relation.masterPath);
  const fact = master?.facts.items[relation.item];
  const current = master ? snapshotText(snapshot, master.path) : 'gone';
  if (!master || !fact || typeof current === 'string') return null;
  const tree = parseRemark(current.text);
  if (tree.type !== 'root') return null;
  const phase = readMasterPhase(graph, master, fact, new PlanProse(current.text, tree, master.path, path));
  const words = new NestedWords(snapshot, path);
  const sections = extractedSections(group, relation, words);
  const constraints = plannedConstraints(group, relation, phase.components, words);
  const rows = [
    ...sections.flatMap(({ title, rows: own }) => own.map((row) => ({ row, group: title }))),
    ...constraints.map((row) => ({ row, group: componentIn(row.id) })),
  ];
  const idOf = master.profile && numberedWork(master.profile, rule);
  const slug = headingSlugs(master.facts.headings.map(({ text }) => text))[fact.heading];
  const anchor = slug === undefined ? '' : `#${slug}`;
  const all = rows.map(({ row }) => row);
  return {
    heading: phaseHeading(fact),
    masterLink: `[${fact.id}](${relativePath(path, master.path)}${anchor})`,
    phase,
    before: prerequisitesOf(graph, relation, path),
    sections,
    constraints,
    work: idOf ? draftedWork(idOf, phase.subtasks, rows) : [],
    questions: questionsOfPhase(group, relation, all, path),
  };
}

export interface RowInGroup {
  readonly row: ExtractedRow;
  /** What its neighbours are of: the section, the component. */
  readonly group: string;
}

/** More work packages than this are not made of what rows are mapped to. */
const MOST_WORK = 200;

/**
 * A work package for each sub-task; one for everything where the phase names none. `mapped`: where rows are said to
 * belong already, which counts more than any likeness, and makes work packages beyond the sub-tasks.
 */
export function draftedWork(
  idOf: (n: number) => string,
  subtasks: readonly Subtask[],
  rows: readonly RowInGroup[],
  mapped: ReadonlyMap<string, readonly string[]> = new Map(),
): DraftedWork[] {
  const named = new Set([...mapped.values()].flat());
  const ids = Array.from({ length: MOST_WORK }, (_, i) => idOf(i + 1));
  const last = ids.reduce((most, id, i) => (named.has(id) ? i + 1 : most), 0);
  const least = Math.max(last, rows.length > 0 ? 1 : 0);
  const unnamed = Math.max(0, least - subtasks.length);
  const tasks = [...subtasks, ...Array.from({ length: unnamed }, () => ({ words: SLOT, cites: [], details: [] }))];
  const isFree = ({ row }: RowInGroup): boolean => !mapped.get(row.id)?.some((id) => ids.includes(id));
  const free = rows.filter(isFree);
  const given = distribute(
    free.map(({ row: { id, words }, group }) => ({ id, words, group })),
    tasks.map(({ words, details }) => [words, ...details].join(' ')),
    mapped.size === 0,
  );
  return tasks.map(({ words, cites, details }, i) => {
    const id = idOf(i + 1);
    const own = new Set((given[i] ?? []).flatMap((r) => free[r]?.row ?? []));
    return {
      id,
      title: titleOfWork(words),
      description: descriptionOfWork(words),
      cites,
      details,
      rows: rows.flatMap(({ row }) => (own.has(row) || mapped.get(row.id)?.includes(id) ? [row] : [])),
    };
  });
}

/** `Site Runtime` of `CD-SiteRuntime-3`: as sub-tasks call it. */
export const componentIn = (id: string): string =>
  id
    .replace(/-[^-]*$/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ');

/** How the headings of work packages are numbered; null where the documents of a rule have none. */
export function numberedWork(profile: Profile, rule: DocumentRule): ((n: number) => string) | null {
  const item = rule.items.heading.find(({ kind }) => kind === 'work-package');
  const template = item && profile.grammar.forms[item.form]?.templates.find(({ variable }) => variable === null);
  return template ? (n) => `${template.head}${String(n).padStart(template.leastDigits, '0')}` : null;
}
