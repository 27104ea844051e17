import * as vscode from 'vscode';
import { type RequirementFilter as FilterName, requirementFilters } from '../../../server/src/protocol';
import { contexts, editorCommands } from '../contributions';

const key = 'requirements.filter';

/** What the Requirements view shows. */
export interface Chosen {
  only: FilterName[];
  /** As it was typed; empty for all. */
  text: string;
}

/** What the Requirements view is limited to: kept with the workspace, known to the menus. */
export class RequirementFilter implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private current: Chosen;

  readonly onDidChange = this.changed.event;

  constructor(private readonly memory: vscode.Memento) {
    this.current = chosenIn(memory.get(key)) ?? { only: [], text: '' };
    this.tell();
  }

  get chosen(): Chosen {
    return this.current;
  }

  get isOn(): boolean {
    return this.current.only.length > 0 || this.current.text !== '';
  }

  async choose(chosen: Chosen): Promise<void> {
    this.current = { only: [...chosen.only], text: chosen.text.trim() };
    this.tell();
    this.changed.fire();
    await this.memory.update(key, this.isOn ? this.current : undefined);
  }

  dispose(): void {
    this.changed.dispose();
  }

  private tell(): void {
    void vscode.commands.executeCommand(editorCommands.setContext, contexts.requirementsFiltered, this.isOn);
  }
}

/** Out of what somebody passes, or an older or a newer version remembered; undefined where that says nothing of it. */
export function chosenIn(given: unknown): Chosen | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { only, text } = given as Partial<Record<keyof Chosen, unknown>>;
  if (!Array.isArray(only) && typeof text !== 'string') return undefined;
  return {
    only: Array.isArray(only) ? requirementFilters.filter((name) => only.includes(name)) : [],
    text: typeof text === 'string' ? text : '',
  };
}

/** A filter as the view, its messages and the pick call it. */
export function nameOf(filter: FilterName): string {
  switch (filter) {
    case 'uncovered':
      return vscode.l10n.t('uncovered');
    case 'unverified':
      return vscode.l10n.t('unverified');
    case 'negative':
      return vscode.l10n.t('negative');
    case 'suspect':
      return vscode.l10n.t('suspect');
  }
}

/** `uncovered, negative, “door”` */
export function namesOf({ only, text }: Chosen): string {
  return [...only.map(nameOf), ...(text === '' ? [] : [`“${text}”`])].join(', ');
}
