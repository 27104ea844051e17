import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

interface Step {
  id?: string;
  name?: string;
  uses?: string;
  run?: string;
  if?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
  shell?: string;
}

interface Job {
  needs?: string | string[];
  outputs?: Record<string, string>;
  strategy?: { matrix: Record<string, unknown> };
  environment?: string;
  steps: Step[];
}

interface Action {
  inputs: Record<string, { description: string; default?: string }>;
  outputs: Record<string, { description: string; value: string }>;
  runs: { using: string; steps: Step[] };
}

const folder = path.join('.github', 'workflows');
const workflows = readdirSync(folder).map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
const actionText = readFileSync('action.yml', 'utf8');
const action: Action = parse(actionText, { strict: true, uniqueKeys: true });
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

/** Every `${{ … }}`, and the conditions, which may stand without. */
function expressions(value: unknown): string[] {
  const text = JSON.stringify(value);
  const conditions = [...text.matchAll(/"if":"((?:[^"\\]|\\.)*)"/g)].map(([, condition = '']) => condition);
  return [...text.matchAll(/\$\{\{(.*?)\}\}/g)].map(([, expression = '']) => expression).concat(conditions);
}

/** What expressions ask a context for: `inputs.paths`, `steps.check.outputs.sarif`. */
function asked(value: unknown, context: string): string[] {
  const pattern = new RegExp(`(?<![\\w.-])${context}\\.([\\w-]+(?:\\.[\\w-]+)*)`, 'g');
  return expressions(value).flatMap((expression) => [...expression.matchAll(pattern)].map(([, name = '']) => name));
}

/** The outputs that the shell steps write, as `check.sarif`. */
const written = (steps: Step[]): string[] =>
  steps.flatMap(({ id, run = '' }) =>
    [...run.matchAll(/echo "([\w-]+)=[^\n]*>> "\$GITHUB_OUTPUT"/g)].map(([, name]) => `${id}.${name}`),
  );

/** `steps` contexts name outputs that steps before them write. */
function assertOutputs(value: unknown, steps: Step[]): void {
  const known = written(steps).map((name) => name.replace('.', '.outputs.'));
  assert.deepEqual(
    asked(value, 'steps').filter((name) => !known.includes(name)),
    [],
  );
}

describe('the action', () => {
  it('is one that GitHub can run', () => {
    assert.equal(action.runs.using, 'composite');
    for (const { name, run, shell, uses } of action.runs.steps) {
      assert.ok((run === undefined) !== (uses === undefined), name);
      if (run !== undefined) assert.equal(shell, 'bash', name);
      else assert.match(String(uses), /^[\w-]+\/[\w/-]+@v\d+$/);
    }
  });

  it('asks for the inputs that it declares, and for no others', () => {
    assert.deepEqual([...new Set(asked(action.runs, 'inputs'))].sort(), Object.keys(action.inputs).sort());
    for (const [name, { description }] of Object.entries({ ...action.inputs, ...action.outputs }))
      assert.match(description, /\.$/, name);
  });

  it('uses outputs that its steps write', () => {
    assertOutputs(action, action.runs.steps);
    assert.equal(Object.keys(action.outputs).length, written(action.runs.steps).length);
  });

  it('puts nothing of its inputs into the text of a shell script', () => {
    for (const { run = '' } of action.runs.steps) assert.doesNotMatch(run, /\$\{\{/);
  });
});

for (const { name, text } of workflows)
  describe(`the workflow ${name}`, () => {
    const workflow = parse(text, { strict: true, uniqueKeys: true }) as {
      on: unknown;
      permissions: Record<string, string>;
      jobs: Record<string, Job>;
    };
    const jobs = Object.entries(workflow.jobs);

    it('may no more than it has to', () => {
      assert.deepEqual(workflow.permissions, { contents: 'read' });
    });

    it('uses what is there', () => {
      for (const [id, { needs = [], strategy, steps }] of jobs) {
        const waitsFor = [needs].flat();
        assert.deepEqual(
          waitsFor.filter((job) => !(job in workflow.jobs)),
          [],
          id,
        );
        for (const need of asked(steps, 'needs')) {
          const [job = '', , output = ''] = need.split('.');
          assert.ok(waitsFor.includes(job) && output in (workflow.jobs[job]?.outputs ?? {}), need);
        }
        for (const variable of asked(steps, 'matrix')) assert.ok(variable in (strategy?.matrix ?? {}), variable);
        assertOutputs({ ...workflow.jobs[id] }, steps);
      }
    });

    it('runs scripts, programs and actions that exist', () => {
      for (const { uses, run = '', with: given = {} } of jobs.flatMap(([, { steps }]) => steps)) {
        if (uses === './')
          assert.deepEqual(
            Object.keys(given).filter((input) => !(input in action.inputs)),
            [],
          );
        else if (uses !== undefined) assert.match(uses, /^[\w-]+\/[\w/-]+@v\d+$/);
        for (const [, script = ''] of run.matchAll(/npm run ([\w:-]+)/g)) assert.ok(script in scripts, script);
        for (const [, program = ''] of run.matchAll(/\bnode ((?!-)\S+)/g)) assert.ok(existsSync(program), program);
      }
    });

    it('says in its first lines which secrets it takes', () => {
      const [head = ''] = text.split('\nname:', 1);
      const secrets = new Set(asked(workflow, 'secrets'));
      for (const secret of secrets) assert.ok(head.includes(secret), secret);
    });

    it('gives secrets to nothing but published tags', () => {
      for (const [id, { steps, environment }] of jobs)
        for (const step of steps)
          if (asked(step, 'secrets').length > 0) {
            assert.match(step.if ?? '', /github\.ref_type == 'tag'/, id);
            assert.equal(environment, 'publish', id);
          }
    });
  });
