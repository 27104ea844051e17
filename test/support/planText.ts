/** Texts of phased plans for fixtures, with everything that a test does not speak of in its plainest form. */

export interface PhasePlanParts {
  readonly title?: string;
  readonly prerequisites?: string;
  readonly checklist?: string;
  readonly constraints?: string;
  readonly packages?: string;
  readonly tests?: string;
  readonly gate?: string;
  readonly questions?: string;
}

/** A phase plan with its eight sections. */
export function phasePlan(parts: PhasePlanParts): string {
  const sections: [title: string, content: string][] = [
    ['Scope', 'What is in.'],
    ['Prerequisites', parts.prerequisites ?? '- None'],
    ['Requirements Checklist', parts.checklist ?? 'None.'],
    ['Design Constraints Checklist', parts.constraints ?? 'None.'],
    ['Work Packages', parts.packages ?? 'None yet.'],
    ['Test Strategy', parts.tests ?? 'By hand.'],
    ['Verification Gate', parts.gate ?? '- [ ] All green'],
    ['Open Questions', parts.questions ?? 'None.'],
  ];
  const body = sections.map(([title, content]) => `## ${title}\n\n${content}\n`).join('\n');
  return `# ${parts.title ?? 'Phase 1: Doors'}\n\n${body}`;
}

/** A work package that traces what is given. */
export function workPackage(id: string, traced: string, rest = ''): string {
  return `### ${id}: Some work\n\n**Complexity**: S\n\n**Requirements traced**: ${traced}\n${rest === '' ? '' : `\n${rest}\n`}`;
}

/** A master plan; each phase is its label and the lines below its heading. */
export function masterPlan(phases: Readonly<Record<string, readonly string[]>>): string {
  const parts = Object.entries(phases).map(
    ([label, lines]) => `### Phase ${label}: Some phase\n\n${lines.join('\n\n')}\n`,
  );
  return `# Master plan\n\n## Phase Structure\n\n${parts.join('\n')}`;
}

/** A master plan one of whose phases is due and has no plan yet, which is told there. */
export function withoutPlan(phase: number | null, master: string): string {
  const heading = `### Phase ${phase ?? ''}: Some phase\n`;
  return master.replace(heading, `${heading}//^"Phase ${phase ?? ''}" information plan/unplanned-phase\n`);
}

/** A requirements source; bullets by section number. */
export function requirements(sections: Readonly<Record<string, readonly string[]>>): string {
  const parts = Object.entries(sections).map(
    ([number, bullets]) => `### ${number} Section ${number}\n\n${bullets.map((b) => `- ${b}`).join('\n')}\n`,
  );
  return `# Requirements\n\n${parts.join('\n')}`;
}

/** One fixture of several files. */
export function folder(files: Readonly<Record<string, string>>): string {
  return Object.entries(files)
    .map(([path, text]) => `//- /${path}\n${text.replace(/\n+$/, '\n')}`)
    .join('\n');
}
