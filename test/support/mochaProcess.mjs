// node mochaProcess.mjs TIMEOUT RESULT FILE…: runs bundled tests in a process of their own and writes what happened to
// RESULT, because an exit code cannot tell failed tests from tests that never ran.
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

const [timeout, result, ...files] = process.argv.slice(2);
const mocha = new Mocha({ timeout: Number(timeout), reporter: 'dot', forbidOnly: true, color: process.stdout.isTTY });
for (const file of files) mocha.addFile(file);
await mocha.loadFilesAsync();
const { stats } = await new Promise((resolve) => {
  const runner = mocha.run(() => resolve(runner));
});
writeFileSync(result, JSON.stringify({ passed: stats.passes, failed: stats.failures, skipped: stats.pending }));
// A test that left a process or a timer behind must not hold up the run.
process.exit(stats.failures > 0 ? 1 : 0);
