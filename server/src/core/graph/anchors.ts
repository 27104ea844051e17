import GithubSlugger from 'github-slugger';
import type { LinkedFile } from './linkedFile';

const anchorsOfFile = new WeakMap<LinkedFile['facts'], ReadonlySet<string>>();

/** The anchors of a document's headings as GitHub makes them, and those that its HTML declares. */
export function anchorsOf(file: LinkedFile): ReadonlySet<string> {
  let anchors = anchorsOfFile.get(file.facts);
  if (!anchors) {
    const slugger = new GithubSlugger();
    const found = new Set<string>(file.facts.anchors.map((a) => a.toLowerCase()));
    for (const heading of file.facts.headings) found.add(slugger.slug(plainText(heading.text)));
    anchors = found;
    anchorsOfFile.set(file.facts, anchors);
  }
  return anchors;
}

/** A heading's text as a reader sees it: without marks and link targets. */
function plainText(text: string): string {
  return text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*`]/g, '')
    .replace(/(^|\s)_+|_+(?=\s|$)/g, '$1');
}
