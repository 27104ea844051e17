import * as vscode from 'vscode';
import { type RequirementFilter as FilterName, requirementFilters } from '../../../server/src/protocol';
import { chosenIn, nameOf, type RequirementFilter } from '../views/requirementFilter';

interface FilterItem extends vscode.QuickPickItem {
  filter: FilterName | 'text';
}

function detailOf(filter: FilterName): string {
  switch (filter) {
    case 'uncovered':
      return vscode.l10n.t('No work covers it, although its phase or feature is planned.');
    case 'unverified':
      return vscode.l10n.t('Work covers it, and no criterion, gate or test names it.');
    case 'negative':
      return vscode.l10n.t('It forbids something.');
    case 'suspect':
      return vscode.l10n.t('Its text has changed since its links were reviewed.');
  }
}

/**
 * Asks what the Requirements view is limited to; what is on is ticked. Escape leaves it as it was. A key binding may say
 * it at once.
 */
export function filterRequirements(filter: RequirementFilter): (given?: unknown) => Promise<void> {
  return async (given) => {
    const said = chosenIn(given);
    if (said) return filter.choose(said);
    const { only, text } = filter.chosen;
    const items = requirementFilters.map((name): FilterItem => ({
      filter: name,
      label: nameOf(name),
      detail: detailOf(name),
      picked: only.includes(name),
    }));
    items.push({
      filter: 'text',
      label: vscode.l10n.t('containing text…'),
      detail: vscode.l10n.t('It, or the section or document that it stands in, holds some words.'),
      ...(text === '' ? {} : { description: `“${text}”` }),
      picked: text !== '',
    });
    const picked = await vscode.window.showQuickPick(items, {
      title: vscode.l10n.t('Filter Requirements'),
      placeHolder: vscode.l10n.t('Choose what is shown; choose nothing to show all'),
      canPickMany: true,
    });
    if (!picked) return;
    const names = picked.map((each) => each.filter);
    const words = names.includes('text') ? await askText(text) : '';
    if (words === undefined) return;
    await filter.choose({ only: requirementFilters.filter((name) => names.includes(name)), text: words });
  };
}

function askText(text: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Filter Requirements'),
    prompt: vscode.l10n.t('Show what holds these words, in its ID, its text, or the title of its section or document.'),
    value: text,
  });
}

export function clearRequirementFilters(filter: RequirementFilter): () => Promise<void> {
  return () => filter.choose({ only: [], text: '' });
}
