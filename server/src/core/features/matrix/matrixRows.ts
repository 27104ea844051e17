import { plannedRows, statusOf } from '../../authoring/matrix/plannedRows';
import { changedItem, suspectsOf } from '../../authoring/reviewing/suspects';
import type { ItemFact } from '../../facts/facts';
import { isLeftOut, isAnsweredElsewhere } from '../../graph/leftOut';
import type { LinkedFile } from '../../graph/linkedFile';
import type { PlanGroup } from '../../graph/planGroup';
import { absentBullets, freeNumbers, sectionsOf } from '../../graph/sections';
import { unverifiedOf } from '../../graph/unverified';
import type { Status } from '../../model/vocabulary';
import { expectationOf } from '../../views/askedCoverage';
import { titleOf } from '../../views/titles';
import type { Snapshot } from '../../workspace/snapshot';
import type { MatrixRow, MatrixSection } from './matrixModel';

export interface Rows {
  readonly sections: readonly MatrixSection[];
  readonly rows: readonly MatrixRow[];
}

/** What a plan has to cover: the sections of its sources first, then what else its documents ask for, as it stands. */
export function rowsOf(snapshot: Snapshot, group: PlanGroup): Rows {
  const found = new Sections();
  const { graph } = group;
  for (const source of group.filesInReach) {
    if (source.rule?.duty !== 'source') continue;
    for (const section of sectionsOf(group, source)) {
      const bullets = section.bullets.filter((bullet) => graph.isCanonical(bullet));
      const absent = absentBullets(graph, section);
      const rows = section.rows.length > 0 ? [...section.rows, ...absent] : bullets;
      const heading = source.facts.headings.find(({ number }) => number === section.number)?.text ?? section.number;
      for (const row of rows) found.add(source.path, heading, row);
      // Their own numbers may be those of other rows by now.
      freeNumbers(graph, section, absent).forEach((n, i) => found.ids.set(absent[i] ?? -1, `${section.number}-${n}`));
    }
  }
  for (const file of group.filesInReach) {
    const f = graph.fileIndex(file.path);
    file.facts.items.forEach((fact, i) => {
      const item = graph.itemNumber(f, i);
      if (!isAsked(file, fact) || !graph.isCanonical(item)) return;
      // Bullets whose section has rows are among these, or are none of them.
      if (fact.strength === 'derived' && file.rule?.duty === 'source') return;
      if (!hasParts(file, i) || (graph.parts.covered[item] ?? 0) > 0) found.add(file.path, headingOf(file, fact), item);
    });
  }
  return { sections: found.sections, rows: facetsOf(snapshot, group, found) };
}

class Sections {
  readonly sections: MatrixSection[] = [];
  readonly rows: { readonly item: number; readonly section: number }[] = [];
  /** Of bullets without a row: the IDs that they would get. */
  readonly ids = new Map<number, string>();
  private readonly seen = new Set<number>();
  private readonly indexes = new Map<string, number>();

  add(file: string, title: string, item: number): void {
    if (this.seen.has(item)) return;
    this.seen.add(item);
    const key = `${file}\n${title}`;
    let section = this.indexes.get(key);
    if (section === undefined) {
      this.indexes.set(key, (section = this.sections.length));
      this.sections.push({ file, title });
    }
    this.rows.push({ item, section });
  }
}

function isAsked({ rule, facts }: LinkedFile, { kind, form, parent, strength }: ItemFact): boolean {
  if (strength === 'example' || !rule) return false;
  if (kind === 'requirement' || kind === 'constraint' || rule.wants?.stories.has(form)) return true;
  // Where requirements are written as criteria, these are what tasks name.
  return kind === 'criterion' && facts.items[parent]?.kind === 'requirement';
}

function hasParts({ facts }: LinkedFile, index: number): boolean {
  return (
    facts.items[index]?.kind === 'requirement' && facts.items.some((i) => i.kind === 'criterion' && i.parent === index)
  );
}

/** The heading that an item stands below; of a criterion, its requirement. */
function headingOf(file: LinkedFile, { heading, start, parent, kind }: ItemFact): string {
  const { headings, items } = file.facts;
  const around = items[parent];
  if (kind === 'criterion' && around) return `${around.id} ${around.title}`.trim();
  let at = heading;
  const own = headings[at];
  // What is a heading itself stands below the next one that is higher.
  if (own && own.start <= start && start < own.end)
    do at--;
    while (at >= 0 && (headings[at]?.depth ?? 0) >= own.depth);
  return headings[at]?.text ?? titleOf(file);
}

function facetsOf(snapshot: Snapshot, group: PlanGroup, { rows, ids }: Sections): MatrixRow[] {
  const { graph } = group;
  const unverified = new Set(unverifiedOf(group).map(({ item }) => item));
  const suspects = new Set(suspectsOf(snapshot).map((suspect) => changedItem(graph, suspect)));
  const statuses = new Map<number, Status>(plannedRows(group).map(({ item, shares }) => [item, statusOf(shares)]));
  const missing = new Set<number>();
  for (const file of group.files)
    if (file.rule?.wants) for (const item of expectationOf(graph, file)?.missing ?? []) missing.add(item);
  return rows.map(({ item, section }): MatrixRow => {
    const { id, kind, title, status, negative, strength, start } = graph.item(item);
    const file = graph.fileOfItem(item);
    const isOpen = (graph.parts.covered[item] ?? 0) === 0 && !isLeftOut(file, graph.item(item));
    return {
      item,
      id: ids.get(item) ?? id,
      title,
      section,
      status: status === 'deferred' ? status : (statuses.get(item) ?? status),
      isConstraint: kind === 'constraint',
      isNegative: negative,
      isDerived: strength === 'derived' && file.rule?.duty === 'source',
      isUncovered: file.rule?.wants ? missing.has(item) : isOpen && !isAnsweredElsewhere(graph, item),
      isUnverified: unverified.has(item),
      isSuspect: suspects.has(item),
      place: { file: file.path, start },
    };
  });
}
