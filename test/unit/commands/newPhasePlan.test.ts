import assert from 'node:assert/strict';
import type { Answers, CommandAnswer } from '../../../server/src/core/commands/command';
import { newPhasePlan } from '../../../server/src/core/commands/newPhasePlan';
import { applyEdits } from '../../../server/src/core/text/edit';
import { newFindings, refused, run, runForGood } from '../../support/executing';
import { workspaceOf } from '../../support/folderInMemory';
import { masterPlan, phasePlan, requirements, workPackage } from '../../support/planText';

const MASTER = 'docs/master.md';
const SOURCE = 'docs/HighLevelReqs.md';
const DESK = 'docs/phase-2-desk.md';

const phases: Readonly<Record<string, readonly string[]>> = {
  1: ['**Requirements Coverage**: 1.1', '**Plan Document**: `docs/phase-1.md`'],
  2: [
    '**Goal**: Visitors find the desk.\n**Note**: The yard is for later.',
    '**Components**:\n\n- Front Desk (wood)\n- Lamps',
    '**Testable Outcome**: The bell rings. A lamp is lit.',
    '**Requirements Coverage**: 1.2, 1.3',
    `**Plan Document**: \`${DESK}\``,
    '**Sub-tasks**:\n\n1. Put up the desk\n2. Lamp above the desk\n3. **Trials**:\n- Nobody trips → the lamp is seen\n- The bell is heard',
  ],
};
const source = requirements({
  '1.1': ['It opens.'],
  '1.2': ['The desk has two drawers.', 'The lamp must not blind anybody.', 'The lamp:\n  - Shines at dusk'],
  '1.3': ['A bell stands on the desk.'],
});
const first = phasePlan({
  title: 'Phase 1: Some phase',
  checklist: '- [ ] [1.1-1] It opens → WP-1',
  packages: workPackage('WP-1', '[1.1-1]'),
});
const filesOf = (rest: Readonly<Record<string, string>> = {}): Map<string, string> =>
  new Map(Object.entries({ [MASTER]: masterPlan(phases), [SOURCE]: source, 'docs/phase-1.md': first, ...rest }));

/** The folder with what a command wrote. */
function written(files: ReadonlyMap<string, string>, answer: CommandAnswer): Map<string, string> {
  assert.ok('change' in answer, JSON.stringify(answer, null, 1));
  const after = new Map(files);
  for (const { file, text } of answer.change.creations) {
    assert.ok(!after.has(file), `${file} was there`);
    after.set(file, text);
  }
  for (const { file, expectedText, edits } of answer.change.edits) after.set(file, applyEdits(expectedText, edits));
  return after;
}

function answerTo(files: ReadonlyMap<string, string>, answers: Answers, at?: string): CommandAnswer {
  const text = files.get(MASTER) ?? '';
  const command = newPhasePlan.answer({
    snapshot: workspaceOf(files).snapshot(),
    place: at === undefined ? null : { path: MASTER, offset: text.indexOf(at) },
    answers,
    today: '2026-05-04',
    seed: 1,
    findings: () => new Map(),
    textsAt: () => ({ refused: 'none' }),
  });
  return command;
}

/** The plan of phase 2, as it is made. */
function created(files: ReadonlyMap<string, string>, answers: Answers = { phase: ['2'] }): string {
  return written(files, answerTo(files, answers)).get(DESK) ?? assert.fail('no plan');
}

const section = (plan: string, title: string): string =>
  (plan.split(/^## /m).find((part) => part.startsWith(`${title}\n`)) ?? '').slice(title.length).trim();

describe('new phase plan', () => {
  it('asks for a phase that has no plan yet, and takes the one around the cursor', () => {
    const ask = answerTo(filesOf(), {});
    assert.ok('ask' in ask && ask.ask.kind === 'choice');
    assert.deepEqual(ask.ask.choices, [{ value: '2', label: 'Phase 2', description: 'Some phase', detail: DESK }]);
    const said = (answer: CommandAnswer): string => ('said' in answer ? answer.said : JSON.stringify(answer));
    for (const answers of [{ phase: ['2'] }, { phase: ['phase 2'] }])
      assert.equal(said(answerTo(filesOf(), answers)), `Created ${DESK} for Phase 2.`);
    assert.equal(said(answerTo(filesOf(), {}, 'The bell rings')), `Created ${DESK} for Phase 2.`);
  });

  it('writes what the master plan and its sources tell, and nothing that a check finds but work for nothing', () => {
    const files = filesOf({
      'CLAUDE.md': '# Code\n\n## Key Design Decisions\n\n### Desk\n\n- Drawers never lock\n\n### Yard\n\n- Gravel\n',
      'docs/questions.md':
        '# Questions\n\n## Open\n\n- Q1: How bright is it? [1.2-2]\n- Q2: Who pays? Phase 2\n- Q3: How wide? [1.1-1]\n\n## Answered\n\n- Q4: Oak? [1.2-1]\n',
    });
    const plan = created(files);
    assert.deepEqual(plan.match(/^#{1,3} .*$/gm), [
      '# Phase 2: Some phase',
      '## Scope',
      '## Prerequisites',
      '## Requirements Checklist',
      '### 1.2 Section 1.2',
      '### 1.3 Section 1.3',
      '## Design Constraints Checklist',
      '## Work Packages',
      '### WP-1: Put up the desk',
      '### WP-2: Lamp above the desk',
      '### WP-3: Trials',
      '## Test Strategy',
      '## Verification Gate',
      '## Open Questions',
    ]);
    assert.equal(
      section(plan, 'Scope'),
      'Visitors find the desk.\n\n- Front Desk (wood)\n- Lamps\n\n**Note**: The yard is for later.',
    );
    assert.equal(section(plan, 'Prerequisites'), '- [Phase 1: Some phase](phase-1.md)');
    assert.deepEqual(section(plan, 'Requirements Checklist').match(/^- .*/gm), [
      '- [ ] [1.2-1] The desk has two drawers → WP-1',
      '- [ ] [1.2-2] The lamp must not blind anybody (negative) → WP-2',
      '- [ ] [1.2-3] The lamp → WP-2',
      '- [ ] [1.2-4] The lamp — Shines at dusk → WP-2',
      '- [ ] [1.3-1] A bell stands on the desk → WP-3',
    ]);
    assert.match(
      section(plan, 'Design Constraints Checklist'),
      /^- \[ \] \[KDD-desk-1\] Drawers never lock \(negative\) → WP-\d$/,
    );
    assert.ok(
      section(plan, 'Work Packages').includes('- [ ] Nobody trips → the lamp is seen\n- [ ] The bell is heard\n'),
    );
    assert.ok(
      section(plan, 'Test Strategy').includes('- **Negative**:\n  - [1.2-2] The lamp must not blind anybody\n'),
    );
    assert.equal(
      section(plan, 'Verification Gate'),
      '- [ ] The bell rings\n- [ ] A lamp is lit\n- [ ] All rows of the checklists above are ticked',
    );
    assert.equal(
      section(plan, 'Open Questions'),
      '- [Q1](questions.md): How bright is it? [1.2-2]\n- [Q2](questions.md): Who pays? Phase 2',
    );
    const found = newFindings(files, new Map([...files, [DESK, plan]]));
    const left = found.filter((one) => !one.startsWith('trace/orphan-work'));
    assert.deepEqual(left, ['trace/orphan-requirement CLAUDE.md: No plan takes up [KDD-yard-1].']);
  });

  it('has nothing to add to what it has just written', () => {
    const files = written(filesOf(), answerTo(filesOf(), { phase: ['2'] }));
    assert.deepEqual(answerTo(files, { phase: ['2'] }), {
      unchanged: `Nothing to add: ${DESK} has its sections, rows and work packages.`,
      show: { file: DESK, offset: 0 },
    });
  });

  it('asks where a plan goes that the phase does not name, names it there, and finds it again', () => {
    for (const [fields, expected] of [
      [
        ['**Goal**: Desk', '**Requirements Coverage**: 1.2'],
        '**Requirements Coverage**: 1.2\n\n**Plan Document**: `docs/desk.md`\n',
      ],
      [
        ['**Goal**: Desk\n**Requirements Coverage**: 1.2\n**Components**: Desk'],
        '**Requirements Coverage**: 1.2\n**Plan Document**: `docs/desk.md`\n**Components**',
      ],
      [
        ['- **Goal**: Desk\n- **Requirements Coverage**: 1.2 (the\n  lamp)'],
        '(the\n  lamp)\n- **Plan Document**: `docs/desk.md`\n',
      ],
      [['Some words.'], 'Some words.\n\n**Plan Document**: `docs/desk.md`\n'],
    ] as const) {
      const files = filesOf({ [MASTER]: masterPlan({ ...phases, 2: fields }) });
      const ask = answerTo(files, { phase: ['2'] });
      assert.ok('ask' in ask && ask.ask.kind === 'text');
      assert.deepEqual([ask.ask.name, ask.ask.value], ['path', 'docs/phase-2-some-phase.md']);
      const answers = { phase: ['2'], path: ['docs/desk.md'] };
      const after = written(files, answerTo(files, answers));
      assert.ok(after.get(MASTER)?.includes(expected), after.get(MASTER));
      assert.ok('unchanged' in answerTo(after, answers), JSON.stringify(answerTo(after, answers)));
    }
  });

  it('refuses what it cannot write, and says what to do', () => {
    const said = (files: ReadonlyMap<string, string>, answers: Answers): string => {
      const answer = answerTo(files, answers);
      return 'refused' in answer ? answer.refused : JSON.stringify(answer);
    };
    assert.match(said(new Map([[SOURCE, source]]), {}), /^There is no master plan here: write one with/);
    assert.equal(said(filesOf(), { phase: ['9'] }), 'Phase: "9" is none of them; choose Phase 1 and Phase 2.');
    const free = filesOf({ [MASTER]: masterPlan({ ...phases, 2: ['**Goal**: Desk'] }) });
    assert.match(said(free, { phase: ['2'], path: ['../x.md'] }), /^"..\/x.md" is no place for a plan: name/);
    assert.match(said(free, { phase: ['2'], path: ['docs/desk.txt'] }), /is no place for a plan/);
    assert.match(said(free, { phase: ['2'], path: ['docs/phase-1.md'] }), /^docs\/phase-1.md is there already/);
    const done = filesOf({ [DESK]: created(filesOf()) });
    assert.match(said(done, {}), /^Every phase has its plan: put the cursor into a phase/);
    const other = filesOf({ [MASTER]: masterPlan(phases).replace(DESK, SOURCE) });
    assert.match(said(other, { phase: ['2'] }), /^docs\/HighLevelReqs.md is there and is no phase plan/);
  });
});

describe('a phase plan that is there', () => {
  const answers = { phase: ['2'] };
  const completed = (plan: string, rest: Readonly<Record<string, string>> = {}): { text: string; said: string } => {
    const { files, said } = runForGood(newPhasePlan, filesOf({ [DESK]: plan, ...rest }), null, answers);
    return { text: files.get(DESK) ?? '', said };
  };

  it('gets the rows that its source has by now, and nothing else', () => {
    const plan = created(filesOf()).replace('## Scope\n', '## Scope\n\nMy own words |  with   blanks\n');
    const later = { [SOURCE]: source.replace('- A bell stands', '- A cup stands beside the bell.\n- A bell stands') };
    const { text, said } = completed(plan, later);
    assert.equal(said, `Added 1 row to ${DESK}.`);
    const added = '- [ ] [1.3-2] A cup stands beside the bell\n';
    assert.equal(text.replace(added, ''), plan);
  });

  it('gets the sections that it lacks where they belong, with what they are to say', () => {
    const bare =
      '# The desk\n\n##  Scope of it all\n\n* mine *\n\n## Work Packages\n\n### WP-1: Mine\n\nMy way.\n\n## Notes\n\n1) mine\n';
    const { text, said } = completed(bare);
    assert.equal(said, `Added 5 rows and 5 sections to ${DESK}.`);
    assert.deepEqual(text.match(/^## .*$/gm), [
      '##  Scope of it all',
      '## Prerequisites',
      '## Requirements Checklist',
      '## Design Constraints Checklist',
      '## Work Packages',
      '## Test Strategy',
      '## Verification Gate',
      '## Open Questions',
      '## Notes',
    ]);
    for (const line of bare.split('\n')) assert.ok(text.includes(line));
    assert.ok(text.includes('- [ ] [1.2-2] The lamp must not blind anybody (negative)\n'));
    assert.ok(text.includes('### WP-1: Mine\n\nMy way.\n'));
    assert.equal(text.match(/^### WP-/gm)?.length, 1);
  });

  it('gets work packages only where it has none', () => {
    const plan = created(filesOf()).replace(/(## Work Packages\n\n)[^]*?(?=\n## Test)/, '$1None yet.\n');
    const { text, said } = completed(plan);
    assert.equal(said, `Added 3 work packages to ${DESK}.`);
    assert.equal(text, created(filesOf()));
  });

  it('gets the work packages that its rows are mapped to, and no disagreement', () => {
    const before = filesOf({ [DESK]: created(filesOf()) });
    const bare = created(filesOf())
      .replace(/\n## Work Packages\n[^]*?(?=\n## Test)/, '')
      .replace('[1.2-1] The desk has two drawers → WP-1', '[1.2-1] The desk has two drawers → WP-5, WP-3');
    const { text, said } = completed(bare);
    assert.equal(said, `Added 1 section to ${DESK}.`);
    const work = text.split(/^### /m).filter((part) => part.startsWith('WP-'));
    assert.deepEqual(
      work.map((part) => `${part.slice(0, 4)} ${part.includes('[1.2-1]') ? 'yes' : 'no'}`),
      ['WP-1 no', 'WP-2 no', 'WP-3 yes', 'WP-4 no', 'WP-5 yes'],
    );
    const found = newFindings(before, new Map([...before, [DESK, text]]));
    assert.deepEqual(
      found.filter((one) => !one.startsWith('trace/orphan-work')),
      [],
    );
  });

  it('gets what its section lacks, whether it has work by now or not', () => {
    const plan = created(filesOf())
      .replace(/\n## Work Packages\n[^]*?(?=\n## Test)/, '')
      .replace(/- \[ \] \[1\.2-4\].*\n/, '');
    const { text, said } = completed(plan);
    assert.equal(said, `Added 1 row and 1 section to ${DESK}.`);
    assert.ok(text.includes('- [ ] [1.2-4] The lamp — Shines at dusk\n'), text);
  });

  it('keeps what its author has made of it: own columns, another order, renamed headings', () => {
    const plan = `# Desk\n\n## 1. Scope\n\nx\n\n## 2. Prerequisites\n\nx\n\n## 3. Requirements Checklist (all)\n\n| Owner | ID | Requirement | Work |\n|:--|---|---|---|\n| Ann | [1.3-1] | A bell stands on the desk | WP-1 |\n| Bob | [1.2-2] | The lamp must not blind anybody (negative) | WP-1 |\n| Cy | [1.2-1] | The desk has two drawers | WP-1 |\n| Di | [1.2-4] | The lamp — Shines at dusk | WP-1 |\n\n## Design Constraints\n\nx\n\n## Work Packages\n\n### WP-1: All\n\n**Requirements traced**: [1.2-1], [1.2-2], [1.2-4], [1.3-1]\n\n## Testing\n\nx\n\n## Exit Gate\n\n- [ ] x\n\n## Questions\n\nx\n`;
    const { text, said } = completed(plan);
    assert.equal(said, `Added 1 row to ${DESK}.`);
    const lines = text.split('\n');
    const at = lines.findIndex((line) => line.includes('[1.2-3]'));
    assert.match(lines[at] ?? '', /^\| *\| \[1\.2-3\] \| The lamp *\| *\|$/);
    assert.equal([...lines.slice(0, at), ...lines.slice(at + 1)].join('\n'), plan);
  });

  it('leaves to other phases what may be theirs', () => {
    const shared = {
      ...phases,
      3: ['**Requirements Coverage**: 1.2 (the lamp)', '**Plan Document**: `docs/phase-3.md`'],
    };
    const rest = { [MASTER]: masterPlan(shared) };
    const plan = created(filesOf(rest)).replace(/- \[ \] \[1\.2-[34]\].*\n/g, '');
    assert.ok('unchanged' in run(newPhasePlan, filesOf({ ...rest, [DESK]: plan }), null, answers).answer);
    const third = phasePlan({ title: 'Phase 3', packages: workPackage('WP-1', '[1.2-3]') });
    const both = run(newPhasePlan, filesOf({ ...rest, [DESK]: plan, 'docs/phase-3.md': third }), null, answers);
    assert.ok('said' in both.answer && both.answer.said === `Added 2 rows to ${DESK}.`, JSON.stringify(both.answer));
  });

  it('is refused where a fence swallows what is added', () => {
    const open = created(filesOf())
      .replace(/- \[ \] \[1\.3-1\].*\n/, '')
      .replace('None yet.\n', '```\n');
    assert.match(refused(run(newPhasePlan, filesOf({ [DESK]: open }), null, answers)), /fences/);
  });
});

describe('a template of the workspace', () => {
  const own = '.plantrace/templates/phase-plan.md';

  it('takes the place of the one that comes with Plantrace', () => {
    const files = filesOf({ [own]: '# Plan: {{heading}}\n\nOurs.\n\n{{sections}}\n\n## Sign-off\n\n- [ ] Ann\n' });
    const plan = created(files);
    assert.ok(plan.startsWith('# Plan: Phase 2: Some phase\n\nOurs.\n\n## Scope\n\nVisitors'), plan);
    assert.ok(plan.endsWith('None yet.\n\n## Sign-off\n\n- [ ] Ann\n'), plan);
  });

  it('has what it has, and what its profile asks for besides, so that a second run adds nothing', () => {
    const files = filesOf({
      [own]: '# {{heading}}\n\n## Work Packages\n\n{{work}}\n\n## Scope\n\nOurs.\n\n{{scope}}\n',
    });
    const plan = created(files);
    assert.deepEqual(plan.match(/^## .*$/gm), [
      '## Prerequisites',
      '## Requirements Checklist',
      '## Design Constraints Checklist',
      '## Work Packages',
      '## Scope',
      '## Test Strategy',
      '## Verification Gate',
      '## Open Questions',
    ]);
    assert.ok(plan.includes('\n\nOurs.\n\nVisitors find the desk.\n\n- Front Desk'), plan);
    assert.ok('unchanged' in answerTo(new Map([...files, [DESK, plan]]), { phase: ['2'] }));
  });

  it('is refused with its place where it has a slot that there is not', () => {
    const answer = answerTo(filesOf({ [own]: '# {{heading}}\n\n{{budget}}\n' }), { phase: ['2'] });
    assert.ok('refused' in answer && answer.refused.startsWith(`${own}, line 3: no slot is called {{budget}}; use `));
  });

  it('leaves profiles their own sections, in their order', () => {
    const sections = [{ title: 'Budget' }];
    const ours = { extends: 'phased-plan', documents: [{ kind: 'phase-plan', sections }] };
    const configuration = JSON.stringify({ profiles: { 'phased-plan': ours } });
    const plan = created(filesOf({ 'plantrace.config.json': configuration }));
    assert.deepEqual(plan.match(/^## .*$/gm), [
      '## Budget',
      '## Scope',
      '## Prerequisites',
      '## Requirements Checklist',
      '## Design Constraints Checklist',
      '## Work Packages',
      '## Test Strategy',
      '## Verification Gate',
      '## Open Questions',
    ]);
  });
});
