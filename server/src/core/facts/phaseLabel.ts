import type { HeadingFact } from './facts';

const IN_TITLE = /\bPhase\s+(\d+[A-Za-z]?|[A-Z])(?![\w.])/;
const IN_NAME = /(?:^|\/)phase[-_](\d+[a-z]?)(?=[-_.])/i;

/** The phase that a plan or checklist is of, by its first heading, else by its file name: `3A`; null where neither says. */
export function phaseLabelOf(path: string, headings: readonly HeadingFact[]): string | null {
  const title = headings[0] ? IN_TITLE.exec(headings[0].text) : null;
  const label = title?.[1] ?? IN_NAME.exec(path)?.[1];
  return label === undefined ? null : label.toUpperCase();
}
