import type { DemandRule } from '../../profile/demands';
import { shortTitle } from '../shortTitle';
import type { ExtractedRow, ExtractedSection } from './extractedRows';
import type { MasterPhase } from './masterPhase';
import type { PlanPart } from './planSections';

/** What is left for a person to write. */
export const SLOT = '…';

/** One piece of work of the plan, with what it is for. */
export interface DraftedWork {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** What its sub-task names, whether or not anything defines that. */
  readonly cites: readonly string[];
  /** What the sub-task lists below itself. */
  readonly details: readonly string[];
  readonly rows: readonly ExtractedRow[];
}

/** Everything that the plan of a phase is made of. */
export interface DraftedPlan {
  readonly heading: string;
  /** `[Phase 3A](master.md#phase-3a-runtime)` */
  readonly masterLink: string;
  readonly phase: MasterPhase;
  /** The phases before it, each with its title, and led to its plan. */
  readonly before: readonly string[];
  readonly sections: readonly ExtractedSection[];
  readonly constraints: readonly ExtractedRow[];
  readonly work: readonly DraftedWork[];
  /** Entries for questions that are open elsewhere. */
  readonly questions: readonly string[];
}

type Parts = Omit<DraftedPlan, 'heading' | 'masterLink'>;

/** How the rows and criteria of the plan are written: as in the plans of other phases. */
export interface PlanStyle {
  row(row: ExtractedRow, work: readonly string[]): string;
  criterion(row: ExtractedRow): string;
}

/** What one section of the plan says. */
export function partLines(
  part: PlanPart,
  plan: Parts,
  demands: readonly DemandRule[],
  style: PlanStyle,
): readonly string[] {
  switch (part) {
    case 'scope':
      return scopeLines(plan.phase);
    case 'prerequisites':
      return plan.before.length === 0 ? ['- None'] : plan.before.map((one) => `- ${one}`);
    case 'requirements':
      return requirementLines(plan, style);
    case 'constraints':
      return orNone(plan.constraints.map((row) => style.row(row, workFor(plan, row))));
    case 'work':
      return workLines(plan, demands, style);
    case 'tests':
      return testLines(plan);
    case 'gate':
      return gateLines(plan.phase);
    case 'questions':
      return orNone(plan.questions.map((one) => `- ${one}`));
  }
}

const orNone = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? ['None yet.'] : lines);

function workFor({ work }: Parts, row: ExtractedRow): string[] {
  return work.flatMap(({ id, rows }) => (rows.includes(row) ? [id] : []));
}

function scopeLines({ goal, components, notes }: MasterPhase): string[] {
  const rows = components.map((component) => `- ${component}`);
  return [
    goal === '' ? SLOT : goal,
    ...(rows.length === 0 ? [] : ['', ...rows]),
    ...notes.flatMap((note) => ['', note]),
  ];
}

function requirementLines(plan: Parts, style: PlanStyle): readonly string[] {
  const groups = plan.sections.map(({ number, title, sharedWith, rows }) => [
    `### ${`${number} ${title}`.trim()}`,
    '',
    ...(sharedWith.length === 0 ? [] : [`Shared with ${sharedWith.join(', ')}.`, '']),
    ...(rows.length === 0
      ? ['The rows of the others are all of it.']
      : rows.map((row) => style.row(row, workFor(plan, row)))),
  ]);
  return orNone(groups.flatMap((lines, i) => (i === 0 ? lines : ['', ...lines])));
}

function workLines(plan: Parts, demands: readonly DemandRule[], style: PlanStyle): readonly string[] {
  const written = plan.work.map(({ id, title, description, cites, details, rows }) => [
    `### ${id}: ${title}`,
    '',
    `**Description**: ${description}`,
    ...demands.flatMap(({ label, title: part, skeleton }) => {
      if (skeleton.startsWith('- ')) {
        const criteria = [...rows.map((row) => style.criterion(row)), ...details].map((words) => `- [ ] ${words}`);
        return ['', `**${label}**:`, '', ...(criteria.length === 0 ? [skeleton] : criteria)];
      }
      const traced =
        part === 'requirements traced' ? [...new Set([...rows.map((row) => row.label), ...cites])].join(', ') : '';
      return ['', `**${label}**: ${traced === '' ? SLOT : traced}`];
    }),
  ]);
  return orNone(written.flatMap((lines, i) => (i === 0 ? lines : ['', ...lines])));
}

function testLines({ sections, constraints }: Parts): string[] {
  const forbidden = [...sections.flatMap(({ rows }) => rows), ...constraints].filter(({ negative }) => negative);
  return [
    `- **Unit**: ${SLOT}`,
    `- **Integration**: ${SLOT}`,
    ...(forbidden.length === 0
      ? []
      : ['- **Negative**:', ...forbidden.map(({ label, words }) => `  - ${label} ${words.replace(/\.$/, '')}`)]),
    `- **Failover**: ${SLOT}`,
  ];
}

function gateLines({ outcome }: MasterPhase): string[] {
  const sentences = outcome.split(/(?<=[.!?])\s+(?=[\p{Lu}`])/u).filter((sentence) => sentence !== '');
  return [
    ...sentences.map((sentence) => `- [ ] ${sentence.replace(/\.$/, '')}`),
    '- [ ] All rows of the checklists above are ticked',
  ];
}

const BOLD_LEAD = /^\*\*([^*]{3,100})\*\*\s*(?::|[\u2014\u2013-])\s*/;
const CITED = /\s*\([^()]{0,200}\)\s*:?$/;

/** What a sub-task is about, as the title of the work that does it: its bold lead, else its words without what it cites. */
export function titleOfWork(subtask: string): string {
  const lead = BOLD_LEAD.exec(subtask)?.[1];
  const words = (lead ?? subtask)
    .replace(CITED, '')
    .replace(/[*_]{2}/g, '')
    .replace(/[:.]\s*$/, '')
    .trim();
  return shortTitle(words === '' ? subtask : words);
}

/** What a sub-task says besides the title that it gives its work; the same once more where that is all. */
export function descriptionOfWork(subtask: string): string {
  const words = subtask.replace(BOLD_LEAD, '').replace(/\s*:$/, '');
  return words === '' ? subtask.replace(/[*_]{2}/g, '').replace(/\s*:$/, '') : words;
}
