import * as vscode from 'vscode';
import type { PhaseFilter, PhaseSort } from '../../../server/src/protocol';
import type { PhaseWishes } from './phaseState';

/** What a filter leaves, as its button in the list of filters says it. */
export function nameOfFilter(filter: PhaseFilter): string {
  switch (filter) {
    case 'open':
      return vscode.l10n.t('Open');
    case 'ready':
      return vscode.l10n.t('Ready to begin');
    case 'in-progress':
      return vscode.l10n.t('In progress');
    case 'blocked':
      return vscode.l10n.t('Blocked or waiting');
    case 'deferred':
      return vscode.l10n.t('Deferred');
    case 'done':
      return vscode.l10n.t('Done');
    case 'gaps':
      return vscode.l10n.t('With gaps');
  }
}

export function nameOfSort(sort: PhaseSort): string {
  switch (sort) {
    case 'plan':
      return vscode.l10n.t('As the plan has it');
    case 'progress':
      return vscode.l10n.t('By progress, least first');
    case 'gaps':
      return vscode.l10n.t('By gaps, most first');
  }
}

/** What is filtered, and how much that leaves out. */
export function filterMessage({ only, text }: PhaseWishes, shown: number, all: number): string {
  const names = [...only.map(nameOfFilter), ...(text === '' ? [] : [`“${text}”`])].join(', ');
  return shown === 0
    ? vscode.l10n.t('Filter: {0}. Nothing fits; all {1} nodes are left out.', names, all)
    : vscode.l10n.t('Filter: {0}. {1} of {2} nodes are left out.', names, all - shown, all);
}
