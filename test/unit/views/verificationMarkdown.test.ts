import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { exampleIn } from '../../support/corpus';
import { parseFixture } from '../../support/fixture';
import { workspaceOf } from '../../support/folderInMemory';
import { assertGolden } from '../../support/golden';
import { workPackage } from '../../support/planText';
import { verifiablePlans, type Gap } from '../../../server/src/core/views/verification';
import { verificationMarkdown } from '../../../server/src/core/views/verificationMarkdown';
import { PLAN, reported, single, type Reported } from './reporting';

const workspaces = path.join('test', 'workspaces');
const examples = readdirSync(workspaces, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => {
    const files = exampleIn(path.join(workspaces, name));
    return { name, files, plans: verifiablePlans(workspaceOf(files).snapshot()) };
  })
  .filter(({ plans }) => plans.length > 0);

/** The rules whose findings the reports of all plans tell, and nothing else tells. */
const told = [
  'trace/orphan-requirement',
  'trace/orphan-work',
  'trace/unverified-requirement',
  'trace/unverified-prohibition',
  'trace/split-section-gap',
  'trace/split-section-overlap',
];

describe('verification reports of the example workspaces', () => {
  it('give phased-plan what its golden file says', () => {
    const { files, plans } = examples.find(({ name }) => name === 'phased-plan') ?? assert.fail('no example');
    const texts = plans.map((plan) => {
      const { snapshot, report } = reported(files, plan);
      return verificationMarkdown(snapshot, report);
    });
    assert.equal(texts.length, 3);
    assertGolden(texts.join('\n'), path.join(workspaces, 'phased-plan.verification.golden.txt'));
  });

  for (const { name, files, plans } of examples) {
    it(`agree in ${name} with the findings of the rules`, () => {
      const keyOf = ({ file, start, code, severity }: Gap): string => `${file}:${start} ${code} ${severity}`;
      const reports = plans.map((plan) => reported(files, plan));
      const gaps = new Set(
        reports.flatMap(({ report }) => report.gaps.filter(({ code }) => told.includes(code)).map(keyOf)),
      );
      const { snapshot, findings } = reports[0] ?? assert.fail('no report');
      const { graph } = snapshot;
      const inPlans = plans.flatMap(
        (plan) => graph.group(graph.file(plan)?.plan ?? -1)?.files.map((f) => f.path) ?? [],
      );
      const found = [...findings.values()]
        .flat()
        .filter(({ code, file }) => told.includes(code) && inPlans.includes(file));
      assert.deepEqual([...gaps].sort(), found.map(keyOf).sort());
    });
  }

  it('add nothing to the findings where they are put at the end of a phase plan', () => {
    let count = 0;
    for (const { files, plans } of examples) {
      for (const plan of plans) {
        const before = reported(files, plan);
        if (before.snapshot.graph.file(plan)?.rule?.duty !== 'plan') continue;
        const markdown = verificationMarkdown(before.snapshot, before.report);
        const after = reported(new Map([...files, [plan, `${files.get(plan) ?? ''}\n${markdown}`]]), plan);
        const findingsIn = ({ findings }: Reported): string[] =>
          [...findings.values()].flat().map((f) => `${f.file}:${f.start} ${f.code} ${f.message}`);
        assert.deepEqual(findingsIn(after), findingsIn(before), plan);
        assert.equal(verificationMarkdown(after.snapshot, after.report), markdown, plan);
        count++;
      }
    }
    assert.ok(count > 3);
  });
});

describe('the report in markdown', () => {
  const markdownOf = (source: string): string => {
    const { snapshot, report } = reported(parseFixture(source).files, PLAN);
    return verificationMarkdown(snapshot, report);
  };

  it('keeps what stands in a cell in it: pipes, comments, links and HTML', () => {
    const text = markdownOf(
      single({
        checklist:
          '- [ ] [1.1-1] A `Door|Gate` opens, <b>see [the drawing](drawing.md)</b> a | b <!-- plantrace-ignore trace/orphan-work: none --> → WP-1',
        packages: workPackage('WP-1', '[1.1-1]'),
      }),
    );
    assert.ok(text.includes('\n| [1.1-1] | A `Door\\|Gate` opens, \\<b>see the drawing\\</b> a \\| b |'), text);
  });

  it('lets gaps stand out, and says which of them are silenced', () => {
    const text = markdownOf(
      single({
        checklist:
          '- [ ] [1.1-1] It opens → WP-1\n- [ ] [1.1-2] It locks <!-- plantrace-ignore trace/orphan-requirement: bought -->\n- [ ] [1.1-3] It rings',
        packages: workPackage('WP-1', '[1.1-1]'),
      }),
    );
    assert.ok(text.includes('| [1.1-2] | It locks | – | – | orphan (silenced) |'), text);
    assert.ok(text.includes('| [1.1-3] | It rings | – | – | **orphan** |'), text);
    assert.ok(text.includes('### Split sections\n\nNo section is shared with another phase.\n'), text);
    assert.ok(text.includes('### Negative requirements\n\nNothing is forbidden.\n'), text);
  });

  it('names lines of one place together, and documents where they are others', () => {
    const text = markdownOf(
      single({
        checklist: '- [ ] [1.1-1] It opens → WP-1',
        packages: workPackage('WP-1', '[1.1-1]'),
        tests: '- **Unit**: hinges ([1.1-1])\n- **Integration**: the whole door ([1.1-1])',
      }),
    );
    assert.match(text, /\| WP-1 \(line \d+\) \| Test Strategy \(lines (\d+) and (\d+)\) \| covered and verified \|/);
  });
});
