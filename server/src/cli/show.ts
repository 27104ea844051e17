import { cardOf, type Card, type CardLink } from '../core/features/card';
import type { Suspicion } from '../core/features/rewording';
import type { Snapshot } from '../core/workspace/snapshot';
import { wordsText } from './changes/branchesText';
import { briefLines } from './formats/brief';
import { itemsNamed } from './namedItems';
import { print, styled, visible } from './output';
import { openProject } from './project';

/** Shows an item as its hover does, with the full text of what it traces. @throws Failure where nothing has the ID. */
export function show(id: string, options: { readonly root?: string }): number {
  const { snapshot } = openProject(options.root === undefined ? [] : [options.root], { root: options.root });
  const found = itemsNamed(snapshot, id);
  const said = (item: number): string =>
    [cardText(snapshot, cardOf(snapshot, item, '')), ...briefLines(snapshot, item)].join('\n');
  print(found.map(said).join('\n\n'));
  return 0;
}

function cardText(snapshot: Snapshot, card: Card): string {
  const where = (link: CardLink): string =>
    `${visible(link.file)}:${(snapshot.graph.file(link.file)?.facts.lines.lineAt(link.start) ?? 0) + 1}`;
  const lines = [
    `${styled('bold', visible(card.label))}  ${visible(card.title)}`,
    `  ${[card.kind, card.strength, card.status, card.negative ? 'negative' : null].filter(Boolean).join(', ')}`,
  ];
  lines.push(`  defined at ${where(card.definition)}`);
  if (card.source)
    lines.push(
      `  from ${where(card.source)}${card.source.drifted ? ' (the two have drifted apart)' : ''}`,
      `    ${visible(card.source.title)}`,
    );
  if (card.suspicion) lines.push(...suspicionText(card.suspicion));
  if (card.phase) lines.push(`  in ${visible(card.phase.label)} ${visible(card.phase.title)}`);
  const section = (title: string, links: readonly CardLink[]): void => {
    if (links.length === 0) return;
    lines.push(`  ${title}`);
    for (const link of links)
      lines.push(`    ${visible(link.label)}  ${visible(link.title)}  ${styled('dim', where(link))}`);
  };
  section('covered by', card.coveredBy);
  if (card.wantsCoverage && card.coveredBy.length === 0) lines.push('  covered by nothing yet');
  section('verified by', card.verifiedBy);
  section('implemented in', card.implementedIn);
  section('tested by', card.testedBy);
  section('covers', card.covers);
  section('waits for', card.dependsOn);
  section('needed by', card.neededBy);
  section('mitigates', card.mitigates);
  section('mitigated by', card.mitigatedBy);
  section('scheduled by', card.scheduledBy);
  section('also at', card.otherDefinitions);
  return lines.join('\n');
}

function suspicionText({ rewordings, waiting }: Suspicion): string[] {
  const links = `${waiting} ${waiting === 1 ? 'link' : 'links'} not reviewed since`;
  return rewordings.flatMap(({ isSource, words, isGone }) => [
    `  ${isSource ? `source bullet ${isGone ? 'gone' : 'changed'} since the baseline` : 'changed since the baseline'}, ${links}`,
    ...(words === null ? [] : [`    ${wordsText(words)}`]),
  ]);
}
