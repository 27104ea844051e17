import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** The build puts the pages beside the bundles. */
const folder = path.join(__dirname, 'rules');
const known = new Map<string, string | null>();

/** Where the page of a rule is, as a URI; null where the program runs without its pages. */
export function rulePageUri(code: string): string | null {
  let uri = known.get(code);
  if (uri === undefined) {
    const file = path.join(folder, ...`${code}.md`.split('/'));
    uri = fs.existsSync(file) ? pathToFileURL(file).href : null;
    known.set(code, uri);
  }
  return uri;
}
