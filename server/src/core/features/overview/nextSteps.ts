import { labelOf } from '../../graph/labels';
import type { Finding } from '../../model/finding';
import { fileNameOf } from '../../text/wording';
import type { Snapshot } from '../../workspace/snapshot';
import { readyPlans } from '../ready/readyWork';
import type { NextStep } from './overviewModel';

interface Told {
  readonly command: string | null;
  /** `id`: what the finding is about; empty for none. */
  readonly one: (file: string, id: string) => string;
  readonly several: (count: number, file: string) => string;
}

const inFile = (what: string): Pick<Told, 'one' | 'several'> => ({
  one: (file) => `${what} in ${file}`,
  several: (count, file) => `${what} in ${file} (${count} findings)`,
});

/** What findings ask for that a command does, the most pressing first. */
const steps: readonly (readonly [code: string, told: Told])[] = [
  [
    'gate/missing-compliance-check',
    { command: 'recordCompliance', ...inFile('Record the compliance check that is due') },
  ],
  ['gate/open-question', { command: null, ...inFile('Answer the question that holds up work') }],
  ['gate/missing-verification', { command: 'verifyPlan', ...inFile('Verify the plan') }],
  [
    'plan/unplanned-phase',
    {
      command: 'newPhasePlan',
      one: (file, id) => `Write the plan of ${id === '' ? `the next phase in ${file}` : id}`,
      several: (count, file) => `Write the plans of ${count} phases in ${file}`,
    },
  ],
  [
    'trace/orphan-requirement',
    {
      command: 'addUncovered',
      one: (file) => `Give work to 1 uncovered requirement in ${file}`,
      several: (count, file) => `Give work to ${count} uncovered requirements in ${file}`,
    },
  ],
  [
    'trace/suspect-link',
    {
      command: 'markReviewed',
      one: (file, id) => `Review what cites ${id === '' ? 'a changed text' : id}, which changed, in ${file}`,
      several: (count, file) => `Review what cites ${count} changed texts in ${file}`,
    },
  ],
  ['gate/unlogged-question', { command: 'logQuestion', ...inFile('Log the question that is asked') }],
  ['document/stale-matrix', { command: 'updateMatrix', ...inFile('Update the traceability matrix') }],
  ['document/unlisted-plan', { command: 'updateIndex', ...inFile('Update the list of plans') }],
];

const MOST_OF_A_KIND = 3;
const MOST_READY = 4;
const LONGEST_TITLE = 80;

/** What can be done next: what findings ask for, phases that have no plan yet, and work that can be begun. */
export function nextSteps(snapshot: Snapshot, findings: ReadonlyMap<string, readonly Finding[]>): NextStep[] {
  return [...askedByFindings(findings), ...plansToWrite(snapshot, findings), ...workToBegin(snapshot)];
}

function askedByFindings(findings: ReadonlyMap<string, readonly Finding[]>): NextStep[] {
  return steps.flatMap(([code, { command, one, several }]) => {
    const files = [...findings].flatMap(([file, list]): NextStep[] => {
      const own = list.filter((finding) => finding.code === code);
      const [first] = own;
      if (!first) return [];
      const name = fileNameOf(file);
      const text = own.length === 1 ? one(name, first.id ?? '') : several(own.length, name);
      return [{ text, command, place: { file, start: first.start } }];
    });
    return files.slice(0, MOST_OF_A_KIND);
  });
}

/** The first phase without a plan, unless a finding says so. */
function plansToWrite(snapshot: Snapshot, findings: ReadonlyMap<string, readonly Finding[]>): NextStep[] {
  const isTold = [...findings.values()].some((list) => list.some(({ code }) => code === 'plan/unplanned-phase'));
  if (isTold) return [];
  return readyPlans(snapshot).flatMap(({ phases }) =>
    phases
      .filter(({ needsPlan }) => needsPlan)
      .slice(0, 1)
      .map(({ id, title, file, start }) => ({
        text: `Write the plan of ${id}${title === '' ? '' : ` (${title})`}`,
        command: 'newPhasePlan',
        place: { file, start },
      })),
  );
}

function workToBegin(snapshot: Snapshot): NextStep[] {
  const { graph } = snapshot;
  const works = readyPlans(snapshot).flatMap(({ phases }) => phases.flatMap((phase) => phase.works));
  const of = (readiness: string): typeof works => works.filter((work) => work.readiness === readiness);
  const stepOf = (verb: string, command: string, item: number): NextStep => {
    const fact = graph.item(item);
    const file = graph.fileOfItem(item);
    const words = fact.title.length > LONGEST_TITLE ? `${fact.title.slice(0, LONGEST_TITLE - 1)}…` : fact.title;
    const title = words === '' ? '' : `: ${words}`;
    const isPackage = fact.kind === 'work-package';
    return {
      text: `${verb} ${labelOf(fact, file)}${title}`,
      command: isPackage ? command : command === 'completeWork' ? 'markDone' : null,
      place: { file: file.path, start: fact.start },
    };
  };
  return [
    ...of('under way').map(({ item }) => stepOf('Go on with', 'completeWork', item)),
    ...of('ready').map(({ item }) => stepOf('Begin', 'startWork', item)),
  ].slice(0, MOST_READY);
}
