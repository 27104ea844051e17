/** An element with its class, its attributes and its words. */
export function element(
  name: string,
  className: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElement {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

/** A codicon that says nothing by itself. */
export function icon(name: string): HTMLElement {
  return element('span', `codicon codicon-${name}`, { 'aria-hidden': 'true' });
}

/** Codicons cannot stand inside a component as they are: its own element knows where their font is. */
export function iconBefore(name: string): HTMLElement {
  return element('vscode-icon', '', { slot: 'content-before', name });
}
