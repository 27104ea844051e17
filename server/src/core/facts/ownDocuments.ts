/** The folder that a workspace keeps for Plantrace itself. */
const OWN = '.plantrace';

/**
 * Whether a document is one that Plantrace is set up with: a template, and no part of any plan. It defines and traces
 * nothing and gets no findings, whatever it looks like.
 */
export function isOwnDocument(path: string): boolean {
  return path.startsWith(`${OWN}/`) || path.includes(`/${OWN}/`);
}

/** Where a workspace keeps its own template of a name. */
export function ownTemplatePath(name: string): string {
  return `${OWN}/templates/${name}.md`;
}
