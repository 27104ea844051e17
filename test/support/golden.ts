import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { LinkedFile } from '../../server/src/core/graph/linkedFile';
import type { Snapshot } from '../../server/src/core/workspace/snapshot';
import { ReferenceField, ReferenceFlag } from '../../server/src/core/facts/facts';
import { plansOf } from '../../server/src/core/views/phases';
import { Checker } from '../../server/src/core/rules/check';

/**
 * A snapshot as text that a person can read and compare: documents, items (`<` their parents), phases, findings, and
 * where each reference leads (`<role`: from the cited item to the one that cites).
 */
export function describeSnapshot(snapshot: Snapshot): string {
  const { graph, files } = snapshot;
  const lineOf = (file: LinkedFile, offset: number): number => file.facts.lines.lineAt(offset) + 1;
  const documents = files.map(({ path, facts }) => {
    const kind = facts.kind === null ? 'ordinary markdown' : `${facts.profile ?? ''} ${facts.kind}`;
    return `${path}: ${kind}`;
  });
  const items = files.flatMap((file) => {
    if (file.facts.items.length === 0) return [];
    const rows = file.facts.items.map((item) => {
      const extras = [
        item.strength === 'explicit' ? '' : item.strength,
        item.restates ? 'restates' : '',
        item.status ?? '',
      ];
      const title = item.title.length > 60 ? `${item.title.slice(0, 59)}…` : item.title;
      const words = [`${lineOf(file, item.start)}`, item.kind, item.id, ...extras.filter((e) => e !== '')];
      const parent = file.facts.items[item.parent];
      return `  ${words.join(' ')}: ${title}${parent ? ` < ${parent.id}` : ''}`;
    });
    return [file.path, ...rows];
  });
  const references = files.flatMap((file) => {
    const f = graph.fileIndex(file.path);
    const rows: string[] = [];
    for (let reference = graph.referenceNumber(f, 0); reference < graph.referenceNumber(f + 1, 0); reference++) {
      if (graph.stateOf(reference) !== 'resolved') continue;
      const target = graph.parts.targets[reference] ?? -1;
      const to = graph.fileOfItem(target);
      const owner = graph.ownerOf(reference);
      const from = owner >= 0 ? `${graph.item(owner).id} ` : '';
      const isReverse = (graph.field(reference, ReferenceField.flags) & ReferenceFlag.reverse) !== 0;
      const place = `${to === file ? '' : to.path}:${lineOf(to, graph.item(target).start)}`;
      const line = lineOf(file, graph.field(reference, ReferenceField.start));
      rows.push(
        `  ${line} ${from}${isReverse ? '<' : ''}${graph.roleOf(reference) ?? 'names'} ${graph.item(target).id} ${place}`,
      );
    }
    return rows.length === 0 ? [] : [file.path, ...rows];
  });
  const phases = plansOf(snapshot).flatMap((plan) => [
    plan.path,
    ...[...plan.phases, ...plan.milestones].map(
      ({ id, title, done, total, status, subtasks, work, planPath }) =>
        `  ${id}: ${title} | ${done} of ${total} done, ${status ?? 'no status'}; ` +
        `${subtasks.length} sub-tasks, ${work.length} pieces of work; ${planPath ?? 'no plan'}`,
    ),
  ]);
  const unresolved: string[] = [];
  for (let reference = 0; reference < graph.referenceCount; reference++) {
    const state = graph.stateOf(reference);
    if (state === null || state === 'resolved') continue;
    const id = graph.text(graph.field(reference, ReferenceField.symbol));
    const start = graph.field(reference, ReferenceField.start);
    const file = graph.fileOfReference(reference);
    unresolved.push(`${file.path}:${lineOf(file, start)} ${id} ${state}`);
  }
  const findings = [...new Checker().check(snapshot).values()].flat().map((finding) => {
    const file = graph.file(finding.file);
    const line = file ? lineOf(file, finding.start) : 0;
    const id = finding.id === undefined ? '' : ` [${finding.id}]`;
    return `${finding.file}:${line} ${finding.severity} ${finding.code}${id}: ${finding.message}`;
  });
  const parts = {
    Documents: documents,
    Phases: phases,
    'Unresolved references': unresolved,
    Findings: findings,
    Items: items,
    'Resolved references': references,
  };
  return Object.entries(parts)
    .map(
      ([title, lines]) =>
        `# ${title} (${lines.filter((line) => !['Items', 'Phases', 'Resolved references'].includes(title) || line.startsWith(' ')).length})\n\n${lines.join('\n')}\n`,
    )
    .join('\n');
}

/** Fails where the text is not what the file holds; `UPDATE=1` writes it there instead. */
export function assertGolden(text: string, file: string): void {
  if (process.env['UPDATE'] === '1') {
    writeFileSync(file, text);
    return;
  }
  assert.ok(existsSync(file), `${file} is not there: run with UPDATE=1`);
  assert.equal(text, readFileSync(file, 'utf8'), `${file} is stale: look at the difference, then run with UPDATE=1`);
}
