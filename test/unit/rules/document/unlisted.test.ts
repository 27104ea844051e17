import { checkFixture } from '../../../support/fixture';
import { folder, masterPlan, phasePlan } from '../../../support/planText';

const announced = (n: number): string[] => [`**Plan Document**: \`plans/phase-${n}.md\``];
const withIndex = (index: string, files: Readonly<Record<string, string>> = {}): string =>
  folder({
    'master.md': `${masterPlan({ 1: announced(1), 2: announced(2) })}\n## File Index\n\n${index}\n`,
    'plans/phase-1.md': phasePlan({}),
    'plans/phase-2.md': phasePlan({ title: 'Phase 2: Desk' }),
    ...files,
  });
const told = (path: string): string =>
  `//^"File Index" information document/unlisted-plan: The index of this master plan does not list ${path}.`;
const table = (...paths: string[]): string =>
  `| File | Purpose |\n|---|---|\n${paths.map((path) => `| \`${path}\` | Plan |`).join('\n')}`;

describe('document/unlisted-plan', () => {
  it('tells a plan that the index leaves out', () =>
    void checkFixture(
      withIndex(table('plans/phase-1.md')).replace('File Index\n', `File Index\n${told('plans/phase-2.md')}\n`),
    ));

  it('tells a checklist where others are listed', () => {
    const checklist = '# Checklist\n\n## Work Package Status\n\n| WP | Status |\n|---|---|\n';
    const files = { 'plans/phase-1-checklist.md': checklist, 'plans/phase-2-checklist.md': checklist };
    const index = table('plans/phase-1.md', 'plans/phase-2.md');
    checkFixture(withIndex(index, files));
    checkFixture(
      withIndex(`${index}\n| \`plans/phase-1-checklist.md\` | Execution |`, files).replace(
        'File Index\n',
        `File Index\n${told('plans/phase-2-checklist.md')}\n`,
      ),
    );
  });

  for (const index of [
    table('plans/phase-1.md', 'plans/phase-2.md'),
    table('./plans/phase-1.md', 'docs/plans/phase-2.md'),
    '- `plans/phase-1.md`\n- plans/phase-2.md',
    table('questions.md'),
    'Everything is in `plans`.',
  ])
    it(`says nothing of ${JSON.stringify(index)}`, () => void checkFixture(withIndex(index)));

  it('says nothing of a plan that no phase announces', () =>
    void checkFixture(
      withIndex(table('plans/phase-1.md', 'plans/phase-2.md'), {
        'other/phase-9.md': phasePlan({ title: 'Phase 9: Shed' }),
      }),
    ));
});

describe('document/unlisted-component', () => {
  const components = (named: string, label = ''): string =>
    folder({
      'master.md': masterPlan({ 1: [`**Components**:\n\n- Door (REQ-DOOR-1)\n${named}`] }),
      'Component-Door.md': '# Door\n\n### REQ-DOOR-1: Opens\n',
      'Component-FrontDesk.md': `# Front Desk\n${label}\n### REQ-DESK-1: Rings\n`,
    });

  it('tells a component that no phase names', () =>
    void checkFixture(
      components(
        '',
        '//^"Front Desk" information document/unlisted-component: No phase of master.md names the component FrontDesk.\n',
      ),
    ));

  for (const named of ['- Front desk', '- FrontDesk and lamps', '- front-desk', '- the other one (REQ-DESK-1)'])
    it(`says nothing where a phase names ${named}`, () => void checkFixture(components(named)));

  it('says nothing where phases name no component document', () =>
    void checkFixture(
      folder({
        'master.md': masterPlan({ 1: ['**Components**: Cross-cutting'] }),
        'Component-Door.md': '# Door\n\n### REQ-DOOR-1: Opens\n',
      }),
    ));
});
