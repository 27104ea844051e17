import assert from 'node:assert/strict';
import { baselineFile } from '../../../server/src/core/baseline/file';
import { recordedText } from '../../../server/src/core/baseline/record';
import { hover } from '../../../server/src/core/features/hover';
import { hoverMarkdown } from '../../../server/src/lsp/hoverMarkdown';
import { workspaceOf } from '../../support/folderInMemory';
import { masterPlan, phasePlan, requirements, workPackage } from '../../support/planText';

type Files = Readonly<Record<string, string>>;

/** The files with a baseline of what they say. */
function recorded(files: Files): Files {
  const { graph, baseline, text } = workspaceOf(new Map(Object.entries(files))).snapshot();
  const options = { isSelected: () => true, marksReviewed: false, textOf: text };
  return { ...files, [baselineFile]: recordedText(graph, baseline, options).text };
}

/** The lines of a hover that speak of the baseline. */
function told(files: Files, path: string, at: string): string[] {
  const snapshot = workspaceOf(new Map(Object.entries(files))).snapshot();
  const offset = (files[path] ?? '').indexOf(at);
  assert.ok(offset >= 0);
  const content = hover(snapshot, path, offset);
  assert.ok(content);
  const names = { uri: (file: string) => file, lines: (file: string) => snapshot.graph.file(file)?.facts.lines };
  return hoverMarkdown(content, names)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.includes('since the baseline'));
}

const SPEC = 'specs/001-doors/spec.md';
const TASKS = 'specs/001-doors/tasks.md';
const spec = (words: string): string =>
  `# Feature Specification: Doors\n\n## Requirements\n\n### Functional Requirements\n\n- **FR-001**: ${words}\n`;
const doors: Files = {
  [SPEC]: spec('System MUST open a door *within 3 s*, and log it.'),
  [TASKS]: '# Tasks: Doors\n\n## Phase 1: Locks\n\n- [ ] T001 Fit the reader (FR-001)\n',
};

describe('a hover of what changed since the baseline', () => {
  it('shows which words went and which came, where it is defined and where it is cited', () => {
    const now = { ...recorded(doors), [SPEC]: spec('System MUST open a door within 5 s and log it twice.') };
    const expected = [
      '**Changed since the baseline**, and one link has not been reviewed: System MUST open a door within ~~3 s,~~ **5 s** and log ~~it.~~ **it twice.**',
    ];
    assert.deepEqual(told(now, SPEC, 'FR-001'), expected);
    assert.deepEqual(told(now, TASKS, 'FR-001'), expected);
  });

  it('shows nothing where nothing waits for a review', () => {
    const now = { ...recorded(doors), [SPEC]: spec('System MUST open a door within 3 s and *log* it') };
    assert.deepEqual(told(now, SPEC, 'FR-001'), []);
    assert.deepEqual(told(doors, SPEC, 'FR-001'), []);
    const untied = { ...now, [SPEC]: spec('Something else.'), [TASKS]: '# Tasks: Doors\n\n- [ ] T001 Fit (FR-002)\n' };
    assert.deepEqual(told(untied, SPEC, 'FR-001'), []);
  });

  it('says that it changed where a baseline has no words', () => {
    const kept = recorded(doors);
    const bare = (kept[baselineFile] ?? '').replace(/"([0-9a-f]{12}) [^"]*"/, '"$1"');
    const now = { ...doors, [baselineFile]: bare, [SPEC]: spec('System MUST stay shut.') };
    assert.deepEqual(told(now, SPEC, 'FR-001'), ['**Changed since the baseline**, and one link has not been reviewed']);
  });

  it('says that it changed, and no more, beyond the words that a baseline keeps', () => {
    const long = `System MUST ${Array.from({ length: 70 }, (_, i) => `step${i}`).join(' ')}`;
    const now = { ...recorded({ ...doors, [SPEC]: spec(`${long} slowly`) }), [SPEC]: spec(`${long} quickly`) };
    assert.deepEqual(told(now, SPEC, 'FR-001'), ['**Changed since the baseline**, and one link has not been reviewed']);
  });

  it('shows what stands below a heading', () => {
    const component = (seconds: string): string =>
      `# Component: Host\n\n## Requirements\n\n### REQ-HOST-1: Doors\n\nA door stays open for *${seconds} seconds*.\n\n| A | B |\n|---|---|\n| x | y |\n`;
    const files = (seconds: string): Files => ({
      'master.md': masterPlan({ 1: ['**Plan Document**: `phase-1.md`'] }),
      'phase-1.md': phasePlan({ packages: workPackage('WP-1', 'REQ-HOST-1') }),
      'Component-Host.md': component(seconds),
    });
    const now = { ...recorded(files('3')), 'Component-Host.md': component('30') };
    assert.deepEqual(told(now, 'Component-Host.md', 'REQ-HOST-1'), [
      '**Changed since the baseline**, and one link has not been reviewed: Doors — A door stays open for ~~3~~ **30** seconds. A B x y',
    ]);
  });

  it('shows the source bullet behind a row', () => {
    const files = (bullet: string): Files => ({
      'HighLevelReqs.md': requirements({ '1.1': [bullet, 'Every door closes at night.'] }),
      'master.md': masterPlan({ 1: ['**HighLevelReqs Coverage**: 1.1', '**Plan Document**: `phase-1.md`'] }),
      'phase-1.md': phasePlan({
        checklist:
          '- [ ] [1.1-1] After a badge a door stays open for 3 seconds → WP-1\n- [ ] [1.1-2] Every door closes at night → WP-1',
        packages: workPackage('WP-1', '[1.1-1], [1.1-2]'),
      }),
    });
    const kept = recorded(files('A door stays open for 3 seconds after a badge was shown.'));
    const now = { ...kept, ...files('A door stays open for 3 seconds after a valid badge was shown.') };
    assert.deepEqual(told(now, 'phase-1.md', '1.1-1'), [
      '**Source bullet changed since the baseline**, and one link has not been reviewed: A door stays open for 3 seconds after a **valid** badge was shown.',
    ]);
    const gone = { ...kept, ...files('Coffee is free.') };
    assert.match(
      told(gone, 'phase-1.md', '1.1-1')[0] ?? '',
      /^\*\*Source bullet gone since the baseline\*\*.*: ~~A door/,
    );
  });

  it('lets no markup of a document out', () => {
    const now = { ...recorded(doors), [SPEC]: spec('System MUST <b>open</b> [a](http://x.y) ~~door~~ & log it.') };
    const [line = ''] = told(now, SPEC, 'FR-001');
    assert.ok(!/[^\\]<b>|\]\(http/.test(line), line);
  });
});
