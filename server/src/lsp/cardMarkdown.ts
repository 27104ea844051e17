import type { Card, CardLink, HoverContent } from '../core/features/card';
import { positionFragment } from './positionFragment';
import type { PlaceNames } from './convert';

/** How many links of one kind a hover shows before it says how many more there are. */
const MOST_LINKS = 6;
/** How many members of a range a hover lists. */
const MOST_MEMBERS = 15;

/** Text from files, so that it reads as it stands: nothing in it may become markup, a link or a command. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>|~&$]/g, '\\$&').replace(/\s+/g, ' ');
}

const plainStatus = (status: string): string => status.replace('-', ' ');

/** A hover as markdown for any editor: no HTML, no icons, links by file URI. */
export function hoverMarkdown(content: HoverContent, names: PlaceNames): string {
  if (content.unresolved) return unresolvedMarkdown(content.unresolved);
  const [only] = content.cards;
  if (content.cards.length === 1 && only) return cardMarkdown(only, names);
  const shown = content.cards.slice(0, MOST_MEMBERS).map((card) => {
    const state = card.status ? ` · ${plainStatus(card.status)}` : '';
    const covered = card.wantsCoverage
      ? card.coveredBy.length > 0
        ? ` · covered by ${card.coveredBy.map((c) => c.label).join(', ')}`
        : ' · not covered'
      : '';
    return `- ${linkMarkdown(card.definition, names)} ${escapeMarkdown(card.title)}${escapeMarkdown(state + covered)}`;
  });
  const more = content.cards.length - shown.length;
  return [`**${content.cards.length} items**`, '', ...shown, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n');
}

const sentences = {
  dangling: (label: string) => `Nothing defines **${label}**.`,
  ambiguous: (label: string) => `**${label}** is defined in several places, and nothing here says which is meant.`,
  'undefined-kind': (label: string) => `Nothing in this workspace defines IDs like **${label}**.`,
};

function unresolvedMarkdown({ label, state }: NonNullable<HoverContent['unresolved']>): string {
  return sentences[state](escapeMarkdown(label));
}

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
  if (card.phase) facts.push(`Phase: ${linkMarkdown(card.phase, names)} ${escapeMarkdown(card.phase.title)}`);
  if (card.wantsCoverage && card.coveredBy.length === 0) facts.push('Not covered by any work yet');
  addLinks('Covered by', card.coveredBy);
  addLinks('Verified by', card.verifiedBy);
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

/** What stands in no item is named by its file: several such places of one file are told apart by their lines. */
function withLine(link: CardLink, names: PlaceNames): CardLink {
  return link.file.endsWith(link.label) ? { ...link, label: fileAndLine(link, names) } : link;
}

function fileAndLine(link: CardLink, names: PlaceNames): string {
  const line = names.lines(link.file)?.positionAt(link.start).line ?? 0;
  return `${link.file.slice(link.file.lastIndexOf('/') + 1)}:${line + 1}`;
}

function linkMarkdown(link: CardLink, names: PlaceNames): string {
  return `[${escapeMarkdown(link.label)}](${names.uri(link.file)}${positionFragment(names.lines(link.file), link.start)})`;
}
