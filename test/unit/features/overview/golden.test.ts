import { readdirSync } from 'node:fs';
import path from 'node:path';
import { overview } from '../../../../server/src/core/features/overview/overview';
import type { Coverage, OverviewModel } from '../../../../server/src/core/features/overview/overviewModel';
import { Checker } from '../../../../server/src/core/rules/check';
import { ruleOf } from '../../../../server/src/core/rules/registry';
import { exampleIn } from '../../../support/corpus';
import { workspaceOf } from '../../../support/folderInMemory';
import { assertGolden } from '../../../support/golden';

const workspaces = path.join('test', 'workspaces');

function covered({ total, covered: some, verified, unplanned }: Coverage): string {
  return `${some}/${total} covered, ${verified} verified${unplanned > 0 ? `, ${unplanned} not planned yet` : ''}`;
}

function asText({ documents, plans, rules, severities, questions, steps }: OverviewModel): string {
  return [
    '# Coverage',
    ...documents.flatMap(({ title, coverage, sections }) => [
      `${title}: ${covered(coverage)}`,
      ...sections.map((section) => `  ${section.label} ${section.title}: ${covered(section.coverage)}`),
    ]),
    '# Phases',
    ...plans.flatMap(({ title, done, total, phases }) => [
      `${title}: ${done}/${total}`,
      ...phases.map(
        (phase) =>
          `  ${phase.label} ${phase.title}: ${phase.status} ${phase.done}/${phase.total}, gaps ${phase.gaps}; ${covered(phase.coverage)}`,
      ),
    ]),
    `# Findings ${JSON.stringify(severities)}`,
    ...rules.map(
      ({ code, title, severity, count, findings }) =>
        `${severity} ${code} (${title}) ${count}: ${findings[0]?.place.file}: ${findings[0]?.message}`,
    ),
    '# Questions',
    ...questions.map(({ id, words, place }) => `${id} ${words} (${place.file})`),
    '# Next',
    ...steps.map(({ text, command, place }) => `${command ?? '-'}: ${text} (${place.file})`),
    '',
  ].join('\n');
}

describe('the overviews of the example workspaces', () => {
  for (const { name } of readdirSync(workspaces, { withFileTypes: true }).filter((entry) => entry.isDirectory()))
    it(`${name} is as its golden file says`, () => {
      const snapshot = workspaceOf(exampleIn(path.join(workspaces, name))).snapshot();
      const model = overview(snapshot, new Checker().check(snapshot), (code) => ruleOf(code)?.title ?? code);
      assertGolden(asText(model), path.join(workspaces, `${name}.overview.golden.txt`));
    });
});
