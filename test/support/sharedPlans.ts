/** A source section that two phases take on, and their plans: for tests of what is split over phases. */
import { folder, masterPlan, phasePlan, requirements, withoutPlan, workPackage } from './planText';

export const BULLETS = [
  'A door opens with a badge.',
  'The lamp shines at night for 30 seconds.',
  'Hinges are oiled every year.',
  'A bell must ring at the desk.',
] as const;

export interface SharedParts {
  /** What the two phases cover; the second phase has no plan where it covers nothing. */
  readonly first?: string;
  readonly second?: string;
  /** Rows of the two plans; null for no plan. */
  readonly rows: readonly string[];
  readonly others?: readonly string[] | null;
  readonly bullets?: readonly string[];
  /** Stands below the heading of the section. */
  readonly label?: string;
  /** Stands below the coverage of the first phase. */
  readonly coverageLabel?: string;
  readonly traced?: readonly [string, string];
}

export function shared(parts: SharedParts): string {
  const { first = '1.1', second, rows, others = null, bullets = BULLETS, label, coverageLabel, traced } = parts;
  const phase = (coverage: string, plan: string, below = ''): string[] => [
    `**HighLevelReqs Coverage**: ${coverage}${below === '' ? '' : `\n${below}`}`,
    `**Plan Document**: \`${plan}\``,
  ];
  const source = requirements({ '1.1': bullets });
  return folder({
    'HighLevelReqs.md': label === undefined ? source : source.replace('Section 1.1\n', `Section 1.1\n${label}\n`),
    'master.md': withoutPlan(
      others === null && second !== undefined ? 2 : null,
      masterPlan({
        1: phase(first, 'phase-1.md', coverageLabel),
        ...(second === undefined ? {} : { 2: phase(second, 'phase-2.md') }),
      }),
    ),
    'phase-1.md': phasePlan({ checklist: rows.join('\n'), packages: workPackage('WP-1', traced?.[0] ?? 'none') }),
    ...(others === null
      ? {}
      : {
          'phase-2.md': phasePlan({
            title: 'Phase 2: Desk',
            checklist: others.join('\n'),
            packages: workPackage('WP-1', traced?.[1] ?? 'none'),
          }),
        }),
  });
}

/** `- [ ] [1.1-2] words → WP-1` */
export const row = (n: number, words: string = BULLETS[n - 1]?.replace(/\.$/, '') ?? ''): string =>
  `- [ ] [1.1-${n}] ${words} → WP-1`;
