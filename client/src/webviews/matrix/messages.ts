import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-ring/index.js';
import { element, icon } from './elements';
import type { ShownPlan } from './plan';
import { plural } from './words';

export interface Action {
  readonly label: string;
  readonly run: () => void;
}

export interface Message {
  readonly kind: 'loading' | 'empty' | 'error';
  readonly text: string;
  readonly action?: Action;
}

/** What stands in the place of the grid where there is none. */
export function messageElement({ kind, text, action }: Message): HTMLElement {
  const sign =
    kind === 'loading' ? document.createElement('vscode-progress-ring') : icon(kind === 'error' ? 'error' : 'table');
  const made = element(
    'div',
    `message ${kind}`,
    { role: kind === 'error' ? 'alert' : 'status' },
    sign,
    element('p', '', {}, text),
  );
  if (action) made.append(button(action));
  return made;
}

function button({ label, run }: Action): HTMLElement {
  const made = element('vscode-button', '', { secondary: '' }, label);
  made.addEventListener('click', run);
  return made;
}

/** The line below the grid: what just happened, what the signs mean, and how much there is. */
export class StatusLine {
  private readonly said = element('span', 'said', { role: 'status', 'aria-live': 'polite' });
  private readonly action = element('span', 'action');
  private readonly numbers = element('span', 'numbers', { role: 'note' });
  readonly host = element(
    'div',
    'status-line',
    {},
    this.said,
    this.action,
    element('span', 'legend', { 'aria-hidden': 'true' }, ...legend()),
    this.numbers,
  );

  say(text: string, action?: Action): void {
    this.said.textContent = text;
    this.action.replaceChildren();
    if (!action) return;
    const made = element('button', 'link', { type: 'button' }, action.label);
    made.addEventListener('click', action.run);
    this.action.append(made);
  }

  count(text: string): void {
    this.numbers.textContent = text;
  }

  counts(plan: ShownPlan, matching: number): void {
    const all = plan.rowCount;
    const rows =
      matching === all
        ? plural(all, 'requirement')
        : `${matching.toLocaleString('en')} of ${plural(all, 'requirement')}`;
    this.count(`${rows} · ${plural(plan.data.work.length, 'piece of work', 'pieces of work')}`);
  }
}

function legend(): Node[] {
  const signs: [string, string, string][] = [
    ['pass-filled', 'verified', 'traced and verified'],
    ['check', 'traced', 'traced'],
    ['beaker', 'beside', 'verified only'],
  ];
  return signs.map(([name, className, words]) => {
    const sign = icon(name);
    sign.classList.add(className);
    return element('span', 'sign', {}, sign, words);
  });
}
