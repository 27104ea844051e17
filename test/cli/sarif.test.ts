import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Log, Region, Result, Run } from 'sarif';
import { rules } from '../../server/src/core/rules/registry';
import { LineIndex } from '../../server/src/core/text/lineIndex';
import { plantrace } from '../support/commandLine';
import { validSarif } from '../support/sarifSchema';
import { copyOfExample, temporaryFolder } from '../support/temporaryFolder';
import { planWithBrokenFence } from '../support/brokenFence';
import type { CheckReport } from './checkReport';

async function logOf(cwd: string, ...args: string[]): Promise<Run> {
  const run = await plantrace(['check', '--format', 'sarif', ...args], { cwd });
  assert.equal(run.stderr, '');
  const log: Log = validSarif(run.stdout);
  assert.equal(log.runs.length, 1);
  return log.runs[0] as Run;
}

const fileOf = (result: Result): string =>
  decodeURIComponent(result.locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? '');

const regionOf = (result: Result): Region => result.locations?.[0]?.physicalLocation?.region ?? {};

const levels: Readonly<Record<string, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

describe('plantrace check --format sarif', () => {
  it('tells the findings that JSON tells, and validates against the published schema', async () => {
    for (const name of ['phased-plan', 'task-table']) {
      const cwd = copyOfExample(name);
      const { results = [], columnKind, invocations } = await logOf(cwd);
      const json = await plantrace(['check', '--format', 'json'], { cwd });
      const { findings } = JSON.parse(json.stdout) as CheckReport;
      assert.ok(findings.length > 5);
      assert.deepEqual(
        results.map((result) => ({
          code: result.ruleId,
          level: result.level,
          message: result.message.text,
          file: fileOf(result),
          region: regionOf(result),
          related: (result.relatedLocations ?? []).map(({ message, physicalLocation: place }) => [
            decodeURIComponent(place?.artifactLocation?.uri ?? ''),
            place?.region?.startLine,
            place?.region?.startColumn,
            message?.text,
          ]),
        })),
        findings.map(({ code, severity, message, file, line, column, endLine, endColumn, related }) => ({
          code,
          level: levels[severity],
          message,
          file,
          region: { startLine: line, startColumn: column, endLine, endColumn },
          related: related.map((r) => [r.file, r.line, r.column, r.message]),
        })),
      );
      assert.equal(columnKind, 'utf16CodeUnits');
      assert.deepEqual(
        invocations?.map(({ executionSuccessful }) => executionSuccessful),
        [true],
      );
    }
  });

  it('brings every rule, with its page', async () => {
    const { tool, results = [] } = await logOf(copyOfExample('task-table'));
    const described = tool.driver.rules ?? [];
    assert.deepEqual(
      described.map(({ id, defaultConfiguration }) => [id, defaultConfiguration?.level]),
      rules.map(({ code, severity }) => [code, levels[severity]]),
    );
    for (const { id, name, shortDescription, fullDescription, help } of described) {
      assert.match(name ?? '', /^[A-Z][A-Za-z]+$/, id);
      for (const text of [shortDescription?.text, fullDescription?.text, help?.text, help?.markdown])
        assert.ok((text ?? '').length > 20, id);
      assert.match(help?.markdown ?? '', /## How to fix it/);
      assert.doesNotMatch(help?.markdown ?? '', /### (?:Valid|Invalid)/);
    }
    for (const { ruleId, ruleIndex = -1 } of results) assert.equal(described[ruleIndex]?.id, ruleId);
  });

  it('names documents from the root, with / and whatever characters they have', async () => {
    const cwd = temporaryFolder({ 'über plans/a#1 %.md': planWithBrokenFence() });
    const { results = [], originalUriBaseIds } = await logOf(cwd);
    assert.equal(results.length, 1);
    const { uri = '', uriBaseId = '' } = results[0]?.locations?.[0]?.physicalLocation?.artifactLocation ?? {};
    assert.equal(uri, '%C3%BCber%20plans/a%231%20%25.md');
    const base = originalUriBaseIds?.[uriBaseId]?.uri ?? '';
    assert.ok(base.endsWith('/'));
    assert.ok(readFileSync(fileURLToPath(new URL(uri, base)), 'utf8').startsWith('# Audio Guide'));
  });

  it('has fingerprints that stay when lines move, one for each finding', async () => {
    const cwd = copyOfExample('phased-plan');
    const fingerprints = async (): Promise<string[]> =>
      ((await logOf(cwd)).results ?? []).map((result) => Object.values(result.partialFingerprints ?? {}).join());
    const before = await fingerprints();
    assert.equal(new Set(before).size, before.length);
    assert.ok(before.every((fingerprint) => /^[0-9a-f]{32}:\d+$/.test(fingerprint)));
    const file = path.join(cwd, 'docs', 'plans', 'phase-1-ledger-and-patrons.md');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^# .*\n/, '$&\nOne more paragraph.\n'));
    assert.deepEqual(await fingerprints(), before);
  });

  it('brings the first fix where it changes documents that are there', async () => {
    const text = `Some emoji 🙂🙂 first.\n\n${planWithBrokenFence()}`;
    const cwd = temporaryFolder({ 'plan.md': text });
    const { results = [] } = await logOf(cwd);
    const fixes = results.flatMap((result) => result.fixes ?? []);
    assert.equal(fixes.length, 1);
    assert.equal(fixes[0]?.description?.text, 'Lengthen the outer fence to 4 backticks');
    assert.equal(
      applied(text, fixes[0]?.artifactChanges[0]?.replacements ?? []),
      `Some emoji 🙂🙂 first.\n\n${planWithBrokenFence('````')}`,
    );
    const example = (await logOf(copyOfExample('phased-plan'))).results ?? [];
    const rows = example.filter(({ fixes: own }) => own?.[0]?.description?.text?.startsWith('Insert checklist row'));
    assert.ok(rows.length > 0);
  });

  it('says what --fix has repaired', async () => {
    const { results, invocations } = await logOf(temporaryFolder({ 'plan.md': planWithBrokenFence() }), '--fix');
    assert.deepEqual(results, []);
    const [notification] = invocations?.[0]?.toolExecutionNotifications ?? [];
    assert.equal(notification?.message.text, 'Fixed: Lengthen the outer fence to 4 backticks');
    assert.equal(notification?.associatedRule?.id, 'document/broken-fence');
  });
});

/** The text after the replacements, as a reader of SARIF makes it. */
function applied(
  text: string,
  replacements: NonNullable<Result['fixes']>[number]['artifactChanges'][number]['replacements'],
): string {
  const lines = new LineIndex(text);
  const at = (line = 1, column = 1): number => lines.offsetAt({ line: line - 1, character: column - 1 });
  return [...replacements]
    .map(({ deletedRegion: r, insertedContent }) => ({
      start: at(r.startLine, r.startColumn),
      end: at(r.endLine, r.endColumn),
      text: insertedContent?.text ?? '',
    }))
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, text: added }) => result.slice(0, start) + added + result.slice(end), text);
}
