import { coversByName } from '../../graph/coversByName';
import { isSplit, orphansOf, type Orphan } from '../../graph/orphans';
import { namesWhatWorkCovers } from '../../graph/tracedWork';
import type { Graph } from '../../graph/graph';
import type { RelatedPlace } from '../../model/finding';
import { addToWorkFixes } from '../../authoring/addToWork';
import { newWorkFixes } from '../../authoring/newWork';
import { nameInPackageFixes } from '../../authoring/nameInPackage';
import { nameInTaskFixes } from '../../authoring/nameInTask';
import { insertRowFixes } from '../../authoring/insertRow';
import { citationOf, fileNameOf, listOf, phaseName, quoted } from '../display';
import { defineRule } from '../rule';

const messages = {
  row: (id: string) => `No work package covers ${id}.`,
  bullet: (section: string, text: string, plans: string) =>
    `No checklist row and no work package has this requirement of section ${section} ("${text}"); ${plans} covers the section.`,
  planned: (id: string, plans: string) => `No work package of ${plans} covers ${id}.`,
  decision: (id: string) => `No plan takes up ${id}.`,
  unnamed: (id: string, work: string) => `No task or work package names ${id} (${work}).`,
  covers: (phase: string) => `${phase} covers the section.`,
};

/** What several phases share and none took on is `trace/split-section-gap`'s. */
export const orphanRequirement = defineRule({
  code: 'trace/orphan-requirement',
  title: 'Orphan requirement',
  severity: 'warning',
  looksAt: 'plan',
  messages,
  *check(group) {
    const { graph } = group;
    for (const orphan of orphansOf(group)) {
      if (isSplit(orphan)) continue;
      const item = graph.item(orphan.item);
      const file = graph.fileOfItem(orphan.item);
      yield {
        file: file.path,
        start: item.start,
        end: item.end,
        id: orphan.id,
        message: messageOf(graph, orphan),
        related: relatedOf(graph, orphan),
        fixable: orphan.cause !== 'spec' || plansName(graph, orphan),
      };
    }
  },
  fixes: (snapshot, finding) => {
    const inPackages = nameInPackageFixes(snapshot, finding);
    return [
      ...insertRowFixes(snapshot, finding),
      ...addToWorkFixes(snapshot, finding),
      // Where the packages say what they cover, and no task does, the tasks need not begin with it.
      ...nameInTaskFixes(snapshot, finding, inPackages.length === 0),
      ...inPackages,
      ...newWorkFixes(snapshot, finding),
    ];
  },
});

/** Where no work says what it covers, nobody can tell how it would say so; unless naming it anywhere is enough. */
function plansName(graph: Graph, { plans, item }: Orphan): boolean {
  const { form } = graph.item(item);
  return plans.some((plan) => {
    const file = graph.file(plan);
    if (!file) return false;
    const hasTasks = file.facts.items.some(({ kind, strength }) => kind === 'task' && strength === 'explicit');
    return namesWhatWorkCovers(file) || (hasTasks && coversByName(file, form));
  });
}

function messageOf(graph: Graph, orphan: Orphan): string {
  const item = graph.item(orphan.item);
  const form = graph.fileOfItem(orphan.item).profile?.grammar.forms[item.form];
  const id = citationOf(orphan.id, form);
  const plans = listOf(orphan.plans.map(fileNameOf));
  switch (orphan.cause) {
    case 'row':
      return messages.row(id);
    case 'bullet':
    case 'section':
      return messages.bullet(item.id.slice(0, item.id.lastIndexOf('-')), quoted(item.title), plans);
    case 'component':
      return messages.planned(id, plans);
    case 'decision':
      return messages.decision(id);
    case 'spec':
      return messages.unnamed(id, plans);
  }
}

function relatedOf(graph: Graph, orphan: Orphan): RelatedPlace[] {
  return orphan.owners.map(({ phase, coverage }) => ({
    file: phase.masterPath,
    start: coverage.start,
    end: coverage.end,
    message: messages.covers(phaseName(graph, phase)),
  }));
}
