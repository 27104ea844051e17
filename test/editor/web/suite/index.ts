import 'mocha/mocha.js';
import * as vscode from 'vscode';

/** Lines of the console that are on their way when a suite ends get lost. */
const pause = 1000;

/** Runs the tests that `load` declares. There is no file to write to: what happened goes over the console. */
export async function runMocha(load: () => void): Promise<void> {
  mocha.setup({ ui: 'bdd', timeout: 60_000, reporter: 'min', forbidOnly: true } as Mocha.MochaOptions);
  load();
  const tests: { title: string; state: string; error?: string }[] = [];
  const failures = await new Promise<number>((resolve) => {
    const described = (error: unknown): string =>
      error instanceof Error ? (error.stack ?? error.message) : String(error);
    mocha
      .run(resolve)
      .on('pass', (test) => tests.push({ title: test.fullTitle(), state: 'passed' }))
      .on('pending', (test) => tests.push({ title: test.fullTitle(), state: 'pending' }))
      .on('fail', (test, error) => tests.push({ title: test.fullTitle(), state: 'failed', error: described(error) }));
  });
  console.log(`EDITOR_RESULT ${JSON.stringify(tests)}`);
  await new Promise((resolve) => setTimeout(resolve, pause));
  if (failures > 0) throw new Error(`${failures} tests failed in VS Code ${vscode.version}`);
}
