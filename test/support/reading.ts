import type { LinkedFile } from '../../server/src/core/graph/linkedFile';
import { ReferenceField } from '../../server/src/core/facts/facts';
import { findingsOf, parseFixture } from './fixture';

/** What is read in the files of a fixture, one line for each thing: `tasks.md:3 …`. */
export interface Reading {
  /** `specs/a/spec.md:3 FR-001`, with `restates`, `derived` or a status where there is one. */
  readonly items: readonly string[];
  /** `specs/a/tasks.md:5 covers FR-001 specs/a/spec.md:3`; where it leads nowhere, why. */
  readonly links: readonly string[];
  /** `specs/a/tasks.md:5 trace/dangling-reference FR-009`. */
  readonly findings: readonly string[];
}

export function readingOf(source: string): Reading {
  const { snapshot, findings } = findingsOf(parseFixture(source));
  const { graph, files } = snapshot;
  const place = (file: LinkedFile, offset: number): string => `${file.path}:${file.facts.lines.lineAt(offset) + 1}`;
  const items = files.flatMap((file) =>
    file.facts.items.map((item) =>
      [
        place(file, item.start),
        item.id,
        ...(item.strength === 'explicit' ? [] : [item.strength]),
        ...(item.restates ? ['restates'] : []),
        ...(item.status === null ? [] : [item.status]),
      ].join(' '),
    ),
  );
  const links: string[] = [];
  for (let reference = 0; reference < graph.referenceCount; reference++) {
    const state = graph.stateOf(reference);
    if (state === null) continue;
    const from = place(graph.fileOfReference(reference), graph.field(reference, ReferenceField.start));
    const target = graph.parts.targets[reference] ?? -1;
    const to = target < 0 ? state : place(graph.fileOfItem(target), graph.item(target).start);
    const id = graph.text(graph.field(reference, ReferenceField.symbol));
    links.push(`${from} ${graph.roleOf(reference) ?? 'names'} ${target < 0 ? id : graph.item(target).id} ${to}`);
  }
  return {
    items,
    links,
    findings: findings.map(({ file, start, code, id }) => {
      const linked = graph.file(file);
      return `${linked ? place(linked, start) : file} ${code}${id === undefined ? '' : ` ${id}`}`;
    }),
  };
}
