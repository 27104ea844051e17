import * as vscode from 'vscode';
import { type PhaseFilter, phaseFilters, type PhaseSort, phaseSorts } from '../../../server/src/protocol';
import type { PhaseWishes } from '../views/phaseState';
import type { PhaseView } from '../views/phaseView';
import { nameOfFilter, nameOfSort } from '../views/phaseWords';

/** Asks which of the phases and of their work to show; a key binding may say so at once. */
export function filterPhases(phases: PhaseView): (given?: Partial<PhaseWishes>) => Promise<void> {
  return async (given) => {
    const told = given?.only !== undefined || given?.text !== undefined;
    const wishes = told ? { only: given.only ?? [], text: given.text ?? '' } : await askForFilter(phases.state.wishes);
    if (wishes) phases.filter(wishes);
  };
}

export function clearPhaseFilter(phases: PhaseView): () => void {
  return () => phases.filter({ only: [], text: '' });
}

type FilterItem = vscode.QuickPickItem & { filter?: PhaseFilter };

/** Statuses are ticked, words are typed, both in one place; Escape leaves everything as it was. */
async function askForFilter({ only, text }: PhaseWishes): Promise<PhaseWishes | undefined> {
  const pick = vscode.window.createQuickPick<FilterItem>();
  pick.title = vscode.l10n.t('Filter Phases: Tick Statuses, Type Words');
  pick.placeholder = vscode.l10n.t('Words that are looked for in the phases and their work');
  pick.canSelectMany = true;
  // What is typed is looked for in the plans, and not in this list.
  const item = (filter: PhaseFilter): FilterItem => ({ filter, label: nameOfFilter(filter), alwaysShow: true });
  pick.items = phaseFilters.map(item);
  pick.selectedItems = pick.items.filter(({ filter }) => filter !== undefined && only.includes(filter));
  pick.value = text;
  try {
    return await new Promise((resolve) => {
      pick.onDidAccept(() => {
        const ticked = pick.selectedItems.flatMap(({ filter }) => filter ?? []);
        resolve({ only: ticked, text: pick.value.trim() });
      });
      pick.onDidHide(() => resolve(undefined));
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}

/** Asks for the order of the phases and of their work. */
export function sortPhases(phases: PhaseView): (given?: PhaseSort) => Promise<void> {
  return async (given) => {
    const known = phaseSorts.find((sort) => sort === given);
    const current = vscode.l10n.t('current');
    const items = phaseSorts.map((sort) => ({
      sort,
      label: nameOfSort(sort),
      ...(sort === phases.state.sort ? { description: current } : {}),
    }));
    const title = vscode.l10n.t('Sort Phases');
    const sort = known ?? (await vscode.window.showQuickPick(items, { title }))?.sort;
    if (sort) phases.sort(sort);
  };
}
