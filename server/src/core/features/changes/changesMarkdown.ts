import { linkToLine } from '../../views/shownLinks';
import { markdownWords } from '../../views/markdownWords';
import { listOf } from '../../text/wording';
import type { WordRun } from '../../text/wordDiff';
import { changeBranches, touchedBranches, type Branch } from './branches';
import type { Changes } from './changes';
import { countedChanges, countedParts } from './counted';
import type { Told } from './told';
import type { ToldTouched } from './touched';

/** More of a kind than this is a number: the description of a pull request has an end. */
const MOST_OF_A_KIND = 100;
/** The same for what is held to one item. */
const MOST_WITHIN = 8;

/** What changed since a revision, as a section for a pull request. */
export function changesMarkdown(changes: Changes, since: string): string {
  const revision = `\`${since.replace(/`/g, "'")}\``;
  if (changes.changes.length === 0)
    return `## Plan changes since ${revision}\n\nNothing that the plans define changed.\n`;
  const touched = countedParts(changes.touched);
  const lead = `${listOf(countedChanges(changes.changes), 12)}.`;
  const more = touched.length === 0 ? '' : ` Touched besides: ${listOf(touched, 12)}.`;
  return document([
    `## Plan changes since ${revision}`,
    `${lead}${more}`,
    ...changeBranches(changes).flatMap((branch) => section('###', branch)),
    ...(changes.touched.length === 0 ? [] : ['### What this touches']),
    ...touchedBranches(changes.touched).flatMap((branch) => section('####', branch)),
  ]);
}

/** What a change of items touches, in the same form. */
export function impactMarkdown(items: readonly Told[], touched: readonly ToldTouched[]): string {
  const counted = countedParts(touched);
  const [only] = items;
  const name = items.length === 1 && only ? withoutBrackets(only.label) : '';
  return document([
    name === '' ? `## Impact of ${items.length} items` : `## Impact of ${name}`,
    items.map((told) => `- ${linkOf(told)}${told.title === '' ? '' : `: ${markdownWords(told.title)}`}`).join('\n'),
    counted.length === 0 ? 'Nothing is held to it.' : `A change touches ${listOf(counted, 12)}.`,
    ...touchedBranches(touched).flatMap((branch) => section('###', branch)),
  ]);
}

/** What all that changed since a revision touches. */
export function impactSinceMarkdown({ changes, touched }: Changes, since: string): string {
  const revision = `\`${since.replace(/`/g, "'")}\``;
  const counted = countedParts(touched);
  return document([
    `## Impact of the changes since ${revision}`,
    changes.length === 0 ? 'Nothing that the plans define changed.' : `${listOf(countedChanges(changes), 12)}.`,
    ...(changes.length === 0
      ? []
      : [counted.length === 0 ? 'Nothing else is held to it.' : `That touches ${listOf(counted, 12)}.`]),
    ...touchedBranches(touched).flatMap((branch) => section('###', branch)),
  ]);
}

const document = (parts: readonly string[]): string => `${parts.filter((part) => part !== '').join('\n\n')}\n`;

function section(marks: string, { lead, note, branches }: Branch): string[] {
  return [`${marks} ${lead} (${note})`, listed(branches, '', MOST_OF_A_KIND).join('\n')];
}

function listed(branches: readonly Branch[], indent: string, most: number): string[] {
  const more = branches.length - most;
  const lines = branches
    .slice(0, most)
    .flatMap((branch) => [`${indent}- ${lineOf(branch)}`, ...listed(branch.branches, `${indent}  `, MOST_WITHIN)]);
  return more > 0 ? [...lines, `${indent}- and ${more} more`] : lines;
}

function lineOf({ lead, formerly, told, words, note }: Branch): string {
  const label = told ? `${formerly === null ? '' : `${withoutBrackets(formerly)} → `}${linkOf(told)}` : '';
  const start = [lead, label].filter((part) => part !== '').join(' ');
  const text = words.map(runOf).join(' ');
  return `${start}${text === '' ? '' : `: ${text}`}${note === '' ? '' : ` (${note})`}`;
}

/** Marks of emphasis within a run would close those around it early, so that it goes in plain. */
function runOf({ what, text }: WordRun): string {
  const words = markdownWords(text);
  if (what === 'same') return words;
  const bare = words.replace(/[*_~]{1,3}/g, '').trim();
  if (bare === '') return '';
  return what === 'gone' ? `~~${bare}~~` : `**${bare}**`;
}

const withoutBrackets = (label: string): string => label.replace(/^\[(.*)\]$/, '$1');

function linkOf({ label, file, line }: Told): string {
  return linkToLine(withoutBrackets(label), file, line);
}
