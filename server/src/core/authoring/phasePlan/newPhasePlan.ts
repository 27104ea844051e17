import { headingSlugs } from '../../graph/anchors';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import type { PhaseRelation } from '../../graph/relations';
import { parseRemark } from '../../markdown/remarkTree';
import type { WorkspaceChange } from '../../model/edit';
import type { DocumentRule, Profile } from '../../profile/compile';
import type { Snapshot } from '../../workspace/snapshot';
import { NestedWords } from '../extraction/nestedWords';
import { listedRow } from '../indexRow';
import { lineEndingAt } from '../lineEnding';
import { PlanProse } from '../planProse';
import { relativePath } from '../relativePath';
import { snapshotText } from '../snapshotText';
import { distribute } from './distribution';
import { descriptionOfWork, planLines, titleOfWork, SLOT, type DraftedWork } from './draftedPlan';
import { extractedSections, type ExtractedRow } from './extractedRows';
import { phaseHeading, readMasterPhase, type Subtask } from './masterPhase';
import { placeOfPlan } from './placeOfPlan';
import { plannedConstraints } from './plannedConstraints';
import { styleOfPlans } from './planStyle';
import { prerequisitesOf } from './prerequisites';
import { questionsOfPhase } from './questionsOfPhase';

export interface NewPlan {
  readonly path: string;
  readonly change: WorkspaceChange;
}

/**
 * The plan of a phase that has none yet: a new document with the sections of its kind in their order, the requirements
 * of the sections that the phase covers as checklist rows, a work package for each sub-task, and slots for what only a
 * person can say. Which work package a row belongs to is proposed by the words that they share. Where the master plan
 * has an index of plans, the new one is listed. It is written where the phase announces it, else to `elsewhere`. Null where
 * the phase has a plan, or announces none and no other place is given.
 */
export function newPhasePlan(
  snapshot: Snapshot,
  group: PlanGroup,
  relation: PhaseRelation,
  elsewhere: string | null = null,
): NewPlan | null {
  const { graph } = snapshot;
  const master = graph.file(relation.masterPath);
  const fact = master?.facts.items[relation.item];
  const path = relation.announcedPath === null ? elsewhere : placeOfPlan(snapshot, relation);
  const rule = master && path !== null ? ruleOfPlan(master, relation, path) : undefined;
  const current = master ? snapshotText(snapshot, master.path) : 'gone';
  if (!master || !fact || !rule || path === null || typeof current === 'string') return null;
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
  const work = idOf ? draftedWork(idOf, phase.subtasks, rows) : [];
  const slug = headingSlugs(master.facts.headings.map(({ text }) => text))[fact.heading];
  const anchor = slug === undefined ? '' : `#${slug}`;
  const heading = phaseHeading(fact);
  const lines = planLines(
    {
      heading,
      masterLink: `[${fact.id}](${relativePath(path, master.path)}${anchor})`,
      phase,
      before: prerequisitesOf(graph, relation, path),
      sections,
      constraints,
      work,
      questions: questionsOfPhase(
        group,
        relation,
        rows.map(({ row }) => row),
        path,
      ),
    },
    rule.sections,
    rule.demands.filter(({ of }) => of === 'work-package'),
    styleOfPlans(snapshot, relation),
  );
  const eol = lineEndingAt(current.text, 0);
  const title = `Create ${path} for ${fact.id}`;
  const listed = listedRow(snapshot, master.path, path, rule.duty);
  const edits = listed ? [{ file: master.path, expectedText: current.text, edits: [listed] }] : [];
  return { path, change: { title, creations: [{ file: path, text: lines.join(eol) + eol }], edits } };
}

/** The rule of the documents that the phase announces, else of those that are called so. */
function ruleOfPlan({ profile, facts }: LinkedFile, { item }: PhaseRelation, path: string): DocumentRule | undefined {
  const kind = facts.announcements.find((one) => one.owner === item && one.kind !== null)?.kind;
  const plans = profile?.documents.filter(({ duty }) => duty === 'plan') ?? [];
  return plans.find((rule) => (kind === undefined ? rule.pathFits?.(path) : rule.kind === kind));
}

interface RowInGroup {
  readonly row: ExtractedRow;
  /** What its neighbours are of: the section, the component. */
  readonly group: string;
}

/** A work package for each sub-task; one for everything where the phase names none. */
function draftedWork(
  idOf: (n: number) => string,
  subtasks: readonly Subtask[],
  rows: readonly RowInGroup[],
): DraftedWork[] {
  const tasks = subtasks.length === 0 && rows.length > 0 ? [{ words: SLOT, cites: [], details: [] }] : subtasks;
  const given = distribute(
    rows.map(({ row: { id, words }, group }) => ({ id, words, group })),
    tasks.map(({ words, details }) => [words, ...details].join(' ')),
  );
  return tasks.map(({ words, cites, details }, i) => ({
    id: idOf(i + 1),
    title: titleOfWork(words),
    description: descriptionOfWork(words),
    cites,
    details,
    rows: (given[i] ?? []).flatMap((r) => rows[r]?.row ?? []),
  }));
}

/** `Site Runtime` of `CD-SiteRuntime-3`: as sub-tasks call it. */
const componentIn = (id: string): string =>
  id
    .replace(/-[^-]*$/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ');

/** How the headings of work packages are numbered; null where the documents of a rule have none. */
function numberedWork(profile: Profile, rule: DocumentRule): ((n: number) => string) | null {
  const item = rule.items.heading.find(({ kind }) => kind === 'work-package');
  const template = item && profile.grammar.forms[item.form]?.templates.find(({ variable }) => variable === null);
  return template ? (n) => `${template.head}${String(n).padStart(template.leastDigits, '0')}` : null;
}
