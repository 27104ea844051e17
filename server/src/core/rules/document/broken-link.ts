import GithubSlugger from 'github-slugger';
import type { LinkedFile } from '../../graph/linkedFile';
import { normalisePath } from '../../graph/relations';
import { folderOf } from '../../graph/territories';
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
      for (const link of file.facts.links) {
        const target = parse(link.destination, file.path);
        if (target === null) continue;
        const place = { file: file.path, start: link.start, end: link.end };
        if (target.path !== file.path && target.path !== '' && !exists(target.path)) {
          announced ??= announcedPaths(graph.files);
          if (announced.has(target.path) || announced.has(fileNameOf(target.path))) continue;
          yield { ...place, message: messages.noFile(target.path) };
          continue;
        }
        if (target.anchor === '' || /^l\d+(?:-l?\d+)?$/i.test(target.anchor)) continue;
        const document = graph.file(target.path);
        if (!document || anchorsOf(document).has(target.anchor.toLowerCase())) continue;
        yield { ...place, message: messages.noHeading(target.anchor, fileNameOf(target.path)) };
      }
    }
  },
});

/** Every announced path from the root, and the bare names of those that may be meant from elsewhere. */
function announcedPaths(files: readonly LinkedFile[]): Set<string> {
  const paths = new Set<string>();
  for (const { facts } of files) {
    for (const { path } of facts.announcements) {
      const normal = normalisePath(path);
      if (normal === null) continue;
      paths.add(normal);
      paths.add(fileNameOf(normal));
    }
  }
  return paths;
}

/** Where a destination leads: path from the root and anchor. Null for what is no path (a template's `{slot}`, a lone `?`). */
function parse(destination: string, from: string): { path: string; anchor: string } | null {
  const hash = destination.indexOf('#');
  const written = (hash < 0 ? destination : destination.slice(0, hash)).replace(/\?.*$/, '');
  const anchor = decode(hash < 0 ? '' : destination.slice(hash + 1));
  const path = decode(written);
  if (path === null || anchor === null || /[{}<>*|"]/.test(path)) return null;
  if (path === '') return { path: from, anchor };
  const base = path.startsWith('/') ? '' : folderOf(from);
  const normal = normalisePath(base === '' ? path : `${base}/${path}`);
  return normal === null ? null : { path: normal, anchor };
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text.replace(/\\(?=[()[\] _-])/g, ''));
  } catch {
    return null; // a stray % is nobody's path
  }
}
