import type { LinkedFile } from '../../graph/linkedFile';
import type { RequiredSection } from '../../profile/compile';
import { headingSays } from '../../profile/words';
import { partOf, type PlanPart } from '../phasePlan/planSections';
import { readPlanChecklist, type PlanChecklist } from '../planChecklist';
import type { PlanProse } from '../planProse';

/** The checklists of a plan, the one for requirements first. */
const PARTS: readonly PlanPart[] = ['requirements', 'constraints'];

/** The section that a profile wants for rows of a kind; undefined for plans that have none. */
export function sectionFor({ rule }: LinkedFile, kind: string): RequiredSection | undefined {
  const part: PlanPart = kind === 'constraint' ? 'constraints' : 'requirements';
  return rule?.sections.find((section) => partOf(section) === part);
}

/** Index of the heading of a section, -1 where the plan lacks it. */
export function headingOf({ facts }: LinkedFile, { words }: RequiredSection): number {
  return facts.headings.findIndex((heading) => words.some((title) => headingSays(heading.words, title)));
}

/** The checklist that has rows of a form already; null for none. */
export function checklistWith(plan: LinkedFile, prose: PlanProse, form: number): PlanChecklist | null {
  for (const part of PARTS) {
    const titles =
      plan.rule?.sections.filter((section) => partOf(section) === part).flatMap(({ words }) => words) ?? [];
    const checklist = readPlanChecklist(prose, plan.facts, form, titles);
    if (checklist && checklist.rows.length > 0) return checklist;
  }
  return null;
}

/** A checklist without headings that has rows of the same kind but of another form: a list goes on as a list. */
export function checklistBeside(plan: LinkedFile, prose: PlanProse, kind: string): PlanChecklist | null {
  const { items, headings } = plan.facts;
  const forms = new Set(
    items.flatMap((item) => (item.kind === kind && item.strength === 'explicit' ? [item.form] : [])),
  );
  for (const form of forms) {
    const checklist = checklistWith(plan, prose, form);
    if (!checklist) continue;
    const inside = headings.filter(({ start }) => start >= checklist.start && start < checklist.end);
    if (inside.length === 1) return checklist;
  }
  return null;
}
