import GithubSlugger from 'github-slugger';
import type { LinkedFile } from '../../graph/linkedFile';
import { normalisePath } from '../../facts/destination';
import { fileNameOf } from '../display';
import { defineRule } from '../rule';

const anchorsOfFile = new WeakMap<LinkedFile['facts'], ReadonlySet<string>>();

/** The anchors of a document's headings as GitHub makes them, and those that its HTML declares. */
function anchorsOf(file: LinkedFile): ReadonlySet<string> {
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

/** A plan or checklist that some document announces for later is no broken link. */
export const brokenLink = defineRule({
  code: 'document/broken-link',
  title: 'Broken link',
  severity: 'error',
  looksAt: 'workspace',
  messages: {
    noFile: (path: string) => `There is no ${path}.`,
    noHeading: (anchor: string, file: string) => `${file} has no heading for #${anchor}.`,
  },
  *check({ graph, exists }, messages) {
    let announced: Set<string> | null = null;
    for (const file of graph.files) {
      for (const { start, end, path, anchor } of file.facts.links) {
        const place = { file: file.path, start, end };
        if (path !== file.path && path !== '' && !exists(path)) {
          announced ??= announcedPaths(graph.files);
          if (announced.has(path) || announced.has(fileNameOf(path))) continue;
          yield { ...place, message: messages.noFile(path) };
          continue;
        }
        if (anchor === '' || LINE_ANCHOR.test(anchor)) continue;
        const document = graph.file(path);
        if (!document || anchorsOf(document).has(anchor.toLowerCase())) continue;
        yield { ...place, message: messages.noHeading(anchor, fileNameOf(path)) };
      }
    }
  },
});

const LINE_ANCHOR = /^l\d+(?:-l?\d+)?$/i;

const announcedByFile = new WeakMap<LinkedFile['facts'], readonly string[]>();

/** Every announced path from the root, and the bare names, since a link may mean the file from elsewhere. */
function announcedPaths(files: readonly LinkedFile[]): Set<string> {
  const paths = new Set<string>();
  for (const { facts } of files) {
    if (facts.announcements.length === 0) continue;
    let own = announcedByFile.get(facts);
    if (!own) {
      own = facts.announcements.flatMap(({ path }) => {
        const normal = normalisePath(path);
        return normal === null ? [] : [normal, fileNameOf(normal)];
      });
      announcedByFile.set(facts, own);
    }
    for (const path of own) paths.add(path);
  }
  return paths;
}
