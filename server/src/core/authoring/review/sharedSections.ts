import { markdownWords } from '../../views/markdownWords';
import type { NamedPlace, SectionShare, SplitSection, Verification } from '../../views/verificationModel';
import type { Snapshot } from '../../workspace/snapshot';
import type { WrittenPart } from './part';
import { pathTo, placeLink } from './placeLink';

/** The sections that a phase shares with others, with the rows of each phase and what none has. */
export function sharedSections(snapshot: Snapshot, { splitSections }: Verification): WrittenPart {
  return {
    title: 'Shares of the phases',
    lines: splitSections.entries.flatMap((section, i) => [...(i === 0 ? [] : ['']), ...linesOf(snapshot, section)]),
  };
}

function linesOf(snapshot: Snapshot, section: SplitSection): string[] {
  const { file, start, bullets, phases, missing, overlaps } = section;
  const name = placeLink(snapshot, `§${section.section} ${markdownWords(section.title)}`.trim(), file, start);
  return [
    `**${name}**, ${bullets} ${bullets === 1 ? 'requirement' : 'requirements'} in the source:`,
    '',
    ...phases.flatMap((share) => [`- ${headOf(share)}`, ...share.rows.map((row) => `  - ${said(row)}`)]),
    ...(missing.length === 0
      ? []
      : ['- In no plan:', ...missing.map(({ id, title }) => `  - ${id} ${markdownWords(title)}`)]),
    ...overlaps.map(({ label, phases: owners }) => `- In several plans: ${label} (${owners.join(', ')})`),
  ];
}

function headOf({ phase, plan, isOwn, note, rows }: SectionShare): string {
  const where = plan === null ? 'which has no plan yet' : `[${plan}](${pathTo(plan)}#L1)`;
  const noted = note === null ? '' : `, noted in the master plan as *${markdownWords(note).replaceAll('*', '\\*')}*`;
  const none = plan !== null && rows.length === 0 ? ': no rows' : rows.length === 0 ? '' : ':';
  return `${phase}${isOwn ? ' (this plan)' : ''}, ${where}${noted}${none}`;
}

const said = ({ label, title }: NamedPlace): string => `${label} ${markdownWords(title)}`;
