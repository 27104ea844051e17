import '@vscode-elements/elements/dist/vscode-icon/index.js';
import '@vscode-elements/elements/dist/vscode-option/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import type { VscodeSingleSelect } from '@vscode-elements/elements/dist/vscode-single-select/index.js';
import type { VscodeTextfield } from '@vscode-elements/elements/dist/vscode-textfield/index.js';
import type { VscodeToolbarButton } from '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import { matrixStatuses, type MatrixPageResult } from '../../../../server/src/protocol';
import { element, iconBefore } from './elements';
import { change, rowFilters, state, type RowFilter } from './pageState';
import type { ShownPlan } from './plan';
import { statusWords } from './words';

export interface ToolbarActions {
  /** A filter or the phase changed. */
  readonly filtered: () => void;
  readonly choosePlan: (id: string) => void;
  readonly export: () => void;
  readonly setEditing: (on: boolean) => void;
}

const filterWords: Readonly<Record<RowFilter, string>> = {
  uncovered: 'Uncovered',
  unverified: 'Unverified',
  negative: 'Negative',
  suspect: 'Suspect',
};

/** What narrows the matrix down, and what is done with all of it. */
export class Toolbar {
  readonly host = element('div', 'toolbar', { role: 'toolbar', 'aria-label': 'Matrix' });
  private readonly text = document.createElement('vscode-textfield') as VscodeTextfield;
  private readonly flags = new Map<RowFilter, VscodeToolbarButton>();
  private readonly plans = select('Plan');
  private readonly phases = select('Phase');
  private readonly statuses = select('Status');
  private readonly editing = toggle('edit', 'Tick traces with a click');

  constructor(private readonly actions: ToolbarActions) {
    this.text.placeholder = 'Filter by ID or words';
    this.text.label = 'Filter by ID or words';
    this.text.className = 'filter';
    this.text.append(iconBefore('filter'));
    this.text.addEventListener('input', () => this.apply({ text: this.text.value }));
    for (const flag of rowFilters) {
      const button = toggle('', filterWords[flag]);
      button.addEventListener('change', () =>
        this.apply({ only: rowFilters.filter((each) => this.flags.get(each)?.checked) }),
      );
      this.flags.set(flag, button);
    }
    this.statuses.addEventListener('change', () => this.apply({ status: Number(this.statuses.value) }));
    this.phases.addEventListener('change', () => this.apply({ phase: this.phases.value }));
    this.plans.addEventListener('change', () => actions.choosePlan(this.plans.value));
    this.editing.addEventListener('change', () => actions.setEditing(this.editing.checked));
    const exporting = document.createElement('vscode-toolbar-button') as VscodeToolbarButton;
    exporting.icon = 'export';
    exporting.label = 'Export the matrix…';
    exporting.title = 'Export the matrix…';
    exporting.addEventListener('click', () => actions.export());
    const flags = element('div', 'flags', { role: 'group', 'aria-label': 'Show only' }, ...this.flags.values());
    const ends = element('div', 'ends', {}, this.editing, exporting);
    this.host.append(this.plans, this.text, flags, this.statuses, this.phases, ends);
    setOptions(
      this.statuses,
      [
        ['-1', 'Any status'],
        ...matrixStatuses.flatMap((_, i): [string, string][] => (i === 0 ? [] : [[String(i), statusWords[i] ?? '']])),
      ],
      String(state.status),
    );
  }

  focusFilter(): void {
    this.text.focus();
  }

  /** Says what there is to choose from, and what is chosen. */
  show({ plans }: MatrixPageResult, plan: ShownPlan): void {
    this.plans.hidden = plans.length < 2;
    setOptions(
      this.plans,
      plans.map(({ id, title }) => [id, title]),
      plan.data.id,
    );
    const phases = plan.data.phases.map(({ label, title }): [string, string] => [label, `${label} ${title}`.trim()]);
    this.phases.hidden = phases.length < 2;
    setOptions(this.phases, [['', 'All phases'], ...phases], state.phase);
    for (const [flag, button] of this.flags) {
      let count = 0;
      for (let row = 0; row < plan.rowCount; row++) if (plan.has(row, flag)) count++;
      button.textContent = `${filterWords[flag]} ${count}`;
      button.label = `${filterWords[flag]}, ${count}`;
      button.hidden = count === 0 && !state.only.includes(flag);
    }
    this.reflect();
  }

  /** The controls say what the state says. */
  reflect(): void {
    if (this.text.value !== state.text) this.text.value = state.text;
    for (const [flag, button] of this.flags) button.checked = state.only.includes(flag);
    this.statuses.value = String(state.status);
    this.phases.value = state.phase;
  }

  private apply(part: Partial<typeof state>): void {
    change(part);
    this.actions.filtered();
  }
}

function select(label: string): VscodeSingleSelect {
  const made = document.createElement('vscode-single-select') as VscodeSingleSelect;
  made.label = label;
  made.title = label;
  return made;
}

function toggle(icon: string, label: string): VscodeToolbarButton {
  const made = document.createElement('vscode-toolbar-button') as VscodeToolbarButton;
  made.icon = icon;
  made.label = label;
  made.title = label;
  made.toggleable = true;
  return made;
}

function setOptions(made: VscodeSingleSelect, options: readonly (readonly [string, string])[], value: string): void {
  const said = JSON.stringify(options);
  if (made.dataset['options'] !== said) {
    made.dataset['options'] = said;
    made.replaceChildren(...options.map(([own, label]) => element('vscode-option', '', { value: own }, label)));
  }
  made.value = value;
}
