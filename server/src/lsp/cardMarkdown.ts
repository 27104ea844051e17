import type { Card, CardLink } from '../core/features/card';
import type { Suspicion } from '../core/features/rewording';
import type { WordRun } from '../core/text/wordDiff';
import { positionFragment } from './positionFragment';
import type { SectionCoverage } from '../core/features/sectionCoverage';
import type { PlaceNames } from './convert';

/** How many links of one kind a hover shows before it says how many more there are. */
const MOST_LINKS = 6;
/** Text from files, so that it reads as it stands: nothing in it may become markup, a link or a command. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>|~&$]/g, '\\$&').replace(/\s+/g, ' ');
}

export const plainStatus = (status: string): string => status.replace('-', ' ');

/** One item: its text first, then what a reader asks next. */
export function cardMarkdown(card: Card, names: PlaceNames): string {
  const words = [
    card.kind.replace('-', ' '),
    card.strength === 'explicit' ? '' : card.strength,
    card.negative ? 'prohibition' : '',
    card.status ? plainStatus(card.status) : '',
  ];
  const lines = [
    `**${escapeMarkdown(card.label)}** ${escapeMarkdown(card.title)}`,
    '',
    `*${words.filter((w) => w !== '').join(' · ')}*`,
    '',
  ];
  const facts: string[] = [];
  if (card.source) {
    const drift = card.source.drifted ? ' — **the row no longer says this**' : '';
    facts.push(
      `Source: ${linkMarkdown({ ...card.source, label: fileAndLine(card.source, names) }, names)} — ${escapeMarkdown(card.source.title)}${drift}`,
    );
  }
  if (card.suspicion) facts.push(...suspicionMarkdown(card.suspicion));
  if (card.phase) facts.push(`Phase: ${linkMarkdown(card.phase, names)} ${escapeMarkdown(card.phase.title)}`);
  if (card.coverage) facts.push(coverageWords(card.coverage));
  if (card.wantsCoverage && card.coveredBy.length === 0) facts.push('Not covered by any work yet');
  addLinks('Covered by', card.coveredBy);
  addLinks('Verified by', card.verifiedBy);
  addLinks('Implemented in', card.implementedIn);
  addLinks('Tested by', card.testedBy);
  addLinks('Covers', card.covers);
  addLinks('Waits for', card.dependsOn);
  addLinks('Needed by', card.neededBy);
  addLinks('Mitigates', card.mitigates);
  addLinks('Mitigated by', card.mitigatedBy);
  addLinks('Scheduled by', card.scheduledBy);
  facts.push(`Defined in ${linkMarkdown({ ...card.definition, label: fileAndLine(card.definition, names) }, names)}`);
  return [...lines, ...facts.map((fact) => `${fact}  `)].join('\n');

  function addLinks(title: string, links: readonly CardLink[]): void {
    if (links.length === 0) return;
    const shown = links.slice(0, MOST_LINKS).map((link) => linkMarkdown(withLine(link, names), names));
    const more = links.length - shown.length;
    facts.push(`${title}: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`);
  }
}

/** Old words struck out, new ones bold, so that it can be read without colours. */
function suspicionMarkdown({ rewordings, waiting }: Suspicion): string[] {
  const links = waiting === 1 ? 'one link has' : `${waiting} links have`;
  return rewordings.map(({ isSource, words, isGone }) => {
    const what = isSource ? (isGone ? 'Source bullet gone since' : 'Source bullet changed since') : 'Changed since';
    const shown = words === null ? '' : `: ${words.map(runMarkdown).join(' ')}`;
    return `**${what} the baseline**, and ${links} not been reviewed${shown}`;
  });
}

function runMarkdown({ what, text }: WordRun): string {
  const words = escapeMarkdown(text);
  return what === 'same' ? words : what === 'gone' ? `~~${words}~~` : `**${words}**`;
}

export function coverageWords({ covered, total }: SectionCoverage): string {
  if (covered === total) return total === 1 ? 'Its one requirement is covered' : `All ${total} requirements covered`;
  return `${covered} of ${total} requirement${total === 1 ? '' : 's'} covered`;
}

/** What stands in no item is named by its file: several such places of one file are told apart by their lines. */
function withLine(link: CardLink, names: PlaceNames): CardLink {
  return link.file.endsWith(link.label) ? { ...link, label: fileAndLine(link, names) } : link;
}

function fileAndLine(link: CardLink, names: PlaceNames): string {
  const line = names.lines(link.file)?.positionAt(link.start).line ?? 0;
  return `${link.file.slice(link.file.lastIndexOf('/') + 1)}:${line + 1}`;
}

export function linkMarkdown(link: CardLink, names: PlaceNames): string {
  return `[${escapeMarkdown(link.label)}](${names.uri(link.file)}${positionFragment(names.lines(link.file), link.start)})`;
}
