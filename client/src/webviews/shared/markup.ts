/** Elements of HTML and of SVG with their attributes and children. Words are text, whatever they hold. */

type Attributes = Readonly<Record<string, string | number>>;

export function html<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value));
  made.append(...children);
  return made;
}

export function svg<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value));
  made.append(...children);
  return made;
}

/** A codicon that says nothing by itself. */
export function codicon(name: string): HTMLElement {
  return html('span', { class: `codicon codicon-${name}`, 'aria-hidden': 'true' });
}

/** A button with an icon and words; `label` where the words are not enough. */
export function button(
  { icon, words, label, title }: { icon?: string; words?: string; label?: string; title?: string },
  onClick: () => void,
): HTMLButtonElement {
  const made = html('button', { type: 'button' });
  if (icon !== undefined) made.append(codicon(icon));
  if (words !== undefined) made.append(html('span', {}, words));
  if (label !== undefined) made.setAttribute('aria-label', label);
  const tip = title ?? label;
  if (tip !== undefined) made.title = tip;
  made.addEventListener('click', onClick);
  return made;
}

export function plural(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`;
}
