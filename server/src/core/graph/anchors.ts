import GithubSlugger from 'github-slugger';
import type { LinkedFile } from './linkedFile';

const anchorsOfFile = new WeakMap<LinkedFile['facts'], ReadonlySet<string>>();

/** The anchors of a document's headings as GitHub makes them, and those that its HTML declares. */
export function anchorsOf(file: LinkedFile): ReadonlySet<string> {
  let anchors = anchorsOfFile.get(file.facts);
  if (!anchors) {
    anchors = new Set([
      ...file.facts.anchors.map((a) => a.toLowerCase()),
      ...headingSlugs(file.facts.headings.map(({ text }) => text)),
    ]);
    anchorsOfFile.set(file.facts, anchors);
  }
  return anchors;
}

/** The anchors of all headings of a document, in their order: the same words again get a number. */
export function headingSlugs(texts: readonly string[]): string[] {
  const slugger = new GithubSlugger();
  return texts.map((text) => slugger.slug(plainText(text)));
}

/** A heading's text as a reader sees it: without marks and link targets. */
function plainText(text: string): string {
  return text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*`]/g, '')
    .replace(/(^|\s)_+|_+(?=\s|$)/g, '$1');
}
