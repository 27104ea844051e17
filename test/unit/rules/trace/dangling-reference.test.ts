import { checkFixture, parseFixture } from '../../../support/fixture';
import { folder, masterPlan, phasePlan, requirements, workPackage, withoutPlan } from '../../../support/planText';

const head = '| Task ID | Description | Prereqs |\n|---|---|---|\n| T-001 | Record | None |\n';
const dangling = (id: string): string => `error trace/dangling-reference: Nothing defines ${id}`;

describe('trace/dangling-reference', () => {
  describe('reads no ID', () => {
    for (const [what, text] of [
      ['in a fence', '```\nT-900\n```'],
      ['in indented code', '    T-900'],
      ['in a comment', '<!-- T-900 -->'],
      ['in a comment within a line', 'Record <!-- T-900 --> again'],
      ['in the target of a link', '[record](https://example.org/T-900)'],
      ['in a path', 'see logs/T-900/out'],
      ['of another shape', 'UTF-8, T-X, T-###'],
    ] as const) {
      it(what, () => {
        const { expected, ...files } = parseFixture(`${head}\n${text}\n`);
        const placeholder = text.includes('###') ? [expectedPlaceholder] : [];
        checkFixture({ ...files, expected: [...expected, ...placeholder] });
      });
    }

    it('in front matter', () => void checkFixture(`---\ntask: T-900\n---\n\n${head}`));
  });

  describe('reads an ID', () => {
    for (const text of [
      '`T-900`',
      '**T-900**',
      '[T-900](x.md)',
      'x (T-900)',
      '~~T-900~~',
      '> T-900',
      '- T-900',
      '## T-900',
    ]) {
      it(`in ${text}`, () => {
        const link = text.includes('x.md') ? '\n//^"x.md" error document/broken-link' : '';
        checkFixture(`${head}\n${text}\n//^"T-900" ${dangling('T-900')}${link}\n`);
      });
    }
  });

  describe('tells the exact columns', () => {
    const cell = '| T-002 | Cut | T-009 |\n//              ^^^^^ error trace/dangling-reference\n';

    it('after characters outside the basic plane', () =>
      void checkFixture(`${head}| T-002 | 😀 Cut | T-009 |\n//                 ^^^^^ ${dangling('T-009')}\n`));

    it('with CRLF', () => void checkFixture(`${head}${cell}`.replace(/\n/g, '\r\n')));

    it('with lone CR', () => {
      const { files, expected } = parseFixture(`${head}${cell}`);
      const texts = new Map([...files].map(([path, text]) => [path, text.replace(/\n/g, '\r')]));
      checkFixture({ files: texts, expected });
    });

    it('behind a byte order mark', () => void checkFixture(`\uFEFF${head}${cell}`));

    it('behind a NUL', () =>
      void checkFixture(`${head}| T-002 | C\u0000ut | T-009 |\n//               ^^^^^ ${dangling('T-009')}\n`));

    it('in the middle of a list', () =>
      void checkFixture(
        `${head}| T-002 | Cut | T-001/T-009/001 |\n//                    ^^^^^ ${dangling('T-009')}\n`,
      ));
  });

  it('finds the definition under the other spelling of its hyphen', () =>
    void checkFixture(`${head}| T\u2011002 | Cut | T\u2011001 |\n| T-003 | Mix | T-002 |\n`));

  it('keeps scopes apart: a task of one plan is none of the next', () =>
    void checkFixture(
      folder({
        'a/plan.md': `${head}| T-002 | Cut | T-001 |`,
        'b/plan.md': `${head}| T-003 | Cut | T-002 |\n//^"T-002" ${dangling('T-002')}`,
      }),
    ));

  describe('between the plans of phases', () => {
    const first = phasePlan({ title: 'Phase 1: Doors', packages: workPackage('WP-1', 'none') });
    const second = (waits: string): string =>
      phasePlan({ title: 'Phase 2: Desk', packages: workPackage('WP-2', 'none', `**Blocked by**: ${waits}`) });
    const master = withoutPlan(
      3,
      masterPlan({
        1: ['**Plan Document**: `phase-1.md`'],
        2: ['**Plan Document**: `phase-2.md`'],
        3: ['**Plan Document**: `phase-3.md`'],
      }),
    );
    const files = (waits: string): Record<string, string> => ({
      'master.md': master,
      'phase-1.md': first,
      'phase-2.md': second(waits),
    });

    for (const waits of [
      'Phase 1 WP-1',
      'Phase 1 (WP-1)',
      'Phase 1 complete (WP-1)',
      "Phase 1's WP-1",
      'Phase 1 – WP-1',
      'WP-1 of Phase 1',
      'WP-1 (Phase 1)',
      '`phase-1.md` WP-1',
      '[Phase 1](phase-1.md) WP-1',
      'none',
      'Phase 3 WP-4',
    ]) {
      it(`knows ${waits}`, () => void checkFixture(folder(files(waits))));
    }

    it('misses what the named plan does not have', () =>
      void checkFixture(folder(files('Phase 1 WP-9\n//^"WP-9" error trace/dangling-reference: Phase 1 has no WP-9.'))));

    it('misses what stands in the other plan only, when no phase is named', () =>
      void checkFixture(folder(files(`WP-1\n//^"WP-1" ${dangling('WP-1')}`))));
  });

  describe('in a section that several phases share', () => {
    const source = requirements({ '3.1': ['A door opens.', 'A door closes.', 'A door rings at the desk.'] });
    const plans = (second: string | null, mention: string): string =>
      folder({
        'HighLevelReqs.md': source,
        'master.md': withoutPlan(
          second === null ? 2 : null,
          masterPlan({
            1: ['**HighLevelReqs Coverage**: 3.1 (doors)', '**Plan Document**: `phase-1.md`'],
            2: ['**HighLevelReqs Coverage**: 3.1 (desk)', '**Plan Document**: `phase-2.md`'],
          }),
        ),
        'phase-1.md': phasePlan({
          checklist: `- [ ] [3.1-1] A door opens → WP-1\n- [ ] [3.1-2] A door closes → WP-1\n\n${mention}`,
          packages: workPackage('WP-1', '[3.1-1], [3.1-2]'),
        }),
        ...(second === null ? {} : { 'phase-2.md': second }),
      });
    const desk = (row: string, traced: string): string =>
      phasePlan({ title: 'Phase 2: Desk', checklist: row, packages: workPackage('WP-1', traced) });

    it('takes the bullets that another phase has still to number by their places', () =>
      void checkFixture(plans(null, 'Phase 2 owns [3.1-3]; here [3.1-1]–[3.1-2] of [3.1-1]–[3.1-3].')));

    it('misses a number that the section cannot have', () =>
      void checkFixture(plans(null, `Phase 2 owns [3.1-4].\n//^"3.1-4" ${dangling('[3.1-4]')}`)));

    it('asks for the row once every phase has numbered its own', () =>
      void checkFixture(
        plans(
          desk('- [ ] [3.1-4] A door rings at the desk → WP-1', '[3.1-4]'),
          `Phase 2 owns [3.1-3].\n//^"3.1-3" ${dangling('[3.1-3]')}`,
        ),
      ));

    it('knows the row of the other plan', () =>
      void checkFixture(
        plans(desk('- [ ] [3.1-3] A door rings at the desk → WP-1', '[3.1-3]'), 'Phase 2 owns [3.1-3].'),
      ));
  });

  it('knows a design decision by each word that is unique among the categories', () =>
    void checkFixture(
      folder({
        'CLAUDE.md': `# Notes

## Key Design Decisions

### Data Storage

- Loans are in one table.

### Data Transport

- Messages are signed.
`,
        'phase-1.md': phasePlan({
          packages: `${workPackage('WP-1', '[KDD-storage-1], [KDD-data-transport-1]')}
${workPackage('WP-2', '[KDD-data-1]\n//^"KDD-data-1" error trace/dangling-reference: Nothing defines [KDD-data-1].')}`,
        }),
      }),
    ));
});

const expectedPlaceholder = {
  path: 'plan.md',
  line: 4,
  at: { text: 'T-###' },
  severity: 'warning',
  code: 'document/placeholder',
  message: '',
} as const;
