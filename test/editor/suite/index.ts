import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

interface RecordedTest {
  title: string;
  state: 'passed' | 'failed' | 'pending';
  error?: string;
}

/**
 * Runs the tests that `load` declares, inside the extension host. What happened goes to the file EDITOR_RESULT: VS Code
 * says the same about a crashed extension host as about a suite that passed, and it swallows what the suite prints.
 */
export async function runMocha(load: () => void): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 120_000, forbidOnly: true, reporter: 'min' });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  const tests: RecordedTest[] = [];
  try {
    load();
  } catch (error) {
    record([{ title: 'loading the tests', state: 'failed', error: described(error) }]);
    throw error;
  }
  const failures = await new Promise<number>((resolve) => {
    mocha
      .run(resolve)
      // For EDITOR_VERBOSE: of a suite that hangs, nothing else tells where.
      .on('test', (test) => console.log(test.fullTitle()))
      .on('pass', (test) => tests.push({ title: test.fullTitle(), state: 'passed' }))
      .on('pending', (test) => tests.push({ title: test.fullTitle(), state: 'pending' }))
      .on('fail', (test, error) => tests.push({ title: test.fullTitle(), state: 'failed', error: described(error) }));
  });
  record(tests);
  if (failures > 0) throw new Error(`${failures} tests failed`);
}

function record(tests: RecordedTest[]): void {
  const result = process.env.EDITOR_RESULT;
  if (!result) throw new Error('EDITOR_RESULT does not name a file');
  writeFileSync(result, JSON.stringify(tests));
}

function described(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
