import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-icon/index.js';
import '@vscode-elements/elements/dist/vscode-option/index.js';
import '@vscode-elements/elements/dist/vscode-progress-ring/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import type { VscodeSingleSelect } from '@vscode-elements/elements/dist/vscode-single-select/index.js';
import type { VscodeTextfield } from '@vscode-elements/elements/dist/vscode-textfield/index.js';
import type { VscodeToolbarButton } from '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import { codicon, html } from './markup';

/** The controls of pages, as VS Code's own look. */

export function selectOf(label: string, onChange: (value: string) => void): VscodeSingleSelect {
  const made = document.createElement('vscode-single-select') as VscodeSingleSelect;
  made.label = label;
  made.title = label;
  made.addEventListener('change', () => onChange(made.value));
  return made;
}

/** Made anew only where they are others: an open list stays open. */
export function setOptions(
  made: VscodeSingleSelect,
  options: readonly (readonly [value: string, label: string])[],
  value: string,
): void {
  const said = JSON.stringify(options);
  if (made.dataset['options'] !== said) {
    made.dataset['options'] = said;
    made.replaceChildren(...options.map(([own, label]) => html('vscode-option' as 'option', { value: own }, label)));
  }
  made.value = value;
}

export function textField(label: string, icon: string, onInput: (value: string) => void): VscodeTextfield {
  const made = document.createElement('vscode-textfield') as VscodeTextfield;
  made.placeholder = label;
  made.label = label;
  made.append(html('vscode-icon' as 'span', { slot: 'content-before', name: icon }));
  made.addEventListener('input', () => onInput(made.value));
  return made;
}

/** An icon of a toolbar, with words where `words` says so. */
export function toolbarButton(icon: string, label: string, onClick: () => void, words?: string): VscodeToolbarButton {
  const made = document.createElement('vscode-toolbar-button') as VscodeToolbarButton;
  made.icon = icon;
  made.label = label;
  made.title = label;
  if (words !== undefined) made.append(words);
  made.addEventListener('click', onClick);
  return made;
}

export function toolbarToggle(
  icon: string,
  label: string,
  words: string,
  onChange: (checked: boolean) => void,
): VscodeToolbarButton {
  const made = document.createElement('vscode-toolbar-button') as VscodeToolbarButton;
  made.icon = icon;
  made.label = label;
  made.title = label;
  made.toggleable = true;
  made.append(words);
  made.addEventListener('change', () => onChange(made.checked));
  return made;
}

export interface Notice {
  readonly kind: 'loading' | 'empty' | 'error';
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** What stands where there is nothing else to show. */
export function noticeOf({ kind, text, action }: Notice): HTMLElement {
  const sign =
    kind === 'loading' ? document.createElement('vscode-progress-ring') : codicon(kind === 'error' ? 'error' : 'info');
  const role = kind === 'error' ? 'alert' : 'status';
  const made = html('div', { class: `notice ${kind}`, role }, sign, html('p', {}, text));
  if (action) {
    const press = html('vscode-button' as 'button', { secondary: '' }, action.label);
    press.addEventListener('click', action.run);
    made.append(press);
  }
  return made;
}
