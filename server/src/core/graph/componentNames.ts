import type { LinkedFile } from './linkedFile';

/** `Component-DataConnection.md` is the component DataConnection. */
export function componentNameOf({ path }: LinkedFile): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  return name.slice(name.indexOf('-') + 1);
}

/** Whether words name the component that a document describes. */
export function isComponentNamed(file: LinkedFile, said: readonly string[]): boolean {
  const all = ` ${said.map(plainWords).join(' ')} `;
  const words = plainWords(componentNameOf(file));
  return all.includes(` ${words} `) || all.includes(` ${words.replaceAll(' ', '')} `);
}

/** `DataConnection`, `data-connection` and `Data Connection` are the same words. */
function plainWords(text: string): string {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
