import { emptySections } from '../../graph/emptySections';
import type { LinkedFile } from '../../graph/linkedFile';
import { ownershipOf } from '../../graph/ownership';
import type { PlanGroup } from '../../graph/planGroup';
import type { PhaseRelation } from '../../graph/relations';
import type { Finding } from '../../model/finding';
import { headingSays } from '../../profile/words';
import type { Snapshot } from '../../workspace/snapshot';
import { NestedWords } from '../extraction/nestedWords';
import { endBefore } from '../insertSection';
import { lineEndingAt } from '../lineEnding';
import { openDocument } from '../openDocument';
import { repairOf, type Repair } from '../repair';
import { partLines } from './draftedPlan';
import { existingWork, tracesOf } from './existingWork';
import { extractedSections } from './extractedRows';
import { readMasterPhase } from './masterPhase';
import { plannedConstraints, plannedItems } from './plannedConstraints';
import { partOf, type PlanPart } from './planSections';
import { prerequisitesOf } from './prerequisites';
import { questionsOfPhase } from './questionsOfPhase';
import { styleOfPlans } from './planStyle';

interface Subject {
  readonly part: PlanPart;
  readonly relation: PhaseRelation;
  readonly master: LinkedFile;
}

/** Whether the content of an empty section can be told from the master plan, without looking at any text. */
export function canWriteSection(group: PlanGroup, plan: LinkedFile, heading: number): boolean {
  const subject = subjectOf(group, plan, heading);
  if (!subject) return false;
  const { part, relation, master } = subject;
  const states = (title: string): boolean =>
    master.facts.parts.some(({ owner, part: index, isSlot }) => {
      const demand = master.rule?.demands[index];
      return owner === relation.item && demand?.title === title && !isSlot;
    });
  switch (part) {
    case 'scope':
      return states('goal');
    case 'gate':
      return states('testable outcome');
    case 'prerequisites':
      return true;
    case 'requirements':
      return coveredBullets(group, relation);
    case 'constraints':
      return plannedItems(group, relation).size > 0;
    default:
      return false;
  }
}

/** Some section that the phase covers has bullets to extract. */
function coveredBullets(group: PlanGroup, relation: PhaseRelation): boolean {
  const titles = { of: () => ({ words: '', negative: false }) };
  return extractedSections(group, relation, titles).some(({ rows }) => rows.length > 0);
}

/** Writes what an empty section of a phase plan is to hold, as far as the master plan and its sources tell. */
export function writeSection(snapshot: Snapshot, finding: Finding): Repair[] {
  const { graph } = snapshot;
  const plan = graph.file(finding.file);
  const group = plan && graph.group(plan.plan);
  const heading = plan?.facts.headings.findIndex(({ start }) => start === finding.start) ?? -1;
  if (!plan || !group || ![...emptySections(plan)].includes(heading)) return [];
  const subject = canWriteSection(group, plan, heading) ? subjectOf(group, plan, heading) : null;
  const planProse = openDocument(snapshot, plan.path);
  const prose = subject && openDocument(snapshot, subject.master.path, plan.path);
  const fact = subject?.master.facts.items[subject.relation.item];
  if (!subject || !prose || !fact || !planProse) return [];
  const { part, relation, master } = subject;
  const words = new NestedWords(snapshot, plan.path);
  const phase = readMasterPhase(graph, master, fact, prose);
  const sections = extractedSections(group, relation, words);
  const constraints = plannedConstraints(group, relation, phase.components, words);
  const rows = [...sections.flatMap((section) => section.rows), ...constraints];
  const before = prerequisitesOf(graph, relation, plan.path);
  const questions = questionsOfPhase(group, relation, rows, plan.path);
  const work = existingWork(graph, plan, rows);
  const drafted = { phase, before, sections, constraints, work, questions };
  const lines = partLines(part, drafted, [], styleOfPlans(snapshot, relation));
  const written = new Set(part === 'requirements' ? sections.flatMap((section) => section.rows) : []);
  if (part === 'constraints') constraints.forEach((row) => written.add(row));
  const { text } = planProse;
  const own = plan.facts.headings[heading];
  const next = plan.facts.headings.slice(heading + 1).find(({ depth }) => own !== undefined && depth <= own.depth);
  const at = endBefore(text, next?.start ?? text.length);
  const eol = lineEndingAt(text, at);
  const newText = eol + eol + lines.join(eol) + (at === text.length ? eol : '');
  const traces = tracesOf(graph, plan, planProse, work, (row) => written.has(row));
  const title = `Write "${own?.text ?? ''}" from the master plan`;
  return [repairOf(title, plan.path, text, [{ start: at, end: at, newText }, ...traces], true)];
}

function subjectOf(group: PlanGroup, plan: LinkedFile, heading: number): Subject | null {
  if (plan.rule?.duty !== 'plan') return null;
  const words = plan.facts.headings[heading]?.words ?? '';
  const section = plan.rule.sections.find((one) => one.words.some((title) => headingSays(words, title)));
  const part = section && partOf(section);
  const relation = ownershipOf(group).phases.find(({ planPath }) => planPath === plan.path);
  const master = relation && group.graph.file(relation.masterPath);
  return part && relation && master ? { part, relation, master } : null;
}
