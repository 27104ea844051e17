import type { Refusal } from '../../model/edit';
import type { DocumentRule, RequiredSection } from '../../profile/compile';
import type { Snapshot } from '../../workspace/snapshot';
import { filledLines, type Slots } from '../templates/filled';
import { templateOf } from '../templates/templates';
import { partLines, SLOT, type DraftedPlan, type PlanStyle } from './draftedPlan';
import { partOf, planParts } from './planSections';

/**
 * The plan as lines: the template of phase plans with its slots filled. Where the workspace has none of its own and the
 * profile asks for other sections than the one that comes with Plantrace has, those sections in their order.
 */
export function writtenPlan(
  snapshot: Snapshot,
  plan: DraftedPlan,
  { sections, demands }: DocumentRule,
  style: PlanStyle,
): { readonly lines: readonly string[] } | Refusal {
  const ofWork = demands.filter(({ of }) => of === 'work-package');
  const contents = new Map(planParts.map((part) => [part, partLines(part, plan, ofWork, style)]));
  const sectionLines = (section: RequiredSection): readonly string[] => {
    const part = partOf(section);
    return [`## ${section.title}`, '', ...((part && contents.get(part)) ?? [SLOT])];
  };
  const { coverage } = plan.phase;
  const slots: Slots = {
    heading: plan.heading,
    'master-link': plan.masterLink,
    coverage: coverage ? `**${coverage.label}**: ${coverage.value}` : '',
    ...Object.fromEntries(contents),
    sections: sections.flatMap((section, i) => [...(i === 0 ? [] : ['']), ...sectionLines(section)]),
  };
  const template = templateOf(snapshot, 'phase-plan');
  if (template.file !== null || hasSections(template.text, sections)) return filledLines(template, slots);
  return filledLines({ ...template, text: withSections(template.text) }, slots);
}

const HEADING = /^## +(.*)$/gm;

function hasSections(text: string, sections: readonly RequiredSection[]): boolean {
  const titles = [...text.matchAll(HEADING)].map(([, title]) => title);
  return titles.length === sections.length && sections.every(({ title }, i) => title === titles[i]);
}

/** What stands above the first section, and below it whatever sections there are to be. */
function withSections(text: string): string {
  const first = text.search(/^## /m);
  return `${text.slice(0, first)}{{sections}}\n`;
}
