import type { Card } from '../core/features/card';
import type { HoverContent } from '../core/features/hover';
import { cardMarkdown, coverageWords, escapeMarkdown, linkMarkdown, plainStatus } from './cardMarkdown';
import type { PlaceNames } from './convert';
import { positionFragment } from './positionFragment';

/** How many members of a range or a section a hover lists. */
const MOST_MEMBERS = 15;
/** How many members that nothing defines it names. */
const MOST_UNDEFINED = 8;

/** A hover as markdown for any editor: no HTML, no icons, no commands, links by file URI. */
export function hoverMarkdown(content: HoverContent, names: PlaceNames): string {
  switch (content.kind) {
    case 'item':
      return cardMarkdown(content.card, names);
    case 'range':
      return rangeMarkdown(content, names);
    case 'unresolved':
      return sentences[content.state](escapeMarkdown(content.label));
    case 'sections':
      return sectionsMarkdown(content, names);
    case 'lines':
      return linesMarkdown(content, names);
  }
}

const sentences = {
  dangling: (label: string) => `Nothing defines **${label}**.`,
  ambiguous: (label: string) => `**${label}** is defined in several places, and nothing here says which is meant.`,
  'undefined-kind': (label: string) => `Nothing in this workspace defines IDs like **${label}**.`,
};

function listed(lines: readonly string[]): string[] {
  const more = lines.length - MOST_MEMBERS;
  return more > 0 ? [...lines.slice(0, MOST_MEMBERS), `- and ${more} more`] : [...lines];
}

type Of<Kind extends HoverContent['kind']> = Extract<HoverContent, { kind: Kind }>;

function rangeMarkdown({ cards, undefinedIds }: Of<'range'>, names: PlaceNames): string {
  const [only] = cards;
  if (cards.length === 1 && only && undefinedIds.length === 0) return cardMarkdown(only, names);
  const lines = listed(cards.map((card) => memberMarkdown(card, names)));
  const shown = undefinedIds.slice(0, MOST_UNDEFINED).map(escapeMarkdown).join(', ');
  const more = undefinedIds.length - MOST_UNDEFINED;
  const gone = undefinedIds.length === 0 ? [] : ['', `Nothing defines ${shown}${more > 0 ? ` and ${more} more` : ''}`];
  const count = cards.length + undefinedIds.length;
  return [`**${count} item${count === 1 ? '' : 's'}**`, '', ...lines, ...gone].join('\n');
}

function memberMarkdown(card: Card, names: PlaceNames): string {
  const covered = !card.wantsCoverage
    ? ''
    : card.coveredBy.length > 0
      ? `covered by ${card.coveredBy.map(({ label }) => label).join(', ')}`
      : 'not covered';
  const states = [card.status ? plainStatus(card.status) : '', covered].filter((state) => state !== '');
  const state = states.map((each) => ` · ${each}`).join('');
  return `- ${linkMarkdown(card.definition, names)} ${escapeMarkdown(card.title)}${escapeMarkdown(state)}`;
}

function sectionsMarkdown(
  { sections, coverage, members, sharedWith, note }: Of<'sections'>,
  names: PlaceNames,
): string {
  const [only] = sections;
  const title =
    sections.length === 1 && only
      ? `**${linkMarkdown(only, names)}** ${escapeMarkdown(only.title)}`
      : `**${sections.length} sections**`;
  const isOne = sections.length === 1;
  const lines = members.map(({ link, coverage: own }) => {
    const state = !own ? '' : isOne ? (own.covered === 0 ? ' · not covered' : '') : ` · ${own.covered} of ${own.total}`;
    return `- ${linkMarkdown(link, names)} ${escapeMarkdown(link.title)}${state}`;
  });
  const facts = [
    coverage ? coverageWords(coverage) : '',
    note === null ? '' : `This phase: ${escapeMarkdown(note)}`,
    sharedWith.length === 0 ? '' : `Also: ${sharedWith.map((phase) => linkMarkdown(phase, names)).join(', ')}`,
  ].filter((fact) => fact !== '');
  return [title, '', ...facts.map((fact) => `${fact}  `), '', ...listed(lines)].join('\n');
}

function linesMarkdown({ cited }: Of<'lines'>, names: PlaceNames): string {
  const { file, lines, text, more } = cited;
  const name = escapeMarkdown(file.slice(file.lastIndexOf('/') + 1));
  const starts = names.lines(file);
  const uri = `${names.uri(file)}${lines && starts ? positionFragment(starts, starts.lineStart(lines.first)) : ''}`;
  if (!lines) return `[${name}](${uri})`;
  const range = lines.first === lines.last ? `line ${lines.first + 1}` : `lines ${lines.first + 1}–${lines.last + 1}`;
  return [`[${name}](${uri}), ${range}`, '', ...fenced(text), ...(more > 0 ? ['', `and ${more} more`] : [])].join('\n');
}

/** Text as it stands: in a fence that nothing in it can close. */
function fenced(text: string): string[] {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, ...text.split(/\r\n|\r|\n/), fence];
}
