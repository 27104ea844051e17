import assert from 'node:assert/strict';
import type { Code, Heading, Link, Root } from 'mdast';
import { reviewNames, type ReviewName } from '../../../../server/src/core/authoring/review/reviews';
import { reviewSubjects } from '../../../../server/src/core/authoring/review/subject';
import { createReviewBundle } from '../../../../server/src/core/commands/createReviewBundle';
import { headingSlugs } from '../../../../server/src/core/graph/anchors';
import { parseRemark } from '../../../../server/src/core/markdown/remarkTree';
import { Checker } from '../../../../server/src/core/rules/check';
import { corpusFolder, hasCorpus } from '../../../support/corpus';
import { workspaceOf } from '../../../support/folderInMemory';
import { masterPlan, phasePlan, requirements, workPackage } from '../../../support/planText';
import type { Files } from '../../../support/renaming';
import { asked, example, question, refusal, snapshotOf } from './reviewing';

const PLANS = 'docs/plans/';
const KIOSKS = example('phased-plan');

function bundle(files: Files, plan: string, review: ReviewName): string {
  const answer = asked(createReviewBundle, files, plan, { review: [review] });
  assert.ok('text' in answer, JSON.stringify(answer));
  return answer.text;
}

function treeOf(text: string): Root {
  const tree = parseRemark(text);
  assert.ok(tree.type === 'root');
  return tree;
}

/** What the bundle quotes, in order. */
const quotes = (text: string): string[] =>
  treeOf(text).children.flatMap((node) => (node.type === 'code' ? [(node as Code).value] : []));

const sourceOf = (text: string, node: Root['children'][number]): string =>
  text.slice(node.position?.start.offset, node.position?.end.offset);

const titlesOf = (text: string): string[] =>
  treeOf(text).children.flatMap((node) => (node.type === 'heading' ? [sourceOf(text, node).replace(/^#+ /, '')] : []));

/** Everything between a heading of a document and the next one that is no deeper. */
function sectionOf(document: string, heading: string): string {
  const from = document.indexOf(`${heading}\n`);
  assert.ok(from >= 0, heading);
  const depth = heading.indexOf(' ');
  const next = new RegExp(`\\n#{1,${depth}} `).exec(document.slice(from + 1));
  return document.slice(from, next ? from + 1 + next.index : undefined).trim();
}

/** What holds of every bundle, whatever it is of. */
function holds(files: Files, plan: string, review: ReviewName): void {
  const text = bundle(files, plan, review);
  assert.equal(bundle(files, plan, review), text, 'it is the same every time');
  const tree = treeOf(text);
  const fences = tree.children.filter((node): node is Code => node.type === 'code');
  for (const fence of fences) {
    const source = sourceOf(text, fence);
    const mark = /^`+/.exec(source)?.[0] ?? '';
    assert.ok(source.endsWith(`\n${mark}`), 'every fence is closed by its own mark');
    assert.ok(files.size > 0 && mark.length >= 3);
  }
  const whole = fences.map(({ value }) => value);
  assert.equal(new Set(whole).size, whole.length, 'nothing is quoted twice');
  const headings = tree.children.filter((node): node is Heading => node.type === 'heading');
  const anchors = new Set(headingSlugs(headings.map((node) => sourceOf(text, node).replace(/^#+ /, ''))));
  const links = linksOf(tree).filter(({ url }) => url.startsWith('#'));
  assert.ok(links.length > 0);
  for (const { url } of links) assert.ok(anchors.has(url.slice(1)), `${url} leads to a heading`);
  for (const { url } of linksOf(tree).filter((link) => /#L\d+$/.test(link.url)))
    assert.ok(files.has(decodeURI(url.replace(/#L\d+$/, ''))), url);
}

function linksOf(tree: Root): Link[] {
  const found: Link[] = [];
  const walk = (node: { type: string; children?: unknown }): void => {
    if (node.type === 'link') found.push(node as Link);
    for (const child of (node.children ?? []) as (typeof node)[]) walk(child);
  };
  walk(tree);
  return found;
}

function reviewsOf(files: Files, plan: string): readonly string[] {
  return question(asked(createReviewBundle, files, plan)).values;
}

describe('a review bundle', () => {
  for (const name of ['phased-plan', 'spec-kit', 'kiro', 'task-table', 'schedule', 'mixed', 'own-dialect'])
    it(`is whole for every plan of the example ${name}`, () => {
      const files = example(name);
      const subjects = reviewSubjects(snapshotOf(files));
      assert.ok(subjects.length > 0);
      for (const { file } of subjects)
        for (const review of reviewsOf(files, file.path)) holds(files, file.path, review as ReviewName);
    });

  for (const folder of ['seeds', 'plans'])
    it(`is whole for every plan of the ${folder} of other people`, function () {
      if (!hasCorpus(folder)) this.skip();
      this.timeout(120_000);
      const files = corpusFolder(folder);
      for (const { file } of reviewSubjects(snapshotOf(files))) {
        holds(files, file.path, 'coverage');
        holds(files, file.path, 'implementation');
      }
    });

  it('quotes the plan and, in full, every section, component and decision that it cites', () => {
    const text = bundle(KIOSKS, `${PLANS}phase-2a-kiosk-lending.md`, 'coverage');
    const source = KIOSKS.get('docs/requirements/HighLevelReqs.md') ?? '';
    const decisions = KIOSKS.get('CLAUDE.md') ?? '';
    assert.deepEqual(
      quotes(text).map((quote) => quote.trim()),
      [
        KIOSKS.get(`${PLANS}phase-2a-kiosk-lending.md`)?.trim(),
        ...['### 3.3 Returns', '### 3.4 Offline Lending', '### 4.1 Catalogue on the Kiosk', '### 4.2 Holds'].map(
          (heading) => sectionOf(source, heading),
        ),
        sectionOf(source, '### 6.1 Monitoring'),
        KIOSKS.get('docs/requirements/Component-Kiosk.md')?.trim(),
        KIOSKS.get('docs/requirements/Component-Ledger.md')?.trim(),
        ...['Runtime', 'Data Storage', 'Security', 'Operations'].map((title) => sectionOf(decisions, `### ${title}`)),
      ],
    );
    assert.ok(text.includes('#### 3.4.1 Reconciliation'), 'with what is below them');
  });

  it('quotes a section of which a part is cited otherwise once', () => {
    const files = new Map([
      ['HighLevelReqs.md', '# Requirements\n\n## 1. Doors\n\n- One.\n\n### 1.1 Oak\n\n- Two.\n\n## Glossary\n\nNo.\n'],
      [
        'phase-1.md',
        phasePlan({
          checklist: '- [ ] [1-1] One → WP-1\n- [ ] [1.1-1] Two → WP-1',
          packages: workPackage('WP-1', '[1-1]'),
        }),
      ],
    ]);
    assert.deepEqual(quotes(bundle(files, 'phase-1.md', 'coverage')).slice(1), [
      '## 1. Doors\n\n- One.\n\n### 1.1 Oak\n\n- Two.',
    ]);
  });

  it('tells what is cited and cannot be found', () => {
    const text = bundle(KIOSKS, `${PLANS}phase-2a-kiosk-lending.md`, 'coverage');
    assert.match(text, /## Cited and not found\n\n- `\[3\.4-7\]` \(\[.*\]\(.*#L259\)\): nothing defines it/);
    const files = new Map([
      [
        'master.md',
        masterPlan({ '1': ['**Plan Document**: `phase-1.md`', '**HighLevelReqs Coverage**: 1.1, 7.3–7.5'] }),
      ],
      ['HighLevelReqs.md', requirements({ '1.1': ['A door opens.'] })],
      [
        'phase-1.md',
        phasePlan({
          checklist: '- [ ] [1.1-1] A door opens → WP-1\n- [ ] [9.1-1] Ours → WP-1',
          packages: workPackage('WP-1', '[1.1-1]'),
        }),
      ],
    ]);
    const missing = bundle(files, 'phase-1.md', 'coverage').split('## Cited and not found')[1]?.split('## 1.')[0] ?? '';
    assert.match(missing, /§7\.3–7\.5 \(covered according to master\.md\): no heading of HighLevelReqs\.md has it/);
    assert.match(missing, /§9\.1 \(cited as \[9\.1-1\]\)/);
    const without = new Map([...files].filter(([file]) => file !== 'HighLevelReqs.md'));
    assert.match(bundle(without, 'phase-1.md', 'coverage'), /there is no requirements source/);
  });

  it('tells what stands in the plan alone', () => {
    const files = new Map([
      ['Component-Door.md', '# Component: Door\n\n### REQ-DOOR-3: Hinges\n\nThree of them.\n'],
      [
        'phase-1.md',
        phasePlan({
          constraints: ['[REQ-DOOR-3] Hinges', '[CD-Bell-1] Brass', '[CD-Bell-2] Loud', '[KDD-doors-1] Oak']
            .map((row) => `- [ ] ${row} → WP-1`)
            .join('\n'),
          packages: workPackage('WP-1', 'REQ-DOOR-3, [CD-Bell-1]'),
        }),
      ],
    ]);
    const missing = bundle(files, 'phase-1.md', 'coverage').split('## Cited and not found')[1]?.split('## 1.')[0] ?? '';
    assert.deepEqual(missing.trim().split('\n'), [
      '- `[CD-Bell-1]`, `[CD-Bell-2]`: no component document or design decision has them',
      '- `[KDD-doors-1]`: no component document or design decision has it',
    ]);
  });

  it('says what is forbidden, and what would catch it', () => {
    const text = bundle(KIOSKS, `${PLANS}phase-2a-kiosk-lending.md`, 'negative');
    const part = text.split('## 1. What the plan forbids')[1]?.split('## 2.')[0] ?? '';
    assert.match(
      part,
      /\*\*\[3\.4-6\]\*\* Journal entries cannot be edited[^\n]*\(WP-3\)\n {2}- \[WP-3, criterion 5\]/,
    );
    assert.ok(!part.includes('[3.3-1]'));
  });

  it('says the share of every phase, where sections are shared and there alone', () => {
    const text = bundle(KIOSKS, `${PLANS}phase-2a-kiosk-lending.md`, 'split-section');
    const part = text.split('## 1. Shares of the phases')[1]?.split('## 2.')[0] ?? '';
    assert.match(part, /- Phase 2A \(this plan\)/);
    assert.match(part, /- Phase 2B, which has no plan yet/);
    assert.match(part, /- In no plan:\n {2}- 4\.2-4 /);
    const alone = new Map([['phase-1.md', phasePlan({})]]);
    assert.deepEqual(reviewsOf(alone, 'phase-1.md'), ['coverage', 'negative', 'implementation', 'quality']);
    const none = asked(createReviewBundle, alone, 'phase-1.md', { review: ['split-section'] });
    assert.match(refusal(none), /shares no section/);
    assert.deepEqual(reviewsOf(KIOSKS, `${PLANS}phase-2a-kiosk-lending.md`), [...reviewNames]);
  });

  it('has the execution of a phase, and the source files that name its items', () => {
    const code = new Map([
      ...KIOSKS,
      ['plantrace.config.json', '{ "code": { "implements": ["src/**"], "tests": ["tests/**"] } }\n'],
      ['src/clock.ts', '// implements [1.2-1]\n'],
      ['tests/clock.test.ts', "it('[1.2-1] is UTC', () => {});\n"],
    ]);
    const plan = `${PLANS}phase-0-ground-works.md`;
    const text = bundle(code, plan, 'implementation');
    assert.ok(quotes(text).includes((KIOSKS.get(`${PLANS}phase-0-checklist.md`) ?? '').trimEnd()));
    assert.match(text, /\[WP-4\]\(.*\) Audit Entry: done, 3 of 3 criteria ticked/);
    assert.ok(!quotes(text).some((quote) => quote.includes('implements [1.2-1]')), 'names of source files only');
    assert.match(text, /- \[src\/clock\.ts\]\(src\/clock\.ts#L1\) implements \[1\.2-1\]/);
    assert.match(text, /- \[tests\/clock\.test\.ts\]\(tests\/clock\.test\.ts#L1\) tests \[1\.2-1\]/);
    assert.match(
      bundle(KIOSKS, `${PLANS}phase-1-ledger-and-patrons.md`, 'quality'),
      /the execution checklist of .*: there is none/,
    );
  });

  it('asks in the words of the workspace, whatever they leave open', () => {
    const plan = `${PLANS}phase-0-ground-works.md`;
    const file = '.plantrace/templates/review-quality.md';
    const own = bundle(new Map([...KIOSKS, [file, '# Ours\r\n\r\nLook closely.\r\n']]), plan, 'quality');
    assert.match(own, /## Prompt\n\n# Ours\n\nLook closely\.\n\n## Contents/);
    holds(new Map([...KIOSKS, [file, '## Contents\n\nLook closely.\n']]), plan, 'quality');
    const filled = bundle(new Map([...KIOSKS, [file, 'Look at {{title}} in {{plan}}.\n']]), plan, 'quality');
    assert.ok(filled.includes(`\nLook at Phase 0: Ground Works in ${plan}.\n`));
    const unknown = new Map([...KIOSKS, [file, 'Look at {{phase}}.\n']]);
    assert.match(refusal(asked(createReviewBundle, unknown, plan, { review: ['quality'] })), /\{\{phase\}\}/);
    const open = new Map([...KIOSKS, [file, 'Look:\n\n```\nclosely\n']]);
    holds(open, plan, 'quality');
    assert.ok(titlesOf(bundle(open, plan, 'quality')).includes('Contents'));
  });

  it('fences what has fences, and documents of other systems', () => {
    const inner = '````markdown\n```ts\nconst a = 1;\n```\n````';
    const plan = phasePlan({ tests: inner });
    const files = new Map([['phase-1.md', `\uFEFF${plan.replaceAll('\n', '\r\n')}`]]);
    holds(files, 'phase-1.md', 'coverage');
    assert.deepEqual(quotes(bundle(files, 'phase-1.md', 'coverage')), [plan.trimEnd()]);
  });

  it('says how large it is, and leaves nothing out', () => {
    const plan = phasePlan({ tests: 'All of it. '.repeat(50_000) });
    const text = bundle(new Map([['phase-1.md', plan]]), 'phase-1.md', 'coverage');
    assert.match(
      text,
      /\*\*Size\*\*: 55\d,\d{3} characters in 1 part, roughly 13\d,\d{3} tokens .*nothing has been left out/,
    );
    assert.ok(text.includes(plan.trimEnd()));
    assert.doesNotMatch(bundle(KIOSKS, `${PLANS}phase-0-ground-works.md`, 'coverage'), /left out/);
  });

  it('brings no finding where it is kept beside the plans', () => {
    const before = new Checker().check(workspaceOf(KIOSKS).snapshot());
    for (const review of reviewNames) {
      const text = bundle(KIOSKS, `${PLANS}phase-2a-kiosk-lending.md`, review);
      const after = new Checker().check(workspaceOf(new Map([...KIOSKS, [`review.md`, text]])).snapshot());
      assert.deepEqual([...after.values()].flat().length, [...before.values()].flat().length);
      assert.equal(after.get('review.md')?.length ?? 0, 0);
    }
  });

  it('is refused or asked about where there is nothing to review', () => {
    assert.match(refusal(asked(createReviewBundle, new Map([['notes.md', 'Notes.']]), 'notes.md')), /no phase plan/);
    assert.equal(question(asked(createReviewBundle, KIOSKS, null)).name, 'plan');
    assert.equal(question(asked(createReviewBundle, example('spec-kit'), 'README.md')).name, 'plan');
  });
});
