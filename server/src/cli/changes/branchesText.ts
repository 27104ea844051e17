import type { Branch } from '../../core/features/changes/branches';
import type { Told } from '../../core/features/changes/told';
import type { WordRun } from '../../core/text/wordDiff';
import { styled, visible } from '../output';

/** Branches as lines that are indented as deep as they stand; groups are titles above theirs. */
export function branchesText(groups: readonly Branch[]): string {
  return groups
    .map(({ lead, note, branches }) => [styled('bold', `${lead} (${note})`), ...linesOf(branches, '  ')].join('\n'))
    .join('\n\n');
}

function linesOf(branches: readonly Branch[], indent: string): string[] {
  return branches.flatMap((branch) => [`${indent}${lineOf(branch)}`, ...linesOf(branch.branches, `${indent}  `)]);
}

function lineOf({ lead, formerly, told, words, note }: Branch): string {
  const label = told ? `${formerly === null ? '' : `${visible(formerly)} → `}${visible(told.label)}` : '';
  const start = [visible(lead), label].filter((part) => part !== '').join(' ');
  const text = wordsText(words);
  const parts = [start, text, told ? whereOf(told) : '', note === '' ? '' : `(${visible(note)})`];
  return parts.filter((part) => part !== '').join('  ');
}

/** As `git diff --word-diff` writes it, so that it can be told without colours. */
export function wordsText(words: readonly WordRun[]): string {
  return words.map(runOf).join(' ');
}

function runOf({ what, text }: WordRun): string {
  if (what === 'same') return visible(text);
  return what === 'gone' ? styled('red', `[-${visible(text)}-]`) : styled('blue', `{+${visible(text)}+}`);
}

export function whereOf({ file, line }: Told): string {
  return styled('dim', `${visible(file)}:${line}`);
}
