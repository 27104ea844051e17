import type { Refusal } from '../../model/edit';
import type { DocumentRule, RequiredSection } from '../../profile/compile';
import { headingSays, wordsOf } from '../../profile/words';
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
  const template = templateOf(snapshot, 'phasePlan');
  if (template.file === null && hasSections(template.text, sections)) return filledLines(template, slots);
  if (template.file !== null) {
    const own = filledLines(template, slots);
    return 'refused' in own ? own : { lines: withMissing(own.lines, sections, sectionLines) };
  }
  return filledLines({ ...template, text: withSections(template.text) }, slots);
}

const HEADING = /^## +(.*)$/gm;

function hasSections(text: string, sections: readonly RequiredSection[]): boolean {
  const titles = [...text.matchAll(HEADING)].map(([, title]) => title);
  return titles.length === sections.length && sections.every(({ title }, i) => title === titles[i]);
}

/** A template of the workspace has what it has; the sections that its profile asks for besides stand in their order. */
function withMissing(
  lines: readonly string[],
  sections: readonly RequiredSection[],
  sectionLines: (section: RequiredSection) => readonly string[],
): readonly string[] {
  const written = [...lines];
  const at = ({ words }: RequiredSection): number =>
    written.findIndex((line) => {
      const heading = /^#{1,6} +(.*)$/.exec(line)?.[1];
      return heading !== undefined && words.some((title) => headingSays(wordsOf(heading), title));
    });
  sections.forEach((section, s) => {
    if (at(section) >= 0) return;
    const next = sections.slice(s + 1).find((later) => at(later) >= 0);
    if (next) written.splice(at(next), 0, ...sectionLines(section), '');
    else written.push('', ...sectionLines(section));
  });
  return written;
}

/** What stands above the first section, and below it whatever sections there are to be. */
function withSections(text: string): string {
  const first = text.search(/^## /m);
  return `${text.slice(0, first)}{{sections}}\n`;
}
